package review

import (
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

var (
	web  = kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Web"})
	shop = kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Shop"})
)

func periodOf(t *testing.T, label string) kpi.Period {
	p, ok := kpi.DefaultCalendar().Parse(label)
	if !ok {
		t.Fatalf("no period %q", label)
	}
	return p
}

// TestNotesOn gives a year's goal only the notes of the quarter under review, and
// those on a channel only where the channel has no goal of its own.
func TestNotesOn(t *testing.T) {
	notes := []Note{
		{KPI: "revenue", Period: periodOf(t, "2025-Q3"), Text: "rain"},
		{KPI: "revenue", Period: periodOf(t, "2025-05"), Text: "holiday"},
		{KPI: "revenue", Text: "always"},
		{KPI: "orders", Text: "another KPI"},
		{KPI: "revenue", Segment: web, Text: "a channel without a goal"},
		{KPI: "revenue", Segment: shop, Text: "a channel with one"},
	}
	year, shops := &Target{KPI: "revenue", Period: periodOf(t, "2025")}, &Target{KPI: "revenue", Period: periodOf(t, "2025-Q2"), Segment: shop}
	j := &assessor{opt: Options{Notes: notes, Quarter: periodOf(t, "2025-Q2")}, targets: []*Target{year, shops}}
	for of, want := range map[*Target][]string{
		year:  {"holiday", "always", "Web: a channel without a goal"},
		shops: {"a channel with one"},
	} {
		var got []string
		for _, n := range j.notesOn(of) {
			got = append(got, n.Text)
		}
		if len(got) != len(want) {
			t.Fatalf("%s: notes %q, want %q", of.Period.Label, got, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: note %q, want %q", of.Period.Label, got[i], want[i])
			}
		}
	}
}

// A note of the quarter that stands with no target is told of, at its line; one
// of another quarter is not.
func TestStrayNotes(t *testing.T) {
	notes := []Note{
		{KPI: "orders", Period: periodOf(t, "2025-Q2"), Pos: diag.Pos{File: "notes.csv", Line: 2}},
		{KPI: "orders", Period: periodOf(t, "2025-Q1"), Pos: diag.Pos{File: "notes.csv", Line: 3}},
	}
	j := &assessor{opt: Options{Notes: notes, Quarter: periodOf(t, "2025-Q2")}, words: newWords(Options{})}
	var list diag.List
	j.strayNotes(nil, &list)
	if len(list) != 1 || list[0].Code != "note_unplaced" || list[0].Pos.Line != 2 {
		t.Errorf("problems %v", list)
	}
}

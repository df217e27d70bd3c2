package review

import (
	"testing"

	"kpideck/kpi"
)

// TestNotesOn gives a year's goal only the notes of the quarter under review.
func TestNotesOn(t *testing.T) {
	period := func(label string) kpi.Period {
		p, ok := kpi.DefaultCalendar().Parse(label)
		if !ok {
			t.Fatalf("no period %q", label)
		}
		return p
	}
	notes := []Note{
		{KPI: "revenue", Period: period("2025-Q3"), Text: "rain"},
		{KPI: "revenue", Period: period("2025-05"), Text: "holiday"},
		{KPI: "revenue", Text: "always"},
		{KPI: "orders", Text: "another KPI"},
		{KPI: "revenue", Segment: kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Web"}), Text: "another segment"},
	}
	on := notesOn(notes, &Target{KPI: "revenue", Period: period("2025")}, period("2025-Q2"))
	if len(on) != 2 || on[0].Text != "holiday" || on[1].Text != "always" {
		t.Errorf("notes %v", on)
	}
}

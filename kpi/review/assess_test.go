package review_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

func quarter(label string) kpi.Period {
	p, ok := kpi.DefaultCalendar().Parse(label)
	if !ok {
		panic(label)
	}
	return p
}

func flatScene(from, to string, perDay int64) *scene {
	return &scene{loads: []loaded{{measure: "revenue", values: []kpi.Decimal{kpi.Whole(perDay)},
		span: kpi.Through(kpi.MustDate(from), kpi.MustDate(to))}}}
}

func TestNotesStandBesideTheirTarget(t *testing.T) {
	meta := kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Meta Ads"})
	notes := []review.Note{
		{KPI: "revenue", Period: quarter("2025-Q3"), Text: "same"},
		{KPI: "revenue", Period: quarter("2025-08"), Text: "inside"},
		{KPI: "revenue", Text: "always"},
		{KPI: "revenue", Period: quarter("2025-Q2"), Text: "another quarter"},
		{KPI: "revenue", Segment: meta, Text: "another segment"},
		{KPI: "spend", Text: "another KPI"},
	}
	targets := []*review.Target{{KPI: "revenue", Period: quarter("2025-Q3"), Goal: review.Goal{Value: 1}}}
	card := review.Assess(flatScene("2025-07-01", "2025-09-30", 1).model(), targets, review.Options{Notes: notes})
	var got []string
	for _, n := range card.Rows[0].Notes {
		got = append(got, n.Text)
	}
	if diff := cmp.Diff([]string{"same", "inside", "always", "Meta Ads: another segment"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestEventsOfTheQuarterInOrder(t *testing.T) {
	day := func(iso string) kpi.Span { return kpi.Day(kpi.MustDate(iso)) }
	events := []review.Event{{Span: day("2025-09-09"), Text: "9/9"}, {Span: day("2025-06-30"), Text: "before"},
		{Span: kpi.Through(kpi.MustDate("2025-06-25"), kpi.MustDate("2025-07-02")), Text: "over the edge"}}
	card := review.Assess(flatScene("2025-07-01", "2025-09-30", 1).model(), nil, review.Options{Events: events})
	if len(card.Events) != 2 || card.Events[0].Text != "over the edge" || card.Events[1].Text != "9/9" {
		t.Errorf("events: %v", card.Events)
	}
	if card.Quarter.Label != "2025-Q3" || card.Score.Overall != nil || card.Score.Strict != nil {
		t.Errorf("a scorecard without targets: %+v", card)
	}
}

func TestUnknownKPIIsAFindingNotARow(t *testing.T) {
	targets := []*review.Target{{KPI: "revenu", Period: quarter("2025-Q3"), Pos: diag.Pos{File: "targets.csv", Line: 2}}}
	card := review.Assess(flatScene("2025-07-01", "2025-09-30", 1).model(), targets, review.Options{})
	if len(card.Rows) != 0 || len(card.Findings) != 1 || card.Findings[0].Code != "unknown_kpi" ||
		card.Findings[0].Hint.In("en") != `did you mean "revenue"?` {
		t.Errorf("rows %v, findings %v", card.Rows, card.Findings)
	}
}

func TestCompareWithholdsWhatIsNotAlike(t *testing.T) {
	m := flatScene("2025-04-10", "2025-08-15", 10).model()
	x := m.Catalog().Metric("revenue")
	for _, c := range []struct {
		name, period, with string
		change             float64
		reason             string
	}{
		{"months of the same elapsed days", "2025-08", "2025-07", 0, ""},
		{"a whole month beside a whole month", "2025-07", "2025-06", 31./30 - 1, ""},
		{"a whole month beside a longer one", "2025-06", "2025-05", 30./31 - 1, ""},
		{"the other side begins late", "2025-Q3", "2025-Q2", 0, review.ReasonNotCovered},
		{"the other side has nothing", "2025-Q3", "2024-Q3", 0, "no_data"},
		{"nothing to compare", "2025-Q4", "2025-Q3", 0, "no_data"},
	} {
		p := quarter(c.period)
		got := review.Compare(m, x, p, nil, m.Value(x, p, nil), quarter(c.with))
		if got.Reason != c.reason {
			t.Errorf("%s: reason %q, want %q", c.name, got.Reason, c.reason)
		}
		if c.reason == "" && (got.Change == nil || !close(got.Change, &c.change)) {
			t.Errorf("%s: change %v, want %g", c.name, got.Change, c.change)
		}
	}
}

// A page formats numbers; the review hands its formatter every number it says.
func TestEvidenceUsesTheFormatterOfItsLanguage(t *testing.T) {
	opt := review.Options{Format: func(locale string, unit kpi.Unit, v float64) string { return "<" + locale + " " + string(unit) + ">" },
		Date: func(locale string, d kpi.Date) string { return "<" + locale + " day>" }}
	targets := []*review.Target{{KPI: "revenue", Period: quarter("2025-Q3"), Goal: review.Goal{Value: 920}, Owner: "Giám đốc"}}
	row := review.Assess(flatScene("2025-07-01", "2025-09-30", 10).model(), targets, opt).Rows[0]
	for letter, want := range map[string]diag.Text{
		"s": diag.Both("revenue ≥ <vi money>, toàn bộ, do Giám đốc phụ trách.", "revenue ≥ <en money>, in total, owned by Giám đốc."),
		"t": diag.Both("Hạn <vi day>, số ngày còn lại: 0.", "Due <en day>, days left: 0."),
	} {
		if diff := cmp.Diff(want, row.Smart[letter].Evidence); diff != "" {
			t.Errorf("%s: %s", letter, diff)
		}
	}
}

// The weeks of 2025 in this scene are worth their own number, so the list says
// which weeks the band is taken from.
func TestBandComesFromWholeWeeks(t *testing.T) {
	s := &scene{}
	for d := kpi.MustDate("2025-01-06"); d < kpi.MustDate("2025-10-13"); d += 7 {
		number := int64(d-kpi.MustDate("2025-01-06"))/7 + 2
		values := []kpi.Decimal{kpi.Whole(number), {}, {}, {}, {}, {}, {}}
		s.loads = append(s.loads, loaded{measure: "revenue", values: values, span: kpi.Span{Start: d, End: d + 7}})
	}
	m := s.model()
	for _, c := range []struct {
		name, from, to string
		want           []float64
	}{
		{"the last thirteen", "2025-07-01", "2025-07-20", []float64{17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29}},
		{"none beyond the covered days", "2025-07-01", "2025-07-30", []float64{18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30}},
		{"more than thirteen in a year", "2025-01-01", "2025-05-11", []float64{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19}},
		{"none before the data", "2025-01-06", "2025-01-12", []float64{2}},
	} {
		covered := kpi.Through(kpi.MustDate(c.from), kpi.MustDate(c.to))
		if diff := cmp.Diff(c.want, review.WeeksBehind(m, m.Catalog().Metric("revenue"), nil, covered)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

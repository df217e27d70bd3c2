package kpi_test

import (
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/formula"
)

// TestPartOfAWeekHasNoPrevious asks for growth in the two days of a week that a
// quarter leaves over: the week before has seven, and the same week is no
// previous one.
func TestPartOfAWeekHasNoPrevious(t *testing.T) {
	growth, err := formula.Parse("revenue / prev(revenue) - 1")
	if err != nil {
		t.Fatal(err)
	}
	x := &kpi.Metric{ID: "growth", Unit: kpi.Percent, Bases: []kpi.Base{{Formula: growth}}}
	cat := kpi.NewCatalog([]*kpi.Measure{{ID: "revenue", Unit: kpi.Money, OverTime: kpi.RollSum, OverMembers: kpi.RollSum}}, []*kpi.Metric{x}, nil)
	tally := &kpi.Tally{File: "shop.csv", Measures: []string{"revenue"}}
	for d := kpi.MustDate("2025-09-01"); d <= kpi.MustDate("2025-10-31"); d++ {
		tally.Rows = append(tally.Rows, kpi.TallyRow{Span: kpi.Day(d), Amounts: []kpi.Cell{{Known: true, Sum: kpi.Whole(7)}}})
	}
	cube, _, _ := kpi.Resolve([]*kpi.Tally{tally}, cat, kpi.ResolveOptions{})
	m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
	week, _ := m.Calendar().Parse("2025-W40")
	if v := m.Value(x, week, nil); !v.OK() || v.Number != 0 {
		t.Errorf("growth of the whole week: %v %s, want 0", v.Number, v.Reason)
	}
	quarter, _ := m.Calendar().Parse("2025-Q3")
	for _, q := range []kpi.Period{quarter, m.Calendar().Next(quarter)} {
		part := week
		part.Span = week.Clip(q.Span)
		if v := m.Value(x, part, nil); v.Reason != kpi.WrongGrain {
			t.Errorf("growth of %v: %v %q, want the reason %s", part.Span, v.Number, v.Reason, kpi.WrongGrain)
		}
	}
}

package kpi_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kpideck/kpi"
)

// An amount day by day is what the metric is on each day, and unknown where the
// metric has no value.
func TestDailyEqualsTheValueOfEachDay(t *testing.T) {
	cat := adCatalog()
	rapid.Check(t, func(t *rapid.T) {
		calendar := drawCalendar(t)
		m := modelOf(drawFiles(t), cat, calendar, truthStart+kpi.Date(rapid.IntRange(20, truthDays-1).Draw(t, "as of")))
		x, s := cat.Metric("spend"), rapid.SampledFrom(adSegments).Draw(t, "segment")
		if !m.Available(x) || m.Range().Empty() {
			return
		}
		whole := m.Value(x, calendar.Containing(kpi.Yearly, truthStart), s)
		days := m.Daily(whole.Derivation.Amounts()[0])
		if len(days.Value) != m.Range().Days() || days.First != m.Range().Start {
			t.Fatalf("%d days from %s, the data hold %v", len(days.Value), days.First, m.Range())
		}
		for d := m.Range().Start; d < m.Range().End; d++ {
			want := m.Value(x, calendar.Containing(kpi.Daily, d), s)
			if got := days.At(d); math.IsNaN(got) == want.OK() || want.OK() && got != want.Number {
				t.Fatalf("%s %s: %v, want %v %s", s, d, got, want.Number, want.Reason)
			}
		}
	})
}

// A stock is exported now and then, and stands at its last value in between: by
// the day, where the value of a day without a row is none.
func TestDailyCarriesAStockOn(t *testing.T) {
	cat := kpi.NewCatalog([]*kpi.Measure{{ID: "followers", Unit: kpi.People, OverTime: kpi.RollLast, OverMembers: kpi.RollSum, Families: []kpi.Family{kpi.Social}}},
		metricsOf("followers = followers"), nil)
	first := kpi.MustDate("2025-07-01")
	tally := &kpi.Tally{File: "pages.csv", Hash: "pages", Family: kpi.Social, Account: "main", Dims: []string{kpi.Channel}, Measures: []string{"followers"},
		Seen: kpi.Span{Start: first, End: first + 5}, RowsByDay: map[kpi.Span]int{}}
	for _, row := range []struct {
		day   kpi.Date
		page  string
		value int64
	}{{0, "A", 100}, {1, "B", 10}, {3, "A", 103}, {4, "B", 12}} {
		tally.Rows = append(tally.Rows, kpi.TallyRow{Span: kpi.Day(first + row.day), Members: []string{row.page},
			Amounts: []kpi.Cell{{Known: true, Sum: kpi.Whole(row.value)}}})
		tally.RowsByDay[kpi.Day(first+row.day)]++
	}
	m := modelOf([]*kpi.Tally{tally}, cat, kpi.DefaultCalendar(), 0)
	month, _ := kpi.DefaultCalendar().Parse("2025-07")
	days := m.Daily(m.Value(cat.Metric("followers"), month, nil).Derivation.Amounts()[0])
	if diff := cmp.Diff([]float64{100, 110, 110, 113, 115}, days.Value); diff != "" {
		t.Error(diff)
	}
	if !math.IsNaN(days.At(first-1)) || !math.IsNaN(days.At(first+5)) {
		t.Error("a day outside the data has a value")
	}
}

func TestDailyOfWhatCannotBeAdded(t *testing.T) {
	cat := kpi.NewCatalog([]*kpi.Measure{{ID: "reach", Unit: kpi.People, OverTime: kpi.RollNone, Families: []kpi.Family{kpi.Ads}}}, metricsOf("reach = reach"), nil)
	day := kpi.MustDate("2025-07-01")
	tally := &kpi.Tally{File: "a.csv", Hash: "a", Family: kpi.Ads, Account: "main", Measures: []string{"reach"}, Seen: kpi.Day(day), RowsByDay: map[kpi.Span]int{kpi.Day(day): 1},
		Rows: []kpi.TallyRow{{Span: kpi.Day(day), Amounts: []kpi.Cell{{Known: true, Sum: kpi.Whole(5)}}}}}
	m := modelOf([]*kpi.Tally{tally}, cat, kpi.DefaultCalendar(), 0)
	v := m.Value(cat.Metric("reach"), kpi.DefaultCalendar().Containing(kpi.Daily, day), nil)
	if v.Number != 5 || m.Daily(v.Derivation.Amounts()[0]) != nil {
		t.Errorf("reach %v has days", v.Number)
	}
}

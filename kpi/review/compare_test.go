package review_test

import (
	"math"
	"reflect"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// tetDays are the first days of Tết; the days that it moves are those of the
// calendar that ships: 21 before and 10 behind.
var tetDays = []string{"2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17"}

func tet() kpi.Holidays {
	h := kpi.Holiday{ID: "tet", Align: true, Before: 21, After: 10}
	for _, d := range tetDays {
		h.Spans = append(h.Spans, kpi.Day(kpi.MustDate(d)))
	}
	return kpi.Holidays{h}
}

// aroundTet is a shop that sells 100 a day, 300 a day in the three weeks before
// Tết and 10 a day from Tết to ten days behind it, from the beginning of 2023.
func aroundTet(asOf string) *kpi.Model {
	s := scene{asOf: kpi.MustDate(asOf)}
	at := kpi.MustDate("2023-01-01")
	sell := func(until kpi.Date, each int64) {
		if until = min(until, s.asOf+1); until > at {
			s.loads = append(s.loads, loaded{measure: "revenue", span: kpi.Span{Start: at, End: until}, values: []kpi.Decimal{kpi.Whole(each)}})
			at = until
		}
	}
	for _, d := range tetDays {
		day := kpi.MustDate(d)
		sell(day-21, 100)
		sell(day, 300)
		sell(day+11, 10)
	}
	sell(s.asOf+1, 100)
	return s.model()
}

// A shop whose days before Tết sell as they did has not changed, whatever the
// dates say.
func TestLastYearIsAlignedOnTet(t *testing.T) {
	tests := []struct {
		name, period, asOf string
		from               string // the first day of last year's stretch
		days               int
		aligned            string
		change             float64
		byDates            float64 // the change that the same dates would show
	}{
		// 7 × 100 + 21 × 300 + 3 × 10 against 19 × 100 + 12 × 300; moved by 12 days
		// the stretches are alike.
		{"January 2025", "2025-01", "2025-01-31", "2024-01-13", 31, "tet", 0, 7030.0/5500 - 1},
		{"a February that last year had a day more", "2025-02", "2025-02-28", "2024-02-13", 28, "tet", 0, 2080.0/3710 - 1},
		{"the first quarter of 2026 to 15 February", "2026-Q1", "2026-02-15", "2024-12-13", 46, "tet", 0, 8600.0/7810 - 1},
		{"the whole first quarter of 2026", "2026-Q1", "2026-03-31", "2025-01-01", 90, "", 0, 0},
		{"the week before Tết", "2026-W07", "2026-02-15", "2025-01-21", 7, "tet", 0, 2},
		{"a week behind all of it", "2026-W12", "2026-03-31", "2025-03-17", 7, "", 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := aroundTet(tt.asOf)
			x := m.Catalog().Metric("revenue")
			p, _ := m.Calendar().Parse(tt.period)
			actual := m.Value(x, p, nil)
			c := review.CompareYear(m, x, p, nil, actual, tet())
			if c.Aligned != tt.aligned || c.Period.Start.String() != tt.from || c.Value.Span.Days() != tt.days {
				t.Errorf("aligned %q on %d days from %s, want %q on %d from %s", c.Aligned, c.Value.Span.Days(), c.Period.Start, tt.aligned, tt.days, tt.from)
			}
			if c.Change == nil || *c.Change != tt.change {
				t.Errorf("change %v (%s), want %v", c.Change, c.Reason, tt.change)
			}
			plain := review.CompareYear(m, x, p, nil, actual, nil)
			if plain.Change == nil || math.Abs(*plain.Change-tt.byDates) > 1e-9 {
				t.Errorf("by dates %v, want about %v", *plain.Change, tt.byDates)
			}
		})
	}
}

// Where no holiday is aligned, and in any other period, last year is the same
// dates as before.
func TestOnlyTetMovesAComparison(t *testing.T) {
	m := aroundTet("2026-03-31")
	march8 := kpi.Holidays{{ID: "womens_day", Spans: []kpi.Span{kpi.Day(kpi.MustDate("2025-03-08")), kpi.Day(kpi.MustDate("2024-03-08"))}}}
	x := m.Catalog().Metric("revenue")
	for _, g := range []kpi.Grain{kpi.Weekly, kpi.Monthly, kpi.Quarterly, kpi.Yearly} {
		for _, p := range m.Calendar().Periods(g, kpi.Through(kpi.MustDate("2024-01-01"), kpi.MustDate("2026-03-31"))) {
			actual := m.Value(x, p, nil)
			ago, _ := m.Calendar().YearAgo(p)
			want := review.Compare(m, x, p, nil, actual, ago)
			for _, h := range []kpi.Holidays{nil, march8} {
				if got := review.CompareYear(m, x, p, nil, actual, h); !reflect.DeepEqual(got, want) {
					t.Errorf("%s: %+v, want %+v", p.Label, got, want)
				}
			}
			moved := review.CompareYear(m, x, p, nil, actual, tet())
			if near := p.Start.String()[5:7] <= "03"; moved.Aligned != "" && !near {
				t.Errorf("%s is aligned on %s", p.Label, moved.Aligned)
			}
		}
	}
}

// The aligned stretch may begin before all data: then nothing is compared, and
// the page can still say why.
func TestAlignedBeforeAllDataIsNotCompared(t *testing.T) {
	m := aroundTet("2024-01-31")
	x := m.Catalog().Metric("revenue")
	p, _ := m.Calendar().Parse("2024-01")
	c := review.CompareYear(m, x, p, nil, m.Value(x, p, nil), tet())
	if c.Aligned != "tet" || c.Period.Start != kpi.MustDate("2022-12-13") || c.Change != nil || c.Reason != review.ReasonNotCovered {
		t.Errorf("%+v", c)
	}
}

// What is made of the whole period before, such as growth, has no value in a
// stretch that no calendar cut; it is withheld, never taken from other dates.
func TestAlignedGrowthIsWithheld(t *testing.T) {
	m := aroundTet("2025-01-31")
	x := m.Catalog().Metric("revenue_growth")
	p, _ := m.Calendar().Parse("2025-01")
	c := review.CompareYear(m, x, p, nil, m.Value(x, p, nil), tet())
	if c.Aligned != "tet" || c.Change != nil || c.Reason != string(kpi.WrongGrain) {
		t.Errorf("%+v", c)
	}
}

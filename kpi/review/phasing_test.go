package review_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

func TestParsePhasing(t *testing.T) {
	for text, want := range map[string]review.Phasing{
		"":                  {},
		"auto":              {},
		"Linear":            {Kind: "linear"},
		" chia  đều ":       {Kind: "linear"},
		"weekday":           {Kind: "weekday"},
		"Theo thứ":          {Kind: "weekday"},
		"seasonal":          {Kind: "seasonal"},
		"theo mùa":          {Kind: "seasonal"},
		"50/25/25":          {Kind: "shares", Shares: []float64{0.5, 0.25, 0.25}},
		"50 % / 25 % / 25%": {Kind: "shares", Shares: []float64{0.5, 0.25, 0.25}},
		"1/0/3":             {Kind: "shares", Shares: []float64{0.25, 0, 0.75}},
		"12,5/37,5/50":      {Kind: "shares", Shares: []float64{0.125, 0.375, 0.5}},
	} {
		got, err := review.ParsePhasing(text)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%q: %v %s", text, err, diff)
		}
	}
	for _, text := range []string{"last year", "30", "30/", "/", "-1/2", "0/0/0", "30/30/x", "1e400/1", "NaN/1", "30-30-40"} {
		if got, err := review.ParsePhasing(text); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}

func TestCuts(t *testing.T) {
	cal := kpi.DefaultCalendar()
	retail := kpi.Calendar{WeekStart: cal.WeekStart, FiscalStart: 1, Pattern: kpi.Pattern445}
	for _, c := range []struct {
		name, period string
		cal          kpi.Calendar
		shares       int
		first, last  int // days of the first and the last cut; 0: no cuts
	}{
		{"months of a quarter", "2025-Q3", cal, 3, 31, 30},
		{"weeks of a quarter, a day over", "2025-Q3", cal, 13, 7, 8},
		{"months of a retail quarter", "2025-Q3", retail, 3, 28, 35},
		{"months of a year", "2025", cal, 12, 31, 31},
		{"quarters of a year", "2025", cal, 4, 90, 92},
		{"weeks of a year", "2025", cal, 52, 7, 8},
		{"weeks of a month", "2025-07", cal, 4, 7, 10},
		{"days of a week", "2025-W30", cal, 7, 1, 1},
		{"neither months nor weeks", "2025-Q3", cal, 4, 0, 0},
		{"one share is no phasing", "2025-07", cal, 1, 0, 0},
	} {
		p, ok := c.cal.Parse(c.period)
		if !ok {
			t.Fatalf("%s: no period %s", c.name, c.period)
		}
		cuts := review.Cuts(c.cal, p, c.shares)
		if c.first == 0 {
			if cuts != nil {
				t.Errorf("%s: %v", c.name, cuts)
			}
			continue
		}
		if len(cuts) != c.shares || cuts[0].Days() != c.first || cuts[len(cuts)-1].Days() != c.last {
			t.Errorf("%s: %v", c.name, cuts)
		}
		if cuts[0].Start != p.Start || cuts[len(cuts)-1].End != p.End {
			t.Errorf("%s: %v do not fill %v", c.name, cuts, p)
		}
	}
}

func FuzzParsePhasing(f *testing.F) {
	for _, text := range []string{"", "linear", "30/30/40", "7,5%/92,5 %", "///", "1e9/-1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ph, err := review.ParsePhasing(text)
		if err != nil || ph.Kind != review.PhaseShares {
			return
		}
		total := 0.0
		for _, share := range ph.Shares {
			if share < 0 {
				t.Fatalf("%q: a negative share in %v", text, ph.Shares)
			}
			total += share
		}
		if math.Abs(total-1) > 1e-9 {
			t.Fatalf("%q: shares come to %g", text, total)
		}
	})
}

package report

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/report/locale"
)

func TestTicksAreRoundAndShort(t *testing.T) {
	l := &locale.Locale{}
	cases := []struct {
		name      string
		low, high float64
		want      []float64
	}{
		{"from above zero", 497, 652, []float64{400, 500, 600, 700}},
		{"from zero", 0, 1157, []float64{0, 500, 1000, 1500}},
		{"below zero", -3, 4, []float64{-4, -2, 0, 2, 4}},
		{"small rates", 0.0251, 0.0279, []float64{0.025, 0.026, 0.027, 0.028}},
		{"no length", 5, 5, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []float64
			for _, k := range (figures{l: l, unit: kpi.Ratio}).ticks(c.low, c.high) {
				got = append(got, k.Value)
			}
			if len(got) != len(c.want) || len(got) > 0 && (got[0]-c.want[0] > 1e-9 || c.want[len(got)-1]-got[len(got)-1] > 1e-9) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// Whatever the range, few ticks hold it, and no two read alike.
func TestTicksHoldTheRangeAndReadApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(-1e6, 1e6).Draw(t, "low")
		high := low + rapid.Float64Range(1e-2, 1e6).Draw(t, "length")
		var texts []string
		list := (figures{l: &locale.Locale{}, unit: kpi.Ratio}).ticks(low, high)
		for _, k := range list {
			texts = append(texts, k.Text)
		}
		if len(list) < 2 || len(list) > mostTicks {
			t.Fatalf("%d ticks from %g to %g: %v", len(list), low, high, texts)
		}
		slack := 1e-6 * (high - low)
		if list[0].Value > low+slack || list[len(list)-1].Value < high-slack {
			t.Fatalf("%v do not hold %g to %g", texts, low, high)
		}
		slices.Sort(texts)
		if len(slices.Compact(texts)) != len(list) {
			t.Fatalf("two ticks read alike: %v", texts)
		}
	})
}

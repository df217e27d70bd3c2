package review_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi/review"
)

func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-9*math.Max(1, math.Max(math.Abs(a), math.Abs(b)))
}

// The vector of methods.md b5.
func TestLimitsOfTheKnownSeries(t *testing.T) {
	values := []float64{12, 14, 11, 13, 15, 12, 13, 14, 12, 30}
	l := review.XmR(values)
	for _, c := range []struct {
		name      string
		got, want float64
	}{{"centre", l.Centre, 14.6}, {"low", l.Low, 4.5511}, {"high", l.High, 24.6489}, {"range", l.Range, 12.3533}} {
		if math.Abs(c.got-c.want) > 5e-5 {
			t.Errorf("%s = %g, want %g", c.name, c.got, c.want)
		}
	}
	for i := range values {
		want := review.NoSignal
		if i == len(values)-1 {
			want = review.OutsideLimit
		}
		if got := l.Rule(values, i); got != want {
			t.Errorf("point %d (%g): rule %q, want %q", i, values[i], got, want)
		}
	}
}

func TestRulesOfSignals(t *testing.T) {
	limits := review.Limits{Centre: 10, Low: 4, High: 16, Range: 8}
	for _, c := range []struct {
		name   string
		values []float64
		want   review.SignalRule
	}{
		{"inside", []float64{9, 11, 10}, review.NoSignal},
		{"above the limit", []float64{10, 16.1}, review.OutsideLimit},
		{"on the limit", []float64{10, 16}, review.NoSignal},
		{"a jump beyond the range limit, both ends inside", []float64{5, 13.5}, review.OutsideLimit},
		{"three of four near the upper limit", []float64{14, 9, 14, 13.5}, review.NearLimit},
		{"three of four, but the last is back", []float64{14, 14, 14, 10.5}, review.NoSignal},
		{"two of four", []float64{10, 9, 14, 14}, review.NoSignal},
		{"three of four, not all at one limit", []float64{14, 6, 14, 10}, review.NoSignal},
		{"eight below the centre", []float64{9, 9.5, 9, 8, 9, 9.5, 9, 9}, review.RunOfEight},
		{"seven below the centre", []float64{11, 9.5, 9, 8, 9, 9.5, 9, 9}, review.NoSignal},
		{"eight with one on the centre", []float64{9, 9.5, 9, 8, 10, 9.5, 9, 9}, review.NoSignal},
	} {
		if got := limits.Rule(c.values, len(c.values)-1); got != c.want {
			t.Errorf("%s: rule %q, want %q", c.name, got, c.want)
		}
	}
}

// A constant series has no signal, whatever rounding does to its mean, and
// scaling the values scales the limits and changes no rule.
func TestLimitsScaleWithTheirValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0, 1e6), 2, 30).Draw(t, "values")
		by := rapid.SampledFrom([]float64{0.5, 4, 1024}).Draw(t, "by")
		scaled := make([]float64, len(values))
		for i, v := range values {
			scaled[i] = by * v
		}
		a, b := review.XmR(values), review.XmR(scaled)
		if !near(by*a.Low, b.Low) || !near(by*a.High, b.High) || !near(by*a.Range, b.Range) {
			t.Fatalf("limits %+v, scaled by %g %+v", a, by, b)
		}
		for i := range values {
			if a.Rule(values, i) != b.Rule(scaled, i) {
				t.Fatalf("point %d: %q, scaled %q", i, a.Rule(values, i), b.Rule(scaled, i))
			}
		}
		constant := make([]float64, len(values))
		for i := range constant {
			constant[i] = values[0]
		}
		for i := range constant {
			if r := review.XmR(constant).Rule(constant, i); r != review.NoSignal {
				t.Fatalf("a constant series gives %q", r)
			}
		}
	})
}

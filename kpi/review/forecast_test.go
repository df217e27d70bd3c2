package review

import (
	"math"
	"testing"

	"kpideck/kpi"
)

// without is what a row that nothing is known of from before comes to.
func without(n nature, g progress, weeks []float64, actual float64) *Forecast {
	return forecastOf(sofar{progress: g, nature: n, actual: actual, cal: kpi.DefaultCalendar()}, nil, func() []float64 { return weeks })
}

func TestBandIsTheWeeklyDeviationOverTheWeeksLeft(t *testing.T) {
	weeks := []float64{10, 12, 9, 13} // moving ranges 2, 3, 4: mean 3
	sigma := 3 / 1.128
	if got := movingRangeSigma(weeks); math.Abs(got-sigma) > 1e-12 {
		t.Fatalf("sigma %g, want %g", got, sigma)
	}
	g := progress{elapsed: 28, days: 91, left: 63}
	// Nine weeks left, of a rate that was never tried: what it stands on counts for
	// two weeks, and a deviation known from four values for Student's quantile.
	widened := math.Sqrt(9*(1+9./2)) * wider(3)
	for _, c := range []struct {
		name   string
		nature nature
		value  float64
		half   float64
	}{
		{"a flow", flow, 440. / 28 * 91, 1.28 * sigma * widened},
		{"a ratio: the mean of thirteen weeks", level, 440, 1.28 * sigma * widened / 13},
		{"a stock", stock, 440, 1.28 * sigma * widened},
	} {
		f := without(c.nature, g, weeks, 440)
		if f.Band != BandWeeks || math.Abs(f.Value-c.value) > 1e-9 || math.Abs(f.High-c.value-c.half) > 1e-9 || math.Abs(c.value-f.Low-c.half) > 1e-9 {
			t.Errorf("%s: %+v, want %g ± %g", c.name, *f, c.value, c.half)
		}
	}
}

func TestBandEdges(t *testing.T) {
	early := progress{elapsed: 7, days: 91, left: 84}
	if f := without(flow, early, []float64{9000, 0, 9000, 0}, 1000); f.Low != 1000 {
		t.Errorf("a flow that never fell keeps what it has: low %g, want 1000", f.Low)
	}
	if f := without(flow, early, []float64{9000, -9000, 9000, -9000}, 1000); f.Low >= 1000 {
		t.Errorf("a flow with losses may fall: low %g", f.Low)
	}
	for name, weeks := range map[string][]float64{"no week": nil, "three weeks": {4, 5, 6}, "weeks that are all alike": {5, 5, 5, 5, 5}} {
		if f := without(level, early, weeks, 5); f.Banded() || f.Low != 5 || f.High != 5 {
			t.Errorf("%s make no band: %+v", name, *f)
		}
	}
	over := progress{elapsed: 91, days: 91}
	if f := without(level, over, []float64{4, 5, 6, 7}, 5); f.Band != BandOver || f.Low != 5 || f.High != 5 {
		t.Errorf("no day is left to move the value: %+v", *f)
	}
	if f := without(opaque, early, []float64{9000, 0, 9000, 0}, 5); f != nil {
		t.Errorf("what cannot be added was projected: %+v", *f)
	}
}

func TestStatusWhileThePeriodRuns(t *testing.T) {
	at := func(low, value, high float64) *Forecast {
		return &Forecast{Value: value, Low: low, High: high, Band: BandPeriods}
	}
	for _, c := range []struct {
		name string
		aim  *aim
		f    *Forecast
		want Status
	}{
		{"reaches", atLeast(100), at(90, 100, 110), OnTrack},
		{"short, goal inside the band", atLeast(100), at(80, 95, 110), AtRisk},
		{"short, goal outside the band", atLeast(100), at(80, 85, 90), OffTrack},
		{"at most: under", atMost(100), at(80, 95, 110), OnTrack},
		{"at most: over, goal inside the band", atMost(100), at(95, 105, 115), AtRisk},
		{"at most: over, goal outside the band", atMost(100), at(101, 105, 115), OffTrack},
		{"band: above, edge inside", between(90, 100), at(99, 105, 111), AtRisk},
		{"band: below, outside", between(90, 100), at(70, 75, 80), OffTrack},
		{"band: inside", between(90, 100), at(70, 95, 120), OnTrack},
	} {
		if got := c.aim.statusOf(0, c.f, nil, false); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A forecast without a band is short of its goal by nobody knows how much: it is
// at risk up to red, be it the user's or a tenth short of the goal.
func TestStatusWithoutABand(t *testing.T) {
	red := func(v float64) *float64 { return &v }
	for _, c := range []struct {
		name  string
		aim   *aim
		value float64
		red   *float64
		want  Status
	}{
		{"at most 35, red 45: 35.5", atMost(35), 35.5, red(45), AtRisk},
		{"at most 35, red 45: 46", atMost(35), 46, red(45), OffTrack},
		{"at most 35: 38", atMost(35), 38, nil, AtRisk},
		{"at most 35: 39", atMost(35), 39, nil, OffTrack},
		{"at most 35: 34", atMost(35), 34, nil, OnTrack},
		{"at least 100: 91", atLeast(100), 91, nil, AtRisk},
		{"at least 100: 89", atLeast(100), 89, nil, OffTrack},
		{"at least 100, red 80: 89", atLeast(100), 89, red(80), AtRisk},
		{"90 to 100: 105", between(90, 100), 105, nil, AtRisk},
		{"90 to 100: 80", between(90, 100), 80, nil, OffTrack},
	} {
		f := &Forecast{Value: c.value, Low: c.value, High: c.value}
		if got := c.aim.statusOf(c.value, f, c.red, false); got != c.want {
			t.Errorf("%s is %s, want %s", c.name, got, c.want)
		}
	}
}

// With a band the contract holds to the letter, wherever red is.
func TestRedDoesNotMoveTheStatusOfABand(t *testing.T) {
	wide := &Forecast{Value: 119, Low: 0, High: 421, Band: BandPeriods}
	narrow := &Forecast{Value: 37, Low: 36, High: 38, Band: BandPeriods}
	for red := 20.0; red < 200; red += 10 {
		if got := atMost(16).statusOf(0, wide, &red, false); got != AtRisk {
			t.Errorf("red %g: %s, though the goal lies inside the band", red, got)
		}
		if got := atMost(35).statusOf(0, narrow, &red, false); got != OffTrack {
			t.Errorf("red %g: %s, though the goal lies outside the band", red, got)
		}
	}
}

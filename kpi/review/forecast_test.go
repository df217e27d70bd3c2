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
	// Nine weeks left, of a rate known from four.
	widened := math.Sqrt(9 * (1 + 9./4))
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
		if math.Abs(f.Value-c.value) > 1e-9 || math.Abs(f.High-c.value-c.half) > 1e-9 || math.Abs(c.value-f.Low-c.half) > 1e-9 {
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
	if f := without(level, early, nil, 5); f.Low != 5 || f.High != 5 {
		t.Errorf("without weeks the band is the value: %+v", *f)
	}
	if f := without(opaque, early, []float64{9000, 0, 9000, 0}, 5); f != nil {
		t.Errorf("what cannot be added was projected: %+v", *f)
	}
}

func TestStatusWhileThePeriodRuns(t *testing.T) {
	at := func(low, value, high float64) *Forecast { return &Forecast{Value: value, Low: low, High: high} }
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

// A band wider than twice its forecast holds nearly every goal: past red it no
// longer makes a target only at risk. CPA of 130 where 16 was asked.
func TestBandTooWideToTell(t *testing.T) {
	atMost := &aim{kind: GoalAtMost, low: 16, high: 16, middle: 16}
	for _, c := range []struct {
		f    *Forecast
		red  float64
		want Status
	}{
		{&Forecast{Value: 119, Low: 0, High: 421}, 18, OffTrack},
		{&Forecast{Value: 119, Low: 0, High: 421}, 200, AtRisk},
		{&Forecast{Value: 19, Low: 10, High: 25}, 18, AtRisk},
	} {
		if got := atMost.statusOf(0, c.f, &c.red, false); got != c.want {
			t.Errorf("%+v with red %v is %s, want %s", *c.f, c.red, got, c.want)
		}
	}
}

package review

import (
	"math"
	"slices"

	"kpideck/kpi"
)

// z80 is how many standard deviations hold 80 % of a normal distribution.
const z80 = 1.28

// movingRangeBias turns the mean of moving ranges of two into a standard deviation.
const movingRangeBias = 1.128

// What a band is made of where too few past periods are known: the last
// historyWeeks, or all of a longer period, and a rate that stands on rateWeeks of
// them at the most, since businesses do not stay as they are for longer.
const (
	historyWeeks = 13
	rateWeeks    = 4
)

// Forecast is where the period will end, with its 80 % band.
type Forecast struct {
	Value, Low, High float64 // Low and High mean nothing where there is no band, see Banded
	Method           string  // how it was made, as straight_line
	Band             Band    // what the band was made of
	Error            float64 // mean share by which the method missed past periods
	Tests            int     // how many they were; 0: the method is untried and Error means nothing
	Overlap          bool    // they were stretches that overlap, since too few periods are known
	// Shift is what the method's own figure was multiplied by, since past outcomes
	// lay to one side of it; 0: it stands as the method gave it.
	Shift float64
}

// Band says what the band of a forecast was made of.
type Band string

// From the surest to none. A forecast that was never tried has the band that the
// spread of the weeks, or of the days, makes probable; BandNone is said where
// these are too few or all alike, since a width of nothing cannot be shown.
const (
	BandOver      Band = "over"         // no day is left: the end is the actual
	BandPeriods   Band = "past_periods" // what the method missed past periods by
	BandStretches Band = "stretches"    // the same on stretches that overlap, no narrower than the weeks say
	BandWeeks     Band = "weeks"        // the spread of whole weeks
	BandDays      Band = "days"         // the spread of the days of the period so far
	BandNone      Band = ""
)

// Banded tells whether the forecast has a band.
func (f *Forecast) Banded() bool { return f.Band != BandNone }

// halfWidth is half of the 80 % band: the weekly deviation, which grows with the
// root of the weeks left. The rate itself is no better known than the weeks behind
// tell it, which widens the band by the root of 1 + left / behind, as for a
// drift. The end value of a ratio is about the mean of all its weeks, so only the
// weeks left move it, each by its part.
func halfWidth(weeks []float64, n nature, g progress) float64 {
	sigma := movingRangeSigma(weeks)
	left := float64(g.left+g.untold.days) / 7
	half := z80 * sigma * math.Sqrt(left*(1+left/float64(max(1, min(rateWeeks, len(weeks))))))
	if n == level && g.elapsed+g.left > 0 {
		half /= float64(g.elapsed+g.left) / 7
	}
	return half
}

// movingRangeSigma is the standard deviation by moving ranges, which a trend
// hardly widens; 0 for fewer than two values.
func movingRangeSigma(values []float64) float64 {
	if len(values) < 2 {
		return 0
	}
	sum := 0.0
	for i := 1; i < len(values); i++ {
		sum += math.Abs(values[i] - values[i-1])
	}
	return sum / float64(len(values)-1) / movingRangeBias
}

// weeksBehind gives the values of the whole weeks that the band is taken from,
// oldest first.
func weeksBehind(m *kpi.Model, x *kpi.Metric, s kpi.Segment, covered kpi.Span) []float64 {
	if !x.At(kpi.Weekly) || covered.Empty() {
		return nil
	}
	cal := m.Calendar()
	var list []float64
	week := cal.Containing(kpi.Weekly, covered.Last())
	if week.End > covered.End {
		week = cal.Previous(week)
	}
	for range max(historyWeeks, covered.Days()/7) {
		if v := m.Value(x, week, s); v.OK() && !v.Partial {
			list = append(list, v.Number)
		}
		week = cal.Previous(week)
	}
	slices.Reverse(list)
	return list
}

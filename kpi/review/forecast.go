package review

import (
	"math"

	"kpideck/kpi"
)

// The methods of a Forecast.
const (
	MethodActual       = "actual"        // the period is over
	MethodStraightLine = "straight_line" // flows: the rate so far, kept up
	MethodLastValue    = "last_value"    // ratios and stocks: as they stand
)

// z80 is how many standard deviations hold 80 % of a normal distribution.
const z80 = 1.28

// movingRangeBias turns the mean of moving ranges of two into a standard deviation.
const movingRangeBias = 1.128

// Weeks that the band of a forecast is taken from: those of the period itself
// once there are minWeeks, else the last historyWeeks before.
const (
	minWeeks     = 3
	historyWeeks = 13
)

// forecastOf says where the period will end. What cannot be added has no
// forecast: the reach of half a quarter says nothing about the whole.
func forecastOf(actual float64, n nature, g progress, weeks func() []float64) *Forecast {
	switch {
	case g.complete:
		return &Forecast{actual, actual, actual, MethodActual}
	case n == opaque, n == flow && g.elapsed == 0:
		return nil
	}
	f := &Forecast{Value: actual, Method: MethodLastValue}
	if n == flow {
		f.Value, f.Method = actual/float64(g.elapsed)*float64(g.days), MethodStraightLine
	}
	history := weeks()
	half := halfWidth(history, n, g)
	f.Low, f.High = f.Value-half, f.Value+half
	if min := floorOf(history, actual, n); f.Low < min {
		f.Low = math.Min(min, f.Value)
	}
	return f
}

// halfWidth is half of the 80 % band: the weekly deviation, which grows with the
// root of the weeks left. The end value of a ratio is about the mean of all its
// weeks, so only the weeks left move it, each by its part. This stands in until
// forecasts are back-tested.
func halfWidth(weeks []float64, n nature, g progress) float64 {
	sigma := movingRangeSigma(weeks)
	left := float64(g.left) / 7
	half := z80 * sigma * math.Sqrt(left)
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

// floorOf is what the end value cannot fall below when no week ever was
// negative: a flow keeps what it has, anything else stays at zero or above.
func floorOf(weeks []float64, actual float64, n nature) float64 {
	for _, w := range weeks {
		if w < 0 {
			return math.Inf(-1)
		}
	}
	if n == flow {
		return actual
	}
	return 0
}

// weeksBehind gives the values of the whole weeks that the band is taken from,
// oldest first.
func weeksBehind(m *kpi.Model, x *kpi.Metric, s kpi.Segment, covered kpi.Span) []float64 {
	if !x.At(kpi.Weekly) || covered.Empty() {
		return nil
	}
	cal := m.Calendar()
	var inside, before []float64
	week := cal.Containing(kpi.Weekly, covered.Last())
	if week.End > covered.End {
		week = cal.Previous(week)
	}
	for range max(historyWeeks, covered.Days()/7) {
		if v := m.Value(x, week, s); v.OK() && !v.Partial {
			before = append([]float64{v.Number}, before...)
			if week.Start >= covered.Start {
				inside = before
			}
		}
		week = cal.Previous(week)
	}
	if len(inside) >= minWeeks {
		return inside
	}
	return before
}

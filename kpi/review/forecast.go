package review

import (
	"math"
	"slices"

	"kpideck/kpi"
)

// sofar is what a row has come to.
type sofar struct {
	progress
	nature  nature
	actual  float64
	period  kpi.Period
	through kpi.Date
	cal     kpi.Calendar
}

// forecastOf says where the period will end. What cannot be added has no
// forecast: the reach of half a quarter says nothing about the whole. Weeks are
// asked for only where too few past periods are known for a band of their own.
func forecastOf(at sofar, s subject, weeks func() []float64) *Forecast {
	switch {
	case at.complete:
		return &Forecast{Value: at.actual, Low: at.actual, High: at.actual, Method: MethodActual, Band: BandOver}
	case at.nature == opaque, at.nature == flow && at.elapsed == 0:
		return nil
	}
	f, tests := at.carryOn(s)
	made := f.Value
	f.Low, f.High = f.Value, f.Value
	lowest := 0.0
	if !tests.whole(f.Method) {
		history := weeks()
		f.around(at.spread(s, history, tests))
		lowest = slices.Min(append(history, at.actual, 0))
	}
	if tests != nil {
		f.Error, f.Tests = tests.error(f.Method), len(tests[f.Method])
		f.within(tests.spread(f.Method), tests.whole(f.Method))
		lowest = s.lowest()
	}
	at.keep(f, lowest)
	at.holdToReach(f, s, made)
	if f.Method == MethodLastValue && at.nature == level && !nearly(f.Value, at.actual) {
		f.Method = MethodStraightLine // of the amounts: a formula that is no plain ratio moves with them
	}
	return f
}

// around gives an untried forecast the band that the spread so far makes.
func (f *Forecast) around(half float64, band Band) {
	f.Low, f.High, f.Band = f.Value-half, f.Value+half, band
}

// within takes the band from what past forecasts missed. Whole periods move the
// forecast as well; stretches that overlap tell one stretch's luck many times.
func (f *Forecast) within(s spread, whole bool) {
	low, high := f.Value*s.low, f.Value*s.high
	f.Band, f.Overlap = BandStretches, true
	if whole {
		f.Band, f.Overlap = BandPeriods, false
		f.shift(s.centre)
	}
	f.Low, f.High = min(f.Low, low), max(f.High, high)
}

// shift moves a forecast, and the band that is not made yet with it.
func (f *Forecast) shift(by float64) {
	if by == 1 {
		return
	}
	f.Shift = by
	f.Value = tidy(f.Value * by)
	f.Low, f.High = f.Value, f.Value
}

// keep holds the band to what can be: a flow that never had a negative week
// keeps what it has, anything else that never was negative stays so. The
// forecast itself lies inside.
func (at sofar) keep(f *Forecast, lowest float64) {
	if lowest >= 0 {
		floor := 0.0
		if at.nature == flow {
			floor = at.actual
		}
		f.Value, f.Low, f.High = max(f.Value, floor), max(f.Low, floor), max(f.High, floor)
	}
	f.Low, f.High = min(tidy(f.Low), f.Value), max(tidy(f.High), f.Value)
}

// carryOn chooses the method and applies it. The tests are nil where too few
// past periods and stretches are known.
func (at sofar) carryOn(s subject) (*Forecast, backtest) {
	f := &Forecast{Value: at.actual, Method: MethodLastValue}
	if at.nature == flow {
		f.Value, f.Method = at.end(at.actual), MethodStraightLine
	}
	ends, methods := at.ends(s)
	if len(methods) == 0 {
		return f, nil
	}
	method, tests := at.choose(s, methods)
	if method != f.Method || !nearly(ends[method], f.Value) {
		f.Value, f.Method = tidy(ends[method]), method
	}
	if f.Value <= 0 {
		return f, nil // a band in shares of nothing
	}
	return f, tests
}

// ends is what the period comes to by each method that can serve.
func (at sofar) ends(s subject) (ends map[string]float64, methods []string) {
	if s == nil {
		return nil, nil
	}
	project := s.from(at.period, at.through)
	if project == nil {
		return nil, nil
	}
	ends = map[string]float64{}
	for _, method := range s.methods() {
		if v, ok := project(method); ok {
			ends[method] = v
			methods = append(methods, method)
		}
	}
	return ends, methods
}

// choose tries the methods on past periods, else on stretches of days; the
// preferred one serves untried where both are too few.
func (at sofar) choose(s subject, methods []string) (string, backtest) {
	preferred := methods[len(methods)-1]
	tests := backtestOf(s, at.cal, at.period, at.elapsed)
	if len(tests[preferred]) < minTests {
		tests = stretchesOf(s, at.period, at.elapsed, at.through)
	}
	if len(tests[preferred]) < minTests {
		return preferred, nil
	}
	return tests.best(methods), tests
}

func nearly(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b)) }

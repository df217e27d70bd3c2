package review

import (
	"math"
	"slices"

	"kpideck/kpi"
)

// How many past periods the methods are tried on: three years of quarters, two
// of months.
const (
	maxTests      = 12
	maxShortTests = 24
)

// backtest is what each method would have said in past periods after the same
// share of their days.
type backtest map[string][]trial

// trial is one forecast of a past period beside what it came to.
type trial struct {
	period           int // back from the one under way
	final, projected float64
}

// miss is the error as a share of the outcome.
func (t trial) miss() float64 { return math.Abs(t.projected/t.final - 1) }

// ratio is what the outcome was of the forecast.
func (t trial) ratio() float64 { return t.final / t.projected }

// backtestOf tries every method on the periods before p.
func backtestOf(s subject, cal kpi.Calendar, p kpi.Period, elapsed int) backtest {
	b := backtest{}
	n := maxTests
	if p.Grain < kpi.Quarterly {
		n = maxShortTests
	}
	past := p
	for i := 1; i <= n; i++ {
		past = cal.Previous(past)
		final, ok := s.outcome(past)
		if !ok {
			break
		}
		days := int(math.Round(float64(elapsed*past.Days()) / float64(p.Days())))
		through := past.Start + kpi.Date(min(max(1, days), past.Days()-1)) - 1
		project := s.from(past, through)
		for _, method := range s.methods() {
			if v, ok := project(method); ok {
				b.add(method, trial{i, final, v})
			}
		}
	}
	return b
}

// add leaves out what no ratio can be taken of.
func (b backtest) add(method string, t trial) {
	if r := t.ratio(); t.final > 0 && t.projected > 0 && !math.IsInf(r, 0) && r > 0 {
		b[method] = append(b[method], t)
	}
}

// minTests is how many past periods are needed to choose by them, and for a
// band made of them.
const minTests = 4

// preference is what another method must come below, in errors, to stand in for
// the preferred one. On a dozen periods the luckiest of eight methods looks good
// by chance; a mean of several is hard to beat for long.
const preference = 2. / 3

// best is the method that came closest, measured on the periods that it could
// be tried on by what the plain method, the first, made of the same ones; ""
// when none could be tried often enough. The last is the preferred one.
func (b backtest) best(methods []string) string {
	choice, low := "", math.Inf(1)
	for i, method := range methods {
		if len(b[method]) < minTests {
			continue
		}
		score := b.against(method, methods[0])
		if i == len(methods)-1 {
			score *= preference
		}
		if score < low*(1-1e-9) {
			choice, low = method, score
		}
	}
	return choice
}

// against is the error of a method as a share of the plain one's.
func (b backtest) against(method, plain string) float64 {
	own, reference := 0.0, 0.0
	for _, t := range b[method] {
		for _, p := range b[plain] {
			if p.period == t.period {
				own, reference = own+distance(t), reference+distance(p)
			}
		}
	}
	switch {
	case own == reference:
		return 1
	case reference == 0:
		return math.Inf(1)
	}
	return own / reference
}

// distance treats twice and half as equally far off.
func distance(t trial) float64 { return math.Abs(math.Log(t.ratio())) }

// error is the mean of what a method missed.
func (b backtest) error(method string) float64 {
	var misses []float64
	for _, t := range b[method] {
		misses = append(misses, t.miss())
	}
	return meanValue(misses)
}

// band is where the outcomes lay around the forecasts of a method: a tenth of
// them below low, a tenth above high.
func (b backtest) band(method string) (low, high float64) {
	var ratios []float64
	for _, t := range b[method] {
		ratios = append(ratios, t.ratio())
	}
	slices.Sort(ratios)
	return quantile(ratios, 0.1), quantile(ratios, 0.9)
}

// quantile takes the rank p(n+1) of sorted values, between neighbours linearly.
func quantile(sorted []float64, p float64) float64 {
	at := p*float64(len(sorted)+1) - 1
	i := min(max(0, int(math.Floor(at))), len(sorted)-2)
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

var Margin = 1.0

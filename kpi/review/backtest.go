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
	own              float64 // part of its days that the trial before did not have
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
		if past = cal.Previous(past); !b.try(s, past, trial{period: i, own: 1}, float64(elapsed)/float64(p.Days())) {
			break
		}
	}
	return b
}

// try puts the methods to one past period; false where it is not known.
func (b backtest) try(s subject, past kpi.Period, t trial, share float64) bool {
	var ok bool
	if t.final, ok = s.outcome(past); !ok {
		return false
	}
	after := int(math.Round(share * float64(past.Days())))
	project := s.from(past, past.Start+kpi.Date(min(max(1, after), past.Days()-1))-1)
	if project == nil {
		return false
	}
	for _, method := range s.methods() {
		if t.projected, ok = project(method); ok {
			b.add(method, t)
		}
	}
	return true
}

// stretchesOf tries the methods on stretches as long as p that end before the
// days known do, one week apart. They overlap and say less than as many periods,
// but more than the restlessness of single weeks.
func stretchesOf(s subject, p kpi.Period, elapsed int, known kpi.Date) backtest {
	b := backtest{}
	if !s.movable() {
		return b
	}
	for i := range maxShortTests {
		past := kpi.Period{Grain: p.Grain, Span: kpi.Span{Start: known + 1 - kpi.Date(p.Days()+7*i), End: known + 1 - kpi.Date(7*i)}}
		if !b.try(s, past, trial{period: i, own: 7 / float64(p.Days())}, float64(elapsed)/float64(p.Days())) {
			break
		}
	}
	return b
}

// add leaves out what no ratio can be taken of, as a quarter before the first sale.
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
// be tried on by what the plain method, the first, made of the same ones. The
// last is the preferred one and was tried often enough.
func (b backtest) best(methods []string) string {
	choice, low := methods[len(methods)-1], math.Inf(1)
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

// distance treats twice and half as equally far off; what float64 makes of a
// forecast that came true is none, so that no method wins by its rounding.
func distance(t trial) float64 {
	if d := math.Abs(math.Log(t.ratio())); d > noise {
		return d
	}
	return 0
}

// error is the mean of what a method missed.
func (b backtest) error(method string) float64 {
	var misses []float64
	for _, t := range b[method] {
		misses = append(misses, t.miss())
	}
	return meanValue(misses)
}

// spread is where the outcomes lay around the forecasts of a method, as shares
// of them.
type spread struct{ low, centre, high float64 }

// spread puts a tenth of the outcomes below low and a tenth above high, widened
// by 1/n around the median, since the method was chosen on the same n periods;
// stretches that overlap count for fewer.
//
// Where past outcomes lay to one side, the forecast is moved, but only into the
// half of the band around the median: centre is what it is multiplied by. Moving
// it all the way to the median follows a dozen accidents; on drawn businesses it
// misses by more.
func (b backtest) spread(method string) spread {
	var ratios []float64
	n := 1.0
	for i, t := range b[method] {
		ratios = append(ratios, t.ratio())
		if i > 0 {
			n += t.own
		}
	}
	slices.Sort(ratios)
	wider := 1 + 1/n
	middle := quantile(ratios, 0.5)
	s := spread{low: middle - (middle-quantile(ratios, 0.1))*wider, high: middle + (quantile(ratios, 0.9)-middle)*wider}
	s.centre = min(max(1, (s.low+middle)/2), (middle+s.high)/2)
	return s
}

// whole tells whether a method was tried on periods and not on stretches that
// overlap.
func (b backtest) whole(method string) bool {
	return slices.ContainsFunc(b[method], func(t trial) bool { return t.own == 1 })
}

// quantile takes the rank p(n+1) of sorted values, between neighbours linearly.
func quantile(sorted []float64, p float64) float64 {
	at := p*float64(len(sorted)+1) - 1
	i := min(max(0, int(math.Floor(at))), len(sorted)-2)
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

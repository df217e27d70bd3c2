package review

import (
	"math"

	"kpideck/kpi"
)

// How many whole weeks, and else days of the period, must be known for the band
// of a forecast that was never tried.
const (
	bandWeeks = 4
	bandDays  = 7
)

// youngWeeks is for how many weeks the rate so far of what was never tried
// counts, however many it was taken from, and bandDays likewise where only days
// are known: they cannot show a season or a trend, which the rest may bring. On
// drawn businesses in their first quarter more makes a band that holds too little.
const youngWeeks = 2

// spread is half of the band by the restlessness of the weeks, else of the days
// so far. A method that was tried has the band of its trials besides.
func (at sofar) spread(s subject, weeks []float64, tests backtest) (half float64, band Band) {
	switch {
	case at.ahead() == 0:
		return 0, BandOver
	case tests != nil:
		return halfWidth(weeks, at.nature, at.progress), BandStretches
	case len(weeks) >= bandWeeks && (s == nil || s.movable()):
		if half = at.weeklyHalf(weeks); half > 0 {
			return half, BandWeeks
		}
	}
	if half = at.dailyHalf(s); half > 0 {
		return half, BandDays
	}
	return 0, BandNone
}

// weeklyHalf is half of the 80 % band by the weeks of what was never tried.
// A rate so far is no better known than by the days that it was taken from.
func (at sofar) weeklyHalf(weeks []float64) float64 {
	behind := float64(at.told()) / 7
	left := float64(at.ahead()) / 7
	sigma := max(movingRangeSigma(weeks), deviation(weeks))
	half := z80 * wider(len(weeks)-1) * sigma * math.Sqrt(left*(1+left/min(behind, youngWeeks, float64(len(weeks)))))
	if at.nature == level {
		half /= float64(at.elapsed+at.left) / 7
	}
	return unlessAlike(half, weeks)
}

// unlessAlike is a half width, or 0 where it is only what float64 makes of values
// that are alike.
func unlessAlike(half float64, values []float64) float64 {
	if half <= 1e-9*math.Abs(meanValue(values)) {
		return 0
	}
	return half
}

func deviation(values []float64) float64 {
	mean, squares := meanValue(values), 0.0
	for _, v := range values {
		squares += (v - mean) * (v - mean)
	}
	return math.Sqrt(squares / float64(len(values)-1))
}

// ahead counts the days that the forecast fills: those to come, and those so far
// that no file tells of.
func (g progress) ahead() int { return g.left + g.untold.days }

// dailyHalf is half of the 80 % band by the days so far: the end is computed by
// the rate so far without one of them at a time. How these ends vary tells what a
// single day is worth (the jackknife), hence what as many new days as are left
// can bring. 0 where the days are too few or all alike.
func (at sofar) dailyHalf(s subject) float64 {
	if s == nil {
		return 0
	}
	ends := s.leaveOneOut(at.period, at.through)
	if len(ends) < bandDays {
		return 0
	}
	n, left, whole := float64(len(ends)), float64(at.ahead()), float64(at.days)
	day := deviation(ends) * (n - 1) // of what the end would be if every day were like one
	half := z80 * wider(len(ends)-1) * day * left / whole * math.Sqrt(1/left+1/min(n, bandDays))
	return unlessAlike(half, ends)
}

// wider is what a band grows by when its deviation is itself known from few
// values: Student's quantile over the normal one, by the first terms of its
// expansion (Abramowitz and Stegun 26.7.5).
func wider(freedom int) float64 {
	n, z2 := float64(freedom), z80*z80
	return 1 + (z2+1)/(4*n) + (5*z2*z2+16*z2+3)/(96*n*n)
}

func (s flowSubject) leaveOneOut(p kpi.Period, through kpi.Date) []float64 {
	days := knownDays(p, through, s.h)
	total := 0.0
	for _, d := range days {
		total += s.h.at(d)
	}
	var ends []float64
	for _, d := range days {
		ends = append(ends, (total-s.h.at(d))/float64(len(days)-1)*float64(p.Days()))
	}
	return ends
}

func (s formulaSubject) leaveOneOut(p kpi.Period, through kpi.Date) []float64 {
	flows := s.flowing()
	days := knownDays(p, through, flows...)
	total := map[*history]float64{}
	for _, h := range flows {
		for _, d := range days {
			total[h] += h.at(d)
		}
	}
	var ends []float64
	for _, d := range days {
		v, ok := s.tree.EvalAs(p.Grain, s.amounts(p, standing(through), func(h *history) (float64, bool) {
			return (total[h] - h.at(d)) / float64(len(days)-1) * float64(p.Days()), true
		}))
		if !ok {
			return nil
		}
		ends = append(ends, v)
	}
	return ends
}

// flowing are the days of the amounts that add up over the period, each once.
func (s formulaSubject) flowing() (list []*history) {
	seen := map[*history]bool{nil: true}
	for _, a := range s.tree.Amounts() {
		if part := s.parts[a]; part.kind == partFlow && part.back == 0 && !seen[part.history] {
			seen[part.history] = true
			list = append(list, part.history)
		}
	}
	return list
}

// knownDays are the days of a period so far that all of some histories know.
func knownDays(p kpi.Period, through kpi.Date, histories ...*history) (days []kpi.Date) {
	if len(histories) == 0 {
		return nil
	}
next:
	for d := p.Start; d <= through; d++ {
		for _, h := range histories {
			if !h.knows(d) {
				continue next
			}
		}
		days = append(days, d)
	}
	return days
}

package review

import (
	"math"

	"kpideck/kpi"
)

// The methods of a Forecast. Those of flows carry on the sum of a period; a
// ratio carries on each of its amounts by the one method and divides then.
const (
	MethodActual       = "actual"        // the period is over
	MethodStraightLine = "straight_line" // the rate so far, kept up
	MethodLastValue    = "last_value"    // ratios and stocks: as they stand
	MethodDrift        = "drift"         // stocks: on at the pace of the last 13 weeks
	MethodWeekday      = "weekday"       // actual / the elapsed share of the weekday profile
	MethodSeasonal     = "seasonal"      // the same with the course of the past quarters
	MethodRecent       = "recent"        // actual + the rest at the rate of the last four weeks
	MethodSteady       = "steady"        // actual + the rest at the rate of the last 13 weeks
	MethodTrend        = "trend"         // actual + the rest at the rate of now and its damped trend
	MethodLastYear     = "last_year"     // actual + last year's rest, times this year's growth
	MethodAverage      = "average"       // the mean of weekday, recent, steady and last_year
)

// origin is a flow in a period, seen at the end of one of its days: nothing
// after through may be looked at.
type origin struct {
	outlook
	h       *history
	period  kpi.Period
	through kpi.Date

	actual   float64
	weekdays *profile
	levels   []running // levels[i]: of the days before the ith that is looked back on
	start    kpi.Date
}

// running adds up days and their weights; days whose holiday is not known yet
// are left out of both.
type running struct {
	total, weight float64
	days          int
}

// newOrigin stands at the end of a day; nil where the days of the period so far
// are not all known.
func newOrigin(h *history, out outlook, p kpi.Period, through kpi.Date) *origin {
	o := &origin{outlook: out, h: h, period: p, through: through}
	if !h.whole(o.elapsed()) {
		return nil
	}
	o.actual, _ = h.sum(o.elapsed())
	o.weekdays = weekdayProfile(h, out.holidays, through+1)
	if o.weekdays != nil {
		o.addUp()
	}
	return o
}

// addUp prepares level, which is asked for many runs of days.
func (o *origin) addUp() {
	o.start = max(o.h.first, min(o.period.Start, o.through-7*growthWeeks)-7*weeksBack-smoothDays)
	o.levels = make([]running, 1, o.through-o.start+2)
	for d := o.start; d <= o.through; d++ {
		r := o.levels[len(o.levels)-1]
		if w := o.weekdays.of(d); w > 0 && o.h.knows(d) && !o.weekdays.unlearnt(kpi.Day(d)) {
			r.total, r.weight, r.days = r.total+o.h.at(d), r.weight+w, r.days+1
		}
		o.levels = append(o.levels, r)
	}
}

func (o *origin) elapsed() kpi.Span { return kpi.Span{Start: o.period.Start, End: o.through + 1} }
func (o *origin) rest() kpi.Span    { return kpi.Span{Start: o.through + 1, End: o.period.End} }

// end is what the period comes to by a method; ok is false where the history
// does not carry it.
func (o *origin) end(method string) (v float64, ok bool) {
	switch method {
	case MethodStraightLine:
		return o.scaled(flat)
	case MethodWeekday:
		return o.scaled(o.weekdays)
	case MethodSeasonal:
		if o.weekdays == nil {
			return 0, false
		}
		return o.scaled(o.weekdays.withSeason(o.h, o.cal, o.period, o.through+1))
	case MethodAverage:
		return o.average()
	}
	rest := 0.0
	if o.weekdays == nil {
		return 0, false
	}
	switch method {
	case MethodRecent:
		rest, ok = o.atLevel(4)
	case MethodSteady:
		rest, ok = o.atLevel(weekdayWeeks)
	case MethodTrend:
		rest, ok = o.alongTrend()
	case MethodLastYear:
		rest, ok = o.asLastYear()
	case MethodLastValue, MethodDrift:
		return 0, false
	}
	return o.actual + rest, ok
}

// scaled is actual / share of the elapsed days.
func (o *origin) scaled(p *profile) (float64, bool) {
	if p == nil {
		return 0, false
	}
	share := p.over(o.elapsed()) / p.over(o.period.Span)
	if math.IsNaN(share) || share <= 0 {
		return 0, false
	}
	return o.actual / share, true
}

func (o *origin) average() (float64, bool) {
	total, n := 0.0, 0.0
	for _, method := range []string{MethodWeekday, MethodRecent, MethodSteady, MethodLastYear} {
		if v, ok := o.end(method); ok {
			total, n = total+v, n+1
		}
	}
	return total / n, n >= 2
}

// atLevel goes on at the rate of the last weeks, weekdays and holidays allowed for.
func (o *origin) atLevel(weeks int) (float64, bool) {
	level, ok := o.level(kpi.Span{Start: o.through + 1 - kpi.Date(7*weeks), End: o.through + 1})
	return level * o.weekdays.over(o.rest()), ok
}

// level is what an ordinary day of a span brings; ok is false where fewer than
// seven of its days are known or they weigh nothing.
func (o *origin) level(s kpi.Span) (float64, bool) {
	s = s.Clip(kpi.Span{Start: o.start, End: o.through + 1})
	if s.Empty() {
		return 0, false
	}
	a, b := o.levels[s.Start-o.start], o.levels[s.End-o.start]
	if b.days-a.days < 7 {
		return 0, false
	}
	return (b.total - a.total) / (b.weight - a.weight), true
}

// How a trend is taken and carried on: half of it is left after about eight weeks.
const (
	trendWeeks = 26
	damping    = 0.92
)

// alongTrend fits a line through the weekly levels and follows it with damping
// from the level of the last four weeks.
func (o *origin) alongTrend() (float64, bool) {
	var levels []float64
	for i := trendWeeks; i > 0; i-- {
		end := o.through + 1 - kpi.Date(7*(i-1))
		if v, ok := o.level(kpi.Span{Start: end - 7, End: end}); ok {
			levels = append(levels, v)
		} else {
			levels = nil // the run ends at the last day
		}
	}
	now, ok := o.level(kpi.Span{Start: o.through - 27, End: o.through + 1})
	if len(levels) < minWeekdayWeeks || !ok {
		return 0, false
	}
	slope := slopeOf(levels)
	// The level of four weeks is that of their middle.
	level, step := now+slope*1.5, slope
	total := 0.0
	rest := o.rest()
	for d := rest.Start; d < rest.End; d += 7 {
		step *= damping
		level += step
		total += max(0, level) * o.weekdays.over(kpi.Span{Start: d, End: min(d+7, rest.End)})
	}
	return total, true
}

// slopeOf is the least-squares slope of values one apart.
func slopeOf(values []float64) float64 {
	middle, mean := float64(len(values)-1)/2, meanValue(values)
	up, down := 0.0, 0.0
	for i, v := range values {
		x := float64(i) - middle
		up, down = up+x*(v-mean), down+x*x
	}
	return up / down
}

func meanValue(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total / float64(len(values))
}

// What last year is looked at with: whole weeks back, so that weekdays stay,
// and a level smoothed over three weeks.
const (
	weeksBack   = 52
	smoothDays  = 10
	growthWeeks = 8
)

// asLastYear takes the course of last year's levels and the growth since.
func (o *origin) asLastYear() (float64, bool) {
	then, now := 0.0, 0.0
	for d := o.through - 7*growthWeeks + 1; d <= o.through; d++ {
		w := o.weekdays.of(d)
		before, ok := o.levelYearAgo(d)
		if !ok || !o.h.knows(d) {
			return 0, false
		}
		then, now = then+before*w, now+o.h.at(d)
	}
	if then <= 0 || now < 0 {
		return 0, false
	}
	rest := 0.0
	for d := o.rest().Start; d < o.period.End; d++ {
		before, ok := o.levelYearAgo(d)
		if !ok {
			return 0, false
		}
		rest += before * o.weekdays.of(d)
	}
	return rest * now / then, true
}

func (o *origin) levelYearAgo(d kpi.Date) (float64, bool) {
	d -= 7 * weeksBack
	if d-smoothDays < o.h.first {
		return 0, false
	}
	return o.level(kpi.Span{Start: d - smoothDays, End: min(d+smoothDays, o.through) + 1})
}

package review

import (
	"math"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// What the limits of a signal rest on.
const (
	limitWeeks = 20  // locked limits gain little from more points
	fewWeeks   = 6   // below it there are no limits
	sureWeeks  = 15  // below it they are uncertain
	unevenness = 4.0 // largest to smallest denominator beyond which weekly ratios are not alike
)

// Signal is what the weekly values of a metric say by an XmR chart: whether the
// weeks of a quarter are routine variation or news. The limits are locked: they
// come from whole weeks before the quarter, so that the quarter cannot hide its
// own change.
type Signal struct {
	Limits
	Points    []SignalPoint // the whole weeks that end in the quarter, to as_of, oldest first
	Before    float64       // the value of the week before the last point
	Learned   int           // how many weeks the limits rest on
	Uncertain bool          // fewer than fifteen
	Uneven    bool          // a ratio whose weekly denominators differ too much to compare
	Evidence  diag.Text     // what the latest week says, of a row's signal; see Say
}

// SignalPoint is a whole week and the rule that makes it a signal.
type SignalPoint struct {
	Week     kpi.Period
	Value    float64
	Rule     SignalRule
	Settling bool // the sources still change it, so that no rule is asked
}

// Last is the latest whole week.
func (s *Signal) Last() SignalPoint { return s.Points[len(s.Points)-1] }

// SignalOf charts a metric of a segment by whole weeks; nil where it means
// nothing in a week, the quarter has no whole week yet, or fewer than six weeks
// are known.
func SignalOf(m *kpi.Model, x *kpi.Metric, s kpi.Segment, quarter kpi.Period) *Signal {
	if !x.At(kpi.Weekly) {
		return nil
	}
	weeks := weeksTo(m, x, s, quarter)
	first := slices.IndexFunc(weeks, func(w week) bool { return quarter.Has(w.period.Last()) })
	if first < 0 {
		return nil
	}
	values := make([]float64, len(weeks))
	for i, w := range weeks {
		values[i] = w.value.Number
	}
	learned := lockedOn(values, first)
	if len(learned) < fewWeeks {
		return nil
	}
	g := &Signal{Limits: XmR(learned), Learned: len(learned), Uncertain: len(learned) < sureWeeks, Uneven: uneven(weeks)}
	if neverNegative(weeks[0].value.Derivation) {
		g.Low = max(0, g.Low)
	}
	for i := first; i < len(weeks); i++ {
		g.Points = append(g.Points, SignalPoint{Week: weeks[i].period, Value: values[i], Rule: g.Rule(values, i)})
	}
	g.await(m.Final(x))
	if n := len(values); n > 1 {
		g.Before = values[n-2]
	}
	return g
}

// await takes the rule from weeks that are not final: what a source is yet to count
// is no news. Most days of a week make it, as they make its year.
func (g *Signal) await(final kpi.Date) {
	for i := range g.Points {
		if p := &g.Points[i]; p.Week.Start+3 > final {
			p.Settling, p.Rule = true, NoSignal
		}
	}
}

// lockedOn picks the values that the limits are learned from: the twenty weeks
// before place first, else the first twenty of all. Where the last eight of
// them lie on one side of their centre, the process has shifted, and the new
// level alone counts.
func lockedOn(values []float64, first int) []float64 {
	learned := values[max(0, first-limitWeeks):first]
	if len(learned) < fewWeeks {
		return values[:min(limitWeeks, len(values))]
	}
	l := XmR(learned)
	from := len(learned)
	for from > 0 && l.side(learned[from-1]) == l.side(learned[len(learned)-1]) {
		from--
	}
	if l.side(learned[len(learned)-1]) != 0 && len(learned)-from >= RunLength {
		return learned[from:]
	}
	return learned
}

type week struct {
	period kpi.Period
	value  kpi.Value
}

// weeksTo gives the whole weeks up to the end of the quarter and as_of, back to
// the first that has no value, as far as limits and runs ask for. A week that ends
// after the quarter is the next one's: of its days a report of the quarter shows
// some only, and one week has one value.
func weeksTo(m *kpi.Model, x *kpi.Metric, s kpi.Segment, quarter kpi.Period) []week {
	var list []week
	p := m.Calendar().Containing(kpi.Weekly, min(quarter.Last(), m.AsOf()))
	oldest := quarter.Start - 7*(limitWeeks+1)
	for ; p.Start >= oldest; p = m.Calendar().Previous(p) {
		v := m.Value(x, p, s)
		switch whole := v.OK() && !v.Partial && p.Last() <= quarter.Last(); {
		case whole:
			list = append(list, week{p, v})
		case len(list) > 0:
			slices.Reverse(list)
			return list
		}
	}
	slices.Reverse(list)
	return list
}

// uneven tells whether the denominators of a ratio differ so much from week to
// week that its values are not alike.
func uneven(weeks []week) bool {
	low, high := math.Inf(1), 0.0
	for _, w := range weeks {
		_, den, ok := sidesOf(w.value.Derivation)
		if !ok {
			return false
		}
		low, high = min(low, math.Abs(den.Number)), max(high, math.Abs(den.Number))
	}
	return high > unevenness*low
}

// sidesOf takes a ratio apart; ok is false for what is no ratio.
func sidesOf(d *kpi.Derivation) (num, den *kpi.Derivation, ok bool) {
	for d != nil && d.Step == kpi.StepMetric {
		d = d.Args[0]
	}
	if d == nil || d.Step != kpi.StepDiv {
		return nil, nil, false
	}
	return d.Args[0], d.Args[1], true
}

// neverNegative tells whether a formula of amounts that cannot be negative
// cannot be so either: nothing is taken away in it.
func neverNegative(d *kpi.Derivation) bool {
	if d == nil || d.Step == kpi.StepSub || d.Step == kpi.StepNeg || d.Number < 0 {
		return false
	}
	return !slices.ContainsFunc(d.Args, func(a *kpi.Derivation) bool { return !neverNegative(a) })
}

// Say words the latest week in both languages: what it did, and whether that is
// inside the usual range.
func (g *Signal) Say(x *kpi.Metric, opt Options) diag.Text {
	w, last := newWords(opt), g.Last()
	label := last.Week.Label[5:]
	low, high, now := measured{x.Unit, g.Low}, measured{x.Unit, g.High}, measured{x.Unit, last.Value}
	switch {
	case last.Settling:
		return w.say("chưa xét: %s ở mức %s tạm tính, còn có thể đổi; khoảng thường %s–%s", "not judged yet: %s at %s is provisional and may still change; the usual range is %s–%s",
			label, now, low, high)
	case last.Rule == OutsideLimit:
		if !g.Outside(last.Value) {
			return w.say("tín hiệu: %s nhảy từ %s đến %s, hơn mức nhảy thường giữa hai tuần", "signal: %s jumped from %s to %s, more than weeks usually differ",
				label, measured{x.Unit, g.Before}, now)
		}
		return w.say("tín hiệu: %s ở mức %s, ngoài khoảng thường %s–%s", "signal: %s at %s, outside the usual range %s–%s", label, now, low, high)
	case last.Rule == NearLimit:
		return w.say("tín hiệu: 3 trong 4 tuần đến %s sát rìa khoảng thường %s–%s", "signal: 3 of the 4 weeks to %s near an edge of the usual range %s–%s", label, low, high)
	case last.Rule == RunOfEight:
		centre := measured{x.Unit, g.Centre}
		if last.Value > g.Centre {
			return w.say("tín hiệu: 8 tuần liền đến %s trên mức giữa %s", "signal: 8 weeks in a row to %s above the centre %s", label, centre)
		}
		return w.say("tín hiệu: 8 tuần liền đến %s dưới mức giữa %s", "signal: 8 weeks in a row to %s below the centre %s", label, centre)
	}
	return g.quiet(w, x, label, low, high, now)
}

// quiet words a week that is no news.
func (g *Signal) quiet(w words, x *kpi.Metric, label string, low, high, now measured) diag.Text {
	moved, reason := change(g.Last().Value, g.Before, false)
	switch {
	case reason != "" || *moved == 0:
		return w.say("không có tín hiệu: %s ở mức %s, trong khoảng thường %s–%s", "no signal: %s at %s is inside the usual range %s–%s", label, now, low, high)
	case *moved < 0:
		return w.say("không có tín hiệu: %s giảm %s, vẫn trong khoảng thường %s–%s", "no signal: the fall of %[2]s in %[1]s is inside the usual range %[3]s–%[4]s",
			label, measured{kpi.Percent, -*moved}, low, high)
	}
	return w.say("không có tín hiệu: %s tăng %s, vẫn trong khoảng thường %s–%s", "no signal: the rise of %[2]s in %[1]s is inside the usual range %[3]s–%[4]s",
		label, measured{kpi.Percent, *moved}, low, high)
}

package review

import "kpideck/kpi"

// progress is how far a period is: the days that the actual covers, all days,
// and those still to come. Actual and expected both stand on elapsed, so a
// source that lags by a day does not make a target look late.
type progress struct {
	elapsed, days, left int
	complete            bool // over, and covered but for a few first days
	untold              untold
}

// rate is what a day told of has brought of a flow.
func (g progress) rate(actual float64) float64 {
	return (actual - g.untold.told) / float64(g.told())
}

// told counts the days so far that the figures stand for.
func (g progress) told() int { return max(1, g.elapsed-g.untold.days-g.untold.before) }

// end is what the period comes to at the rate so far: days that no file tells of
// brought the same, those before the first account began nothing.
func (g progress) end(actual float64) float64 {
	return g.rate(actual) * float64(g.days-g.untold.before)
}

// lateStart is the share of a period that may be missing at its start before the
// period counts as not covered.
const lateStart = 0.05

// progressOf measures a period by the days that a value stands for. An account
// that begins inside the period beside others, as a new channel does, or a list
// whose first entry is of the third day, does not keep the period from being
// over; the value still says that it is partial.
func progressOf(v kpi.Value, p kpi.Period, asOf kpi.Date) progress {
	g := progress{days: p.Days(), left: p.Days()}
	if !v.OK() {
		return g
	}
	g.elapsed = v.Span.Clip(p.Span).Days()
	g.left = max(0, int(p.End-max(p.Start, v.Through+1)))
	g.complete = p.End <= asOf+1 && v.Through >= p.Last() &&
		float64(v.Begins-p.Start) <= lateStart*float64(p.Days())
	return g
}

// expected is where the metric should stand after a share of its period, by the
// phasing: a flow has earned that share of the goal; a stock has moved it of the
// way from the baseline; everything else should be at its goal. A band of a
// ratio asks for its nearest point, so that inside is exactly on pace.
func (a *aim) expected(n nature, share, actual float64, baseline *float64) float64 {
	switch {
	case n == flow:
		return a.middle * share
	case n == stock && baseline != nil && a.kind != GoalBetween:
		return *baseline + (a.middle-*baseline)*share
	case a.nearest(n):
		return max(a.low, min(a.high, actual))
	}
	return a.middle
}

// nearest tells whether what is expected is the nearest point of a band. A band
// of a flow is phased by its middle instead.
func (a *aim) nearest(n nature) bool { return n != flow && a.kind == GoalBetween && !a.loose }

// pacing is actual / expected, expected / actual for at most: above 1 is ahead
// either way. Beside a band of a ratio it is below 1 on both sides. Nil where
// there is nothing to divide by.
func (a *aim) pacing(n nature, actual, expected float64) *float64 {
	if a.kind == GoalAtMost || a.nearest(n) && actual > expected {
		actual, expected = expected, actual
	}
	if expected <= 0 {
		return nil
	}
	return ptr(actual / expected)
}

// requiredRate is what each day left must bring, or may still cost for an upper
// bound: (goal - actual) / days left, 0 once the goal is reached. Nil when no
// day is left.
func (a *aim) requiredRate(actual float64, g progress) *float64 {
	return perDayLeft(a.middle-actual, g)
}

func perDayLeft(missing float64, g progress) *float64 {
	if g.left == 0 {
		return nil
	}
	return ptr(max(0, missing/float64(g.left)))
}

// pace fills what a running or finished period says about its speed.
func (r *Row) pace(a *aim, n nature, g progress, s subject) {
	actual := r.Actual.Number
	if g.elapsed == 0 && n == flow {
		return
	}
	whole := r.Target.Period.Span
	so := kpi.Span{Start: whole.Start, End: whole.Start + kpi.Date(g.elapsed)}
	share, reached := r.plan.share(so, whole), actual
	if n == flow && !g.complete { // at the end the whole goal is expected of the figures there are
		share, reached = g.untold.share(r.plan, so, whole), actual-g.untold.told
	}
	r.Expected = ptr(a.expected(n, share, actual, r.Baseline))
	r.Pacing = a.pacing(n, reached, *r.Expected)
	if n != flow {
		return
	}
	r.RequiredRate = a.requiredRate(actual, g)
	r.CurrentRate = ptr(g.rate(actual))
	told := actual - g.untold.told + *r.CurrentRate*float64(g.untold.days)
	r.Needed = a.requiredRate(told, g)
	if r.GoalLow != nil {
		r.NeededLow, r.NeededHigh = perDayLeft(a.low-told, g), perDayLeft(a.high-told, g)
	}
	r.ToCurrent = asShare(r.RequiredRate, r.CurrentRate, 1)
	if f, ok := s.(flowSubject); ok {
		r.BestWeek = f.h.bestWeek(kpi.Span{Start: f.h.first, End: r.Actual.Through + 1})
		r.ToBestWeek = asShare(r.RequiredRate, r.BestWeek, 7)
	}
}

// asShare sets a rate per day against what some days brought; nil where they
// brought nothing.
func asShare(rate, of *float64, days float64) *float64 {
	if rate == nil || of == nil || *of <= 0 {
		return nil
	}
	return ptr(*rate / *of * days)
}

// phaseBy chooses how the goal is spread over the period, and what the forecast
// adds over the days left.
func (r *Row) phaseBy(s subject, n nature, out outlook) {
	r.plan, r.ahead = phaseOf(r.Target, n, s, out), linearPhase
	if n == flow || r.plan.kind == PhaseShares {
		r.Phasing = r.plan.kind
	}
	if f, ok := s.(flowSubject); ok {
		if p := weekdayProfile(f.h, out.holidays, r.Actual.Through+1); p != nil {
			r.ahead = &phase{kind: PhaseWeekday, profile: p}
		}
	}
}

// Planned is the part of the goal that falls on some days of the period, by the
// phasing. Only a flow has one; nil otherwise.
func (r *Row) Planned(days kpi.Span) *float64 {
	if r.Goal == nil || r.CurrentRate == nil {
		return nil
	}
	plan := r.plan
	if plan == nil {
		plan = linearPhase
	}
	return ptr(*r.Goal * plan.share(days, r.Target.Period.Span))
}

// Coming is the part of what the forecast adds to the actual that falls on some
// of the days left. Only a flow has one; nil otherwise, and where no day is left.
func (r *Row) Coming(days kpi.Span) *float64 {
	rest := kpi.Span{Start: r.Actual.Through + 1, End: r.Target.Period.End}
	if days = days.Clip(rest); days.Empty() || r.Forecast == nil || r.CurrentRate == nil {
		return nil
	}
	ahead := r.ahead
	if ahead == nil || ahead.weight(rest) <= 0 {
		ahead = linearPhase
	}
	return ptr((r.Forecast.Value - r.Actual.Number) * ahead.share(days, rest))
}

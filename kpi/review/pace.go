package review

import "kpideck/kpi"

// progress is how far a period is: the days that the actual covers, all days,
// and those still to come. Actual and expected both stand on elapsed, so a
// source that lags by a day does not make a target look late.
type progress struct {
	elapsed, days, left int
	complete            bool // over, and covered from its first day to its last
}

func progressOf(v kpi.Value, p kpi.Period, asOf kpi.Date) progress {
	g := progress{days: p.Days(), left: p.Days()}
	if !v.OK() {
		return g
	}
	g.elapsed = v.Span.Clip(p.Span).Days()
	g.left = max(0, int(p.End-max(p.Start, v.Through+1)))
	g.complete = p.End <= asOf+1 && v.Through >= p.Last() && !v.Late
	return g
}

func (g progress) share() float64 { return float64(g.elapsed) / float64(g.days) }

// expected is where the metric should stand after the elapsed days, phased
// linearly: a flow has earned its share of the goal; a stock has moved its
// share of the way from the baseline; everything else should be at its goal.
// A band of a ratio asks for its nearest point, so that inside is exactly on pace.
func (a *aim) expected(n nature, g progress, actual float64, baseline *float64) float64 {
	switch {
	case n == flow:
		return a.middle * g.share()
	case n == stock && baseline != nil && a.kind != GoalBetween:
		return *baseline + (a.middle-*baseline)*g.share()
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
	if g.left == 0 {
		return nil
	}
	return ptr(max(0, (a.middle-actual)/float64(g.left)))
}

// pace fills what a running or finished period says about its speed.
func (r *Row) pace(a *aim, n nature, g progress) {
	actual := r.Actual.Number
	if g.elapsed == 0 && n == flow {
		return
	}
	r.Expected = ptr(a.expected(n, g, actual, r.Baseline))
	r.Pacing = a.pacing(n, actual, *r.Expected)
	if n == flow {
		r.RequiredRate = a.requiredRate(actual, g)
		r.CurrentRate = ptr(actual / float64(g.elapsed))
	}
}

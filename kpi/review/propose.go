package review

import (
	"slices"

	"kpideck/kpi"
)

// NextGoal is a KPI in the quarter after the report's: what its target asks, or
// what its past changes would bring. Every figure but the target's own is computed
// from the past and promises nothing.
type NextGoal struct {
	Target *Target // of the next quarter; nil: none is set
	Now    *Row    // the target of the report's quarter; nil: none
	Metric *kpi.Metric
	Period kpi.Period
	// Kind, Goal and GoalLow are what the target asks, as of a Row.
	Kind    GoalKind
	Goal    *float64
	GoalLow *float64
	// Base is where the report's quarter will end by its forecast, or what the
	// target says; nil: not known. Forecast tells that it is a forecast.
	Base     *float64
	Forecast bool
	Actual   kpi.Value    // of the report's quarter so far
	Past     []NextChange // changes from whole quarter to whole quarter, oldest first
	Change   *float64     // that the target asks of Base, signed as the figure moves
	Steps    bool         // changes are differences, see ask
	Reached  int          // how many of Past were as good as Change
	PastAll  bool         // the target lies beyond every level that was reached
	Verdict  Verdict      // how far the target is within reach; of achievable
	// Hold, Median and Best are Base with no change, with the median of Past and with
	// its upper third for the better; nil where fewer than four quarters are known.
	Hold, Median, Best *float64
}

// Holds tells that the median of the past would be worse than where the quarter
// ends, so that holding the level is what is proposed.
func (g *NextGoal) Holds() bool {
	if g.Hold == nil || g.Median == nil {
		return false
	}
	if g.Kind == GoalAtMost {
		return *g.Median > *g.Hold
	}
	return *g.Median < *g.Hold
}

// Level is the level that is proposed: the median, or the held one; nil without.
func (g *NextGoal) Level() *float64 {
	if g.Holds() {
		return g.Hold
	}
	return g.Median
}

// NextChange is how a KPI moved into a whole quarter.
type NextChange struct {
	Period kpi.Period
	Change float64
}

// What is proposed from the past: the least quarters that it takes, and which of
// the changes, ordered from the worst to the best, is the best third.
const (
	leastQuarters = 4
	bestThird     = 2.0 / 3
)

// NextOf looks at the quarter after the report's: first the targets that are set,
// in their order, then the quarter's own KPIs that have none. Rows that ask for a
// band have no better side, so that nothing is proposed for them.
func NextOf(m *kpi.Model, targets []*Target, card *Scorecard, opt Options) []NextGoal {
	opt.Quarter = card.Quarter
	n := &nextMaker{assessor: newAssessor(m, targets, opt), card: card}
	n.next = m.Calendar().Next(card.Quarter)
	var list []NextGoal
	for _, t := range targets {
		if x := m.Catalog().Metric(t.KPI); x != nil && t.Period == n.next {
			list = append(list, n.stated(t, x))
		}
	}
	for _, r := range card.Rows {
		set := slices.ContainsFunc(targets, func(t *Target) bool { return t.Period == n.next && sameKPI(t, r.Target) })
		if r.Target.Period != card.Quarter || set || r.Kind == GoalBetween {
			continue
		}
		if g := n.proposed(r); g != nil {
			list = append(list, *g)
		}
	}
	return list
}

type nextMaker struct {
	*assessor
	card *Scorecard
	next kpi.Period
}

// now is the row of the report's quarter that a target of the next one goes on
// from.
func (n *nextMaker) now(t *Target) *Row {
	for _, r := range n.card.Rows {
		if r.Target.Period == n.card.Quarter && sameKPI(r.Target, t) {
			return r
		}
	}
	return nil
}

// base is where the report's quarter ends: its value when it is over, else its
// forecast. A KPI without a target is judged as if it had one, for its forecast.
func (n *nextMaker) base(g *NextGoal, segment kpi.Segment) *Row {
	r := g.Now
	if r == nil {
		r = n.row(&Target{KPI: g.Metric.ID, Segment: segment, Period: n.card.Quarter, Goal: Goal{Kind: GoalAtLeast, Value: 1}}, g.Metric)
	}
	g.Actual = r.Actual
	switch {
	case r.Forecast != nil:
		v := r.Forecast.Value
		g.Base, g.Forecast = &v, r.Elapsed < r.Days
	case !r.Actual.Partial:
		g.Base = r.Actual.Ptr()
	}
	return r
}

// levels are the whole quarters that are known, oldest first.
func (n *nextMaker) levels(r *Row) []past {
	list := n.history(r)
	if r.Actual.OK() && !r.Actual.Partial && r.Actual.Span == r.Target.Period.Span {
		list = append(list, past{r.Target.Period, r.Actual.Number})
	}
	return list
}

// stated sets a target of the next quarter against the past.
func (n *nextMaker) stated(t *Target, x *kpi.Metric) NextGoal {
	g := NextGoal{Target: t, Now: n.now(t), Metric: x, Period: n.next, Kind: directed(t.Goal.Kind, x.Better)}
	now := n.base(&g, t.Segment)
	if t.Baseline != nil {
		g.Base, g.Forecast = t.Baseline, false
	}
	a := resolveGoal(t.Goal, x.Better, g.Base)
	if a == nil {
		g.Verdict = verdict(KindNoBaseline, n.words.say("Chưa có mức của %s để tính mục tiêu %s.", "There is no figure of %s to work the goal %s out.", n.card.Quarter, t.Goal.Text))
		return g
	}
	r := &Row{Target: t, Metric: x, Kind: g.Kind, Baseline: g.Base, daily: now.daily}
	r.setGoal(a)
	g.Goal, g.GoalLow = r.Goal, r.GoalLow
	g.Verdict = n.reach(&g, r, a, n.levels(now))
	return g
}

// reach is achievable with the quarter's end for a baseline.
func (n *nextMaker) reach(g *NextGoal, r *Row, a *aim, levels []past) Verdict {
	if g.Base == nil {
		return n.withoutBaseline(r, a)
	}
	q := askOf(a, *g.Base, levels, r.Metric.Unit)
	changes := q.changes(levels)
	g.put(q, changes)
	g.Change, g.PastAll = ptr(q.signed(q.change)), q.past(levels)
	for _, c := range changes {
		if q.within(c.value) {
			g.Reached++
		}
	}
	if g.Kind != GoalBetween {
		g.propose(q, levels, changes)
	}
	switch {
	case a.reached(a.settle(*g.Base)):
		return verdict(KindInside, n.words.say("Mức %s của %s đã đạt mục tiêu %s.", "The %s of %s reaches the goal %s already.", measured{r.Metric.Unit, *g.Base}, n.card.Quarter, n.goalText(r)))
	case len(changes) < minChanges:
		return n.shortHistory(r, q, levels, r.weekly(q.goal, q.up))
	}
	return n.againstHistory(r, q, levels, changes, r.weekly(q.goal, q.up))
}

// signed turns a change for the better into one as the figure moves.
func (q ask) signed(change float64) float64 {
	if !q.up {
		return -change
	}
	return change
}

func (g *NextGoal) put(q ask, changes []past) {
	g.Steps = q.steps
	for _, c := range changes {
		g.Past = append(g.Past, NextChange{c.period, q.signed(c.value)})
	}
}

// proposed gives what the past would bring for a KPI that has no target yet; nil
// where too little is known.
func (n *nextMaker) proposed(row *Row) *NextGoal {
	g := &NextGoal{Now: row, Metric: row.Metric, Period: n.next, Kind: row.Kind}
	now := n.base(g, row.Target.Segment)
	levels := n.levels(now)
	if g.Base == nil || len(levels) < leastQuarters {
		return nil
	}
	a := &aim{kind: row.Kind, low: *g.Base, high: *g.Base, middle: *g.Base}
	q := askOf(a, *g.Base, levels, row.Metric.Unit)
	changes := q.changes(levels)
	g.put(q, changes)
	g.propose(q, levels, changes)
	return g
}

// propose works out the three levels. Of the changes in order, from the worst to
// the best, the median is in the middle and the best third begins two thirds up.
func (g *NextGoal) propose(q ask, levels, changes []past) {
	if len(levels) < leastQuarters || len(changes) < minChanges {
		return
	}
	sorted := make([]float64, len(changes))
	for i, c := range changes {
		sorted[i] = c.value
	}
	slices.Sort(sorted)
	g.Hold = ptr(q.base)
	g.Median, g.Best = ptr(q.after(quantile(sorted, 0.5))), ptr(q.after(quantile(sorted, bestThird)))
}

// after is the base with a change.
func (q ask) after(change float64) float64 {
	change = q.signed(change)
	if q.steps {
		return tidy(q.base + change)
	}
	return tidy(q.base * (1 + change))
}

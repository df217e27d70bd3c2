package review

import (
	"math"
	"strconv"

	"kpideck/kpi"
)

// RedShare is how far short of the goal a target turns red when it does not say.
const RedShare = 0.10

// bandShare is the half-width of the band that a goal without a sign stands for
// where the metric is best inside a band: a budget of 100 means 90 to 110, the
// same tenth as RedShare.
const bandShare = 0.10

// aim is a Goal made definite: its direction decided and a relative change
// multiplied out. High is unused by GoalAtLeast, Low by GoalAtMost.
type aim struct {
	kind      GoalKind
	low, high float64
	middle    float64 // the goal itself, or the middle of the band: what a period is paced by
	loose     bool    // the band was made of a single goal: it decides status and score only
}

// resolveGoal decides the direction and multiplies a relative goal by the
// baseline; nil when that baseline is not known. A change on a negative
// baseline is taken of its size, so that +15 % is always upwards.
func resolveGoal(g Goal, better kpi.Better, baseline *float64) *aim {
	at := func(v float64) float64 { return v }
	if g.Relative {
		if baseline == nil {
			return nil
		}
		at = func(v float64) float64 { return tidy(*baseline + math.Abs(*baseline)*v) }
	}
	kind, v := directed(g.Kind, better), at(g.Value)
	switch {
	case kind != GoalBetween:
		return &aim{kind: kind, low: v, high: v, middle: v}
	case g.Kind == GoalPlain:
		return around(v)
	}
	low, high := at(g.Low), at(g.High)
	return &aim{kind: kind, low: min(low, high), high: max(low, high), middle: low + (high-low)/2}
}

// directed lets the metric decide what a goal without a sign asks for.
func directed(kind GoalKind, better kpi.Better) GoalKind {
	switch {
	case kind != GoalPlain:
		return kind
	case better == kpi.Lower:
		return GoalAtMost
	case better == kpi.Band:
		return GoalBetween
	}
	return GoalAtLeast
}

func around(v float64) *aim {
	reach := math.Abs(v) / (1 / bandShare)
	return &aim{kind: GoalBetween, low: v - reach, high: v + reach, middle: v, loose: true}
}

// tidy takes the noise of binary fractions off a product: 5 % more than 0.07 is
// 0.0735, not 0.07350000000000001, which an actual of 0.0735 would miss.
func tidy(v float64) float64 {
	t, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return v
	}
	return t
}

// reached tells whether a value fulfils the goal.
func (a *aim) reached(v float64) bool {
	return (a.kind == GoalAtMost || v >= a.low) && (a.kind == GoalAtLeast || v <= a.high)
}

// settle takes a figure that misses a bound by what float64 adds for the bound
// itself: a KPI that stands at its goal reaches it, in whatever currency.
func (a *aim) settle(v float64) float64 {
	for _, bound := range []float64{a.low, a.high} {
		if math.Abs(v-bound) <= 1e-12*math.Abs(bound) {
			return bound
		}
	}
	return v
}

// settled is a figure that may not be known, settled.
func (a *aim) settled(v *float64) *float64 {
	if v == nil {
		return nil
	}
	return ptr(a.settle(*v))
}

// edge is the bound that a value is judged by and whether it must not be
// undercut; of a band the side on which the value lies outside, else the nearer one.
func (a *aim) edge(v float64) (goal float64, atLeast bool) {
	switch {
	case a.kind == GoalAtLeast:
		return a.low, true
	case a.kind == GoalAtMost:
		return a.high, false
	}
	if v < a.low || v <= a.high && v-a.low < a.high-v {
		return a.low, true
	}
	return a.high, false
}

// attainment is v / goal, goal / v for at most, 1 inside a band and the ratio to
// its nearest edge outside. It is nil where the ratio would say nothing or the
// opposite: a goal of zero or less, or nothing to divide by.
func (a *aim) attainment(v float64) *float64 {
	if !a.loose {
		return a.closeness(v)
	}
	if a.middle <= 0 {
		return nil
	}
	return ptr(v / a.middle)
}

// closeness is attainment, except that a single goal of a metric that is best
// inside a band counts as its band: a tenth too much and a tenth too little cost
// the same. Scores stand on it.
func (a *aim) closeness(v float64) *float64 {
	if a.kind == GoalBetween && a.reached(v) {
		return ptr(1)
	}
	goal, atLeast := a.edge(v)
	if goal <= 0 || !atLeast && v <= 0 {
		return nil
	}
	if atLeast {
		return ptr(v / goal)
	}
	return ptr(goal / v)
}

// redFor gives the value at which a bound turns red: what the target says when
// that lies on the far side of the bound, else RedShare short of it.
func redFor(said *float64, goal float64, atLeast bool) float64 {
	if said != nil && (atLeast && *said < goal || !atLeast && *said > goal) {
		return *said
	}
	short := math.Abs(goal) / (1 / RedShare)
	if atLeast {
		return goal - short
	}
	return goal + short
}

func ptr(v float64) *float64 { return &v }

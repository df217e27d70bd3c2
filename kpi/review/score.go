package review

// The scorers that a target may name.
const (
	ScoreAttainment = "attainment" // 100 × attainment; the default
	ScoreRedFlag    = "red_flag"   // 100 at the goal, 50 where it turns red, linear
	ScoreProgress   = "progress"   // 0 at the baseline, 100 at the goal
	ScoreBestWorst  = "best_worst" // 0 at red and worse, 100 at the goal and better
)

// Scorers lists what the scorer column of a target may hold.
var Scorers = []string{ScoreAttainment, ScoreRedFlag, ScoreProgress, ScoreBestWorst}

// MaxScore caps a score, so that one runaway KPI cannot carry the others.
const MaxScore = 120

// reckoning is how a score came about: its form, the numbers in it, what they
// come to, and the score, which is that within its bounds.
type reckoning struct {
	form       reckoningForm
	value      float64
	goal, from float64 // from is red or the baseline; of formShare the share is value / goal or its inverse
	inverse    bool
	raw, score float64
}

type reckoningForm uint8

const (
	formShare  reckoningForm = iota // 100 × value / goal; goal / value for at most
	formWay                         // 100 × (value - from) / (goal - from)
	formRed                         // 100 + 50 × (value - goal) / (goal - from)
	formInside                      // of its band: 100
	formKept                        // a bound without a share: all or nothing
)

// score judges a value from 0 to MaxScore; it is 100 or more exactly when the
// goal is reached.
func (a *aim) score(scorer string, v float64, red, baseline *float64) float64 {
	return a.reckon(scorer, v, red, baseline).score
}

// reckon scores a value. Inside a band it is 100. A scorer that has nothing to
// measure from (a baseline that already reaches the goal) gives way to attainment.
func (a *aim) reckon(scorer string, v float64, red, baseline *float64) reckoning {
	if a.kind == GoalBetween && a.reached(v) {
		return reckoning{form: formInside, value: v, raw: 100, score: 100}
	}
	goal, atLeast := a.edge(v)
	k := reckoning{value: v, goal: goal, from: redFor(red, goal, atLeast)}
	switch {
	case scorer == ScoreRedFlag && k.from != goal:
		k.form = formRed
		return k.bounded(100+50*((v-goal)/(goal-k.from)), MaxScore)
	case scorer == ScoreProgress && baseline != nil && *baseline != goal && atLeast == (*baseline < goal):
		k.form, k.from = formWay, *baseline
		return k.bounded(100+100*((v-goal)/(goal-k.from)), MaxScore)
	case scorer == ScoreBestWorst && k.from != goal:
		k.form = formWay
		return k.bounded(100+100*((v-goal)/(goal-k.from)), 100)
	}
	k.inverse = !atLeast
	return a.reckonAttainment(k)
}

// reckonAttainment falls back to all or nothing where attainment has no meaning:
// a bound of 0 complaints is kept or not. Nothing at all of what has an upper
// bound above zero is the best there is.
func (a *aim) reckonAttainment(k reckoning) reckoning {
	if ratio := a.closeness(k.value); ratio != nil {
		k.form = formShare
		return k.bounded(100**ratio, MaxScore)
	}
	k.form = formKept
	switch {
	case !a.reached(k.value):
		return k.bounded(0, MaxScore)
	case a.kind == GoalAtMost && a.high > 0:
		return k.bounded(MaxScore, MaxScore)
	}
	return k.bounded(100, MaxScore)
}

func (k reckoning) bounded(raw, most float64) reckoning {
	k.raw, k.score = raw, max(0, min(most, raw))
	return k
}

// judgeScore fills the score of a row: that of the forecast while the period
// runs, of the actual when it is over, none without either.
func (r *Row) judgeScore(a *aim, actual float64, complete bool) {
	r.Provisional = !complete
	v := actual
	switch {
	case complete:
	case r.Forecast != nil:
		v = r.Forecast.Value
	default:
		return
	}
	r.reckoning = a.reckon(r.Target.Scorer, v, r.Target.Red, a.settled(r.Baseline))
	r.Score = ptr(r.reckoning.score)
}

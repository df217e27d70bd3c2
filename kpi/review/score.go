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

// score judges a value from 0 to MaxScore; it is 100 or more exactly when the
// goal is reached. Inside a band it is 100. A scorer that has nothing to
// measure from (a baseline that already reaches the goal) gives way to attainment.
func (a *aim) score(scorer string, v float64, red, baseline *float64) float64 {
	if a.kind == GoalBetween && a.reached(v) {
		return 100
	}
	goal, atLeast := a.edge(v)
	worst := redFor(red, goal, atLeast)
	switch {
	case scorer == ScoreRedFlag && worst != goal:
		return clamp(100 + 50*((v-goal)/(goal-worst)))
	case scorer == ScoreProgress && baseline != nil && *baseline != goal && atLeast == (*baseline < goal):
		return clamp(100 + 100*((v-goal)/(goal-*baseline)))
	case scorer == ScoreBestWorst && worst != goal:
		return min(100, clamp(100+100*((v-goal)/(goal-worst))))
	}
	return a.scoreAttainment(v)
}

// scoreAttainment falls back to all or nothing where attainment has no meaning:
// a bound of 0 complaints is kept or not. Nothing at all of what has an upper
// bound above zero is the best there is.
func (a *aim) scoreAttainment(v float64) float64 {
	if ratio := a.closeness(v); ratio != nil {
		return clamp(100 * *ratio)
	}
	switch {
	case !a.reached(v):
		return 0
	case a.kind == GoalAtMost && a.high > 0:
		return MaxScore
	}
	return 100
}

func clamp(score float64) float64 { return max(0, min(MaxScore, score)) }

// judgeScore fills the score of a row: that of the forecast while the period
// runs, of the actual when it is over, none without either.
func (r *Row) judgeScore(a *aim, complete bool) {
	r.Provisional = !complete
	switch {
	case complete:
		r.Score = ptr(a.score(r.Target.Scorer, r.Actual.Number, r.Target.Red, r.Baseline))
	case r.Forecast != nil:
		r.Score = ptr(a.score(r.Target.Scorer, r.Forecast.Value, r.Target.Red, r.Baseline))
	}
}

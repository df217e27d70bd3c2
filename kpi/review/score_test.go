package review

import (
	"math"
	"testing"

	"kpideck/kpi"
)

func atLeast(v float64) *aim { return resolveGoal(Goal{Value: v}, kpi.Higher, nil) }
func atMost(v float64) *aim  { return resolveGoal(Goal{Value: v}, kpi.Lower, nil) }
func between(low, high float64) *aim {
	return resolveGoal(Goal{Kind: GoalBetween, Low: low, High: high}, kpi.Higher, nil)
}

// The vectors stand on the scale of Spider Strategies, where the goal is 6.67
// and red 3.33; ours is 15 times that, capped at 120.
func TestRedFlagVectors(t *testing.T) {
	for _, c := range []struct {
		name      string
		aim       *aim
		red, v    float64
		spider    float64
		cappedOut bool
	}{
		{"maximise, far below red", atLeast(700), 500, 300, 0, false},
		{"maximise, at red", atLeast(700), 500, 500, 10. / 3, false},
		{"maximise, half-way", atLeast(700), 500, 600, 5, false},
		{"maximise, at the goal", atLeast(700), 500, 700, 20. / 3, false},
		{"maximise, above", atLeast(700), 500, 900, 10, true},
		{"maximise, far above", atLeast(700), 500, 950, 10, true},
		{"minimise, far above red", atMost(500), 700, 900, 0, false},
		{"minimise, at red", atMost(500), 700, 700, 10. / 3, false},
		{"minimise, at the goal", atMost(500), 700, 500, 20. / 3, false},
		{"minimise, below", atMost(500), 700, 300, 10, true},
	} {
		want := 15 * c.spider
		if c.cappedOut {
			want = MaxScore
		}
		if got := c.aim.score(ScoreRedFlag, c.v, &c.red, nil); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: score %g, want %g", c.name, got, want)
		}
	}
}

// Progress serves both directions with one formula, because a baseline above
// the goal flips both signs.
func TestScorers(t *testing.T) {
	for _, c := range []struct {
		name, scorer  string
		aim           *aim
		v             float64
		red, baseline float64
		want          float64
	}{
		{"attainment", ScoreAttainment, atLeast(100), 80, 90, 50, 80},
		{"attainment is the default", "", atLeast(100), 80, 90, 50, 80},
		{"attainment of an upper bound", ScoreAttainment, atMost(90), 100, 99, 120, 90},
		{"attainment is capped", ScoreAttainment, atLeast(100), 300, 90, 50, 120},
		{"attainment of a loss is nothing", ScoreAttainment, atLeast(100), -5, 90, 50, 0},
		{"progress up", ScoreProgress, atLeast(100), 80, 90, 60, 50},
		{"progress down", ScoreProgress, atMost(60), 80, 90, 100, 50},
		{"progress from a baseline that already reaches the goal is attainment", ScoreProgress, atLeast(100), 80, 90, 110, 80},
		{"best and worst: 50 between 0 and 200", ScoreBestWorst, atLeast(200), 50, 0, 0, 25},
		{"best and worst, mirrored", ScoreBestWorst, atMost(100), 150, 200, 0, 50},
		{"best and worst stop at the goal", ScoreBestWorst, atLeast(200), 400, 0, 0, 100},
		{"inside a band", ScoreRedFlag, between(2, 4), 3, 1, 1, 100},
		{"under a band", ScoreAttainment, between(2, 4), 1, 1, 1, 50},
		{"over a band", ScoreAttainment, between(2, 4), 5, 1, 1, 80},
		{"over a band by its default red", ScoreRedFlag, between(2, 4), 4.4, 1, 1, 50},
	} {
		if got := c.aim.score(c.scorer, c.v, &c.red, &c.baseline); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: score %g, want %g", c.name, got, c.want)
		}
	}
}

func TestGradeIsTheHighestStepReached(t *testing.T) {
	table := []Reward{{80, "B"}, {95, "A"}, {60, "C"}}
	for score, want := range map[float64]string{120: "A", 95: "A", 94.99: "B", 60: "C", 59: ""} {
		if got := grade(table, score); got != want {
			t.Errorf("grade of %g is %q, want %q", score, got, want)
		}
	}
}

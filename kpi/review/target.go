package review

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// Level splits the scorecard: strategic goals are the company's, tactical ones
// serve a strategic parent.
type Level string

// The two levels.
const (
	Strategic Level = "strategic"
	Tactical  Level = "tactical"
)

// Target is one row of targets.csv.
type Target struct {
	ID         string
	KPI        string
	Level      Level
	Parent     string // id of another target
	Segment    kpi.Segment
	Owner      string
	Department string
	Period     kpi.Period
	Baseline   *float64 // nil: the value of the previous period
	Goal       Goal
	Red        *float64 // nil: 10 % short of the goal
	Deadline   kpi.Date // 0: the end of the period
	Group      string   // A, B or C; empty when not scored by group
	Weight     *float64 // within its group; nil: 1; 0: shown, not scored
	Scorer     string   // one of Scorers; empty: ScoreAttainment
	Phasing    string
	Note       string
	Pos        diag.Pos
}

// Weighs gives the weight within the group: 1 where the target states none.
func (t *Target) Weighs() float64 {
	if t.Weight == nil {
		return 1
	}
	return *t.Weight
}

// GoalKind is the form of a goal.
type GoalKind uint8

// The forms of a goal. GoalPlain has no sign: the direction of the metric
// decides between at least and at most.
const (
	GoalPlain GoalKind = iota
	GoalAtLeast
	GoalAtMost
	GoalBetween
)

// Goal is what a target asks for. Relative goals are a change on the baseline:
// Value 0.15 is +15 %. Low and High are used by GoalBetween, Value by the others.
type Goal struct {
	Kind      GoalKind
	Relative  bool
	Value     float64
	Low, High float64
	Text      string // as written
}

// Event is a row of events.csv: something that happened and may explain a figure.
type Event struct {
	Span    kpi.Span
	Text    string
	KPI     string
	Segment kpi.Segment
	Pos     diag.Pos
}

// Note is a row of notes.csv: what the lead says about a figure.
type Note struct {
	KPI     string
	Period  kpi.Period
	Segment kpi.Segment
	Author  string
	Text    string
	Pos     diag.Pos
}

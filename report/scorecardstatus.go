package report

import (
	"math"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// statusCode says what the status of a running target rests on.
func (b *builder) statusCode(lines []*line) string {
	if !b.anyRuns(lines) {
		return ""
	}
	return b.l.Word("column.status_code")
}

// over tells whether the period of a target is over, so that what it was is all
// that can be said of it.
func (l *line) over() bool {
	return l.row != nil && l.row.Forecast != nil && l.row.Forecast.Method == review.MethodActual
}

// noTarget fills the goal column only: "no target" said once a row is enough.
func (b *builder) noTarget(r Role) string {
	if r == RoleGoal {
		return b.l.Word("status.no_target")
	}
	return ""
}

func (b *builder) statusCell(l *line) Cell {
	if l.row == nil {
		return Cell{}
	}
	c := Cell{Text: b.statusWord(l), Status: l.row.Status, Strong: true}
	c.Calc = b.statusCalc(l)
	return c
}

// statusWord is the status of a target or, where days that are told come to no
// value of its period, why not.
func (b *builder) statusWord(l *line) string {
	if r := l.actual.Reason; l.row.Status == review.NoData && !l.actual.OK() && r != kpi.NoReason && r != kpi.NoData {
		return b.l.Word("reason." + string(r))
	}
	return b.l.Word("status." + string(l.row.Status))
}

// statusCalc says which status formula a workbook may hold; only statuses of a
// running quarter with a band follow from forecast, band and goal.
func (b *builder) statusCalc(l *line) Calc {
	r := l.row
	if l.period != b.quarter || r.Forecast == nil || !r.Forecast.Banded() || r.Goal == nil {
		return CalcNone
	}
	switch r.Status {
	case review.OnTrack, review.AtRisk, review.OffTrack:
		switch r.Kind {
		case review.GoalAtLeast:
			return CalcStatusAtLeast
		case review.GoalAtMost:
			return CalcStatusAtMost
		}
	}
	return CalcNone
}

func (b *builder) scoreCell(score *float64) Cell {
	if score == nil {
		return Cell{Text: b.l.Word("none")}
	}
	n := *score
	return Cell{Text: b.l.Number(n, 1), Number: &n, Format: Format{Kind: FormatNumber, Scale: 1, Decimals: 1}}
}

func directionMark(l *line) string {
	return betterMarks[betterOf(l)]
}

// betterMarks show on which side a figure is better.
var betterMarks = map[kpi.Better]string{kpi.Higher: "↑", kpi.Lower: "↓", kpi.Band: "↔"}

// betterOf is the side on which a line is better: its goal's, else the KPI's.
func betterOf(l *line) kpi.Better {
	if l.row != nil {
		switch l.row.Kind {
		case review.GoalAtLeast:
			return kpi.Higher
		case review.GoalAtMost:
			return kpi.Lower
		case review.GoalBetween:
			return kpi.Band
		}
	}
	return l.metric.Better
}

// bulletOf draws a line on a scale from 0 that holds all its marks.
func bulletOf(l *line) *Bullet {
	r := l.row
	if r.Goal == nil {
		return nil
	}
	bl := &Bullet{Actual: l.actual.Ptr(), Goal: r.Goal, GoalLow: r.GoalLow, Red: r.Red,
		Previous: l.previous.Value.Ptr(), LastYear: l.lastYear.Value.Ptr(), LowerIsBetter: r.Kind == review.GoalAtMost}
	if r.Forecast != nil && r.Forecast.Method != review.MethodActual {
		bl.Forecast, bl.Low, bl.High = &r.Forecast.Value, band(r, true), band(r, false)
	}
	for _, v := range []*float64{bl.Actual, bl.Forecast, bl.High, bl.Goal, bl.Red, bl.Previous, bl.LastYear} {
		if v != nil {
			bl.Max = math.Max(bl.Max, *v)
		}
	}
	bl.Max *= 1.08
	return bl
}

package report

import (
	"math"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

func (b *builder) judgedCell(l *line, role Role) Cell {
	r, f := l.row, l.figures
	switch role {
	case RoleGoal:
		return f.goal(r)
	case RoleExpected:
		c := f.cell(r.Expected)
		c.Calc, c.Share = b.expectedCalc(l)
		c.Follows = b.expectedInBand(l)
		return c
	case RolePacing:
		return b.pacingCell(l)
	case RoleForecast:
		return b.forecastCell(l)
	case RoleLow:
		return b.bandCell(l, true)
	case RoleHigh:
		return b.bandCell(l, false)
	case RoleBand:
		return b.bandText(l)
	case RoleMissed:
		return b.missedCell(r.Forecast)
	case RoleMethod:
		return b.methodCell(r.Forecast)
	case RoleRequired:
		return b.requiredCell(l)
	case RoleCurrent:
		return b.currentCell(l)
	case RoleToBest:
		return b.toBestCell(r)
	case RoleBullet:
		return Cell{Bullet: bulletOf(l)}
	case RoleGroup:
		return Cell{Text: r.Target.Group}
	case RoleScore:
		return b.scoreCell(r.Score)
	}
	return Cell{}
}

// bandCell is an edge of the forecast's band; what is over has no width.
func (b *builder) bandCell(l *line, low bool) Cell {
	c := l.figures.cell(band(l.row, low))
	if f := l.row.Forecast; f != nil && f.Method == review.MethodActual {
		c.Calc = CalcForecastActual
	}
	return c
}

// requiredCell is what each day left must bring. It is left out where days so far
// have no file: the forecast beside it fills them up, and the two would contradict
// each other.
func (b *builder) requiredCell(l *line) Cell {
	r := l.row
	if r.Untold > 0 && r.RequiredRate != nil {
		return Cell{Text: b.l.Word("none"), Note: b.l.Say("stands_without", strconv.Itoa(r.Untold))}
	}
	c := l.figures.perDay(r).cell(r.RequiredRate)
	left := max(0, int(l.period.End-max(l.period.Start, l.actual.Through+1)))
	if r.RequiredRate == nil || left == 0 {
		return c
	}
	days := fixedNumber(float64(left))
	if l.period == b.quarter && left == b.quarter.Days()-b.elapsed {
		days = apply(OpSub, &Relation{Op: OpDays}, &Relation{Op: OpElapsed})
	}
	goal := here(RoleGoal)
	if r.GoalLow != nil {
		goal = half(goal, fixedNumber(*r.GoalLow))
	}
	c.Follows = apply(OpMax, fixedNumber(0), apply(OpDiv, apply(OpSub, goal, here(RoleActual)), days))
	return c
}

// currentCell is what each day so far has brought.
func (b *builder) currentCell(l *line) Cell {
	r := l.row
	c := l.figures.perDay(r).cell(r.CurrentRate)
	elapsed := l.actual.Span.Clip(l.period.Span).Days() - r.Untold - r.Unbegun
	if r.CurrentRate == nil || !same(*r.CurrentRate*float64(elapsed), l.actual.Number) {
		return c
	}
	days := fixedNumber(float64(elapsed))
	if l.period == b.quarter && elapsed == b.elapsed {
		days = &Relation{Op: OpElapsed}
	}
	c.Follows = apply(OpDiv, here(RoleActual), days)
	return c
}

// toBestCell is the required rate as a share of a day of the best week.
func (b *builder) toBestCell(r *review.Row) Cell {
	if r.Untold > 0 {
		return Cell{Text: b.l.Word("none")}
	}
	c := b.percentCell(r.ToBestWeek)
	if r.ToBestWeek != nil && r.BestWeek != nil {
		c.Follows = apply(OpDiv, here(RoleRequired), fixedNumber(*r.BestWeek/7))
	}
	return c
}

// expectedInBand is what a goal with two edges asks for by now: its middle by the
// phasing, of a ratio its nearest point.
func (b *builder) expectedInBand(l *line) *Relation {
	r := l.row
	if r.Expected == nil || r.Goal == nil || r.GoalLow == nil {
		return nil
	}
	if middle := (*r.Goal + *r.GoalLow) / 2; r.CurrentRate != nil && middle != 0 {
		return apply(OpMul, half(here(RoleGoal), fixedNumber(*r.GoalLow)), fixedNumber(*r.Expected/middle))
	}
	return apply(OpMax, fixedNumber(*r.GoalLow), apply(OpMin, here(RoleGoal), here(RoleActual)))
}

// perDay are the figures of a day beside those of a quarter: in the same unit,
// with two digits.
func (f figures) perDay(r *review.Row) figures {
	for _, v := range []*float64{r.RequiredRate, r.CurrentRate} {
		for extra := 0; v != nil && *v != 0 && extra < 3 && f.scale.By > 1 && math.Abs(*v)/f.scale.By*math.Pow10(f.decimals) < 9.5; extra++ {
			f.decimals++
			f.scale.Decimals = f.decimals
		}
	}
	return f
}

// comparedCell is the value of another period. For a month or a year, whose
// period the column does not name, an amount that may not be compared is left
// out: half a year would read as a whole one.
func (b *builder) comparedCell(l *line, c review.Comparison) Cell {
	if l.period != b.quarter && c.Change == nil {
		return Cell{Text: b.l.Word("none"), Note: b.l.Word("compare." + c.Reason)}
	}
	return b.against(l, c, l.figures.value(c.Value))
}

func (b *builder) changeCell(l *line, c review.Comparison, ratio, points, score Calc) Cell {
	cell := b.change(c, l.metric)
	switch {
	case cell.Number == nil:
	case l.metric.Unit == kpi.Points:
		cell.Calc = score
	case c.Points:
		cell.Calc = points
	default:
		cell.Calc = ratio
	}
	return b.against(l, c, cell)
}

// percentCell is a share that is no KPI, such as pacing.
func (b *builder) percentCell(share *float64) Cell {
	if share == nil {
		return Cell{Text: b.l.Word("none")}
	}
	n := *share
	return Cell{Text: b.l.Percent(n, 1), Number: &n, Format: Format{Kind: FormatPercent, Scale: 1, Decimals: 1}}
}

func (b *builder) pacingCell(l *line) Cell {
	r, c := l.row, b.percentCell(l.row.Pacing)
	if r.Pacing == nil {
		return c
	}
	n := *r.Pacing
	if r.Expected != nil && same(n*(*r.Expected), l.actual.Number) {
		c.Calc = CalcPace
	} else if r.Expected != nil && same(n*l.actual.Number, *r.Expected) {
		c.Calc = CalcPaceInverse
	}
	return c
}

// same compares figures that were computed on two ways.
func same(a, b float64) bool {
	return math.Abs(a-b) <= 1e-12*math.Max(math.Abs(a), math.Abs(b))
}

// expectedCalc finds out how the expectation follows from the goal, so that the
// workbook can hold it as a formula.
func (b *builder) expectedCalc(l *line) (calc Calc, share float64) {
	r := l.row
	switch {
	case r.Expected == nil || r.Goal == nil || r.Kind == review.GoalBetween:
		return CalcNone, 0
	case l.period == b.quarter && same(*r.Expected, *r.Goal*float64(b.elapsed)/float64(b.quarter.Days())):
		return CalcExpectedLinear, 0
	case l.period == b.quarter && same(*r.Expected, *r.Goal):
		return CalcExpectedGoal, 0
	case r.CurrentRate != nil && *r.Goal != 0:
		return CalcExpectedShare, *r.Expected / *r.Goal
	}
	return CalcNone, 0
}

func (b *builder) forecastCell(l *line) Cell {
	r := l.row
	if r.Forecast == nil {
		return Cell{Text: b.l.Word("none")}
	}
	n := r.Forecast.Value
	c := l.figures.cell(&n)
	c.Strong = true
	switch {
	case r.Forecast.Method == review.MethodActual:
		c.Calc = CalcForecastActual
	case l.period == b.quarter && same(n, l.actual.Number):
		c.Calc = CalcForecastActual
	case l.period == b.quarter && same(n, l.actual.Number*float64(b.quarter.Days())/float64(b.elapsed)):
		c.Calc = CalcStraight
	}
	return c
}

package report

import (
	"math"
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// scorecardColumns are shared by the three scorecards, so that readers find a
// figure at the same place everywhere. What is over has no forecast.
func (b *builder) scorecardColumns(lines []*line, extra ...Column) []Column {
	w := b.l.Word
	q, p, y := b.quarter.Label, b.previous.Label, b.lastYear.Label
	cols := []Column{
		{Role: RoleName, Title: w("column.kpi"), Text: true},
		{Role: RoleBullet, On: InPage, Title: w("column.bullet"), Text: true},
		{Role: RoleStatus, On: InBook, Title: w("column.status"), Code: b.statusCode(lines), Text: true},
		{Role: RoleOwner, Title: w("column.owner"), Text: true},
		{Role: RoleUnit, On: InBook, Title: w("column.unit"), Text: true},
		{Role: RoleDirection, On: InBook, Title: w("column.direction"), Code: w("column.direction_code"), Text: true},
		{Role: RoleActual, Title: b.actualTitle(), Code: q, Period: b.quarter},
		{Role: RoleExpected, On: InBook, Title: w("column.expected"), Code: b.l.Say("column.expected_code", strconv.Itoa(b.elapsed), strconv.Itoa(b.quarter.Days()))},
		{Role: RoleForecast, On: InPage | InText, Title: w("column.forecast")},
		{Role: RoleGoal, Title: w("column.goal"), Code: q},
		{Role: RolePacing, On: InBook | InText, Title: w("column.pacing"), Code: w("column.pacing_code")},
		{Role: RolePrevious, On: InBook, Title: w("column.previous"), Code: p, Period: b.previous},
		{Role: RoleChange, Title: b.l.Say("column.change", b.quarterShort(b.previous)), Code: w("column.change_code")},
		{Role: RoleLastYear, On: InBook, Title: w("column.last_year"), Code: y, Period: b.lastYear},
		{Role: RoleYearChange, Title: b.l.Say("column.change", b.quarterShort(b.lastYear)), Code: w("column.year_change_code")},
		{Role: RoleForecast, On: InBook, Title: w("column.forecast_end"), Code: w("column.forecast_code")},
		{Role: RoleStatus, On: InPage | InText, Title: w("column.status"), Text: true},
	}
	cols = append(cols, extra...)
	if !b.anyRuns(lines) {
		cols = slices.DeleteFunc(cols, func(c Column) bool { return slices.Contains(forecastRoles, c.Role) })
	}
	return cols
}

// forecastRoles are the columns of a table in which something runs.
var forecastRoles = []Role{RoleForecast, RoleLow, RoleHigh, RoleBand, RoleMissed, RoleMethod}

// optionalRoles are the columns that a table leaves out where no row fills them.
var optionalRoles = []Role{RolePrevious, RoleChange, RoleLastYear, RoleYearChange, RoleForecast, RoleLow, RoleHigh, RoleBand, RoleMissed, RoleMethod,
	RolePacing, RoleGroup, RoleRequired, RoleCurrent, RoleToBest}

// tidy leaves out the columns that hold nothing but dashes.
func (b *builder) tidy(t *Table) {
	filled := func(at int) bool {
		return slices.ContainsFunc(t.Rows, func(r Row) bool {
			return at < len(r.Cells) && len(r.Cells) > 1 && r.Cells[at].Text != "" && r.Cells[at].Text != b.l.Word("none")
		})
	}
	for at := len(t.Columns) - 1; at >= 0; at-- {
		if !slices.Contains(optionalRoles, t.Columns[at].Role) || filled(at) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, at, at+1)
		for i, r := range t.Rows {
			if at < len(r.Cells) && len(r.Cells) > 1 {
				t.Rows[i].Cells = slices.Delete(r.Cells, at, at+1)
			}
		}
	}
}

// statusCode says what the status of a running target rests on.
func (b *builder) statusCode(lines []*line) string {
	if !b.anyRuns(lines) {
		return ""
	}
	return b.l.Word("column.status_code")
}

func (b *builder) actualTitle() string {
	if b.running() {
		return b.l.Say("column.actual_to", b.shortDate(b.m.AsOf()))
	}
	return b.l.Word("column.actual")
}

// scorecardRow fills the columns for a line, by their roles.
func (b *builder) scorecardRow(l *line, cols []Column) Row {
	b.need(l.actual, l.previous.Value, l.lastYear.Value)
	row := Row{Key: l.key(), Bold: l.level() == review.Strategic}
	if l.row != nil {
		row.ID = l.row.Target.ID
	}
	for _, c := range cols {
		row.Cells = append(row.Cells, b.scorecardCell(l, c))
	}
	return row
}

func (b *builder) scorecardCell(l *line, c Column) Cell {
	switch c.Role {
	case RoleName:
		return Cell{Text: b.standsFor(l), Strong: true}
	case RoleStatus:
		return b.statusCell(l)
	case RoleOwner:
		if l.row != nil {
			return Cell{Text: l.row.Target.Owner}
		}
		return Cell{}
	case RoleUnit:
		return Cell{Text: l.figures.unitWord()}
	case RoleDirection:
		return Cell{Text: directionMark(l)}
	case RoleActual:
		cell := l.figures.value(l.actual)
		cell.Strong = true
		return cell
	case RolePrevious:
		return b.comparedCell(l, l.previous)
	case RoleLastYear:
		return b.comparedCell(l, l.lastYear)
	case RoleChange:
		return b.changeCell(l, l.previous, CalcChangePrevious, CalcPointsPrevious, CalcScorePrevious)
	case RoleYearChange:
		return b.changeCell(l, l.lastYear, CalcChangeYear, CalcPointsYear, CalcScoreYear)
	case RoleForecast:
		if c.On != InBook && l.over() {
			return Cell{Text: b.l.Word("none")} // its forecast would say the actual again
		}
	case RoleSpark:
		return Cell{Spark: b.weekValues(l), SparkFrom: b.weekDerivations(l)}
	}
	if l.row == nil {
		return Cell{Text: b.noTarget(c.Role)}
	}
	return b.judgedCell(l, c.Role)
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

// comparedCell is the value of another period. For a month or a year, whose
// period the column does not name, an amount that may not be compared is left
// out: half a year would read as a whole one.
func (b *builder) comparedCell(l *line, c review.Comparison) Cell {
	if l.period != b.quarter && c.Change == nil {
		return Cell{Text: b.l.Word("none"), Note: b.l.Word("compare." + c.Reason)}
	}
	return b.against(l, c, l.figures.value(c.Value))
}

// against names the period that a month or a year is compared with, which is not
// the quarter of the column.
func (b *builder) against(l *line, c review.Comparison, cell Cell) Cell {
	if l.period == b.quarter || cell.Number == nil {
		return cell
	}
	mark := b.periodMark(c.Period) + " "
	cell.Text, cell.Format.Before = mark+cell.Text, mark
	if cell.Bare != "" {
		cell.Bare = mark + cell.Bare
	}
	return cell
}

// periodMark is the shortest name of a period.
func (b *builder) periodMark(p kpi.Period) string {
	if p.Grain != kpi.Monthly {
		return b.quarterShort(p)
	}
	year, month, _ := (p.Start + kpi.Date(p.Days()/2)).Civil()
	return b.l.Say("month_short", strconv.Itoa(month), strconv.Itoa(year%100))
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
	return map[kpi.Better]string{kpi.Higher: "↑", kpi.Lower: "↓", kpi.Band: "↔"}[betterOf(l)]
}

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

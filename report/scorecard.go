package report

import (
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

// judgedRoles are those that a report without any target leaves out besides. Where
// there are targets, that nobody owns one is to be seen.
var judgedRoles = []Role{RoleStatus, RoleOwner, RoleExpected}

// tidy leaves out the columns that hold nothing but dashes.
func (b *builder) tidy(t *Table) {
	filled := func(at int) bool {
		return slices.ContainsFunc(t.Rows, func(r Row) bool {
			return at < len(r.Cells) && len(r.Cells) > 1 && r.Cells[at].Text != "" && r.Cells[at].Text != b.l.Word("none")
		})
	}
	for at := len(t.Columns) - 1; at >= 0; at-- {
		role := t.Columns[at].Role
		optional := slices.Contains(optionalRoles, role) || !b.judged() && slices.Contains(judgedRoles, role)
		if !optional || filled(at) {
			continue
		}
		t.leaveOut(at)
	}
}

// leaveOut takes a column out of a table.
func (t *Table) leaveOut(at int) {
	t.Columns = slices.Delete(t.Columns, at, at+1)
	for i, r := range t.Rows {
		if at < len(r.Cells) && len(r.Cells) > 1 {
			t.Rows[i].Cells = slices.Delete(r.Cells, at, at+1)
		}
	}
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
		return b.sparkCell(l)
	}
	if l.row == nil {
		return Cell{Text: b.noTarget(c.Role)}
	}
	return b.judgedCell(l, c.Role)
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

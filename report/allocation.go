package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"kpideck/kpi/review"
)

// allocation sets the goal of a parent beside what its parts take on, what nobody
// has, and what the forecast brings; nil where no goal is handed down in parts.
// Of several the one with the largest part unassigned is shown.
func (b *builder) allocation() *Table {
	var top *line
	for _, l := range b.ofQuarter(review.Strategic) {
		if l.row != nil && l.row.Allocation != nil && (top == nil || openShare(l) > openShare(top)) {
			top = l
		}
	}
	if top == nil {
		return nil
	}
	a := top.row.Allocation
	w := b.l.Word
	f := b.allocationFigures(top)
	t := &Table{ID: AllocationBlock, Kind: AllocationTable, Title: b.l.Say("allocation.title", b.messageName(top), f.unitWord()), Note: b.allocationNote(top), Columns: []Column{
		{Role: RoleName, Title: w("allocation.part"), Text: true},
		{Role: RoleGoal, Title: w("column.goal")},
		{Role: RoleForecast, Title: b.forecastTitle()},
		{Role: RoleValue, Title: w("allocation.gap")}}}
	for _, r := range a.Rows {
		t.Rows = append(t.Rows, b.partRow(r, f))
	}
	rest := b.restRow(top, f)
	t.Rows = append(t.Rows, rest)
	t.Rows = append(t.Rows, b.wholeRow(top, f, t))
	return t
}

func openShare(l *line) float64 {
	a := l.row.Allocation
	if a.Goal == 0 {
		return 0
	}
	return math.Abs(a.Gap() / a.Goal)
}

// allocationFigures put the whole and its parts on one scale, with digits for the
// smallest part.
func (b *builder) allocationFigures(l *line) figures {
	shown := []*float64{l.row.Goal}
	for _, r := range l.row.Allocation.Rows {
		shown = append(shown, r.Goal)
	}
	return b.newFigures(l.metric.Unit, shown...).fine(shown)
}

// atEnd is where a row ends: by its forecast, else its value.
func atEnd(r *review.Row) *float64 {
	if r.Forecast != nil {
		v := r.Forecast.Value
		return &v
	}
	return r.Actual.Ptr()
}

// bareCell writes a number whose unit stands above.
func bareCell(f figures, v *float64) Cell {
	c := f.cell(v)
	c.Text = cmp.Or(c.Bare, c.Text)
	return c
}

// endGap is what the end has above or below the goal.
func (b *builder) endGap(f figures, end, goal *float64, r *review.Row) Cell {
	if end == nil || goal == nil {
		return Cell{Text: b.l.Word("none")}
	}
	n := *end - *goal
	c := Cell{Text: f.step(n), Number: &n, Format: f.format()}
	c.Format.Sign = true
	c.Follows = apply(OpSub, here(RoleForecast), here(RoleGoal))
	switch short := (n < 0) == (r.Kind != review.GoalAtMost); {
	case math.Abs(n) < 0.005*math.Abs(*goal):
	case short:
		c.Tone = Bad
	default:
		c.Tone = Good
	}
	return c
}

// partRow is a child that takes on a part.
func (b *builder) partRow(r *review.Row, f figures) Row {
	name := r.Target.ID
	if n := len(r.Target.Segment); n > 0 {
		name = b.memberName(r.Target.Segment[n-1].Member)
	}
	goal, end := bareCell(f, r.Goal), bareCell(f, atEnd(r))
	goal.Input = true
	if l := b.lineOf(r); l != nil {
		goal.Follows = home(l.key(), RoleGoal)
		if r.Forecast != nil {
			end.Follows = home(l.key(), RoleForecast)
		}
	}
	return Row{Cells: []Cell{{Text: name, Strong: true}, goal, end, b.endGap(f, atEnd(r), r.Goal, r)}}
}

// restRow is what no part takes on, or what they promise beyond the whole.
func (b *builder) restRow(l *line, f figures) Row {
	a, end := l.row.Allocation, atEnd(l.row)
	open := a.Gap()
	key := "allocation.open"
	if open < 0 {
		key = "allocation.over"
	}
	row := Row{Cells: []Cell{{Text: b.l.Word(key), Strong: true}, bareCell(f, &open), {Text: b.l.Word("none")}, {Text: b.l.Word("none")}}}
	if !a.Agrees() {
		row.Cells[0].Tone = Risk
	}
	for _, r := range a.Rows {
		if e := atEnd(r); e == nil || end == nil {
			return row
		} else {
			left := *end - *e
			end = &left
		}
	}
	if end != nil {
		row.Cells[2] = bareCell(f, end)
		row.Cells[3] = b.endGap(f, end, &open, l.row)
	}
	return row
}

// wholeRow is the parent, which the parts and the rest come to.
func (b *builder) wholeRow(l *line, f figures, t *Table) Row {
	last := len(t.Rows) - 1
	goal, end := bareCell(f, l.row.Goal), bareCell(f, atEnd(l.row))
	goal.Follows = home(l.key(), RoleGoal)
	if l.row.Forecast != nil {
		end.Follows = home(l.key(), RoleForecast)
	}
	t.Rows[last].Cells[1].Follows = apply(OpSub, home(l.key(), RoleGoal), sumDown(t, 0, last-1, 1))
	if t.Rows[last].Cells[2].Number != nil && l.row.Forecast != nil {
		t.Rows[last].Cells[2].Follows = apply(OpSub, home(l.key(), RoleForecast), sumDown(t, 0, last-1, 2))
	}
	return Row{Kind: TotalRow, Bold: true, Cells: []Cell{{Text: b.l.Word("allocation.whole"), Strong: true}, goal, end, b.endGap(f, atEnd(l.row), l.row.Goal, l.row)}}
}

// allocationNote says how much of the goal the parts take on.
func (b *builder) allocationNote(l *line) string {
	a := l.row.Allocation
	if a.Goal == 0 {
		return ""
	}
	return b.l.Say("allocation.note", strconv.Itoa(len(a.Rows)), b.l.Percent(a.Sum/a.Goal, 0))
}

// addBeside puts what other sections found beside the summary and the tree.
func (b *builder) addBeside(sections []*Section) {
	i := slices.IndexFunc(sections, func(s *Section) bool { return s.ID == Strategic })
	if i < 0 {
		return
	}
	if t := b.allocation(); t != nil {
		sections[i].Blocks = append(sections[i].Blocks, t)
	}
}

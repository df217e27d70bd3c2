package report

import (
	"cmp"
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// How much the page of a week holds.
const (
	weekPageRows     = 9
	weekPageChannels = 6
	weekPageKPIs     = 4 // columns of channels, each with its change
)

// lastWeek is the newest week that is over, and whether the quarter has one.
func (b *builder) lastWeek() (kpi.Period, bool) {
	w := b.m.Calendar().Containing(kpi.Weekly, min(b.m.AsOf(), b.quarter.Last()))
	if w.Last() > b.m.AsOf() || w.Last() > b.quarter.Last() {
		w = b.m.Calendar().Previous(w)
	}
	return w, w.Last() >= b.quarter.Start
}

// week is the last whole week: what each KPI did against the week before, its
// goal and its natural limits; and what the quarter is to do about it. Only layouts
// that name it have it.
func (b *builder) week() []*Section {
	w, ok := b.lastWeek()
	lines := b.weekLines()
	if !ok || len(lines) == 0 || !b.in.Layout.names(Week) {
		return nil
	}
	s, todo := b.section(Week), b.section(Week)
	s.Title = b.l.Say("week.title", weekNumber(w), b.shortDate(w.Start), b.date(w.Last()))
	signals := map[*line]*signal{}
	for _, l := range lines {
		signals[l] = b.signalOf(l)
	}
	s.Message = cmp.Or(b.signalMessage(lines, signals), b.l.Word("weeks.message"))
	s.Blocks = []Block{b.weekTable(w, lines, signals), b.costMultiples(), b.weekChannels(w), b.pace(), b.weekDecisions()}
	todo.Title, todo.Message = s.Title, cmp.Or(b.levelMessage(b.of(review.Tactical)), s.Message)
	if todo.Footer = ""; b.targetsRun() {
		todo.Footer = b.l.Word("week.footer_todo")
	}
	todo.Blocks = []Block{b.weekTargets(), b.weekActions(), b.weekNotes(), cmp.Or(b.events(), &Remarks{})}
	list := []*Section{s, todo}
	for _, s := range list {
		s.On, s.Blocks = InPage, slices.DeleteFunc(s.Blocks, Hollow)
	}
	return list
}

// names tells whether some page of a layout is of a section.
func (l Layout) names(id SectionID) bool {
	return slices.ContainsFunc(l.Pages, func(p LayoutPage) bool { return SectionID(p.Section) == id })
}

func weekNumber(w kpi.Period) string {
	n, err := strconv.Atoi(w.Label[6:])
	if err != nil {
		return w.Label
	}
	return strconv.Itoa(n)
}

// weekTable sets a week against the one before, worst news first.
func (b *builder) weekTable(w kpi.Period, lines []*line, signals map[*line]*signal) *Table {
	weeks, before := b.weekParts(), b.m.Calendar().Previous(w)
	word := b.l.Word
	t := &Table{ID: WeekTableBlock, On: InPage, Kind: WeekTable, Title: word("week.table"), Note: b.l.Say("week.note", strconv.Itoa(len(weeks))), Columns: []Column{
		{Role: RoleName, Title: word("column.kpi"), Text: true}, {Role: RoleOwner, Title: word("column.owner"), Text: true},
		{Role: RoleActual, Title: weekLabel(w)}, {Role: RoleChange, Title: b.l.Say("week.change", weekLabel(before))}, {Role: RoleGoal, Title: word("column.goal")},
		{Role: RoleSpark, Title: weekLabel(weeks[0]) + "–" + weekLabel(weeks[len(weeks)-1])}, {Role: RoleSignal, Title: word("week.reading"), Text: true}}}
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(x, y *line) int {
		return cmp.Compare(newsOrder(signals[x], w), newsOrder(signals[y], w))
	})
	if len(lines) > weekPageRows {
		t.Note = b.l.Say("week.note_some", strconv.Itoa(len(weeks)), strconv.Itoa(weekPageRows), strconv.Itoa(len(lines)))
	}
	for _, l := range lines[:min(len(lines), weekPageRows)] {
		t.Rows = append(t.Rows, b.weekTableRow(w, before, l, signals[l]))
	}
	return t
}

// newsOrder puts bad news before good and good before none.
func newsOrder(s *signal, w kpi.Period) int {
	if s == nil || !s.marks[w.Start].On {
		return 3
	}
	return map[Tone]int{Bad: 0, Good: 1, Neutral: 2}[s.marks[w.Start].Tone]
}

func (b *builder) weekTableRow(w, before kpi.Period, l *line, s *signal) Row {
	now, then := b.m.Value(l.metric, w, l.segment), b.m.Value(l.metric, before, l.segment)
	f := b.newFigures(l.metric.Unit, now.Ptr(), then.Ptr())
	owner := ""
	if l.row != nil {
		owner = l.row.Target.Owner
	}
	actual := f.value(now)
	actual.Strong = true
	run := b.multiple(l, s)
	return Row{Key: l.key(), Cells: []Cell{{Text: l.fitName(b, goalLetters), Strong: true}, {Text: owner}, actual,
		b.weekChange(l.metric, now, then), b.weekGoal(l, f), {Run: &run}, b.weekReading(w, l, s)}}
}

func (b *builder) weekChange(x *kpi.Metric, now, then kpi.Value) Cell {
	if !now.OK() || !then.OK() {
		return Cell{Text: b.l.Word("none")}
	}
	c := b.change(review.Between(x, now.Number, then.Number), x)
	c.Tone = Neutral // a week's change is news only beyond its limits, which the reading tells
	return c
}

// weekGoal is the goal itself or, of what adds up, what the weeks that are left
// must bring each.
func (b *builder) weekGoal(l *line, f figures) Cell {
	switch {
	case l.row == nil || l.row.Goal == nil:
		return Cell{}
	case !b.flows(l):
		return f.goal(l.row)
	case l.row.Needed == nil || *l.row.Needed <= 0:
		return Cell{Text: b.statusWord(l)}
	case l.row.NeededLow != nil && l.row.NeededHigh != nil:
		return Cell{Text: b.l.Say("week.needed", f.between(7**l.row.NeededLow, 7**l.row.NeededHigh))}
	}
	return Cell{Text: b.l.Say("week.needed", goalSign(l.row)+f.text(7**l.row.Needed))}
}

// weekReading says what the week is among those before it.
func (b *builder) weekReading(w kpi.Period, l *line, s *signal) Cell {
	if s == nil {
		return Cell{Text: b.l.Word("weeks.too_few")}
	}
	c := Cell{Text: b.l.Word("weeks.usual"), Note: b.l.Say("week.limits", b.newFigures(l.metric.Unit, &s.Low, &s.High).between(s.Low, s.High))}
	if s.Last().Settling && s.Last().Week.Start == w.Start {
		c.Text = b.l.Word("weeks.settling_short")
	}
	if m := s.marks[w.Start]; m.On {
		c.Text, c.Tone, c.Strong = b.weekNews(s), m.Tone, true
	}
	return c
}

// weekNews says of a latest week that is a signal how often that was so.
func (b *builder) weekNews(s *signal) string {
	last := s.Last()
	m := s.marks[last.Week.Start]
	if !m.Outside {
		return cmp.Or(s.inside(b, true), b.l.Word("week.news"))
	}
	n := s.streak()
	if n == 1 {
		return b.l.Word("week.outside_once." + upKey(m.Up))
	}
	return b.l.Say("week.outside."+upKey(m.Up), strconv.Itoa(n))
}

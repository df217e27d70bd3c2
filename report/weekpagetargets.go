package report

import (
	"cmp"
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// How much the second page of a week holds; the workbook has all.
const (
	weekPageDecisions = 3
	weekPageTargets   = 15
	weekPageActions   = 6
	weekPageNotes     = 4
)

// weekTargets are the tactical targets of the quarter and of the month that runs,
// a line each, the gravest first.
func (b *builder) weekTargets() *Table {
	word := b.l.Word
	t := &Table{ID: ScorecardBlock, On: InPage, Kind: WeekTable, Title: word("week.targets"), Columns: []Column{
		{Role: RoleName, Title: word("column.kpi"), Text: true}, {Role: RoleActual, Title: b.actualTitle()},
		{Role: RoleForecast, Title: word("column.forecast")}, {Role: RoleGoal, Title: word("column.goal")}, {Role: RolePacing, Title: word("column.pacing")}, {Role: RoleStatus, Title: word("column.status"), Text: true}}}
	lines := slices.DeleteFunc(b.of(review.Tactical), func(l *line) bool {
		return l.row == nil || l.period.Grain == kpi.Monthly && !l.period.Has(min(b.m.AsOf(), b.quarter.Last()))
	})
	slices.SortStableFunc(lines, func(x, y *line) int { return cmp.Compare(x.worry(), y.worry()) })
	if !b.anyRuns(lines) {
		t.Columns = slices.DeleteFunc(t.Columns, func(c Column) bool { return c.Role == RoleForecast || c.Role == RolePacing })
	}
	for _, l := range lines[:min(len(lines), weekPageTargets)] {
		row := b.scorecardRow(l, t.Columns)
		row.Cells[0].Text = b.shortCard(l, childLetters).Name
		t.Rows = append(t.Rows, row)
	}
	if rest := len(lines) - weekPageTargets; rest > 0 {
		t.Note = b.l.Say("week.more_targets", strconv.Itoa(rest))
	}
	b.tidy(t)
	return t
}

// weekDecisions are the gravest questions of the quarter.
func (b *builder) weekDecisions() *Remarks {
	r := b.decisions()
	r.On = InPage
	if rest := len(r.Items) - weekPageDecisions; rest > 0 {
		r.Items, r.Note = r.Items[:weekPageDecisions], b.l.Say("week.more_questions", strconv.Itoa(rest))
	}
	return r
}

// weekActions are the actions that are not done.
func (b *builder) weekActions() *Table {
	if len(b.in.Actions) == 0 {
		return &Table{ID: ActionsBlock, On: InPage}
	}
	t := b.actionTable()
	var open []Row
	for i, r := range t.Rows {
		if b.in.Actions[i].State != review.ActionDone {
			open = append(open, r)
		}
	}
	t.Note = b.l.Say("week.actions", strconv.Itoa(len(open)), strconv.Itoa(len(t.Rows)-len(open)))
	if rest := len(open) - weekPageActions; rest > 0 {
		t.Note = b.l.Say("week.actions_some", strconv.Itoa(len(open)), strconv.Itoa(len(t.Rows)-len(open)), strconv.Itoa(rest))
	}
	t.On, t.Rows = InPage, open[:min(len(open), weekPageActions)]
	return t
}

// weekNotes are the leads' notes on what is not on track.
func (b *builder) weekNotes() *Remarks {
	r := b.notes()
	if r == nil {
		return &Remarks{ID: NotesBlock}
	}
	r.On = InPage
	r.Items = slices.DeleteFunc(r.Items, func(n Remark) bool { return n.Tone != Bad && n.Tone != Risk })
	if rest := len(r.Items) - weekPageNotes; rest > 0 {
		r.Items = append(r.Items[:weekPageNotes], Remark{Text: b.l.Say("week.more_notes", strconv.Itoa(rest))})
	}
	return r
}

package report

import (
	"cmp"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// actions are what was decided before and how far it is, and what this meeting is
// asked to decide.
func (b *builder) actions() *Section {
	decisions := b.decisions()
	if len(b.in.Actions) == 0 && len(decisions.Items) == 0 {
		return nil
	}
	s := b.section(Actions)
	s.Message = b.actionsMessage(len(decisions.Items))
	if len(b.in.Actions) > 0 {
		s.Blocks = append(s.Blocks, b.actionTable())
	}
	if len(decisions.Items) > 0 {
		s.Blocks = append(s.Blocks, decisions)
	}
	return s
}

// actionMarks are the marks of the states; what is late has its own.
var actionMarks = map[review.ActionState]Mark{review.ActionOpen: MarkOpen, review.ActionDoing: MarkDoing, review.ActionDone: MarkDone}

func (b *builder) actionTable() *Table {
	w := b.l.Word
	t := &Table{ID: ActionsBlock, Kind: ActionTable, Title: w("actions.table"), Columns: []Column{
		{Role: RoleState, On: InPage | InText, Title: w("actions.state"), Text: true},
		{Role: RoleState, On: InBook, Title: w("actions.state"), Text: true},
		{Role: RoleName, Title: w("actions.what"), Text: true},
		{Role: RoleOwner, Title: w("column.owner"), Text: true},
		{Role: RoleDue, Title: w("actions.due")},
		{Role: RoleLate, On: InBook, Title: w("actions.late")},
		{Role: RoleText, Title: w("actions.result"), Text: true},
	}}
	for i := range b.in.Actions {
		a := &b.in.Actions[i]
		due := Cell{Text: w("none")}
		if a.Due != 0 {
			due = b.dateCell(a.Due)
		}
		t.Rows = append(t.Rows, Row{Key: "action|" + cmp.Or(a.ID, strconv.Itoa(i)), Cells: []Cell{b.stateCell(a), b.plainState(a), {Text: a.Text, Strong: true}, {Text: a.Owner}, due, b.lateCell(a), {Text: a.Result}}})
	}
	return t
}

// stateCell is the state with its mark; late ones say by how many days.
func (b *builder) stateCell(a *review.Action) Cell {
	if late := a.Late(b.m.AsOf()); late > 0 {
		return Cell{Text: b.l.Say("actions.overdue", strconv.Itoa(late)), Mark: MarkOverdue, Tone: Bad, Strong: true}
	}
	return b.plainState(a)
}

// plainState is the state that people choose; whether it is late follows from
// the day that it is due.
func (b *builder) plainState(a *review.Action) Cell {
	c := Cell{Text: b.l.Word("actions." + string(a.State)), Mark: actionMarks[a.State]}
	switch a.State {
	case review.ActionDone:
		c.Tone = Good
	case review.ActionDoing:
		c.Tone = Risk
		if a.Progress != nil {
			c.Text = b.l.Say("actions.doing_share", b.l.Percent(*a.Progress, 0))
		}
	}
	return c
}

// lateCell is by how many days an action is overdue, 0 for those that are not.
func (b *builder) lateCell(a *review.Action) Cell {
	n := float64(max(0, a.Late(b.m.AsOf())))
	c := Cell{Text: b.l.Number(n, 0), Number: &n, Format: Format{Kind: FormatLate, Scale: 1}, Calc: CalcLate}
	if n > 0 {
		c.Tone = Bad
	}
	return c
}

// actionsMessage counts what is done and what is late; the questions only where
// nothing was decided before, as pages show them elsewhere.
func (b *builder) actionsMessage(asked int) string {
	if len(b.in.Actions) == 0 {
		return b.l.Say("actions.message_none", strconv.Itoa(asked))
	}
	done, late := 0, 0
	for i := range b.in.Actions {
		a := &b.in.Actions[i]
		if a.State == review.ActionDone {
			done++
		}
		if a.Late(b.m.AsOf()) > 0 {
			late++
		}
	}
	text := b.l.Say("actions.message", strconv.Itoa(done), strconv.Itoa(len(b.in.Actions)))
	if late > 0 {
		text += b.l.Say("actions.message_late", strconv.Itoa(late))
	}
	if beyond := b.beyondReach(); beyond > 0 {
		text += b.l.Say("actions.message_beyond", strconv.Itoa(beyond), b.quarterShort(b.in.Next[0].Period))
	}
	return text
}

// firstSerial is 1 January 1970 as workbooks count days.
const firstSerial = 25569

// dateCell is a day, whose number is that of workbooks.
func (b *builder) dateCell(d kpi.Date) Cell {
	serial := float64(d) + firstSerial
	return Cell{Text: b.date(d), Number: &serial, Format: Format{Kind: FormatDate, Scale: 1}}
}

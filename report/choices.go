package report

import (
	"slices"

	"kpideck/kpi/review"
)

// blankRows are those that a workbook leaves for what a meeting decides.
const blankRows = 3

// addChoices makes the tables of actions ready to be written into: owners and
// states to choose from, and rows for new ones.
func (b *builder) addChoices(sections []*Section) {
	for _, s := range sections {
		for _, block := range s.Blocks {
			t, ok := block.(*Table)
			if !ok || t.Kind != ActionTable || !t.On.In(InBook) {
				continue
			}
			t.Blank = blankRows
			for i := range t.Columns {
				switch c := &t.Columns[i]; c.Role {
				case RoleState:
					c.Choices, c.Help = b.stateChoices(), b.l.Word("help.state")
				case RoleOwner:
					c.Choices = b.ownerChoices()
				case RoleDue:
					c.Help = b.l.Word("help.due")
				}
			}
		}
	}
}

func (b *builder) stateChoices() (list []Cell) {
	for _, s := range []review.ActionState{review.ActionOpen, review.ActionDoing, review.ActionDone} {
		list = append(list, Cell{Text: b.l.Word("actions." + string(s)), Mark: actionMarks[s]})
	}
	return list
}

// ownerChoices are all who answer for a target or an action.
func (b *builder) ownerChoices() (list []Cell) {
	var names []string
	for _, l := range b.lines {
		if l.row != nil {
			names = append(names, l.row.Target.Owner)
		}
	}
	for i := range b.in.Actions {
		names = append(names, b.in.Actions[i].Owner)
	}
	for _, name := range names {
		if name != "" && !slices.ContainsFunc(list, func(c Cell) bool { return c.Text == name }) {
			list = append(list, Cell{Text: name})
		}
	}
	return list
}

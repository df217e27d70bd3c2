package report

import "kpideck/kpi/review"

// book is the list to choose from: what is set and three levels of the past.
func (n *nextWords) book() *Table {
	w := n.l.Word
	levels := []string{w("next.asked"), w("next.hold"), w("next.median"), w("next.best")}
	var choices []Cell
	for _, text := range levels {
		choices = append(choices, Cell{Text: text})
	}
	t := &Table{ID: NextBlock, On: InBook | InText, Kind: NextTable, Title: n.l.Say("next.table", n.coming), Note: n.note(), Columns: []Column{
		{Role: RoleName, Title: w("column.kpi"), Text: true},
		{Role: RoleUnit, Title: w("column.unit"), Text: true},
		{Role: RoleForecast, Title: n.baseTitle()}}}
	for _, text := range levels {
		t.Columns = append(t.Columns, Column{Role: RoleValue, Title: text})
	}
	t.Columns = append(t.Columns, Column{Role: RoleText, On: InBook, Title: w("next.choose"), Text: true, Choices: choices},
		Column{Role: RoleGoal, On: InBook, Title: n.l.Say("next.goal", n.coming)},
		Column{Role: RoleChange, Title: n.l.Say("next.change", n.now)},
		Column{Role: RoleStatus, Title: w("next.reach"), Text: true})
	n.addGoals(t, "next.band_stated", n.stated())
	n.addGoals(t, "next.band_computed", n.computed())
	return t
}

func (n *nextWords) addGoals(t *Table, title string, list []*review.NextGoal) {
	if len(list) == 0 {
		return
	}
	t.Rows = append(t.Rows, Row{Kind: BandRow, Cells: []Cell{{Text: n.l.Word(title)}}})
	for _, g := range list {
		t.Rows = append(t.Rows, n.row(g))
	}
}

// row sets what is chosen at first: the goal that is set, else the level proposed.
func (n *nextWords) row(g *review.NextGoal) Row {
	f := n.figuresOf(g)
	chosen, picked := "next.asked", n.asked(g, f)
	if g.Target == nil {
		chosen = "next.median"
		if g.Holds() {
			chosen = "next.hold"
		}
	}
	set := Cell{Text: n.l.Word("none")}
	if g.Target != nil {
		set = picked
	}
	goal := picked
	goal.Text, goal.Bare, goal.Input, goal.Strong = "", "", false, true
	if goal.Number != nil {
		goal.Text, goal.Bare, goal.Calc = f.text(*goal.Number), f.bare(*goal.Number), CalcPicked
	}
	return Row{Cells: []Cell{{Text: n.name(g), Strong: true}, {Text: f.unitWord()}, n.base(g, f), set, n.held(f, g), f.cell(g.Median), f.cell(g.Best),
		{Text: n.l.Word(chosen)}, goal, n.changeTo(g, goal), n.reach(g)}}
}

// base is where the quarter ends; it follows from the row of the quarter's own
// target, where it stands there.
func (n *nextWords) base(g *review.NextGoal, f figures) Cell {
	c := f.cell(g.Base)
	if g.Base == nil {
		return c
	}
	var l *line
	if g.Now != nil {
		l = n.lineOf(g.Now)
	}
	switch {
	case l == nil && g.Actual.OK() && same(g.Actual.Number, *g.Base):
		c.From = g.Actual.Derivation
	case l == nil:
	case l.actual.OK() && same(l.actual.Number, *g.Base):
		c.Follows = home(l.key(), RoleActual)
	case g.Now.Forecast != nil && same(g.Now.Forecast.Value, *g.Base):
		c.Follows = home(l.key(), RoleForecast)
	}
	return c
}

func (n *nextWords) held(f figures, g *review.NextGoal) Cell {
	c := f.cell(g.Hold)
	if c.Number != nil {
		c.Follows = here(RoleForecast)
	}
	return c
}

// changeTo is the change from the forecast end to the goal that is chosen.
func (n *nextWords) changeTo(g *review.NextGoal, goal Cell) Cell {
	if goal.Number == nil || g.Base == nil || g.Steps || *g.Base == 0 {
		return Cell{Text: n.l.Word("none")}
	}
	v := *goal.Number / *g.Base - 1
	return Cell{Text: n.l.SignedPercent(v, 1), Number: &v, Format: Format{Kind: FormatChange, Decimals: 1, Sign: true}, Follows: lessOne(here(RoleGoal), here(RoleForecast))}
}

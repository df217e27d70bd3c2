package report

import (
	"strings"

	"kpideck/kpi/review"
)

// WhatIfTable lets a reader move money between channels: its coloured cells are
// typed into, the others are live formulas over the table of the budget.
const (
	WhatIfTable TableKind = "what_if"
	WhatIfBlock BlockID   = "what_if"

	RoleGiver Role = "giver"
	RoleTaker Role = "taker"
	RoleMoved Role = "moved" // the share of the giver's spend
	RoleMoney Role = "money"
	RoleFewer Role = "fewer" // results that the giver loses
	RoleMore  Role = "more"  // and that the taker wins
	RoleNet   Role = "net"
)

// moves are the shares that the sheet tries at first.
var moves = []float64{0.05, 0.1, 0.2}

// whatIf moves a share of a channel's spend to another at the price that both
// paid so far: arithmetic, no forecast. nil where fewer than two channels have a
// price, or their names cannot be told apart.
func (b *builder) whatIf(x *review.Budget, budget *Table) *Table {
	list := b.priced(x, budget)
	if len(list) < 2 {
		return nil
	}
	w := func(key string) string { return b.l.Word("budget.what_if." + key) }
	f := b.budgetFigures(x)
	var choices []Cell
	giver, taker := list[0], list[0]
	for _, l := range list {
		choices = append(choices, Cell{Text: b.budgetName(l)})
		if *l.Cost > *giver.Cost {
			giver = l
		}
		if *l.Cost < *taker.Cost {
			taker = l
		}
	}
	if giver == taker {
		return nil
	}
	t := &Table{ID: WhatIfBlock, On: InBook, Kind: WhatIfTable, Title: w("title"), Note: w("note"), Columns: []Column{
		{Role: RoleGiver, Title: w("giver"), Text: true, Choices: choices}, {Role: RoleTaker, Title: w("taker"), Text: true, Choices: choices},
		{Role: RoleMoved, Title: w("moved"), Code: "%"}, {Role: RoleMoney, Title: w("money"), Code: f.spend.unitWord()},
		{Role: RoleFewer, Title: w("fewer"), Code: b.resultsUnit(x)}, {Role: RoleMore, Title: w("more"), Code: b.resultsUnit(x)},
		{Role: RoleNet, Title: w("net"), Code: b.resultsUnit(x)}, {Role: RoleCost, Title: w("cost"), Code: f.cost.unitWord()}}}
	for _, share := range moves {
		t.Rows = append(t.Rows, b.moveRow(x, f, budget, giver, taker, share))
	}
	return t
}

// priced are the channels with a price whose names no other row has.
func (b *builder) priced(x *review.Budget, budget *Table) (list []*review.BudgetLine) {
	name := budget.column(RoleName)
	for i := range x.Lines {
		l := &x.Lines[i]
		if len(l.Segment) != 1 || l.Cost == nil || *l.Cost <= 0 || l.Spend <= 0 {
			continue
		}
		same := 0
		for _, r := range budget.Rows {
			if strings.EqualFold(r.Cells[name].Text, b.budgetName(l)) {
				same++
			}
		}
		if same == 1 {
			list = append(list, l)
		}
	}
	return list
}

// moveRow says what a share of the giver's spend buys there and elsewhere.
func (b *builder) moveRow(x *review.Budget, f budgetFigures, budget *Table, giver, taker *review.BudgetLine, share float64) Row {
	last := len(budget.Rows) - 1
	of := func(who, what Role) *Relation {
		return &Relation{Op: OpNamed, At: down(budget, 0, last, budget.column(what)), Args: []*Relation{runOf(down(budget, 0, last, budget.column(RoleName))), here(who)}}
	}
	money := share * giver.Spend
	fewer, more := money / *giver.Cost, money / *taker.Cost
	net := more - fewer
	cells := []Cell{{Text: b.budgetName(giver)}, {Text: b.budgetName(taker)}, b.percentCell(&share), f.spend.cell(&money), f.results.cell(&fewer), f.results.cell(&more), f.results.cell(&net)}
	cells[2].Input = true
	cells[3].Follows = apply(OpMul, here(RoleMoved), of(RoleGiver, RoleValue))
	cells[4].Follows = apply(OpDiv, here(RoleMoney), of(RoleGiver, RoleCost))
	cells[5].Follows = apply(OpDiv, here(RoleMoney), of(RoleTaker, RoleCost))
	cells[6].Follows, cells[6].Strong = apply(OpSub, here(RoleMore), here(RoleFewer)), true
	cells[6].Format.Sign = true
	if results := x.Total.Results + net; results > 0 {
		cost := x.Total.Spend / results
		cell := f.cost.cell(&cost)
		cell.Follows = apply(OpDiv, cellAt(budget, 0, budget.column(RoleValue)), apply(OpAdd, cellAt(budget, 0, budget.column(RoleResults)), here(RoleNet)))
		return Row{Cells: append(cells, cell)}
	}
	return Row{Cells: append(cells, Cell{Text: b.l.Word("none")})}
}

// DecisionTable lists the budget questions with room for what is decided.
const (
	DecisionTable     TableKind = "decisions"
	BudgetChoiceBlock BlockID   = "budget_decisions"
)

// budgetDecisions are the questions of the budget, to be answered in the sheet.
func (b *builder) budgetDecisions(x *review.Budget, questions []*review.BudgetLine) *Table {
	w := func(key string) string { return b.l.Word("budget.decide." + key) }
	t := &Table{ID: BudgetChoiceBlock, On: InBook, Kind: DecisionTable, Title: w("title"), Note: w("note"), Blank: blankRows, Columns: []Column{
		{Role: RoleName, Title: b.l.Word("budget.question"), Text: true}, {Role: RoleState, Title: w("decision"), Text: true, Choices: []Cell{{Text: w("keep")}, {Text: w("more")}, {Text: w("less")}, {Text: w("later")}}},
		{Role: RoleMoney, Title: w("money"), Code: b.budgetFigures(x).spend.unitWord()}, {Role: RoleOwner, Title: b.l.Word("column.owner"), Text: true, Choices: b.ownerChoices()},
		{Role: RoleDue, Title: b.l.Word("actions.due"), Help: b.l.Word("help.due")}}}
	for _, l := range questions {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.askLine(l), Strong: true}, {}, {}, {}, {}}})
	}
	return t
}

package report

import (
	"cmp"
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// budgetTable sets channels and their campaigns side by side; beyond so many
// rows the smallest spenders are left out.
func (b *builder) budgetTable(on Medium, x *review.Budget, most int) *Table {
	w := b.l.Word
	f := b.budgetFigures(x)
	short := func(m *kpi.Metric) string { return cmp.Or(m.Short.In(b.l.ID), m.Names.In(b.l.ID)) }
	t := &Table{ID: BudgetBlock, On: on, Kind: BudgetTable, Title: w("budget.table"), Columns: []Column{
		{Role: RoleName, Title: w("column.channel"), Text: true}, {Role: RoleShare, Title: w("column.share"), Code: "%"},
		{Role: RoleValue, Title: w("budget.spend"), Code: f.spend.unitWord(), Period: b.quarter},
		{Role: RoleResults, Title: w("budget.results"), Code: b.resultsUnit(x), Period: b.quarter},
		{Role: RoleCost, Title: short(x.Cost), Code: f.cost.unitWord(), Period: b.quarter}, {Role: RoleCostGap, Title: w("budget.gap"), Code: "%"}}}
	if x.Rate != nil && slices.ContainsFunc(x.Lines, func(l review.BudgetLine) bool { return l.Rate != nil }) {
		t.Columns = append(t.Columns, Column{Role: RoleRate, Title: short(x.Rate), Code: f.rate.unitWord()},
			Column{Role: RoleSample, Title: w("budget.tries"), Code: w("budget.tries_code")})
	}
	t.Columns = append(t.Columns, Column{Role: RoleText, Title: w("budget.chance"), Text: true}, Column{Role: RoleText, Title: w("budget.question"), Text: true})
	t.Rows = append(t.Rows, b.budgetRow(x, &x.Total, f, t.Columns))
	kept := largest(x.Lines, most)
	for i := range x.Lines {
		if kept[i] {
			t.Rows = append(t.Rows, b.budgetRow(x, &x.Lines[i], f, t.Columns))
		}
	}
	totalBudget(t)
	t.Note = b.budgetNote(x, len(t.Rows)-1)
	return t
}

func (b *builder) budgetNote(x *review.Budget, rows int) string {
	if rows < len(x.Lines) {
		return b.l.Say("budget.some", strconv.Itoa(rows), strconv.Itoa(len(x.Lines)))
	}
	return b.l.Word("budget.note")
}

// largest marks the channels, then the campaigns that spent most.
func largest(lines []review.BudgetLine, most int) []bool {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(len(lines[i].Segment), len(lines[j].Segment)), cmp.Compare(lines[j].Spend, lines[i].Spend))
	})
	kept := make([]bool, len(lines))
	for _, i := range order[:min(most, len(order))] {
		kept[i] = true
	}
	return kept
}

// budgetFigures are the scales of the columns.
type budgetFigures struct{ spend, results, cost, rate, tries figures }

func (b *builder) budgetFigures(x *review.Budget) budgetFigures {
	f := budgetFigures{cost: b.costFigures(x), results: b.newFigures(kpi.Count), tries: b.newFigures(kpi.Count)}
	spends := []*float64{&x.Total.Spend}
	rates := []*float64{x.Total.Rate}
	for i := range x.Lines {
		if len(x.Lines[i].Segment) == 1 {
			spends, rates = append(spends, &x.Lines[i].Spend), append(rates, x.Lines[i].Rate)
		}
	}
	f.spend, f.rate = b.newFigures(kpi.Money, spends...), b.newFigures(kpi.Percent, rates...)
	return f
}

// resultsUnit names what the cost is paid for: conversions, leads, messages.
func (b *builder) resultsUnit(x *review.Budget) string {
	_, den := quotient(b.m.Value(x.Cost, b.quarter, nil).Derivation)
	for _, a := range den.Amounts() {
		return a.Measure.Names.In(b.l.ID)
	}
	return ""
}

func (b *builder) budgetRow(x *review.Budget, l *review.BudgetLine, f budgetFigures, cols []Column) Row {
	row := Row{Kind: CampaignRow}
	switch len(l.Segment) {
	case 0:
		row.Kind, row.Bold = TotalRow, true
	case 1:
		row.Kind, row.Bold = ChannelRow, true
	}
	spend, results := b.budgetSides(x, l, f)
	texts := []Cell{{Text: b.chanceCell(l)}, {Text: b.l.Word("budget.advice." + cmp.Or(string(l.Advice), "none"))}}
	for _, c := range cols {
		cell := Cell{}
		switch c.Role {
		case RoleName:
			cell = Cell{Text: b.budgetName(l), Strong: row.Bold}
		case RoleShare:
			n := l.Share
			cell = Cell{Text: b.l.Percent(n, 1), Number: &n, Format: Format{Kind: FormatPercent, Scale: 1, Decimals: 1}}
		case RoleValue:
			cell = spend
		case RoleResults:
			cell = results
		case RoleCost:
			cell = f.cost.cell(l.Cost)
			cell.From = b.m.ValueTo(x.Cost, x.Period, l.Segment, b.budgetThrough(x)).Derivation
			if l.Segment == nil || cell.Number == nil {
				cell.From = nil // the total is of those that spend, see review.BudgetOf
			}
		case RoleCostGap:
			cell = b.gapCell(l)
		case RoleRate:
			cell = f.rate.cell(l.Rate)
			cell.From = b.budgetRate(x, l)
		case RoleSample:
			cell = f.tries.cell(&l.Tries)
			if l.Rate == nil {
				cell = f.tries.cell(nil)
			}
			_, cell.From = quotient(b.budgetRate(x, l))
		case RoleText:
			cell, texts = texts[0], texts[1:]
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func (b *builder) budgetThrough(x *review.Budget) kpi.Date {
	return b.m.Value(x.Cost, x.Period, nil).Through
}

func (b *builder) budgetName(l *review.BudgetLine) string {
	if len(l.Segment) == 0 {
		return b.l.Word("budget.total")
	}
	if campaign, of := l.Segment.Of(kpi.Campaign); of {
		return b.memberName(campaign)
	}
	return b.lineName(l)
}

// budgetSides are spend and results, with where they come from when the cost's
// own two sides are just these.
func (b *builder) budgetSides(x *review.Budget, l *review.BudgetLine, f budgetFigures) (spend, results Cell) {
	spend, results = f.spend.cell(&l.Spend), f.results.cell(&l.Results)
	if len(l.Segment) == 0 {
		return spend, results
	}
	v := b.m.ValueTo(x.Cost, x.Period, l.Segment, b.budgetThrough(x))
	b.need(v)
	num, den := quotient(v.Derivation)
	for _, side := range []struct {
		cell *Cell
		from *kpi.Derivation
	}{{&spend, num}, {&results, den}} {
		if side.from == nil {
			continue
		}
		if n, reason := side.from.Eval(); reason == kpi.NoReason && n == *side.cell.Number {
			side.cell.From = side.from
		}
	}
	return spend, results
}

// quotient takes a ratio apart; both are nil for what is none.
func quotient(d *kpi.Derivation) (num, den *kpi.Derivation) {
	for d != nil && d.Step == kpi.StepMetric {
		d = d.Args[0]
	}
	if d == nil || d.Step != kpi.StepDiv {
		return nil, nil
	}
	return d.Args[0], d.Args[1]
}

func (b *builder) gapCell(l *review.BudgetLine) Cell {
	if l.CostGap == nil || len(l.Segment) == 0 {
		return Cell{Text: b.l.Word("none")}
	}
	n := *l.CostGap
	c := Cell{Text: b.l.SignedPercent(n, 1), Number: &n, Format: Format{Kind: FormatChange, Decimals: 1, Sign: true}, Calc: CalcAgainstTotal}
	switch l.Advice {
	case review.AskLess:
		c.Tone = Bad
	case review.AskMore:
		c.Tone = Good
	}
	return c
}

func (b *builder) chanceCell(l *review.BudgetLine) string {
	if len(l.Segment) == 0 {
		return ""
	}
	return b.chance(l)
}

// budgetRate is where the rate of a line comes from; nil for the total, which is
// of those that spend.
func (b *builder) budgetRate(x *review.Budget, l *review.BudgetLine) *kpi.Derivation {
	if len(l.Segment) == 0 || l.Rate == nil {
		return nil
	}
	return b.m.ValueTo(x.Rate, x.Period, l.Segment, b.budgetThrough(x)).Derivation
}

// totalBudget says that the first row, of all that spend, follows from the rows
// of its channels, where the table lists all of them.
func totalBudget(t *Table) {
	for i, c := range t.Columns {
		cell := &t.Rows[0].Cells[i]
		switch c.Role {
		case RoleValue, RoleResults, RoleSample:
			cell.Follows = overChannels(t, func(row int) *Relation { return numberAt(t, row, i) })
		case RoleCost:
			cell.Follows = apply(OpDiv, here(RoleValue), here(RoleResults))
		case RoleRate:
			tries := t.column(RoleSample)
			hits := overChannels(t, func(row int) *Relation {
				if rate, of := numberAt(t, row, i), numberAt(t, row, tries); rate != nil && of != nil {
					return apply(OpMul, rate, of)
				}
				return nil
			})
			if hits != nil {
				cell.Follows = apply(OpDiv, hits, here(RoleSample))
			}
		}
	}
}

// overChannels adds up a term of every channel that has one.
func overChannels(t *Table, term func(row int) *Relation) *Relation {
	var terms []*Relation
	for i, r := range t.Rows {
		if r.Kind != ChannelRow {
			continue
		}
		if x := term(i); x != nil {
			terms = append(terms, x)
		}
	}
	if len(terms) == 0 {
		return nil
	}
	return apply(OpAdd, terms...)
}

func numberAt(t *Table, row, column int) *Relation {
	if t.Rows[row].Cells[column].Number == nil {
		return nil
	}
	return cellAt(t, row, column)
}

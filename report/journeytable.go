package report

import (
	"math"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// The columns of a journey's table.
const (
	journeyNow    = 2
	journeyBefore = 3
	journeyRate   = 5
	journeyWas    = 6
	journeyIs     = 7
	journeyChange = 8
)

// table is the journey in figures: its steps under their stages.
func (x *journeyWords) table() *Table {
	w := x.l.Word
	t := &Table{ID: StepsBlock, On: InBook | InText, Kind: JourneyTable, Title: w("journey.steps"), Note: x.note(), Columns: []Column{
		{Role: RoleName, Title: w("journey.step"), Text: true},
		{Role: RoleUnit, Title: w("column.unit"), Text: true},
		{Role: RoleActual, Title: w("column.actual"), Code: x.Period.Label, Period: x.Period},
		{Role: RolePrevious, Title: w("column.previous"), Code: x.Previous.Label, Period: x.Previous},
		{Role: RoleChange, Title: x.l.Say("column.change", x.quarterShort(x.Previous))},
		{Role: RoleText, Title: w("journey.rate_title"), Text: true},
		{Role: RoleRate, Title: w("column.previous"), Code: x.Previous.Label},
		{Role: RoleRate, Title: w("journey.rate_now"), Code: x.Period.Label},
		{Role: RoleValue, Title: capital(w("journey.delta")), Code: "%"}}}
	if x.explains() {
		t.Columns = append(t.Columns, Column{Role: RoleEffect, Title: x.l.Say("journey.gives", x.name(x.Last))})
	}
	at := make([]int, len(x.Steps))
	for i := range x.Steps {
		s := &x.Steps[i]
		if i == 0 || x.Steps[i-1].Stage != s.Stage {
			t.Rows = append(t.Rows, Row{Kind: BandRow, Cells: []Cell{{Text: x.l.Word("journey.stage." + s.Stage)}}})
		}
		at[i] = len(t.Rows)
		t.Rows = append(t.Rows, x.row(t, i, at))
	}
	if x.explains() {
		x.follow(t, at)
		t.Rows = append(t.Rows, x.totalRow(t, at))
	}
	x.tidyRates(t)
	return t
}

// tidyRates leaves out the columns of the step rates where no two steps count the
// same people.
func (x *journeyWords) tidyRates(t *Table) {
	if x.explains() || slices.ContainsFunc(x.Steps, func(s review.JourneyStep) bool { return s.Joins() }) {
		return
	}
	for at := journeyChange; at >= journeyRate; at-- {
		t.leaveOut(at)
	}
}

// row is a step; at are the rows of the steps so far.
func (x *journeyWords) row(t *Table, i int, at []int) Row {
	s := &x.Steps[i]
	f := x.figuresOf(i)
	now := f.value(s.Now)
	now.Strong = true
	cells := []Cell{{Text: x.Steps[i].Metric.Names.In(x.l.ID), Strong: true}, {Text: f.unitWord()}, now, f.value(s.Before.Value), x.changeCell(i), {}, {}, {}, {}}
	if s.Joins() {
		was, is, change := x.rateCells(i)
		was.Follows = apply(OpDiv, cellAt(t, at[i], journeyBefore), cellAt(t, at[i-1], journeyBefore))
		is.Follows = apply(OpDiv, cellAt(t, at[i], journeyNow), cellAt(t, at[i-1], journeyNow))
		change.Follows = lessOne(cellAt(t, at[i], journeyIs), cellAt(t, at[i], journeyWas))
		cells[5], cells[6], cells[7], cells[8] = Cell{Text: x.markedRate(i)}, was, is, change
	}
	if x.explains() {
		cells = append(cells, x.givesCell(i))
	}
	return Row{Key: x.key(i), Cells: cells}
}

// lessOne is a relative change.
func lessOne(now, before *Relation) *Relation {
	return apply(OpSub, apply(OpDiv, now, before), fixedNumber(1))
}

// follow says how the contributions follow from the cells: by the logarithmic
// mean of the last step. A last step that did not move has none, and its
// contributions stay values.
func (x *journeyWords) follow(t *Table, at []int) {
	end := &x.Steps[x.Last]
	if end.Now.Number == end.Before.Value.Number || !x.Logs() {
		return
	}
	column := len(t.Columns) - 1
	from, to := cellAt(t, at[x.Last], journeyBefore), cellAt(t, at[x.Last], journeyNow)
	mean := apply(OpDiv, apply(OpSub, to, from), apply(OpLn, apply(OpDiv, to, from)))
	for i := x.First; i <= x.Last; i++ {
		was, is := journeyWas, journeyIs
		if i == x.First {
			was, is = journeyBefore, journeyNow
		}
		ratio := apply(OpDiv, cellAt(t, at[i], is), cellAt(t, at[i], was))
		t.Rows[at[i]].Cells[column].Follows = apply(OpMul, mean, apply(OpLn, ratio))
	}
}

// totalRow is what the contributions come to, which is the change of the last step.
func (x *journeyWords) totalRow(t *Table, at []int) Row {
	cells := make([]Cell, len(t.Columns))
	cells[0] = Cell{Text: x.l.Say("journey.change_of", x.Steps[x.Last].Metric.Names.In(x.l.ID)), Strong: true}
	end := &x.Steps[x.Last]
	n := end.Now.Number - end.Before.Value.Number
	c := Cell{Text: x.last.step(n), Number: &n, Format: x.last.format(), Strong: true}
	c.Format.Sign = true
	c.Follows = sumDown(t, at[x.First], at[x.Last], len(t.Columns)-1)
	cells[len(cells)-1] = c
	return Row{Kind: TotalRow, Cells: cells}
}

// channelTable sets the rates of all steps beside each other by channel; nil where
// no rate is known in two channels.
func (x *journeyWords) channelTable() *Table {
	t := &Table{ID: StepRatesBlock, On: InBook | InText, Kind: JourneyTable, Title: x.l.Word("journey.by_channel"), Note: x.l.Word("journey.by_channel_note"),
		Columns: []Column{{Role: RoleName, Title: x.l.Word("column.channel"), Text: true}}}
	row := map[string]int{}
	for i := 1; i < len(x.Steps); i++ {
		rates := x.ByChannel(x.m, i)
		if len(rates) < 2 {
			continue
		}
		at := len(t.Columns)
		t.Columns = append(t.Columns, Column{Role: RoleRate, Title: x.rateName(i), Code: x.Period.Label},
			Column{Role: RoleRate, Title: x.rateName(i), Code: x.Previous.Label}, Column{Role: RoleValue, Title: capital(x.l.Word("journey.delta")), Code: "%"})
		f := x.rateFigures(rates)
		for _, r := range rates {
			k, seen := row[r.Channel]
			if !seen {
				k = len(t.Rows)
				row[r.Channel] = k
				t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: x.memberName(r.Channel), Strong: true}}})
			}
			x.putRates(t, k, at, i, r, f)
		}
	}
	if len(t.Columns) == 1 {
		return nil
	}
	for i := range t.Rows {
		for len(t.Rows[i].Cells) < len(t.Columns) {
			t.Rows[i].Cells = append(t.Rows[i].Cells, Cell{Text: x.l.Word("none")})
		}
	}
	return t
}

// rateFigures write the rates of a step with the places that the smallest needs, so
// that a column has as many in each row.
func (x *journeyWords) rateFigures(rates []review.JourneyRate) figures {
	least := math.Inf(1)
	for _, r := range rates {
		least = min(least, max(r.RateNow, r.RateBefore))
	}
	return x.newFigures(kpi.Percent, &least)
}

// putRates writes the rate of a step in a channel from a column on; what lies between is
// not known there.
func (x *journeyWords) putRates(t *Table, row, at, step int, r review.JourneyRate, f figures) {
	now, before, change := f.cell(&r.RateNow), f.cell(&r.RateBefore), x.toned(step, x.relative(r.RateNow, r.RateBefore))
	now.From, before.From = quotientOf(r.Now, r.Of), quotientOf(r.Before, r.OfThen)
	if change.Number != nil {
		change.Follows = lessOne(cellAt(t, row, at), cellAt(t, row, at+1))
	}
	cells := t.Rows[row].Cells
	for len(cells) < at {
		cells = append(cells, Cell{Text: x.l.Word("none")})
	}
	t.Rows[row].Cells = append(cells, now, before, change)
}

// quotientOf is the derivation of a share of two figures.
func quotientOf(part, whole kpi.Value) *kpi.Derivation {
	return &kpi.Derivation{Step: kpi.StepDiv, Args: []*kpi.Derivation{part.Derivation, whole.Derivation}, Number: part.Number / whole.Number}
}

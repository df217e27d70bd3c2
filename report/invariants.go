package report

import (
	"math"
	"slices"

	"kpideck/kpi"
)

// InvariantTable sets two sides that must be equal beside each other, with their
// difference, what it may be, and the result: all of them live formulas of the
// workbook.
const (
	InvariantTable  TableKind = "invariants"
	InvariantsBlock BlockID   = "invariants"

	RoleLeft       Role = "left"
	RoleRight      Role = "right"
	RoleDifference Role = "difference"
	RoleTolerance  Role = "tolerance"
)

// CalcWithin is whether a row's difference is within its tolerance.
const CalcWithin Calc = "within"

// Tolerances of differences: what a float64 loses in a sum of money, and in a
// quotient.
const (
	amountTolerance   = 0.01
	quotientTolerance = 1e-6
)

// directChecks is how many figures are added up again from the data table.
const directChecks = 40

// invariants makes the table of what must hold between the pages; nil where
// nothing can be checked. It comes last: the tables of all sections are done.
func (b *builder) invariants(sections []*Section) *Table {
	w := func(key string) string { return b.l.Word("invariants." + key) }
	t := &Table{ID: InvariantsBlock, On: InBook, Kind: InvariantTable, Title: w("title"), Note: w("note"), Columns: []Column{
		{Role: RoleName, Title: w("what"), Text: true}, {Role: RoleLeft, Title: w("left")}, {Role: RoleRight, Title: w("right")},
		{Role: RoleDifference, Title: w("difference"), Code: w("difference_code")}, {Role: RoleTolerance, Title: w("tolerance")},
		{Role: RoleStatus, Title: b.l.Word("checks.result"), Text: true}}}
	v := &invariantRows{b: b}
	v.pages()
	for _, s := range sections {
		for _, block := range s.Blocks {
			table, ok := block.(*Table)
			if !ok || !table.On.In(InBook) {
				continue
			}
			switch table.Kind {
			case ChannelTable:
				v.channels(table)
			case BridgeTable:
				v.bridges(table)
			case WeekStrip:
				v.weeks(table)
			}
		}
	}
	for _, part := range []struct {
		title string
		rows  []Row
	}{{"pages", v.page}, {"channels", v.channel}, {"bridges", v.bridge}, {"weeks", v.week}} {
		if len(part.rows) > 0 {
			t.Rows = append(append(t.Rows, Row{Kind: BandRow, Cells: []Cell{{Text: w(part.title)}}}), part.rows...)
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// addInvariants puts the table on top of the checks.
func (b *builder) addInvariants(sections []*Section) {
	for _, s := range sections {
		if s.ID == Checks {
			if t := b.invariants(sections); t != nil {
				s.Blocks = slices.Insert(s.Blocks, 0, Block(t))
			}
		}
	}
}

// invariantRows collects the rows by what they compare.
type invariantRows struct {
	b                           *builder
	page, channel, bridge, week []Row
}

func (v *invariantRows) row(name string, left, right float64, from, to *Relation, tolerance float64) Row {
	places, exact := 0, 2
	if left != math.Trunc(left) || right != math.Trunc(right) {
		places = 2
	}
	if tolerance < amountTolerance {
		exact = 6
		switch most := math.Max(math.Abs(left), math.Abs(right)); {
		case most < 1:
			places = 6
		case most < 100:
			places = 4
		}
	}
	cell := func(n float64, follows *Relation, places int) Cell {
		return Cell{Text: v.b.l.Number(n, places), Number: &n, Format: Format{Kind: FormatNumber, Scale: 1, Decimals: places}, Follows: follows}
	}
	difference := math.Round(left*1e6)/1e6 - math.Round(right*1e6)/1e6 + 0
	result := Cell{Text: v.b.l.Word("checks.match"), Tone: Good, Calc: CalcWithin}
	if math.Abs(difference) > tolerance {
		result.Text, result.Tone = v.b.l.Word("checks.differs"), Bad
	}
	margin := cell(tolerance, nil, exact)
	margin.Input = true
	return Row{Cells: []Cell{{Text: name}, cell(left, from, places), cell(right, to, places),
		cell(difference, apply(OpSub, apply(OpRound, here(RoleLeft)), apply(OpRound, here(RoleRight))), exact), margin, result}}
}

// pages adds up the figures of the quarter's lines again, straight from the data
// table and by another condition than the totals use.
func (v *invariantRows) pages() {
	for _, l := range v.b.lines {
		if len(v.page) == directChecks {
			return
		}
		d := l.actual.Derivation
		if l.period != v.b.quarter || !l.actual.OK() || d == nil || !onPages(v.b, l) {
			continue
		}
		again := v.b.direct(d)
		if again == nil {
			continue
		}
		tolerance := quotientTolerance
		if plainAmount(d) != nil {
			tolerance = amountTolerance
		}
		v.page = append(v.page, v.row(l.name(v.b), l.actual.Number, l.actual.Number, home(l.key(), RoleActual), again, tolerance))
	}
}

// onPages tells whether a scorecard shows a line.
func onPages(b *builder, l *line) bool { return l.row != nil || !b.judged() }

// direct is a figure straight from the data table; nil where that cannot say it:
// it adds up whole days of the quarter to the as-of day.
func (b *builder) direct(d *kpi.Derivation) *Relation {
	switch d.Step {
	case kpi.StepAmount:
		a := d.Amount
		if !a.Measure.Additive() || a.Opening || a.Reason != kpi.NoReason || a.Rollup != kpi.RollSum || a.Period != b.quarter ||
			a.Span != (kpi.Span{Start: b.quarter.Start, End: b.quarter.Start + kpi.Date(b.elapsed)}) {
			return nil
		}
		return &Relation{Op: OpData, From: d}
	case kpi.StepNumber, kpi.StepAssumption:
		return fixedNumber(d.Number)
	case kpi.StepMetric:
		return b.direct(d.Args[0])
	}
	op, ok := map[kpi.Step]Operation{kpi.StepAdd: OpAdd, kpi.StepSub: OpSub, kpi.StepMul: OpMul, kpi.StepDiv: OpDiv}[d.Step]
	if !ok || len(d.Args) != 2 {
		return nil
	}
	x, y := b.direct(d.Args[0]), b.direct(d.Args[1])
	if x == nil || y == nil {
		return nil
	}
	return apply(op, x, y)
}

// plainAmount is the amount that a derivation is nothing but; nil for others.
func plainAmount(d *kpi.Derivation) *kpi.Amount {
	for d != nil && d.Step == kpi.StepMetric {
		d = d.Args[0]
	}
	if d == nil || d.Step != kpi.StepAmount || !d.Amount.Measure.Additive() || d.Amount.Opening {
		return nil
	}
	return d.Amount
}

// channels compares the channels of every column that adds up with its total.
func (v *invariantRows) channels(t *Table) {
	if len(t.Rows) == 0 || t.Rows[0].Kind != TotalRow {
		return
	}
	for i, c := range t.Columns {
		if c.Role != RoleValue || i >= len(t.Rows[0].Cells) || t.Rows[0].Cells[i].Number == nil || plainAmount(t.Rows[0].Cells[i].From) == nil {
			continue
		}
		sum, all := 0.0, true
		days := plainAmount(t.Rows[0].Cells[i].From).Span
		for _, r := range t.Rows {
			if r.Kind == ChannelRow && r.Cells[i].Number != nil {
				sum += *r.Cells[i].Number
				a := plainAmount(r.Cells[i].From)
				all = all && a != nil && a.Span == days // a channel known for longer does not add up to the total's days
			}
		}
		if parts := overChannels(t, func(row int) *Relation { return numberAt(t, row, i) }); parts != nil && all {
			v.channel = append(v.channel, v.row(c.Title, sum, *t.Rows[0].Cells[i].Number, parts, cellAt(t, 0, i), amountTolerance))
		}
	}
}

// bridges compares the sum of the effects of every bridge with the change.
func (v *invariantRows) bridges(t *Table) {
	effect, before, after := t.column(RoleEffect), t.column(RolePrevious), t.column(RoleActual)
	name := ""
	for i, r := range t.Rows {
		if r.Kind == BandRow {
			name = r.Cells[0].Text
		}
		if r.Kind != TotalRow || r.Cells[effect].Number == nil || r.Cells[before].Number == nil || r.Cells[after].Number == nil {
			continue
		}
		change := apply(OpSub, cellAt(t, i, after), cellAt(t, i, before))
		left, right, tolerance := *r.Cells[effect].Number, *r.Cells[after].Number-*r.Cells[before].Number, amountTolerance
		if r.Cells[effect].Format.Kind == FormatPoints {
			change, left, right = apply(OpMul, change, fixedNumber(100)), 100*left, 100*right
		}
		if math.Abs(right) < 1000 {
			tolerance = quotientTolerance
		}
		v.bridge = append(v.bridge, v.row(name, left, right, cellAt(t, i, effect), change, tolerance))
	}
}

// weeks compares the parts of the quarter's weeks with the quarter, for what
// adds up over days and is known in every week that has begun.
func (v *invariantRows) weeks(t *Table) {
	first, last := t.column(RoleWeek), -1
	for i, c := range t.Columns {
		if c.Role == RoleWeek {
			last = i
		}
	}
	for i, r := range t.Rows {
		l := v.lineOfWeeks(r)
		if l == nil || plainAmount(l.actual.Derivation) == nil || len(r.Cells) <= last || !onPages(v.b, l) {
			continue
		}
		sum, known := 0.0, true
		for _, c := range r.Cells[first : last+1] {
			if c.Number != nil {
				sum += *c.Number
			} else if !c.Future {
				known = false
			}
		}
		if known {
			v.week = append(v.week, v.row(l.name(v.b), sum, l.actual.Number, sumAcross(t, i, first, last), home(l.key(), RoleActual), amountTolerance))
		}
	}
}

// lineOfWeeks is the line of the whole company and quarter that a row of the
// strip shows; nil for rows that show none.
func (v *invariantRows) lineOfWeeks(r Row) *line {
	for _, l := range v.b.lines {
		if len(l.segment) == 0 && l.period == v.b.quarter && l.actual.OK() && len(r.Cells) > 0 && r.Cells[0].Text == l.metric.Names.In(v.b.l.ID) {
			return l
		}
	}
	return nil
}

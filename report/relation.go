package report

import "kpideck/kpi"

// Relation says how a figure follows from others, so that a workbook can hold it
// as a live formula: a tree over cells, amounts and numbers. The cell's own
// Number is the same figure, computed by the engine.
type Relation struct {
	Op     Operation
	Args   []*Relation
	Number float64 // OpNumber
	Role   Role    // OpHere, OpHome
	Key    string  // OpHome
	At     Spot    // OpAt, OpSum, OpWith, OpNamed, OpCount
	Text   string  // OpCount
	From   *kpi.Derivation
}

// Spot is a cell of a table, or the run of cells from it to Last, which is in
// the same row or the same column. The zero Last is the cell itself.
type Spot struct {
	Table       *Table
	Row, Column int
	Last        int // the last row of a run down, or column of a run across
	Across      bool
}

// Operation is what a node of a Relation does.
type Operation uint8

// The operations. Texts in a run count for nothing.
const (
	OpNumber   Operation = iota
	OpFrom               // what a derivation gives
	OpData               // the amount From, added up anew from the data table
	OpHere               // the cell of Role in the same row
	OpHome               // the cell of Role where the row called Key has its home
	OpAt                 // the cell At
	OpElapsed            // days of the quarter gone by
	OpDays               // days of the quarter
	OpAdd                // of all Args
	OpSub                // Args[0] - Args[1]
	OpMul                // of all Args
	OpDiv                // Args[0] / Args[1]
	OpMin                // of all Args
	OpMax                // of all Args
	OpAbs                // of Args[0]
	OpLn                 // of Args[0]
	OpRound              // of Args[0], to six places
	OpSum                // of the cells of At
	OpProducts           // of the cells of all runs, which are the At of Args: product by product, added up
	OpWith               // of the cells of Args[0].At beside which Args[1].At has a number
	OpNamed              // the cell of At beside which Args[0].At has the name that the cell Args[1] says
	OpCount              // how many cells of At pass, which they say by Text
)

func fixedNumber(v float64) *Relation { return &Relation{Op: OpNumber, Number: v} }

func here(r Role) *Relation { return &Relation{Op: OpHere, Role: r} }

func home(key string, r Role) *Relation { return &Relation{Op: OpHome, Key: key, Role: r} }

func cellAt(t *Table, row, column int) *Relation {
	return &Relation{Op: OpAt, At: Spot{Table: t, Row: row, Column: column}}
}

func down(t *Table, first, last, column int) Spot {
	return Spot{Table: t, Row: first, Last: last, Column: column}
}

func sumDown(t *Table, first, last, column int) *Relation {
	return &Relation{Op: OpSum, At: down(t, first, last, column)}
}

func sumAcross(t *Table, row, first, last int) *Relation {
	return &Relation{Op: OpSum, At: Spot{Table: t, Row: row, Column: first, Last: last, Across: true}}
}

func apply(op Operation, args ...*Relation) *Relation { return &Relation{Op: op, Args: args} }

func runOf(s Spot) *Relation { return &Relation{Op: OpSum, At: s} }

// column finds the first column of a role; -1 when there is none.
func (t *Table) column(r Role) int {
	for i, c := range t.Columns {
		if c.Role == r {
			return i
		}
	}
	return -1
}

// known is a derivation in which what has no rows is nothing, as the parts of a
// bridge take it.
func known(d *kpi.Derivation) *Relation {
	switch d.Step {
	case kpi.StepAmount:
		if d.Amount.Reason != kpi.NoReason {
			return fixedNumber(0)
		}
		return &Relation{Op: OpFrom, From: d}
	case kpi.StepNumber, kpi.StepAssumption:
		return fixedNumber(d.Number)
	case kpi.StepNeg:
		return folded(OpMul, fixedNumber(-1), known(d.Args[0]))
	case kpi.StepAdd:
		return folded(OpAdd, known(d.Args[0]), known(d.Args[1]))
	case kpi.StepSub:
		return folded(OpSub, known(d.Args[0]), known(d.Args[1]))
	case kpi.StepMul:
		return folded(OpMul, known(d.Args[0]), known(d.Args[1]))
	case kpi.StepDiv:
		return folded(OpDiv, known(d.Args[0]), known(d.Args[1]))
	}
	return known(d.Args[0])
}

// folded leaves out the terms of a step that are nothing.
func folded(op Operation, x, y *Relation) *Relation {
	zero := func(r *Relation) bool { return r.Op == OpNumber && r.Number == 0 }
	switch {
	case zero(y) && (op == OpAdd || op == OpSub):
		return x
	case zero(x) && op == OpAdd:
		return y
	case (zero(x) || zero(y)) && op == OpMul:
		return fixedNumber(0)
	case x.Op == OpNumber && y.Op == OpNumber:
		if v, ok := apply(op, x, y).value(); ok {
			return fixedNumber(v)
		}
	}
	return apply(op, x, y)
}

// value computes a relation that refers to no cell.
func (r *Relation) value() (v float64, ok bool) {
	args := make([]float64, len(r.Args))
	for i, a := range r.Args {
		if args[i], ok = a.value(); !ok {
			return 0, false
		}
	}
	switch r.Op {
	case OpNumber:
		return r.Number, true
	case OpFrom:
		n, reason := r.From.Eval()
		return n, reason == kpi.NoReason
	case OpAdd:
		return args[0] + args[1], true
	case OpSub:
		return args[0] - args[1], true
	case OpMul:
		return args[0] * args[1], true
	case OpDiv:
		return args[0] / args[1], args[1] != 0
	}
	return 0, false
}

// derivations are those that a relation rests on.
func (r *Relation) derivations() (list []*kpi.Derivation) {
	if r == nil {
		return nil
	}
	if (r.Op == OpFrom || r.Op == OpData) && r.From != nil {
		return []*kpi.Derivation{r.From}
	}
	for _, a := range r.Args {
		list = append(list, a.derivations()...)
	}
	return list
}

// Derivations are those that the weeks of a chart rest on.
func (b *WeekChart) Derivations() (list []*kpi.Derivation) {
	for i := range b.Weeks {
		for _, r := range []*Relation{b.Weeks[i].ActualFollows, b.Weeks[i].PlanFollows, b.Weeks[i].LastYearFollows} {
			list = append(list, r.derivations()...)
		}
	}
	return list
}

// Derivations are those that a cell rests on: its own, and those of its relation.
func (c *Cell) Derivations() []*kpi.Derivation {
	list := c.Follows.derivations()
	if c.From != nil {
		list = append(list, c.From)
	}
	for _, d := range c.SparkFrom {
		if d != nil {
			list = append(list, d)
		}
	}
	return list
}

package kpi

import "math"

// Step is what a node of a Derivation does with its arguments.
type Step uint8

// The steps. StepMetric wraps the derivation of a metric that a formula names;
// StepPerYear multiplies its argument by Factor.
const (
	StepAmount Step = iota
	StepNumber
	StepAssumption
	StepMetric
	StepNeg
	StepAdd
	StepSub
	StepMul
	StepDiv
	StepPerYear
)

// Derivation is where a number comes from: a formula tree over amounts.
// explain prints it, the workbook writes it as formulas, checks re-evaluate it.
type Derivation struct {
	Step   Step
	ID     string // of the assumption or the metric
	Amount *Amount
	Factor float64
	Args   []*Derivation

	Number  float64
	Reason  Reason
	AtLeast *float64
}

// Amount is one measure of one family over one span and one choice of members.
type Amount struct {
	Measure *Measure
	Family  Family // AnyFamily where only sources without a family bring it
	Span    Span   // the days summed
	Period  Period // the period asked for; Span is its covered part
	Filter  *Filter
	Rollup  Rollup // how days became one
	Opening bool   // the last value before the span
	Sum     Decimal
	Reason  Reason
	AtLeast *Decimal

	since Span // of an opening: the days after it in which its accounts must be known
}

// OK tells whether the step has a number.
func (d *Derivation) OK() bool { return d.Reason == NoReason }

// Eval computes the tree again from its amounts. Addition and multiplication
// of float64 happen in the order of the formula and division last, so that the
// result is the same everywhere.
func (d *Derivation) Eval() (float64, Reason) {
	if d.Reason != NoReason {
		return 0, d.Reason
	}
	switch d.Step {
	case StepAmount:
		return d.Amount.Sum.Float(), d.Amount.Reason
	case StepNumber, StepAssumption:
		return d.Number, d.Reason
	}
	var x [2]float64
	for i, a := range d.Args {
		n, reason := a.Eval()
		if reason != NoReason {
			return 0, reason
		}
		x[i] = n
	}
	return apply(d.Step, x[0], x[1], d.Factor)
}

// apply gives 0, never -0, and no value where the result is beyond a float64.
func apply(step Step, a, b, factor float64) (float64, Reason) {
	n := a
	switch step {
	case StepNeg:
		n = -a
	case StepAdd:
		n = a + b
	case StepSub:
		n = a - b
	case StepMul:
		n = a * b
	case StepDiv:
		if b == 0 {
			return 0, Undefined
		}
		n = a / b
	case StepPerYear:
		n = a * factor
	}
	if math.IsInf(n, 0) || math.IsNaN(n) {
		return 0, Undefined
	}
	return n + 0, NoReason
}

// Amounts lists the amounts of the tree from left to right.
func (d *Derivation) Amounts() []*Amount {
	if d == nil {
		return nil
	}
	if d.Step == StepAmount {
		return []*Amount{d.Amount}
	}
	var list []*Amount
	for _, a := range d.Args {
		list = append(list, a.Amounts()...)
	}
	return list
}

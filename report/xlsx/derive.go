package xlsx

import (
	"strconv"
	"strings"

	"kpideck/kpi"
)

// maxFormula is the longest formula that Excel takes.
const maxFormula = 8192

// expression is a formula under construction with what it evaluates to.
type expression struct {
	text    string
	value   float64
	binding int      // how tightly its outermost operator binds
	by      []string // denominators that must not be zero
	zero    bool     // one of them is
	fixed   bool     // a number that is not zero
}

// The strengths of operators.
const (
	sums = iota
	products
	atoms
)

// derivation writes where a number comes from as a formula over the totals, with
// the value that it has. ok is false where they lack a part of it.
func (b *book) derivation(d *kpi.Derivation) (formula string, value any, ok bool) {
	e, ok := b.expression(d)
	if !ok || len(d.Amounts()) == 0 {
		return "", nil, false
	}
	text := e.text
	if len(e.by) > 0 {
		text = "IF(" + isZero(e.by) + "," + quoteText(b.d.Words.Undefined) + "," + text + ")"
	}
	if len(text) > maxFormula {
		return "", nil, false
	}
	if e.zero {
		return text, b.d.Words.Undefined, true
	}
	return text, e.value, true
}

func isZero(denominators []string) string {
	if len(denominators) == 1 {
		return denominators[0] + "=0"
	}
	return "OR(" + strings.Join(denominators, "=0,") + "=0)"
}

func (b *book) expression(d *kpi.Derivation) (expression, bool) {
	switch d.Step {
	case kpi.StepAmount:
		ref, value, ok := b.total(d.Amount)
		return expression{text: ref, value: value, binding: atoms}, ok
	case kpi.StepNumber, kpi.StepAssumption:
		return constant(d.Number), true
	}
	args := make([]expression, len(d.Args))
	for i, a := range d.Args {
		var ok bool
		if args[i], ok = b.expression(a); !ok {
			return expression{}, false
		}
	}
	switch {
	case len(args) == 1 && d.Step == kpi.StepMetric:
		return args[0], true
	case len(args) == 1 && d.Step == kpi.StepNeg:
		return binary("*", products, constant(-1), args[0]), true
	case len(args) == 1 && d.Step == kpi.StepPerYear:
		return binary("*", products, args[0], constant(d.Factor)), true
	case len(args) == 2:
		return arithmetic(d.Step, args[0], args[1])
	}
	return expression{}, false
}

func constant(v float64) expression {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if v < 0 {
		text = "(" + text + ")"
	}
	return expression{text: text, value: v, binding: atoms, fixed: v != 0}
}

func arithmetic(step kpi.Step, x, y expression) (expression, bool) {
	switch step {
	case kpi.StepAdd:
		return binary("+", sums, x, y), true
	case kpi.StepSub:
		return binary("-", sums, x, y), true
	case kpi.StepMul:
		return binary("*", products, x, y), true
	case kpi.StepDiv:
		return binary("/", products, x, y), true
	}
	return expression{}, false
}

// binary joins two expressions. The right side of minus and of divide is put in
// brackets when its operator binds no tighter.
func binary(operator string, binding int, x, y expression) expression {
	e := expression{binding: binding, zero: x.zero || y.zero}
	e.by = append(append(e.by, x.by...), y.by...)
	left, right := x.in(binding), y.in(binding)
	switch operator {
	case "+":
		e.value = x.value + y.value
	case "-":
		e.value, right = x.value-y.value, y.in(binding+1)
	case "*":
		e.value = x.value * y.value
	case "/":
		right = y.in(binding + 1)
		if !y.fixed {
			e.by = append(e.by, y.in(sums+1))
		}
		if e.zero = e.zero || y.value == 0; !e.zero {
			e.value = x.value / y.value
		}
	}
	e.text = left + operator + right
	return e
}

// in is the text inside an operator of the given strength.
func (e expression) in(binding int) string {
	if e.binding < binding {
		return "(" + e.text + ")"
	}
	return e.text
}

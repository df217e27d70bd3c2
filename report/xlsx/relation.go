package xlsx

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"kpideck/report"
)

// relation writes how a cell follows from others as a formula, with what it
// evaluates to over what those hold; on is the sheet of the cell. A formula over
// cells that may turn to text says that there is no value then; one that divides
// says what it divides by.
func (b *book) relation(on *sheet, p *placed, i int, r *report.Relation) (formula string, value any, ok bool) {
	if r == nil {
		return "", nil, false
	}
	w := &relationWriter{b: b, on: on, p: p, row: i}
	e, ok := w.write(r)
	if !ok || math.IsNaN(e.value) || math.IsInf(e.value, 0) {
		return "", nil, false
	}
	text := e.text
	if len(w.positive) > 0 {
		text = "IF(MIN(" + strings.Join(w.positive, ",") + ")<=0," + quoteText(b.d.Words.Undefined) + "," + text + ")"
	}
	if len(e.by) > 0 {
		text = "IF(" + isZero(unique(e.by)) + "," + quoteText(b.d.Words.Undefined) + "," + text + ")"
	}
	if n := len(w.cells); n > 0 && (n > 1 || text != w.cells[0]) {
		text = "IF(COUNT(" + strings.Join(w.cells, ",") + ")<" + strconv.Itoa(n) + "," + quoteText(b.d.Words.NoValue) + "," + text + ")"
	}
	if len(text) > maxFormula {
		return "", nil, false
	}
	if e.zero {
		return text, b.d.Words.Undefined, true
	}
	return text, e.value, true
}

// waiting is a cell outside the tables that follows from their cells, whose
// places are known only when all of them are placed.
type waiting struct {
	sheet *sheet
	where at
	cell  *report.Cell
}

func (b *book) await(sh *sheet, where at, c *report.Cell) {
	if c.Follows != nil && c.Number != nil {
		b.waiting = append(b.waiting, waiting{sh, where, c})
	}
}

func (b *book) settleWaiting() {
	for _, w := range b.waiting {
		f, v, ok := b.relation(w.sheet, &placed{}, 0, w.cell.Follows)
		if ok && agrees(v, shown(*w.cell.Number, w.cell.Format)) {
			w.sheet.rows[w.where.row-1].cells[w.where.col-1].formula = f
		}
	}
}

func unique(list []string) (out []string) {
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// relationWriter collects what a formula must ask before it computes: cells that
// must hold numbers, and terms that must be above zero.
type relationWriter struct {
	b        *book
	on       *sheet
	p        *placed
	row      int
	cells    []string
	positive []string
}

func (w *relationWriter) write(r *report.Relation) (expression, bool) {
	switch r.Op {
	case report.OpNumber:
		return constant(r.Number), true
	case report.OpFrom:
		e, ok := w.b.expression(r.From)
		return e, ok
	case report.OpData:
		return w.b.direct(r.From.Amount)
	case report.OpHere:
		return w.cell(w.b.rowFigures(w.on, w.p, w.row)(r.Role))
	case report.OpHome:
		return w.home(r.Key, r.Role)
	case report.OpAt:
		return w.cell(w.spot(r.At))
	case report.OpElapsed:
		return expression{text: nameElapsed, value: float64(w.b.d.Elapsed), binding: atoms}, w.b.d.Elapsed > 0
	case report.OpDays:
		return expression{text: nameDays, value: float64(w.b.d.Days), binding: atoms}, w.b.d.Days > 0
	case report.OpSum:
		return w.sum(r.At)
	case report.OpProducts, report.OpWith:
		return w.pairs(r)
	case report.OpNamed:
		return w.named(r)
	case report.OpCount:
		return w.count(r)
	}
	args := make([]expression, len(r.Args))
	for i, a := range r.Args {
		var ok bool
		if args[i], ok = w.write(a); !ok {
			return expression{}, false
		}
	}
	return w.operation(r.Op, args)
}

func (w *relationWriter) operation(op report.Operation, args []expression) (expression, bool) {
	switch op {
	case report.OpAdd, report.OpMul, report.OpSub, report.OpDiv:
		e := args[0]
		for _, x := range args[1:] {
			e = binary(operators[op].sign, operators[op].binding, e, x)
		}
		return e, true
	case report.OpMin:
		return call("MIN", args, func(v []float64) float64 { return slices.Min(v) }), true
	case report.OpMax:
		return call("MAX", args, func(v []float64) float64 { return slices.Max(v) }), true
	case report.OpAbs:
		return call("ABS", args, func(v []float64) float64 { return math.Abs(v[0]) }), true
	case report.OpLn:
		w.positive = append(w.positive, args[0].text)
		return call("LN", args, func(v []float64) float64 { return math.Log(v[0]) }), true
	case report.OpRound:
		e := call("ROUND", args, func(v []float64) float64 { return math.Round(v[0]*1e6) / 1e6 })
		e.text = strings.TrimSuffix(e.text, ")") + ",6)"
		return e, true
	}
	return expression{}, false
}

var operators = map[report.Operation]struct {
	sign    string
	binding int
}{report.OpAdd: {"+", sums}, report.OpSub: {"-", sums}, report.OpMul: {"*", products}, report.OpDiv: {"/", products}}

// call writes a function of some arguments.
func call(name string, args []expression, of func([]float64) float64) expression {
	e := expression{binding: atoms}
	texts, values := make([]string, len(args)), make([]float64, len(args))
	for i, a := range args {
		texts[i], values[i] = a.text, a.value
		e.by, e.zero = append(e.by, a.by...), e.zero || a.zero
	}
	e.text = name + "(" + strings.Join(texts, ",") + ")"
	if !e.zero {
		e.value = of(values)
	}
	return e
}

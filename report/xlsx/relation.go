package xlsx

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi/review"
	"kpideck/report"
)

// relation writes how a cell follows from others as a formula, with what it
// evaluates to over what those hold; on is the sheet of the cell. A formula over cells that may turn to text
// says that there is no value then; one that divides says what it divides by.
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

// cell refers to a cell that must hold a number.
func (w *relationWriter) cell(f figure) (expression, bool) {
	if !f.here || !f.number {
		return expression{}, false
	}
	if !slices.Contains(w.cells, f.ref) {
		w.cells = append(w.cells, f.ref)
	}
	return expression{text: f.ref, value: f.value, binding: atoms}, true
}

func (w *relationWriter) home(key string, role report.Role) (expression, bool) {
	h, ok := w.b.homes[homeKey{key, role}]
	if !ok {
		return expression{}, false
	}
	v, number := h.value.(float64)
	return w.cell(figure{ref: w.on.refTo(h.sheet, h.where), value: v, number: number, here: true})
}

// refTo writes a cell of a sheet as a formula on this one names it.
func (s *sheet) refTo(to *sheet, where at) string {
	if s == to {
		return where.String()
	}
	return quoteSheet(to.name) + "!" + where.String()
}

// spot finds a cell of a table.
func (w *relationWriter) spot(s report.Spot) figure {
	sh, where, ok := w.b.find(s.Table, s.Row, s.Column)
	if !ok || s.Column >= len(s.Table.Rows[s.Row].Cells) {
		return figure{}
	}
	f := figure{ref: w.on.refTo(sh, where), here: true}
	if c := &s.Table.Rows[s.Row].Cells[s.Column]; c.Number != nil {
		f.value, f.number = shown(*c.Number, c.Format), true
	}
	return f
}

// find is where a cell of a table stands.
func (b *book) find(t *report.Table, row, column int) (*sheet, at, bool) {
	for _, p := range b.tables {
		if p.table != t {
			continue
		}
		for _, s := range p.cols {
			if s.index == column && row < len(t.Rows) && p.at(row, s).row > 0 {
				return s.part.sheet, p.at(row, s), true
			}
		}
	}
	return nil, at{}, false
}

// run is the range of a run of cells and what they hold, 0 for no number.
func (w *relationWriter) run(s report.Spot) (text string, values []figure, ok bool) {
	last := s
	if s.Across {
		last.Column = s.Last
	} else {
		last.Row = s.Last
	}
	sh, from, ok1 := w.b.find(s.Table, s.Row, s.Column)
	other, to, ok2 := w.b.find(last.Table, last.Row, last.Column)
	if !ok1 || !ok2 || sh != other {
		return "", nil, false
	}
	for at := s; ; {
		values = append(values, w.spot(at))
		if at.Row == last.Row && at.Column == last.Column {
			break
		}
		if s.Across {
			at.Column++
		} else {
			at.Row++
		}
	}
	return w.on.refTo(sh, from) + ":" + to.String(), values, true
}

func (w *relationWriter) sum(s report.Spot) (expression, bool) {
	text, values, ok := w.run(s)
	e := expression{text: "SUM(" + text + ")", binding: atoms}
	for _, f := range values {
		e.value += f.value
	}
	return e, ok
}

// pairs writes the operations over runs that stand beside each other.
func (w *relationWriter) pairs(r *report.Relation) (expression, bool) {
	texts := make([]string, len(r.Args))
	runs := make([][]figure, len(r.Args))
	for i, a := range r.Args {
		var ok bool
		if texts[i], runs[i], ok = w.run(a.At); !ok || len(runs[i]) != len(runs[0]) {
			return expression{}, false
		}
	}
	e := expression{text: "SUMPRODUCT(" + strings.Join(texts, ",") + ")", binding: atoms}
	if r.Op == report.OpWith {
		e.text = "SUMIFS(" + texts[0] + "," + texts[1] + `,">=0")`
	}
	for i := range runs[0] {
		term := runs[0][i].value
		for _, run := range runs[1:] {
			switch {
			case r.Op == report.OpProducts:
				term *= run[i].value
			case !run[i].number || run[i].value < 0:
				term = 0
			}
		}
		e.value += term
	}
	return e, true
}

// named looks up a number by the name beside it, without the wildcards that
// MATCH and SUMIFS read names with. An unknown name gives nothing.
func (w *relationWriter) named(r *report.Relation) (expression, bool) {
	values, numbers, ok1 := w.run(r.At)
	names, _, ok2 := w.run(r.Args[0].At)
	who := w.b.rowFigures(w.on, w.p, w.row)(r.Args[1].Role)
	wanted, ok3 := w.text(r.Args[1].Role)
	if !ok1 || !ok2 || !ok3 || !who.here {
		return expression{}, false
	}
	e := expression{text: "SUMPRODUCT(--(" + names + "=" + who.ref + ")," + values + ")", binding: atoms}
	beside := r.Args[0].At
	for i := range numbers {
		if strings.EqualFold(beside.Table.Rows[beside.Row+i].Cells[beside.Column].Text, wanted) {
			e.value += numbers[i].value
		}
	}
	return e, true
}

// text is what the cell of a role says in the row.
func (w *relationWriter) text(role report.Role) (string, bool) {
	cells := w.p.table.Rows[w.row].Cells
	for i, c := range w.p.table.Columns {
		if c.Role == role && i < len(cells) {
			return cells[i].Text, true
		}
	}
	return "", false
}

// count counts the cells of a run that pass.
func (w *relationWriter) count(r *report.Relation) (expression, bool) {
	text, values, ok := w.run(r.At)
	said := verdictMarks[review.Pass] + " " + r.Text
	e := expression{text: "COUNTIF(" + text + "," + quoteText(said) + ")", binding: atoms}
	for i := range values {
		if c := &r.At.Table.Rows[r.At.Row+i].Cells[r.At.Column]; w.b.cellText(c) == said {
			e.value++
		}
	}
	return e, ok
}

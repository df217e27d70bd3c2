package xlsx

import (
	"strings"

	"kpideck/kpi/review"
	"kpideck/report"
)

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

package xlsx

import (
	"fmt"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/formula"
	"kpideck/report"
)

// direct adds up an amount of the quarter straight from the data table, by the
// label of the quarter and the day of it, so that it does not rest on the cells
// that it checks.
func (b *book) direct(a *kpi.Amount) (expression, bool) {
	l, column := b.ledger, b.ledger.measure(a)
	if column < 0 || a.Period.Label != b.d.Quarter.Label {
		return expression{}, false
	}
	test, ok := l.tests(a.Filter)
	if !ok {
		return expression{}, false
	}
	args := []string{l.column(fixedColumns + column), l.column(periodColumn), nameQuarter, l.column(toDayColumn), `"<="&` + nameElapsed}
	if a.Filter != nil {
		for _, p := range a.Filter.Segment {
			args = append(args, l.column(memberColumn(p.Dim)), literal(l.name(clean(p.Member)), ""))
		}
		for _, c := range plainConds(a.Filter.Conds) {
			operator := ""
			if c.Kind == formula.NotEq {
				operator = "<>"
			}
			args = append(args, l.column(memberColumn(c.Dim)), literal(l.name(clean(c.Member)), operator))
		}
	}
	e := expression{text: "SUMIFS(" + strings.Join(args, ",") + ")", binding: atoms}
	for i := range l.table.Rows {
		r := &l.table.Rows[i]
		if v, known := r.Amount(column); known && r.Period == b.d.Quarter.Label && r.ToDay <= b.d.Elapsed && test(r) {
			e.value += v
		}
	}
	return e, true
}

// failing counts the checks that do not hold, as a formula over their results;
// ok is false for a workbook without checks.
func (b *book) failing() (formula string, value float64, ok bool) {
	for _, p := range b.tables {
		if p.table.Kind != report.InvariantTable {
			continue
		}
		at := p.table.Columns
		for _, s := range p.cols {
			if at[s.index].Role != report.RoleStatus {
				continue
			}
			n := 0
			for _, r := range p.table.Rows {
				if len(r.Cells) <= s.index {
					continue
				}
				if n++; r.Cells[s.index].Tone != report.Good {
					value++
				}
			}
			from, to := p.at(0, s), p.at(len(p.table.Rows)-1, s)
			area := quoteSheet(p.sheet.name) + "!" + from.String() + ":" + to.String()
			return fmt.Sprintf(`%d-COUNTIF(%s,"%s*")`, n, area, strings.Fields(b.tiesText(true))[0]), value, true
		}
	}
	return "", 0, false
}

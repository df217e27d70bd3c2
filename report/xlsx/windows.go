package xlsx

import (
	"fmt"
	"slices"

	"kpideck/kpi"
	"kpideck/report"
)

// mostWork is how many rows of data all sums together may look at: LibreOffice
// takes close to half a minute for so many. Only tests change it.
var mostWork = 200_000_000

// windows are two columns of the totals that say from which to which row of the
// data table a sum has to look. The table is sorted by day, so the days of a
// total are a run of its rows: of two years a quarter is an eighth. Only a
// workbook so large that it would take long to recalculate has them; in others
// sums name whole columns, which is easier to read and holds however people
// sort the table.
type windows struct{ first, last int }

// lookThrough decides whether sums look at whole columns or at windows, and says
// at how many rows those of a total look.
func (b *book) lookThrough() func(*totalRow) int {
	n := 0
	for _, r := range b.totals.rows {
		n += r.sums()
	}
	whole := len(b.d.Data.Rows)
	if min(n, report.MaxSums-sumsOfChecks)*whole <= mostWork {
		return func(*totalRow) int { return whole }
	}
	b.totals.windows = &windows{}
	return func(r *totalRow) int {
		first, last := b.ledger.window(r.key.span)
		return max(1, last-first+1)
	}
}

// window is the run of rows of the table, counted from 1, that begin inside a
// span; last is before first where there is none.
func (l *ledger) window(s kpi.Span) (first, last int) {
	before := func(day kpi.Date) int {
		at, _ := slices.BinarySearchFunc(l.table.Rows, day, func(r report.DataRow, d kpi.Date) int { return int(r.Span.Start) - int(d) })
		return at
	}
	return before(s.Start) + 1, before(s.End)
}

// writeWindow writes the two columns of a total, as formulas over its days.
func (b *book) writeWindow(x *rowXML, r *totalRow, style int) {
	w, days := b.totals.windows, b.ledger.column(fromColumn)
	first, last := b.ledger.window(r.key.span)
	from, to := at{r.at, totalFrom}.fixedColumn(), at{r.at, totalTo}.fixedColumn()
	// INDEX knows no row after the last one.
	x.formula(w.first, style, fmt.Sprintf("MIN(IFERROR(MATCH(%s-1,%s,1),0)+1,MATCH(1E+9,%s,1))", from, days, days), float64(min(first, len(b.d.Data.Rows))))
	x.formula(w.last, style, fmt.Sprintf("IFERROR(MATCH(%s,%s,1),1)", to, days), float64(max(last, 1)))
}

// column is a column of the data table as the sums of a total name it.
func (b *book) column(r *totalRow, i int) string {
	name, w := b.ledger.column(i), b.totals.windows
	if w == nil {
		return name
	}
	return fmt.Sprintf("INDEX(%s,%s):INDEX(%s,%s)", name, at{r.at, w.first}.fixedColumn(), name, at{r.at, w.last}.fixedColumn())
}

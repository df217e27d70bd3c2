package page

import (
	"slices"

	"kpideck/report"
)

// Shares of a page.
const (
	breakRoom = 0.35 // what must be left for a row to begin there that could stand whole on the next page
	flowRoom  = 0.3  // and for one that is longer than a page

)

// pageRow is a row of a plan with the places of its columns.
type pageRow struct {
	columns []pageColumn
	reach   elastic // the heights that it can have
}

type pageColumn struct {
	x, w   float64
	blocks []report.Block
	reach  []elastic
}

// fill places the rows of the plan: as many as fit stand on a page and share what
// is left of it; the next ones go on to another.
func (f *flow) fill() {
	if len(f.plan.Rows) == 0 {
		f.scopeNote()
		return
	}
	for rows := f.fitted(); len(rows) > 0; {
		n := f.packed(rows)
		now, rest := rows[:n], rows[n:]
		goesOn := len(rest) > 0 && f.continues(rest[0], f.left()-f.packedHeight(now)-f.px(blockGap))
		f.share(now, !goesOn)
		switch {
		case len(rest) == 0:
			return
		case goesOn || f.fresh():
			f.gap()
			f.run(rest[0])
			rest = rest[1:]
			f.gap()
		default:
			f.turn()
		}
		rows = rest
	}
}

// gap leaves room below what stands on the page.
func (f *flow) gap() {
	if !f.fresh() {
		f.y += f.px(blockGap)
	}
}

// fitted measures the rows of the plan: with headlines and questions in brief, then
// without the optional blocks, where they would turn the page. Where it is turned all the same they stay.
func (f *flow) fitted() []pageRow {
	if upright := f.pageRows(f.onePicture(f.plan.Rows)); f.w < f.px(narrowW) && f.packedHeight(upright) <= f.left()+0.01 {
		return upright
	}
	all := f.pageRows(f.plan.Rows)
	rows := all
	if f.packedHeight(all) > f.left()+0.01 {
		f.brief = true
		rows = f.pageRows(f.plan.Rows)
	}
	for n := len(f.plan.Optional); f.packedHeight(rows) > f.left()+0.01; n-- {
		if n == 0 {
			f.brief = false
			return all
		}
		rows = f.pageRows(without(f.plan.Rows, f.plan.Optional[n-1:]))
	}
	return rows
}

// pageRows measures rows.
func (f *flow) pageRows(plan []report.PageRow) (rows []pageRow) {
	for _, r := range plan {
		for _, part := range f.apart(r) {
			rows = append(rows, f.measured(part))
		}
	}
	return rows
}

// measured gives a row its places and heights.
func (f *flow) measured(r report.PageRow) pageRow {
	row := pageRow{columns: f.widths(r)}
	for i := range row.columns {
		c := &row.columns[i]
		sum := elastic{}
		for _, b := range c.blocks {
			e := f.column(c.x, c.w).measure(b)
			c.reach = append(c.reach, e)
			sum = sum.add(e)
		}
		gaps := float64(len(c.blocks)-1) * f.px(blockGap)
		row.reach.least = max(row.reach.least, sum.least+gaps)
		row.reach.most = max(row.reach.most, sum.most+gaps)
	}
	return row
}

// packed is how many rows fit on what is left of the page.
func (f *flow) packed(rows []pageRow) int {
	for n := len(rows); n > 0; n-- {
		if f.packedHeight(rows[:n]) <= f.left()+0.01 {
			return n
		}
	}
	return 0
}

func (f *flow) packedHeight(rows []pageRow) (h float64) {
	for i, r := range rows {
		if i > 0 {
			h += f.px(blockGap)
		}
		h += r.reach.least
	}
	return h
}

// continues tells whether a row that does not fit begins on this page all the
// same: rows that are longer than a page do, and those that break well.
func (f *flow) continues(r pageRow, left float64) bool {
	page := f.bottom - f.top
	switch {
	case r.reach.least <= left:
		return true
	case r.reach.least > page:
		return left > flowRoom*page
	}
	return left > breakRoom*page && len(r.columns) == 1 && slices.ContainsFunc(r.columns[0].blocks, breaks)
}

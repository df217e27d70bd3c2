package page

import (
	"cmp"
	"math"
	"slices"

	"kpideck/report"
	"kpideck/report/theme"
)

// Shares of a page.
const (
	breakRoom = 0.35 // what must be left for a row to begin there that could stand whole on the next page
	flowRoom  = 0.3  // and for one that is longer than a page
	sideSpan  = 4    // a column this narrow stands beside others only
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

// without leaves blocks out of rows, and what is then empty.
func without(rows []report.PageRow, blocks []report.Block) (out []report.PageRow) {
	for _, r := range rows {
		var row report.PageRow
		for _, c := range r {
			kept := slices.DeleteFunc(slices.Clone(c.Blocks), func(b report.Block) bool { return slices.Contains(blocks, b) })
			if len(kept) > 0 {
				row = append(row, report.PageColumn{Span: c.Span, Blocks: kept})
			}
		}
		if len(row) > 0 {
			out = append(out, row)
		}
	}
	return out
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

// apart is a row as it is, or where a column finds no room beside the others,
// several: wide columns below each other, the blocks of narrow ones side by side.
func (f *flow) apart(r report.PageRow) []report.PageRow {
	for _, try := range f.leaning(r) {
		if f.roomy(try) {
			return []report.PageRow{try}
		}
	}
	var out []report.PageRow
	for _, c := range r {
		beside := report.PageRow{}
		for _, b := range c.Blocks {
			beside = append(beside, report.PageColumn{Span: 1, Blocks: []report.Block{b}})
		}
		if c.Span <= sideSpan && len(beside) > 1 && len(r) > 1 && f.roomy(beside) {
			out = append(out, beside)
			continue
		}
		out = append(out, report.PageRow{{Span: 1, Blocks: c.Blocks}})
	}
	return out
}

// leanLeast is what the narrow one of two columns keeps where the wide one takes
// more than its part, in px.
const leanLeast = 320.0

// leaning is a row as it is and, of two unequal columns, with as much room for the
// wide one as its tables need.
func (f *flow) leaning(r report.PageRow) []report.PageRow {
	out := []report.PageRow{r}
	if len(r) != 2 || r[0].Span <= r[1].Span {
		return out
	}
	need := 0.0
	for _, b := range r[0].Blocks {
		if t, ok := b.(*report.Table); ok {
			need = max(need, f.grid(t, theme.Cell, theme.CellStrong).leastWidth(f.Pen))
		}
	}
	if rest := f.w - f.px(columnSep) - need; need > 0 && rest >= f.px(leanLeast) {
		lean := slices.Clone(r)
		lean[0].Span, lean[1].Span = int(math.Ceil(need/f.Px)), int(rest/f.Px)
		out = append(out, lean)
	}
	return out
}

// roomy tells whether every block of a row has the width that it needs.
func (f *flow) roomy(r report.PageRow) bool {
	if len(r) == 1 {
		return true
	}
	for _, c := range f.widths(r) {
		for _, b := range c.blocks {
			if f.leastWidth(b, c.w) > c.w {
				return false
			}
		}
	}
	return true
}

// widths gives columns their places: they share the page by their spans.
func (f *flow) widths(r report.PageRow) []pageColumn {
	spans := 0
	for _, c := range r {
		spans += c.Span
	}
	room := f.w - float64(len(r)-1)*f.px(columnSep)
	x, out := f.x, make([]pageColumn, len(r))
	for i, c := range r {
		w := room * float64(c.Span) / float64(spans)
		out[i] = pageColumn{x: x, w: w, blocks: f.column(x, w).pieces(c.Blocks)}
		x += w + f.px(columnSep)
	}
	return out
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

// share places rows on the page; with grow they share what is left of it, else
// they leave it to the row that goes on below them.
func (f *flow) share(rows []pageRow, grow bool) {
	spare, can := f.left()-f.packedHeight(rows), 0.0
	for _, r := range rows {
		can += r.reach.most - r.reach.least
	}
	part := 0.0
	if can > 0 {
		part = min(1, max(0, spare)/can)
	}
	if !grow {
		part = 0
	}
	for i, r := range rows {
		if i > 0 {
			f.y += f.px(blockGap)
		}
		h := r.reach.least + part*(r.reach.most-r.reach.least)
		for _, c := range r.columns {
			f.column(c.x, c.w).pile(c, h)
		}
		f.y += h
	}
}

// pile places the blocks of a column into a height, which they share.
func (f *flow) pile(c pageColumn, high float64) {
	sum := elastic{}
	for _, e := range c.reach {
		sum = sum.add(e)
	}
	spare := high - sum.least - float64(len(c.blocks)-1)*f.px(blockGap)
	part := 0.0
	if can := sum.most - sum.least; can > 0 {
		part = min(1, max(0, spare)/can)
	}
	for i, b := range c.blocks {
		e, y := c.reach[i], f.y
		h := e.least + part*(e.most-e.least)
		f.limit = y + h
		f.block(b)
		f.y = y + h + f.px(blockGap)
	}
}

// run places the columns of a row that does not fit, each from here on to as
// many pages as it takes.
func (f *flow) run(r pageRow) {
	from, y := f.at, f.y
	last, low := from, y
	for _, c := range r.columns {
		col := f.column(c.x, c.w)
		col.at, col.leaf, col.y = from, f.leaves[from], y
		for i, b := range c.blocks {
			if i > 0 {
				col.gap()
			}
			col.limit = 0
			e := c.reach[i]
			if !breaks(b) {
				col.need(e.least)
			}
			if e.least <= col.left() {
				col.limit = col.y + min(col.left(), (e.least+e.most)/2)
			}
			col.block(b)
		}
		if cmp.Or(cmp.Compare(col.at, last), cmp.Compare(col.y, low)) > 0 {
			last, low = col.at, col.y
		}
	}
	f.at, f.leaf, f.y = last, f.leaves[last], low
}

package page

import "kpideck/report"

const (
	pageRows  = 12    // of a scorecard on one slide
	slideHigh = 800.0 // px; a page whose content is higher is none
)

// take measures the rows that go on this page, at least one where it is fresh.
// Where all that are left fit when closely set they share the room; else they are
// set with the air of other tables, and a scorecard is shared out evenly among its
// pages.
func (f *flow) take(g *grid, rows []report.Row) []float64 {
	frame, sum := f.tableFrame(g), elastic{}
	reach := make([]elastic, len(rows))
	for i, r := range rows {
		reach[i] = f.rowElastic(g, r)
		sum = sum.add(reach[i])
	}
	if frame+sum.least <= f.left()+0.01 && !f.full(g, rows) {
		return sharedOut(reach, sum, f.room()-frame)
	}
	heights := make([]float64, len(rows))
	for i, r := range rows {
		heights[i] = min(reach[i].most, f.rowHeight(g, r))
	}
	n := f.fitting(g, rows, heights, f.left()-frame)
	if pages := pagesOf(g, len(rows), n); pages > 1 && n < len(rows) {
		n = min(n, (len(rows)+pages-1)/pages)
	}
	return heights[:together(rows, n)]
}

// sharedOut gives each of some rows its part of a height.
func sharedOut(rows []elastic, sum elastic, room float64) []float64 {
	part := 0.0
	if can := sum.most - sum.least; can > 0 {
		part = min(1, max(0, room-sum.least)/can)
	}
	out := make([]float64, len(rows))
	for i, r := range rows {
		out[i] = r.least + part*(r.most-r.least)
	}
	return out
}

// pagesOf is how many pages a scorecard takes when n of its rows go on the
// first; other tables fill each page.
func pagesOf(g *grid, rows, n int) int {
	if g.table.Kind != report.Scorecard || n == 0 {
		return 1
	}
	return (rows + n - 1) / n
}

// full tells whether a scorecard with bullets has more rows than are read on a
// page.
func (f *flow) full(g *grid, rows []report.Row) bool {
	return g.table.Kind == report.Scorecard && g.has(bulletColumn) && plainRows(rows) > pageRows && f.pageHigh() < f.px(slideHigh)
}

func plainRows(rows []report.Row) (n int) {
	for _, r := range rows {
		if r.Kind != report.BandRow {
			n++
		}
	}
	return n
}

// fitting counts the rows that go into a height.
func (f *flow) fitting(g *grid, rows []report.Row, heights []float64, room float64) int {
	used := 0.0
	for i, h := range heights {
		full := f.full(g, rows[:i+1])
		if used += h; (full || used > room+0.01) && (i > 0 || !f.fresh()) {
			return i
		}
	}
	return len(heights)
}

// together moves a break upwards so that a heading stays with the row below it
// and a total with the row above.
func together(rows []report.Row, n int) int {
	if n == len(rows) {
		return n
	}
	for k := n; k > 1; k-- {
		if rows[k-1].Kind != report.BandRow && rows[k].Kind != report.TotalRow {
			return k
		}
	}
	return n
}

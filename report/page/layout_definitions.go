package page

import (
	"math"

	"kpideck/report"
	"kpideck/report/theme"
)

// definitions sets a list of definitions in two columns of rows where that saves
// a page; else it is a table like others.
func (f *flow) definitions(t *report.Table) {
	const lanes = 2
	w := (f.w - (lanes-1)*f.px(shelfGap)) / lanes
	wide, g := f.sized(t, f.w), f.sized(t, w)
	wide.place(f.Pen, f.x, f.w)
	g.place(f.Pen, f.x, w)
	if !g.fits(f.Pen, w) || f.pages(wide, t.Rows, 1) <= f.pages(g, t.Rows, lanes) {
		f.table(t)
		return
	}
	f.gap()
	for rest := t.Rows; len(rest) > 0; {
		f.heading(t.Title, t.Note)
		y, low := f.y, f.y
		counts := f.lanes(g, rest, w, lanes)
		for i, n := range counts {
			f.x, f.y = f.px(margin)+float64(i)*(w+f.px(shelfGap)), y
			f.lane(g, rest[:n], w)
			rest, low = rest[n:], max(low, f.y)
		}
		f.x, f.w, f.y = f.px(margin), f.px(contentW), low
		if len(rest) > 0 {
			f.turn()
		}
	}
}

// pages is how many pages rows fill in some columns of rows.
func (f *flow) pages(g *grid, rows []report.Row, lanes int) float64 {
	frame := f.tableFrame(g)
	return math.Ceil((f.tableHeight(g, rows) - frame) / (float64(lanes) * (f.bottom - f.top - frame)))
}

// lanes shares rows out among columns of rows: as many as fit, and evenly when
// all of them do.
func (f *flow) lanes(g *grid, rows []report.Row, w float64, lanes int) []int {
	g.place(f.Pen, f.x, w)
	room := f.room() - g.headHeight(f.Pen)
	even := (len(rows) + lanes - 1) / lanes
	counts, rest := make([]int, lanes), rows
	for i := range lanes {
		counts[i], _ = f.take(g, rest, room)
		rest = rest[counts[i]:]
	}
	if len(rest) == 0 && counts[0] >= even {
		if n, _ := f.take(g, rows[even:], room); n == len(rows)-even {
			return []int{even, len(rows) - even}
		}
	}
	return counts
}

// lane draws one column of rows with its header.
func (f *flow) lane(g *grid, rows []report.Row, w float64) {
	if len(rows) == 0 {
		return
	}
	f.w = w
	g.place(f.Pen, f.x, w)
	f.tableHead(g)
	for i, r := range rows {
		if i > 0 {
			f.Line(f.x, f.y, f.x+w, f.y, f.Stroke(theme.HairLine))
		}
		f.row(g, r, f.rowHeight(g, r))
	}
}

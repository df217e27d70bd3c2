package page

import (
	"math"

	"kpideck/report"
	"kpideck/report/theme"
)

// definitions sets a list of definitions in two columns of rows where that saves
// a page; else it is a table like others.
func (f *flow) definitions(t *report.Table) {
	g, w := f.laneGrid(t)
	if g == nil {
		f.table(t)
		return
	}
	x, whole := f.x, f.w
	for rest := t.Rows; len(rest) > 0; {
		f.heading(t.Title, t.Note)
		y, low := f.y, f.y
		counts := f.lanes(g, rest, w, definitionLanes)
		for i, n := range counts {
			f.x, f.y = x+float64(i)*(w+f.px(columnSep)), y
			f.lane(g, rest[:n], w)
			rest, low = rest[n:], max(low, f.y)
		}
		f.x, f.w, f.y = x, whole, low
		if len(rest) > 0 {
			f.turn()
		}
	}
}

const definitionLanes = 2

// laneGrid is the table in the width of one of two columns, nil where one column
// of rows does as well.
func (f *flow) laneGrid(t *report.Table) (*grid, float64) {
	w := (f.w - (definitionLanes-1)*f.px(columnSep)) / definitionLanes
	wide, g := f.sized(t, f.w), f.sized(t, w)
	wide.place(f.Pen, f.x, f.w)
	g.place(f.Pen, f.x, w)
	if !g.fits(f.Pen, w) || f.pages(wide, t.Rows, 1) <= f.pages(g, t.Rows, definitionLanes) {
		return nil, 0
	}
	return g, w
}

// definitionsElastic measures the list: as long as its longer column.
func (f *flow) definitionsElastic(t *report.Table) elastic {
	g, _ := f.laneGrid(t)
	if g == nil {
		return f.tableElastic(t)
	}
	if f.pages(g, t.Rows, definitionLanes) > 1 {
		return rigid(endless)
	}
	return rigid(f.drawn(func(f *flow) { f.definitions(t) }))
}

// pages is how many pages rows fill in some columns of rows.
func (f *flow) pages(g *grid, rows []report.Row, lanes int) float64 {
	sum := 0.0
	for _, r := range rows {
		sum += f.rowHeight(g, r)
	}
	return math.Ceil(sum / (float64(lanes) * (f.px(f.book.sheet.end-f.book.sheet.content) - f.tableFrame(g))))
}

// lanes shares rows out among columns of rows: as many as fit, and evenly when
// all of them do.
func (f *flow) lanes(g *grid, rows []report.Row, w float64, lanes int) []int {
	g.place(f.Pen, f.x, w)
	even := (len(rows) + lanes - 1) / lanes
	counts, rest := make([]int, lanes), rows
	for i := range lanes {
		counts[i] = len(f.take(g, rest))
		rest = rest[counts[i]:]
	}
	if len(rest) == 0 && counts[0] >= even {
		if n := len(f.take(g, rows[even:])); n == len(rows)-even {
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

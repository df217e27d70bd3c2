package ingest

import (
	"slices"

	"kpideck/kpi"
)

// Nearly all rows of a large export say nothing new but their figures: their day and
// their names have stood before, and the figures are digits.
// Such a row can only be added to a group, so it takes a quick way that does this
// and nothing else. All other rows go the way of part.row, which alone decides what
// rows mean; the quick way leaves a row to it wherever there is a decision.

// quickWay is what the quick way knows of a table, and where it is in a block.
type quickWay struct {
	able     bool
	width    int   // cells of a row
	day, end int   // columns; end is none where rows are of one day
	cols     []int // of the measures
	names    []quickName
	campaign int  // among names, where ids tell what it is called; else none
	checks   bool // there are cells to look at that only bind
	evidence int  // the last line whose row is kept as evidence

	// The row at hand.
	values  []uint64      // what it brings to the measures as small whole numbers
	lacking []int         // the numbers of those to which it brings none
	figures []quickFigure // what it brings to these

	index cellIndex
	idle  int // rows to leave before it is tried again
	tired int // the same at the next failure
}

// quickName is a column of names, and the number of the name of the row at hand.
type quickName struct {
	memberColumn
	id int32
}

// quickFigure is what a cell holds, n × 10^-places.
type quickFigure struct {
	n      uint64
	places int // noFigure where the cell is empty
}

const noFigure = -1

// quickWay finds the quick way through a table, if it has one: its rows are dated,
// and each counts once, on its day, with all its measures.
func (t *tableRead) quickWay() (q quickWay) {
	b := &t.bind
	q.width, q.day, q.end = len(t.header), max(b.date, b.start), b.end
	if t.row != nil || q.day < 0 || q.width < 2 || q.width > maxColumns || len(b.conds)+len(b.orderIDs)+len(b.ownDays)+len(b.onceCols) > 0 {
		return q
	}
	for _, m := range b.measures {
		if !m.simple() || m.col < 0 {
			return q
		}
		q.cols = append(q.cols, m.col)
	}
	for _, m := range b.members() {
		q.names = append(q.names, quickName{memberColumn: m})
	}
	q.campaign = none
	if at := b.campaign(); at >= 0 {
		q.campaign = slices.IndexFunc(q.names, func(n quickName) bool { return n.key == keyDims+at })
	}
	q.checks = b.campaignID >= 0 || b.resultType >= 0 || len(b.where)+len(b.ids)+len(b.ratios)+len(b.stated) > 0 || len(b.blank) > 0 && t.preset.totals.anywhere
	if len(b.same) > 0 {
		q.evidence = t.line + evidenceLines
	}
	q.values, q.figures = make([]uint64, len(q.cols)), make([]quickFigure, len(q.cols))
	q.able = true
	return q
}

// simple tells whether the cells of a measure are added as they are.
func (m *measureColumn) simple() bool {
	adds := m.rollup == kpi.RollSum || m.rollup == kpi.RollNone
	return adds && (m.plain || m.same && m.count == countNone && m.weight < 0 && m.once < 0 && len(m.conds) == 0)
}

// maxTired is for how many rows at most the quick way is not tried.
const maxTired = 1023

// quickRows adds the rows from an offset on as long as they can go the quick way,
// and gives the offset and the line behind them.
func (p *part) quickRows(b *block, at, line int) (next, nextLine int) {
	q := &p.quick
	if q.idle > 0 {
		q.idle--
		return at, line
	}
	next, nextLine = p.quickRun(b, at, line)
	if next == at { // so that a table whose rows are all odd is not indexed row by row
		q.tired = min(2*q.tired+1, maxTired)
		q.idle = q.tired
	} else {
		q.tired = 0
	}
	return next, nextLine
}

func (p *part) quickRun(b *block, at, line int) (next, nextLine int) {
	x := &p.quick.index
	for made := -1; p.span >= 0; {
		if !x.find(at) {
			if made == at {
				break
			}
			x.build(b.data, at, p.t.delim, p.t.check)
			made = at
			continue
		}
		for ; x.left(); x.row++ {
			ends := x.cells()
			cut := withoutReturn(b.data, ends)
			ok := len(ends) == p.quick.width+1 && p.quickRow(b.data, ends, line)
			if ends[len(ends)-1] += cut; !ok {
				return x.start(), line
			}
			line++
		}
		at = x.start()
	}
	return at, line
}

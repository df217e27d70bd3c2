package page

import (
	"slices"

	"kpideck/report"
	"kpideck/report/theme"
)

// Tables, in px.
const (
	pageRows   = 12 // of a scorecard on one page
	keyRoom    = 34.0
	rowStretch = 76.0 // the highest that spare room makes a row with a picture
	headPad    = 8.0
)

// table places a table from the current height on. It breaks between rows and
// repeats the header on every page; a table too wide for the page goes on with
// its other columns on the next.
func (f *flow) table(t *report.Table) {
	f.gap()
	for i, part := range f.sized(t, f.w).parts(f.Pen, f.w) {
		if i > 0 {
			f.gap()
		}
		f.rows(part, t.Rows)
	}
	f.tableKey(t)
}

// sized measures a table in the larger type, or in the smaller one of tables
// when it would not fit.
func (p *Pen) sized(t *report.Table, width float64) *grid {
	if t.Kind == report.Scorecard || t.Kind == report.ChannelTable {
		if g := p.grid(t, theme.Body, theme.Strong); g.comfortable(p, width) {
			return g
		}
	}
	return p.grid(t, theme.Cell, theme.CellStrong)
}

// comfortable tells whether names keep most of their width.
func (g *grid) comfortable(p *Pen, width float64) bool {
	need := p.px(columnGap) * float64(len(g.columns)-1)
	for _, c := range g.columns {
		switch c.kind {
		case nameColumn, textColumn, bulletColumn, sparkColumn:
			need += (c.least + c.want) / 2
		default:
			need += c.want
		}
	}
	return need <= width
}

// rows draws the rows of a table over as many pages as they take.
func (f *flow) rows(g *grid, rest []report.Row) {
	for len(rest) > 0 {
		g.place(f.Pen, f.x, f.w)
		head := f.headingHeight(g.table.Title, g.table.Note) + g.headHeight(f.Pen)
		n, heights := f.take(g, rest, f.room()-head)
		if n < min(2, len(rest)) && !f.fresh() {
			f.turn()
			continue
		}
		f.heading(g.table.Title, g.table.Note)
		f.tableHead(g)
		f.stretch(g, heights, n == len(rest))
		for i := range n {
			f.row(g, rest[i], heights[i], i > 0 && ruled(rest[i-1], rest[i]))
		}
		if rest = rest[n:]; len(rest) > 0 {
			f.turn()
		}
	}
}

// take counts the rows that go into a height, at least one on a fresh page, and
// measures them. A heading inside the table stays with the row below it, and a
// total with the row above.
func (f *flow) take(g *grid, rows []report.Row, room float64) (int, []float64) {
	var heights []float64
	used := 0.0
	for _, r := range rows {
		h := f.rowHeight(g, r)
		full := g.table.Kind == report.Scorecard && len(heights) == pageRows
		if (full || used+h > room+0.01) && len(heights) > 0 {
			break
		}
		if used+h > room+0.01 && !f.fresh() {
			break
		}
		used += h
		heights = append(heights, h)
	}
	n := len(heights)
	if n < len(rows) {
		for n > 1 && (rows[n-1].Kind == report.BandRow || rows[n].Kind == report.TotalRow) {
			n--
		}
	}
	return n, heights[:n]
}

// stretch gives the rows of the last part of a table with pictures more air.
func (f *flow) stretch(g *grid, heights []float64, all bool) {
	if !all || len(heights) == 0 || !slices.ContainsFunc(g.columns, func(c gridColumn) bool { return c.kind == bulletColumn }) {
		return
	}
	spare := f.room()
	for _, h := range heights {
		spare -= h
	}
	if len(g.table.Key) > 0 {
		spare -= f.px(keyRoom)
	}
	each := max(0, spare) / float64(len(heights))
	for i, h := range heights {
		heights[i] = max(h, min(h+each, f.px(rowStretch)))
	}
}

// headHeight is what the header takes.
func (g *grid) headHeight(p *Pen) float64 {
	lines := 0
	for _, c := range g.columns {
		lines = max(lines, len(c.header))
	}
	return float64(lines)*p.Style(theme.Header).Leading + p.px(headPad)
}

// tableHead writes the header, its lines standing on the rule.
func (f *flow) tableHead(g *grid) {
	s := f.Style(theme.Header)
	f.y += g.headHeight(f.Pen)
	for _, c := range g.columns {
		base := f.y - f.px(headPad) - f.px(3) - float64(len(c.header)-1)*s.Leading
		for i, line := range c.header {
			y := base + float64(i)*s.Leading
			if c.kind == numberColumn {
				f.TextRight(c.x+c.w-c.barRoom(f.Pen), y, line, s)
			} else {
				f.Text(c.x, y, line, s)
			}
		}
		if c.kind == bulletColumn && len(c.header) == 0 {
			f.Text(c.x, base, "0", s)
		}
	}
	f.Line(f.x, f.y, f.x+f.w, f.y, f.Stroke(theme.RuleLine))
}

// tableKey explains the marks of a table in one line below it.
func (f *flow) tableKey(t *report.Table) {
	if len(t.Key) == 0 {
		return
	}
	f.need(f.px(keyRoom))
	var entries []KeyEntry
	for i, text := range t.Key {
		entries = append(entries, KeyEntry{KeyMark(textAt(t.Marks, i)), text})
	}
	base := f.y + f.px(24)
	for len(entries) > 0 {
		n := f.keyFits(entries)
		f.Key(f.x, base, f.w, entries[:n])
		entries = entries[n:]
		base += f.Style(theme.Axis).Leading
	}
	f.y = base - f.Style(theme.Axis).Leading + f.px(10)
}

// keyFits is how many entries of a key go into one line, at least one.
func (f *flow) keyFits(entries []KeyEntry) int {
	s, used := f.Style(theme.Axis), 0.0
	for i, e := range entries {
		used += keyWidth(e.Mark)*f.Px + f.px(6) + f.Width(e.Text, s)
		if used > f.w && i > 0 {
			return i
		}
		used += f.px(20)
	}
	return len(entries)
}

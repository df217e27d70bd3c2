package page

import (
	"slices"
	"strings"

	"kpideck/report"
	"kpideck/report/theme"
)

// Tables, in px.
const (
	pageRows     = 12    // of a scorecard on one slide
	slideHigh    = 800.0 // a page whose content is higher is none
	keyTop       = 24.0
	rowStretch   = 76.0 // the highest that spare room makes a row with a picture
	plainStretch = 42.0 // and a row of a scorecard or of channels without
	headPad      = 8.0
)

// table places a table from the current height on. It breaks between rows and
// repeats the header on every page; a table too wide for the page goes on with
// its other columns below.
func (f *flow) table(t *report.Table) {
	parts, limit := f.sized(t, f.w).parts(f.Pen, f.w), f.limit
	for i, part := range parts {
		if i > 0 {
			f.y += f.px(blockGap)
		}
		if f.limit = limit; i < len(parts)-1 {
			f.limit = f.y // the last part alone takes the air that there is
		}
		f.rows(part, t.Rows)
	}
}

// tableElastic measures a table: closely set, and with all the room that its rows
// take.
func (f *flow) tableElastic(t *report.Table) elastic {
	sum := elastic{}
	for i, g := range f.sized(t, f.w).parts(f.Pen, f.w) {
		if i > 0 {
			sum = sum.add(rigid(f.px(blockGap)))
		}
		g.place(f.Pen, f.x, f.w)
		sum = sum.add(rigid(f.tableFrame(g)))
		for _, r := range t.Rows {
			sum = sum.add(f.rowElastic(g, r))
		}
		if f.full(g, t.Rows) {
			sum = sum.add(rigid(endless))
		}
	}
	return sum
}

// sized measures a table in the larger type, or in the smaller one of tables
// when it would not fit.
func (p *Pen) sized(t *report.Table, width float64) *grid {
	if t.Kind == report.Scorecard || t.Kind.UnitsAbove() {
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
		case nameColumn, textColumn, readColumn, bulletColumn, sparkColumn, stripColumn, coverColumn:
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
		heights := f.take(g, rest)
		n := len(heights)
		if n < min(2, len(rest)) && !f.fresh() {
			f.turn()
			continue
		}
		f.heading(g.table.Title, g.table.Note)
		f.tableHead(g)
		top := f.y
		f.behind(g, sumOf(heights))
		for i := range n {
			if i > 0 {
				f.rowLine(rest[i-1], rest[i])
			}
			f.row(g, rest[i], heights[i])
		}
		f.over(g, f.y-top)
		f.y += g.axisHeight(f.Pen)
		f.keyBelow(g.key())
		if rest = f.continued(rest, n); len(rest) > 0 {
			f.turn()
		}
	}
}

// continued is what is left of some rows after n of them, with the heading that
// they stand under said again. A page that held nothing but the heading does
// not repeat it, so that every page takes at least one row.
func (f *flow) continued(rows []report.Row, n int) []report.Row {
	rest := rows[n:]
	if n < 2 || len(rest) == 0 || rest[0].Kind == report.BandRow {
		return rest
	}
	for _, r := range slices.Backward(rows[:n]) {
		if r.Kind == report.BandRow {
			text := cellAt(r, 0).Text
			if last := f.doc.Words.Continued; last != "" && !strings.HasSuffix(text, last) {
				text += " " + last
			}
			again := report.Row{Kind: report.BandRow, Cells: []report.Cell{{Text: text}}}
			return append([]report.Row{again}, rest...)
		}
	}
	return rest
}

// tableFrame is the height of a table on a page without its rows.
func (f *flow) tableFrame(g *grid) float64 {
	return f.headingHeight(g.table.Title, g.table.Note) + g.headHeight(f.Pen) + g.axisHeight(f.Pen) + f.keyHeight(g.key())
}

func (f *flow) rowLine(above, below report.Row) {
	if use, ok := rowLine(above, below); ok {
		f.Line(f.x, f.y, f.x+f.w, f.y, f.Stroke(use))
	}
}

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
		base := f.y - f.px(headPad) - f.px(3) - float64(max(0, len(c.header)-1))*s.Leading
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
		if days := g.table.Columns[c.index].Days; days != nil && c.kind == coverColumn {
			f.DayHeads(c.x, base, c.w, days)
		}
	}
	f.Line(f.x, f.y, f.x+f.w, f.y, f.Stroke(theme.RuleLine))
}

// key are the marks of a table that its key explains; those of pictures need
// none where no bullet and no strip of days is drawn.
func (g *grid) key() (entries []KeyEntry) {
	for i, e := range keyEntries(g.table.Key, g.table.Marks) {
		if textAt(g.table.Marks, i) == "" || g.has(bulletColumn) || g.has(coverColumn) {
			entries = append(entries, e)
		}
	}
	return entries
}

func keyEntries(texts, marks []string) []KeyEntry {
	entries := make([]KeyEntry, len(texts))
	for i, text := range texts {
		entries[i] = KeyEntry{KeyMark(textAt(marks, i)), text}
	}
	return entries
}

// keyBelow explains the marks of a block below it, on every page.
func (f *flow) keyBelow(entries []KeyEntry) {
	s := f.Style(theme.Axis)
	base := f.y + f.px(keyTop)
	for _, line := range f.keyLines(entries) {
		f.Key(f.x, base, f.w, line)
		base += s.Leading
	}
	f.y += f.keyHeight(entries)
}

func (f *flow) keyHeight(entries []KeyEntry) float64 {
	lines := f.keyLines(entries)
	if len(lines) == 0 {
		return 0
	}
	return f.px(keyTop) + float64(len(lines))*f.Style(theme.Axis).Leading
}

// keyLines breaks a key into lines.
func (f *flow) keyLines(entries []KeyEntry) (lines [][]KeyEntry) {
	for len(entries) > 0 {
		n := f.keyFits(entries)
		lines, entries = append(lines, entries[:n]), entries[n:]
	}
	return lines
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

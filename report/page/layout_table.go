package page

import (
	"slices"
	"strings"

	"kpideck/report"
	"kpideck/report/theme"
)

// Tables, in px.
const (
	rowStretch   = 76.0 // the highest that spare room makes a row with a picture or of things to do
	plainStretch = 42.0 // and a row of a scorecard or of channels without
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

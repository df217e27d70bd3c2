package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// Rows, in px.
const (
	rowPad      = 14.0 // above and below the text together
	rowPadLeast = 6.0  // the same where a table is closely set
	nameLines   = 2
	cellLines   = 12   // of a text cell: all of any that is meant to be read
	bulletShare = 0.47 // of the height of a row
	bulletHigh  = 36.0
)

// rowHeight is the height of a row with air above and below.
func (p *Pen) rowHeight(g *grid, r report.Row) float64 { return p.rowContent(g, r) + p.px(rowPad) }

// rowElastic is a row closely set, and as high as it becomes where there is room:
// more with a picture than without.
func (p *Pen) rowElastic(g *grid, r report.Row) elastic {
	h, most := p.rowContent(g, r), 0.0
	switch {
	case r.Kind == report.BandRow || r.Kind == report.WarnRow:
	case g.has(bulletColumn):
		most = p.px(rowStretch)
	case g.table.Kind == report.Scorecard || g.table.Kind == report.ChannelTable:
		most = p.px(plainStretch)
	case g.table.Kind == report.ActionTable || g.table.Kind == report.NextTable:
		most = p.px(rowStretch)
	}
	return elastic{h + p.px(rowPadLeast), max(h+p.px(rowPad), most)}
}

// rowContent is the height of what stands in a row.
func (p *Pen) rowContent(g *grid, r report.Row) float64 {
	h := 0.0
	if r.Kind == report.BandRow || r.Kind == report.WarnRow {
		text := p.Lines(cellAt(r, 0).Text, g.width-p.px(indent), cellLines, g.strong)
		return float64(max(1, len(text)))*g.strong.Leading + p.px(4)
	}
	for _, c := range g.columns {
		cell := cellAt(r, c.index)
		switch c.kind {
		case nameColumn:
			h = max(h, p.nameHeight(g, r, c))
		case textColumn:
			h = max(h, float64(len(p.Lines(cell.Text, c.w, cellLines, g.style(r, c, cell))))*g.cell.Leading)
		case readColumn:
			h = max(h, p.readHeight(g, cell, c.w))
		case bulletColumn, sparkColumn, stripColumn, coverColumn:
			if !g.terse {
				h = max(h, p.px(pictures[c.kind].high-rowPad))
			}
		}
	}
	return max(h, p.Style(theme.Cell).Leading)
}

func (p *Pen) nameHeight(g *grid, r report.Row, c gridColumn) float64 {
	s := g.nameStyle(r)
	h := float64(len(p.Lines(cellAt(r, c.index).Text, c.w-p.rowIndent(g, r), nameLines, s))) * s.Leading
	if g.owner >= 0 && cellAt(r, g.owner).Text != "" {
		h += p.Style(theme.Note).Leading
	}
	return h
}

// style is how the text of a cell is set: SemiBold in totals and for the one
// number that decides a row. A row that is bold has a bold name only; with all
// its numbers bold none would stand out.
func (g *grid) style(r report.Row, c gridColumn, cell report.Cell) Style {
	bold := cell.Strong && r.Kind != report.ChannelRow
	if g.table.Kind == report.Scorecard {
		bold = g.table.Columns[c.index].Role == g.decides(r)
	}
	if bold || r.Kind == report.TotalRow {
		return g.cell.Bold()
	}
	return g.cell
}

// rowLine is what stands between two rows: ink beside a total, nothing above a
// heading, which draws its own, else a hairline.
func rowLine(above, below report.Row) (theme.LineUse, bool) {
	switch {
	case above.Kind == report.TotalRow || below.Kind == report.TotalRow:
		return theme.TopLine, true
	case above.Kind == report.BandRow || below.Kind == report.BandRow:
		return "", false
	}
	return theme.HairLine, true
}

// row draws a row and moves below it.
func (f *flow) row(g *grid, r report.Row, h float64) {
	if r.Kind == report.BandRow || r.Kind == report.WarnRow {
		f.across(g, r, h)
	} else {
		for _, c := range g.columns {
			f.cell(g, r, c, Rect{c.x, f.y, c.w, h})
		}
		f.leads(r.Key, Rect{f.x, f.y, f.w, h})
	}
	f.y += h
}

// across writes a heading or a warning over all columns.
func (f *flow) across(g *grid, r report.Row, h float64) {
	s, x := g.strong, f.x
	if r.Kind == report.WarnRow {
		s, x = s.In(f.Color(theme.Bad)), x+f.px(indent)
	} else {
		f.Line(f.x, f.y+h, f.x+f.w, f.y+h, f.Stroke(theme.RuleLine))
	}
	f.stack(x, f.y+h/2, f.Lines(cellAt(r, 0).Text, g.width-f.px(indent), cellLines, s), s)
}

// stack sets lines that are centred together on a height.
func (f *flow) stack(x, middle float64, lines []string, s Style) {
	base := s.Middle(middle) - float64(len(lines)-1)*s.Leading/2
	for i, line := range lines {
		f.Text(x, base+float64(i)*s.Leading, line, s)
	}
}

package page

import (
	"kpideck/report/theme"
)

const headPad = 8.0 // px below the header of a table

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
		if c.kind == bulletColumn && len(c.header) == 0 && !onlyWords(g.table) {
			f.Text(c.x, base, "0", s)
		}
		if days := g.table.Columns[c.index].Days; days != nil && c.kind == coverColumn {
			f.DayHeads(c.x, base, c.w, days)
		}
	}
	f.Line(f.x, f.y, f.x+f.w, f.y, f.Stroke(theme.RuleLine))
}

package page

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"kpideck/report"
	"kpideck/report/theme"
)

// measured finds the least and the wanted width of a column from its content.
func (p *Pen) measured(g *grid, i int) gridColumn {
	c := g.table.Columns[i]
	col := gridColumn{index: i, kind: kindOf(c), title: titles(g, i)}
	content := p.widest(g, col)
	switch col.kind {
	case nameColumn:
		col.want, col.least = min(content, p.px(nameMost)), min(content, p.px(nameLeast))
	case textColumn, readColumn:
		col.want, col.least = min(content, p.px(textMost)), min(content, p.px(textLeast))
	case bulletColumn, sparkColumn, stripColumn, coverColumn:
		col.want, col.least = p.px(pictures[col.kind].want), p.px(pictures[col.kind].least)
	default:
		col.want, col.least = content, content
		if !g.barless && (c.Role == report.RoleShare || g.units && c.Role == report.RoleValue) {
			col.bar = p.px(barMost + barGap)
			col.want += col.bar
			col.least += p.px(barLeast + barGap)
		}
	}
	col.middle, col.full = col.want, content
	return p.withHeader(col)
}

// withHeader widens a column for its header: to one line where it can, to the
// narrowest two where it must.
func (p *Pen) withHeader(col gridColumn) gridColumn {
	s, bar := p.Style(theme.Header), col.bar
	for _, line := range col.title {
		col.want = max(col.want, min(p.Width(line, s), p.px(nameMost))+bar)
		halved := min(max(p.halved(line, s), min(p.Width(line, s), p.px(headLeast))), p.px(textLeast))
		col.least = max(col.least, halved+min(bar, p.px(barLeast+barGap)))
		col.middle = max(col.middle, halved+bar)
	}
	col.middle = max(col.middle, col.least)
	col.want = max(col.want, col.middle)
	return col
}

// halved is the least width in which a text takes two lines.
func (p *Pen) halved(text string, s Style) float64 {
	words := strings.Split(text, " ")
	best := p.Width(text, s)
	for i := 1; i < len(words); i++ {
		first, second := strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		best = min(best, max(p.Width(first, s), p.Width(second, s)))
	}
	return best
}

// titles is the header of a column; the owner's title joins the name's. Codes
// are for workbooks; one stands here where there is no title, or where it is
// the unit of a column whose cells leave it out.
func titles(g *grid, i int) []string {
	c := g.table.Columns[i]
	if onlyWords(g.table) {
		return nil
	}
	title := c.Title
	if c.Role == report.RoleName && g.owner >= 0 && g.table.Columns[g.owner].Title != "" {
		title += " · " + g.table.Columns[g.owner].Title
	}
	if title = cmp.Or(title, c.Code); title == "" {
		return nil
	}
	if g.units && c.Code != "" && c.Code != title && g.hasBare(i) {
		return []string{title, c.Code}
	}
	return []string{title}
}

// hasBare tells whether cells of a column can be written without their unit.
func (g *grid) hasBare(i int) bool {
	return slices.ContainsFunc(g.table.Rows, func(r report.Row) bool { return cellAt(r, i).Bare != "" })
}

// text is what stands in a cell.
func (g *grid) text(cell report.Cell) string {
	if g.units && cell.Bare != "" {
		return cell.Bare
	}
	return cell.Text
}

// widest is the width of the longest cell of a column on one line.
func (p *Pen) widest(g *grid, col gridColumn) float64 {
	w := 0.0
	for _, r := range g.table.Rows {
		if r.Kind == report.BandRow || r.Kind == report.WarnRow {
			continue
		}
		w = max(w, p.cellWidth(g, r, col))
		if col.kind == nameColumn && g.owner >= 0 {
			w = max(w, p.Width(cellAt(r, g.owner).Text, p.Style(theme.Note))+p.rowIndent(g, r))
		}
	}
	return math.Ceil(w)
}

func (p *Pen) cellWidth(g *grid, r report.Row, col gridColumn) float64 {
	cell := cellAt(r, col.index)
	switch col.kind {
	case nameColumn:
		return p.Width(cell.Text, g.strong) + p.rowIndent(g, r)
	case statusColumn, stateColumn:
		w := p.StatusWidth(cell.Text, g.cell)
		if g.table.Kind == report.NextTable {
			w = max(w, p.StatusWidth("", g.cell)+p.Width(cell.Note, p.Style(theme.Note)))
		}
		return w
	case readColumn:
		return p.StatusWidth(cell.Text, g.cell.Bold())
	case numberColumn:
		w := p.Width(g.text(cell), g.cell.Figures().Bold())
		if cell.Signal {
			w += p.px(signalRoom)
		}
		return w
	case textColumn:
		return p.Width(cell.Text, g.style(r, col, cell))
	}
	return 0
}

// cellAt reads cell i of a row that may be shorter.
func cellAt(r report.Row, i int) report.Cell {
	if i < 0 || i >= len(r.Cells) {
		return report.Cell{}
	}
	return r.Cells[i]
}

// rowIndent is how far the name of a row is set in.
func (p *Pen) rowIndent(g *grid, r report.Row) float64 {
	if g.nested && (r.Kind == report.ChildRow || r.Kind == report.CampaignRow) {
		return p.px(indent)
	}
	return 0
}

package page

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"kpideck/report"
	"kpideck/report/theme"
)

// The columns of a table, in px.
const (
	nameLeast    = 150.0
	nameMost     = 400.0
	textLeast    = 110.0
	headLeast    = 70.0 // a header narrower than this is not broken
	textMost     = 460.0
	barMost      = 64.0
	barLeast     = 20.0
	barGap       = 8.0
	columnGap    = 24.0
	columnGapMin = 10.0
	indent       = 16.0
	signalRoom   = 14.0
	terseRows    = 8    // children of a goal beyond which each has one line
	wideGap      = 56.0 // the most that spare room widens a gap beside a bullet
	widestGap    = 96.0 // and in other tables
)

// columnKind is how a column gives way and how its cells are drawn.
type columnKind int

const (
	numberColumn columnKind = iota // right-aligned, never wraps
	nameColumn                     // with the owner below it
	textColumn                     // left-aligned, wraps
	statusColumn                   // mark and word, never wraps
	stateColumn                    // the same of an action
	readColumn                     // mark and text that wraps, a quieter text below
	bulletColumn                   // and those after it are pictures
	sparkColumn
	stripColumn
	coverColumn
)

// gridColumn is a column of a table as it is laid out.
type gridColumn struct {
	index  int // in the table
	kind   columnKind
	title  []string // title and code
	header []string // the same, broken into lines of the width
	least  float64  // the width that it can do with
	middle float64  // the width at which only the header wraps
	want   float64  // the width at which nothing wraps but the longest of texts
	full   float64  // the width at which no text wraps
	bar    float64  // of want: the bar in the cell, with its gap
	x, w   float64
}

// grid is a table with the columns that a page shows.
type grid struct {
	table   *report.Table
	columns []gridColumn
	owner   int  // column whose text stands below the name; -1 for none
	units   bool // columns carry their units in the second line of their headers
	barless bool // numbers stand without bars, for want of room
	nested  bool // some rows hang under others
	terse   bool // rows of one line, which leave out who answers
	cell    Style
	strong  Style
	gap     float64
	width   float64 // of all columns, once they have their places
}

// grid measures the columns of a table in a type size.
func (p *Pen) grid(t *report.Table, cell, strong theme.Use) *grid {
	g := &grid{table: t, owner: ownerColumn(t), terse: t.Name() == report.ChildrenBlock && len(t.Rows) > terseRows, units: t.Kind.UnitsAbove(), nested: isNested(t), cell: p.Style(cell).In(p.Color(theme.Ink)), strong: p.Style(strong), gap: p.px(columnGap)}
	if g.terse {
		g.owner = -1
	}
	for i, c := range t.Columns {
		switch {
		case !c.On.In(report.InPage) || i == g.owner || g.terse && c.Role == report.RoleOwner:
		case g.empty(i) && c.Role != report.RoleName:
		default:
			g.columns = append(g.columns, p.measured(g, i))
		}
	}
	return g
}

// onlyWords tells whether a table has headings and warnings alone, which run over
// all columns and need no header.
func onlyWords(t *report.Table) bool {
	return !slices.ContainsFunc(t.Rows, func(r report.Row) bool { return r.Kind != report.BandRow && r.Kind != report.WarnRow })
}

// decides is the number that a row of a scorecard is about: its forecast, or where
// it has none what was reached.
func (g *grid) decides(r report.Row) report.Role {
	for i, c := range g.table.Columns {
		if c.Role == report.RoleForecast && c.On.In(report.InPage) && cellAt(r, i).Number != nil {
			return c.Role
		}
	}
	return report.RoleActual
}

// isNested tells whether a table has rows for others to hang under.
func isNested(t *report.Table) bool {
	return slices.ContainsFunc(t.Rows, func(r report.Row) bool {
		return r.Kind == report.ChannelRow || r.Kind == report.ChildRow
	})
}

// ownerColumn is the column whose cells stand below the names, or -1.
func ownerColumn(t *report.Table) int {
	find := func(r report.Role) int {
		return slices.IndexFunc(t.Columns, func(c report.Column) bool { return c.Role == r && c.On.In(report.InPage) })
	}
	owner := find(report.RoleOwner)
	if find(report.RoleName) < 0 || owner < 0 || (&grid{table: t}).empty(owner) {
		return -1
	}
	return owner
}

// has tells whether a kind of column is shown.
func (g *grid) has(kind columnKind) bool {
	return slices.ContainsFunc(g.columns, func(c gridColumn) bool { return c.kind == kind })
}

// empty tells whether no cell of a column holds anything to draw.
func (g *grid) empty(i int) bool {
	for _, r := range g.table.Rows {
		if c := cellAt(r, i); c.Text != "" || c.Bullet != nil || len(c.Spark) > 0 || c.Strip != nil || c.Cover != nil || c.Run != nil {
			return false
		}
	}
	return true
}

func kindOf(c report.Column) columnKind {
	switch {
	case c.Role == report.RoleName:
		return nameColumn
	case c.Role == report.RoleStatus:
		return statusColumn
	case c.Role == report.RoleBullet:
		return bulletColumn
	case c.Role == report.RoleSpark:
		return sparkColumn
	case c.Role == report.RoleStrip:
		return stripColumn
	case c.Role == report.RoleCoverage:
		return coverColumn
	case c.Role == report.RoleState:
		return stateColumn
	case c.Role == report.RoleSignal:
		return readColumn
	case c.Text || c.Role == report.RoleText || c.Role == report.RoleOwner:
		return textColumn
	}
	return numberColumn
}

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

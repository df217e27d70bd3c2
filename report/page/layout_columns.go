package page

import (
	"slices"

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

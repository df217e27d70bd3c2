package xlsx

import (
	"math"
	"slices"
	"strings"

	"kpideck/report"
)

// grid chooses the column widths of a sheet: those of its largest table, since
// a sheet has one set of columns for all.
func (b *book) grid(blocks []report.Block) []float64 {
	var list []stretch
	main := 0
	for _, block := range blocks {
		if s, ok := b.stretch(block); ok {
			list = append(list, s)
			if len(s.columns) > len(list[main].columns) {
				main = len(list) - 1
			}
		}
	}
	if len(list) == 0 {
		return []float64{gutter, 31, 15, 12, 12, 12, 12, 12, 12, 12, 12}
	}
	largest := list[main]
	fit := b.fit(largest.table)
	widths := fit.grid(largest)
	for b.placedWidth(widths, list) > screenWidth && fit.shrink(largest.columns) {
		widths = fit.grid(largest)
	}
	return widths
}

// columns are the widths of a sheet with those that its other tables need besides,
// so that all headings reach to the same edge.
func (b *book) columns(blocks []report.Block) []float64 {
	widths := b.grid(blocks)
	for _, block := range blocks {
		if s, ok := b.stretch(block); ok {
			_, wider := b.spread(widths, s.table, s.columns)
			widths = append(widths, wider...)
		}
	}
	return widths
}

// stretch is the columns of a table that stand side by side on a sheet.
type stretch struct {
	table   *report.Table
	columns []int
	rest    bool // what the table goes on with
}

// stretch is what a block shows of a table; ok is false for other blocks.
func (b *book) stretch(block report.Block) (s stretch, ok bool) {
	switch block := block.(type) {
	case *report.Table:
		return stretch{block, b.fit(block).parts[0], false}, true
	case continued:
		return stretch{block.Table, b.fit(block.Table).parts[1], true}, true
	}
	return stretch{}, false
}

// grid are the columns of a sheet whose largest table is laid out so.
func (f *fit) grid(s stretch) []float64 {
	widths := []float64{gutter}
	all := 0.0
	for _, i := range s.columns {
		if s.table.Columns[i].Role == report.RoleSpark {
			widths = append(widths, sparkGap)
		}
		widths = append(widths, f.widths[i])
		all += f.widths[i]
	}
	switch last := s.columns[len(s.columns)-1]; {
	case all+leastColumn > leastWidth:
	case s.table.Columns[last].Text:
		widths[len(widths)-1] += leastWidth - all // cells that are not joined can be sorted
	default:
		widths = append(widths, filler(leastWidth-all)...)
	}
	return widths
}

// filler are columns that only give room: several, so that what stands beside or
// below a table can end where it should.
func filler(width float64) (list []float64) {
	n := max(1, math.Floor(width/fillerColumn))
	for range int(n) {
		list = append(list, max(width/n, leastColumn))
	}
	return list
}

// fillerColumn is about the width of such a column.
const fillerColumn = 9

// shrink narrows the widest column that can give more; ok is false where none can.
func (f *fit) shrink(columns []int) (ok bool) {
	const step = 1
	widest := -1
	for _, i := range columns {
		if f.widths[i]-step >= f.least[i] && (widest < 0 || f.widths[i] > f.widths[widest]) {
			widest = i
		}
	}
	if widest >= 0 {
		f.widths[widest] -= step
	}
	return widest >= 0
}

const (
	// leastWidth leaves the message and the scope of a small sheet their room.
	leastWidth = 115
	// leastColumn is the narrowest column that is there for the room it gives.
	leastColumn = 1.2
	// edgeRoom keeps a text in the last column from touching the edge of the page.
	edgeRoom = 1.5
	// sparkGap keeps a small chart, which fills its cell, from touching the
	// number before it.
	sparkGap = 1.2
	// slack is how far the width of a text may be misjudged: another font, or
	// another program's.
	slack = 0.7
	// headerGap keeps the headers of two columns apart.
	headerGap = 1.6
	textGap   = 2.6
)

// visibleColumns are the columns that a workbook shows; it draws no bullets.
func visibleColumns(t *report.Table) (list []int) {
	for i, c := range t.Columns {
		if shownColumn(&c) {
			list = append(list, i)
		}
	}
	return list
}

// figures tells whether a table shows KPIs: its columns have set widths and its
// numbers say by their slant whether they are formulas.
func figures(t *report.Table) bool {
	switch t.Kind {
	case report.Scorecard, report.WeekStrip, report.ChannelTable, report.BridgeTable, report.BudgetTable, report.ScoreTable, report.ScoreGroupTable, report.JourneyTable, report.NextTable, report.AllocationTable, report.OwnerTable:
		return true
	}
	return false
}

// naturalWidth is what a column of a table needs: its role's width, more where
// its own figures are longer.
func (b *book) naturalWidth(t *report.Table, i int) float64 {
	c := t.Columns[i]
	base := roleWidths[c.Role]
	if w := kindWidths[t.Kind][c.Role]; w > 0 {
		base = w
	}
	if c.Role == report.RoleSpark {
		return base
	}
	need := b.headerWidth(c)
	for k := range t.Rows {
		need = math.Max(need, b.cellWidth(t, k, i))
	}
	switch {
	case !c.Text:
		return b.headerRoom(c, math.Max(base, need))
	case c.Role == report.RoleMethod:
		return b.twoLines(t, i, base) // read last: it wraps before figures get small
	case figures(t):
		return math.Max(base, math.Min(need, max(30, 1.3*base)))
	}
	return b.headerRoom(c, math.Max(6, math.Min(need, maxTextWidth)))
}

// maxMethodWidth is how far a column of methods grows.
const maxMethodWidth = 29

// twoLines widens a column of texts until none takes more than two lines.
func (b *book) twoLines(t *report.Table, i int, width float64) float64 {
	look := b.styles.look(body)
	for k := range t.Rows {
		for width < maxMethodWidth && i < len(t.Rows[k].Cells) && lines(t.Rows[k].Cells[i].Text, look, width-indentWidth-slack) > 2 {
			width += 0.5
		}
	}
	return width
}

// cellWidth is what a cell needs. A text among numbers may reach into the cell
// before it where that is empty, so it asks for nothing then.
func (b *book) cellWidth(t *report.Table, k, i int) float64 {
	r := &t.Rows[k]
	if r.Kind == report.BandRow || r.Kind == report.WarnRow || i >= len(r.Cells) {
		return 0
	}
	c := &r.Cells[i]
	if !t.Columns[i].Text && c.Number == nil && emptyBefore(t, r, i) {
		return 0
	}
	l := b.styles.look(body)
	l.bold = r.Bold || c.Strong || c.Tone == report.Bad
	if t.Columns[i].Role == report.RoleOwner {
		l.size, l.bold = ownerSize, false
	}
	return textWidth(b.numberText(c), l) + cellPadding + indentOf(r, t.Columns[i].Role) + stepOf(t, i)
}

// numberText is what a cell shows: a format of points adds their unit.
func (b *book) numberText(c *report.Cell) string {
	text := b.cellText(c)
	if c.Number == nil {
		return text
	}
	switch c.Format.Kind {
	case report.FormatMoney, report.FormatCount, report.FormatNumber:
		// Where pages say "11,7 tr ₫" a cell may show the whole figure.
		if whole := grouped(*c.Number, c.Format); textWidth(whole, look{}) > textWidth(text, look{}) {
			text = whole
		}
	}
	for kind, unit := range map[report.FormatKind]string{report.FormatPoints: b.d.Words.Points, report.FormatScore: b.d.Words.Score} {
		if c.Format.Kind == kind && !strings.HasSuffix(text, unit) {
			text += " " + unit
		}
	}
	return text
}

// grouped is a number as wide as its format shows it.
func grouped(v float64, f report.Format) string {
	text := fixed(math.Abs(v)/max(f.Scale, 1), f.Decimals)
	whole, _, _ := strings.Cut(text, ".")
	if v < 0 {
		text = "−" + text
	}
	return text + strings.Repeat(",", (len(whole)-1)/3)
}

// ownerSize is the type of owners: their titles are long, and read second.
const ownerSize = 9

// headerWidth is the least width in which a header takes two lines.
func (b *book) headerWidth(c report.Column) float64 {
	look := b.styles.look(header)
	need := textWidth(c.Code, b.styles.look(codeLine))
	for _, word := range strings.Fields(c.Title) {
		need = math.Max(need, textWidth(word, look))
	}
	for need < maxTextWidth && lines(c.Title, look, need) > 2 {
		need += 0.5
	}
	return need + headerPadding
}

// headerRoom widens a column until no line of its header, broken where it is
// full, reaches to the edges: there it would touch the header beside it.
func (b *book) headerRoom(c report.Column, width float64) float64 {
	look, gap := b.styles.look(header), headerGap
	if c.Text {
		gap = textGap // the header beside it starts at its very edge
	}
	for width < maxTextWidth && longestLine(c.Title, look, width+slack)+gap > width {
		width += 0.25
	}
	return width
}

// stepOf is the room that a text takes to stand off the column before it.
func stepOf(t *report.Table, i int) float64 {
	if !t.Columns[i].Text {
		return 0
	}
	list := visibleColumns(t)
	if at := slices.Index(list, i); at > 0 && wraps(t, list[at-1]) {
		return indentWidth
	}
	return 0
}

func indentOf(r *report.Row, role report.Role) float64 {
	if role == report.RoleName && (r.Kind == report.CampaignRow || r.Kind == report.ChildRow) {
		return 3 + 1.5*float64(r.Depth)
	}
	return 0
}

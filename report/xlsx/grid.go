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
	var main *report.Table
	most := 0
	for _, block := range blocks {
		if t, ok := block.(*report.Table); ok {
			if n := len(b.fit(t).parts[0]); n > most {
				main, most = t, n
			}
		}
	}
	widths := []float64{gutter}
	if main == nil {
		return append(widths, 31, 15, 12, 12, 12, 12, 12, 12, 12, 12)
	}
	all := 0.0
	fit := b.fit(main)
	for _, i := range fit.parts[0] {
		if main.Columns[i].Role == report.RoleSpark {
			widths = append(widths, sparkGap)
		}
		w := fit.widths[i]
		widths = append(widths, w)
		all += w
	}
	if all < leastWidth {
		widths = append(widths, leastWidth-all)
	}
	return widths
}

const (
	// leastWidth leaves the message and the scope of a small sheet their room.
	leastWidth = 115
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
)

// visibleColumns are the columns that a workbook shows; it draws no bullets.
func visibleColumns(t *report.Table) (list []int) {
	for i, c := range t.Columns {
		if c.On.In(report.InBook) && c.Role != report.RoleBullet {
			list = append(list, i)
		}
	}
	return list
}

// figures tells whether a table shows KPIs: its columns have set widths and its
// numbers say by their slant whether they are formulas.
func figures(t *report.Table) bool {
	switch t.Kind {
	case report.Scorecard, report.WeekStrip, report.ChannelTable, report.BridgeTable, report.BudgetTable, report.ScoreTable, report.ScoreGroupTable, report.JourneyTable:
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
		return b.headerRoom(c, math.Max(base, math.Min(need, maxNumberWidth)))
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

// cellWidth is what a cell needs. A text among numbers may reach into the empty
// cell before it, so it asks for nothing.
func (b *book) cellWidth(t *report.Table, k, i int) float64 {
	r := &t.Rows[k]
	if r.Kind == report.BandRow || r.Kind == report.WarnRow || i >= len(r.Cells) {
		return 0
	}
	c := &r.Cells[i]
	if !t.Columns[i].Text && c.Number == nil {
		return 0
	}
	l := b.styles.look(body)
	l.bold = r.Bold || c.Strong
	if t.Columns[i].Role == report.RoleOwner {
		l.size, l.bold = ownerSize, false
	}
	return textWidth(b.cellText(c), l) + cellPadding + indentOf(r.Kind, t.Columns[i].Role) + stepOf(t, i)
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
	look := b.styles.look(header)
	for width < maxTextWidth && longestLine(c.Title, look, width+slack)+headerGap > width {
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

func indentOf(k report.RowKind, role report.Role) float64 {
	if role == report.RoleName && (k == report.CampaignRow || k == report.ChildRow) {
		return 3
	}
	return 0
}

// slots spreads columns of a table over those of its sheet; the last text column
// reaches to the sheet's edge. Where they do not all find room, texts get less,
// so that no table makes its sheet wider than a screen.
func (b *book) slots(sh *sheet, t *report.Table, columns []int) (list []slot) {
	for _, share := range []float64{0.95, 0.85, 0.75, 0.65} {
		var wider []float64
		list, wider = b.spread(sh, t, columns, share)
		w := 0.0
		for _, x := range wider {
			w += x
		}
		if len(wider) == 0 || sh.span(1, sh.last())+w <= screenWidth || share == 0.65 {
			sh.widths = append(sh.widths, wider...)
			break
		}
	}
	if n := len(list); n > 0 && t.Columns[list[n-1].index].Text {
		list[n-1].right = max(list[n-1].right, sh.last())
	}
	return list
}

// spread gives columns their slots, texts a share of what they need, and says
// which columns the sheet must get besides.
func (b *book) spread(sh *sheet, t *report.Table, columns []int, share float64) (list []slot, wider []float64) {
	fit, col := b.fit(t), 2
	for _, i := range columns {
		need := 0.95 * fit.widths[i]
		if t.Columns[i].Text {
			need = share * fit.widths[i]
		}
		if t.Columns[i].Role == report.RoleSpark && col <= sh.last() && sh.widths[col-1] == sparkGap {
			col++
		}
		s := slot{index: i, left: col}
		for w := 0.0; w < need; col++ {
			if col <= sh.last() {
				w += sh.widths[col-1]
				continue
			}
			wider = append(wider, need-w+edgeRoom)
			w = need
		}
		s.right = col - 1
		list = append(list, s)
	}
	return list, wider
}

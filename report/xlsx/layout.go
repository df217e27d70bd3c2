package xlsx

import (
	"math"
	"strings"

	"kpideck/report"
)

// placed is a table that knows where it stands.
type placed struct {
	sheet   *sheet
	section report.SectionID
	table   *report.Table
	cols    []slot
	head    int // header row
	code    int // code line; 0: none
	first   int // row of the first Row
}

// slot is a visible column of a table on the columns of its sheet.
type slot struct {
	index       int // in the table's columns
	left, right int
}

// grid chooses the column widths of a sheet: those of its largest table, since
// a sheet has one set of columns for all.
func (b *book) grid(blocks []report.Block) []float64 {
	var main *report.Table
	most := 0
	for _, block := range blocks {
		if t, ok := block.(*report.Table); ok {
			if n := len(visibleColumns(t)); n > most {
				main, most = t, n
			}
		}
	}
	widths := []float64{gutter}
	if main == nil {
		return append(widths, 31, 15, 12, 12, 12, 12, 12, 12, 12, 12)
	}
	for _, i := range visibleColumns(main) {
		widths = append(widths, b.naturalWidth(main, i))
	}
	return widths
}

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
	case report.Scorecard, report.WeekStrip, report.ChannelTable:
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
	for _, r := range t.Rows {
		if r.Kind != report.BandRow && r.Kind != report.WarnRow && i < len(r.Cells) {
			look := b.styles.look(body)
			look.bold = r.Bold || r.Cells[i].Strong
			need = math.Max(need, textWidth(b.cellText(&r.Cells[i]), look)+cellPadding+indentOf(r.Kind, c.Role))
		}
	}
	switch {
	case !c.Text:
		return math.Max(base, math.Min(need, maxNumberWidth))
	case figures(t):
		return math.Max(base, math.Min(need, 1.4*math.Max(base, 13)))
	}
	return math.Max(6, math.Min(need, maxTextWidth))
}

// headerWidth is the least width in which a header takes two lines.
func (b *book) headerWidth(c report.Column) float64 {
	look := b.styles.look(header)
	need := textWidth(c.Code, b.styles.look(codeLine))
	for _, word := range strings.Fields(c.Title) {
		need = math.Max(need, textWidth(word, look))
	}
	return math.Max(need, 0.58*textWidth(c.Title, look)) + cellPadding
}

func indentOf(k report.RowKind, role report.Role) float64 {
	if role == report.RoleName && (k == report.CampaignRow || k == report.ChildRow) {
		return 3
	}
	return 0
}

// placeTable gives a table its rows and columns. The first table of a sheet
// decides what stays in view when the sheet is scrolled.
func (b *book) placeTable(sh *sheet, section report.SectionID, t *report.Table, first bool) {
	p := &placed{sheet: sh, section: section, table: t}
	if t.Title != "" && !first {
		sh.heading(b, sh.next, 2, sh.last(), t.Title)
		sh.next++
	}
	if t.Note != "" {
		sh.put(at{sh.next, 2}, b.styles.look(note), t.Note)
		sh.next++
	}
	p.cols = b.slots(sh, t)
	p.head = sh.next
	p.first = p.head + 1
	for _, s := range p.cols {
		if t.Columns[s.index].Code != "" {
			p.code = p.head + 1
			p.first = p.head + 2
			break
		}
	}
	sh.next = p.first + len(t.Rows)
	if first {
		sh.frozenRows = p.first - 1
		sh.frozenCols = b.frozen(p)
		sh.repeat = [2]int{p.head, p.first - 1}
	}
	for _, line := range bookKey(t) {
		sh.put(at{sh.next, 2}, b.styles.look(note), line)
		sh.next++
	}
	b.tables = append(b.tables, p)
}

// slots spreads the columns of a table over those of its sheet; the last text
// column reaches to the sheet's edge.
func (b *book) slots(sh *sheet, t *report.Table) (list []slot) {
	col := 2
	for _, i := range visibleColumns(t) {
		need := 0.95 * b.naturalWidth(t, i)
		s := slot{index: i, left: col}
		for w := 0.0; w < need; col++ {
			if col > sh.last() {
				sh.widths = append(sh.widths, need-w)
			}
			w += sh.widths[col-1]
		}
		s.right = col - 1
		list = append(list, s)
	}
	if n := len(list); n > 0 && t.Columns[list[n-1].index].Text {
		list[n-1].right = max(list[n-1].right, sh.last())
	}
	return list
}

// frozen is how many columns stay in view: the name, and the texts beside it
// that a row is read by.
func (b *book) frozen(p *placed) int {
	last := 2
	for _, s := range p.cols[1:] {
		c := p.table.Columns[s.index]
		if p.table.Kind != report.WeekStrip && c.Role != report.RoleStatus || !c.Text {
			break
		}
		last = s.right
	}
	return last
}

// bookKey leaves out what explains marks that a workbook does not draw.
func bookKey(t *report.Table) (list []string) {
	for i, line := range t.Key {
		if i >= len(t.Marks) || t.Marks[i] == "" {
			list = append(list, line)
		}
	}
	return list
}

// heading writes the title of a part of a sheet with the rule below it.
func (s *sheet) heading(b *book, row, from, to int, text string) {
	s.put(at{row, from}, b.styles.look(section), text)
	s.fill(row, from, to, b.styles.look(section))
	s.height(row, rowHeight+2)
}

package xlsx

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/theme"
)

// paintTable writes the header and the rows of a placed table.
func (b *book) paintTable(p *placed) {
	b.paintHeader(p)
	for i := range p.table.Rows {
		b.paintRow(p, i)
	}
	for _, s := range p.cols {
		switch p.table.Columns[s.index].Role {
		case report.RoleStatus:
			b.statusRules(p, s)
		case report.RoleShare:
			b.shareBars(p, s)
		}
	}
}

func (b *book) paintHeader(p *placed) {
	top, low := header, codeLine
	if p.code == 0 {
		top = plainHeader
	}
	sh := p.sheet
	sh.height(p.head, headerHeight)
	for k, s := range p.cols {
		c := p.table.Columns[s.index]
		look := b.styles.look(top)
		p.bridge(p.head, k, look)
		look.align, look.indent = p.alignment(k)
		look.wrap = true
		sh.put(at{p.head, s.left}, look, c.Title)
		sh.fill(p.head, s.left, s.right, look)
		sh.merge(at{p.head, s.left}, at{p.head, s.right})
		if p.code > 0 {
			look = b.styles.look(low)
			p.bridge(p.code, k, look)
			look.align, look.indent = p.alignment(k)
			sh.put(at{p.code, s.left}, look, c.Code)
			sh.fill(p.code, s.left, s.right, look)
			sh.merge(at{p.code, s.left}, at{p.code, s.right})
		}
	}
	if p.code > 0 {
		sh.height(p.code, codeHeight)
	}
}

// bridge gives the gap before a column the look of its row.
func (p *placed) bridge(row, k int, l look) {
	if k > 0 {
		p.sheet.fill(row, p.cols[k-1].right+1, p.cols[k].left-1, l)
	}
}

// alignment puts numbers right and texts left, texts after a number a step away
// from it.
func (p *placed) alignment(k int) (align string, indent int) {
	c := p.table.Columns[p.cols[k].index]
	switch {
	case c.Role == report.RoleDirection:
		return "center", 0
	case c.Role == report.RoleSpark:
		return "left", 0
	case !c.Text:
		return "right", 0
	case k > 0 && wraps(p.table, p.cols[k-1].index):
		return "left", 1
	}
	return "left", 0
}

// wraps tells whether the cells of a column reach to its right edge: numbers,
// and texts that may be long.
func wraps(t *report.Table, i int) bool {
	c := t.Columns[i]
	switch c.Role {
	case report.RoleStatus, report.RoleOwner, report.RoleUnit, report.RoleDirection, report.RoleSpark:
		return !c.Text
	}
	return true
}

func (b *book) paintRow(p *placed, i int) {
	r := &p.table.Rows[i]
	n := p.first + i
	p.sheet.height(n, rowHeight)
	switch r.Kind {
	case report.BandRow, report.WarnRow:
		b.paintLine(p, n, r)
		return
	case report.CampaignRow, report.ChildRow:
		p.sheet.row(n).level = 1
	}
	tall := 1
	for k, s := range p.cols {
		var c report.Cell
		if s.index < len(r.Cells) {
			c = r.Cells[s.index]
		}
		look := b.cellLook(p, i, k, &c)
		where := at{n, s.left}
		put := p.sheet.put(where, look, nil)
		b.fillCell(p, i, k, &c, put)
		if text, ok := put.value.(string); ok && put.formula == "" && look.align == "left" {
			if rows := min(maxLines, lines(text, look, p.sheet.span(s.left, s.right)-0.8-indentWidth*float64(look.indent))); rows > 1 {
				put.look.wrap = true
				tall = max(tall, rows)
			}
		}
		look = put.look
		gap := b.styles.look(body)
		b.rowLook(&gap, r.Kind)
		p.bridge(n, k, gap)
		p.sheet.fill(n, s.left, s.right, look)
		p.sheet.merge(where, at{n, s.right})
	}
	if tall > 1 {
		p.sheet.height(n, float64(tall)*lineHeight+rowHeight-lineHeight)
	}
}

// maxLines is how far a row grows for a long text.
const maxLines = 4

// paintLine writes a row that is one text: a heading, or a warning.
func (b *book) paintLine(p *placed, n int, r *report.Row) {
	look := b.styles.look(band)
	text := ""
	if len(r.Cells) > 0 {
		text = r.Cells[0].Text
	}
	if r.Kind == report.WarnRow {
		look = b.styles.look(note)
		look.color, look.indent, look.align, look.below = b.styles.hex(theme.Risk), 2, "left", hairLine
		text = marks[review.AtRisk] + " " + text
	}
	p.sheet.put(at{n, p.cols[0].left}, look, text)
	look.indent, look.align = 0, ""
	p.sheet.fill(n, p.cols[0].left, p.cols[len(p.cols)-1].right, look)
}

// cellLook is how a cell looks before it is known whether it is a formula.
func (b *book) cellLook(p *placed, i, k int, c *report.Cell) look {
	r := &p.table.Rows[i]
	column := p.table.Columns[p.cols[k].index]
	l := b.styles.look(body)
	l.align, l.indent = p.alignment(k)
	b.rowLook(&l, r.Kind)
	switch column.Role {
	case report.RoleName:
		l.bold = l.bold || r.Bold || c.Strong && p.table.Kind != report.Scorecard
		if r.Kind == report.CampaignRow || r.Kind == report.ChildRow {
			l.indent = 2
		}
	case report.RoleOwner:
		l.size, l.bold = ownerSize, false
	case report.RoleUnit:
		l.size, l.color = 9, b.styles.hex(theme.Text2)
	case report.RoleStatus:
		l.bold = false
	default:
		l.bold = l.bold || c.Strong
	}
	b.toneLook(&l, c)
	return l
}

func (b *book) rowLook(l *look, kind report.RowKind) {
	switch kind {
	case report.TotalRow:
		l.bold, l.above, l.below = true, thinLine, thinLine
	case report.ChannelRow:
		l.bold, l.fill = true, b.styles.hex(theme.Wash)
	}
}

// colorTone writes good and bad news in their colour; what is neither keeps its own.
func (b *book) colorTone(l *look, t report.Tone) {
	switch t {
	case report.Good:
		l.color = b.styles.hex(theme.Good)
	case report.Risk:
		l.color = b.styles.hex(theme.Risk)
	case report.Bad:
		l.color = b.styles.hex(theme.Bad)
	}
}

func (b *book) toneLook(l *look, c *report.Cell) {
	b.colorTone(l, c.Tone)
	l.bold = l.bold || c.Tone == report.Bad
	switch {
	case c.Signal:
		l.color, l.fill, l.bold = b.styles.hex(theme.Paper), b.styles.hex(theme.Ink), true
	case c.Future:
		l.hatch = true
	case c.Number == nil && c.Status == "" && c.Text == b.d.Words.NoValue:
		l.color = b.styles.hex(theme.Text2)
	}
}

// statusRules colour a status by its shape, so that it changes with its formula.
func (b *book) statusRules(p *placed, s slot) {
	if len(p.table.Rows) == 0 {
		return
	}
	first := at{p.first, s.left}
	area := fmt.Sprintf("%s:%s", first, at{p.first + len(p.table.Rows) - 1, s.right})
	column, _ := excelize.ColumnNumberToName(s.left)
	var list []excelize.ConditionalFormatOptions
	for _, shape := range []struct {
		mark, fill string
		ink        theme.Role
		bold       bool
	}{
		{"●", "", theme.Good, false}, {"▲", riskTint, theme.Risk, true},
		{"◆", b.styles.hex(theme.BadTint), theme.Bad, true}, {"■", b.styles.hex(theme.BadTint), theme.Bad, true},
	} {
		id, err := b.styles.conditional(b.styles.hex(shape.ink), shape.fill, shape.bold)
		if err != nil {
			b.fail(err)
			return
		}
		list = append(list, excelize.ConditionalFormatOptions{Type: "formula",
			Criteria: fmt.Sprintf(`LEFT($%s%d,1)="%s"`, column, p.first, shape.mark), Format: &id})
	}
	p.sheet.rules = append(p.sheet.rules, rule{area, list})
}

// shareBars draw a share inside its cell, from 0; the total above them has none.
func (b *book) shareBars(p *placed, s slot) {
	rows := p.table.Rows
	start := 0
	for start < len(rows) && rows[start].Kind == report.TotalRow {
		start++
	}
	top := 0.0
	for _, r := range rows[start:] {
		if s.index < len(r.Cells) && r.Cells[s.index].Number != nil {
			top = max(top, *r.Cells[s.index].Number)
		}
	}
	if top <= 0 {
		return
	}
	area := fmt.Sprintf("%s:%s", at{p.first + start, s.left}, at{p.first + len(rows) - 1, s.left})
	p.sheet.bars = append(p.sheet.bars, bar{area, top * barHeadroom})
}

// conditional registers the format of a conditional rule.
func (s *stylebook) conditional(ink, fill string, bold bool) (int, error) {
	st := &excelize.Style{Font: &excelize.Font{Color: ink, Bold: bold}}
	if fill != "" {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	id, err := s.file.NewConditionalStyle(st)
	if err != nil {
		return 0, fmt.Errorf("conditional style: %w", err)
	}
	return id, nil
}

// capital makes the first letter of a sentence large.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

package xlsx

import (
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
	b.paintBlank(p)
	b.offerChoices(p)
	b.offerFilter(p)
	for _, s := range p.cols {
		switch p.table.Columns[s.index].Role {
		case report.RoleStatus, report.RoleState:
			b.statusRules(p, s)
		case report.RoleShare:
			b.shareBars(p, s)
		case report.RoleLate:
			b.lateRule(p, s)
		}
	}
}

func (b *book) paintHeader(p *placed) {
	for _, part := range p.parts {
		part.sheet.height(part.head, headerHeight)
		if part.code > 0 {
			part.sheet.height(part.code, codeHeight)
		}
	}
	for k, s := range p.cols {
		c := p.table.Columns[s.index]
		top := header
		if s.part.code == 0 {
			top = plainHeader
		} else {
			b.paintTitle(p, k, s.part.code, codeLine, c.Code)
		}
		b.paintTitle(p, k, s.part.head, top, c.Title)
		if p.before(k) != nil || k == 0 {
			s.part.sheet.explain(at{s.part.head, s.left}, c.Help)
		}
	}
}

// paintTitle writes a line of the header of a column.
func (b *book) paintTitle(p *placed, k, row int, name lookName, text string) {
	s, look := p.cols[k], b.styles.look(name)
	sh := s.part.sheet
	p.bridge(row, k, look)
	look.align, look.indent = p.alignment(k)
	look.wrap = name != codeLine
	sh.put(at{row, s.left}, look, text)
	sh.fill(row, s.left, s.right, look)
	sh.merge(at{row, s.left}, at{row, s.right})
}

// before is the column left of one, nil at the first of its part.
func (p *placed) before(k int) *slot {
	if k == 0 || p.cols[k-1].part != p.cols[k].part {
		return nil
	}
	return &p.cols[k-1]
}

// bridge gives the gap before a column the look of its row.
func (p *placed) bridge(row, k int, l look) {
	if s := p.before(k); s != nil {
		s.part.sheet.fill(row, s.right+1, p.cols[k].left-1, l)
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
	case p.before(k) != nil && wraps(p.table, p.before(k).index):
		return "left", 1
	}
	return "left", 0
}

// wraps tells whether the cells of a column reach to its right edge: numbers,
// and texts that may be long.
func wraps(t *report.Table, i int) bool {
	c := t.Columns[i]
	switch c.Role {
	case report.RoleStatus, report.RoleUnit, report.RoleDirection, report.RoleSpark:
		return !c.Text
	}
	return true
}

func (b *book) paintRow(p *placed, i int) {
	r := &p.table.Rows[i]
	for _, part := range p.parts {
		n := part.rows[i]
		if n == 0 {
			continue
		}
		part.sheet.height(n, rowHeight)
		switch r.Kind {
		case report.BandRow, report.WarnRow:
			b.paintLine(p, part, n, r)
			continue
		case report.CampaignRow, report.ChildRow:
			part.sheet.row(n).level = 1
		}
		tall := 1
		for k := range p.cols {
			if p.cols[k].part == part {
				tall = max(tall, b.paintCell(p, i, k))
			}
		}
		if tall > 1 {
			part.sheet.height(n, float64(tall)*lineHeight+rowHeight-lineHeight)
		}
	}
}

// paintCell writes a cell of a table and says how many lines it takes.
func (b *book) paintCell(p *placed, i, k int) (tall int) {
	s, r := p.cols[k], &p.table.Rows[i]
	var c report.Cell
	if s.index < len(r.Cells) {
		c = r.Cells[s.index]
	}
	where := p.at(i, s)
	sh := s.part.sheet
	put := sh.put(where, b.cellLook(p, i, k, &c), nil)
	b.fillCell(p, i, k, &c, put)
	tall = 1
	if text, ok := put.value.(string); ok && put.formula == "" && put.look.align == "left" {
		tall = s.lines(text, put.look)
		put.look.wrap = tall > 1
	}
	look := put.look
	gap := b.styles.look(body)
	b.rowLook(&gap, r.Kind)
	p.bridge(where.row, k, gap)
	sh.fill(where.row, s.left, s.right, look)
	sh.merge(where, at{where.row, s.right})
	return tall
}

const (
	// maxLines is how far a row grows for a long text.
	maxLines = 9
	// wrapEdge is what a cell keeps free beside a text that wraps, bareEdge beside
	// one that does not: its left edge only.
	wrapEdge, bareEdge = 0.8, 0.3
)

// paintLine writes a row that is one text: a heading, or a warning.
func (b *book) paintLine(p *placed, part *part, n int, r *report.Row) {
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
	part.sheet.put(at{n, p.cols[0].left}, look, text)
	look.indent, look.align = 0, ""
	edge := 0
	for _, s := range p.cols {
		if s.part == part {
			edge = max(edge, s.right)
		}
	}
	part.sheet.fill(n, p.cols[0].left, edge, look)
}

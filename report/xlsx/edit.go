package xlsx

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"kpideck/report"
	"kpideck/report/theme"
)

// choice is cells in which people choose from a list, or type a day.
type choice struct {
	area  string
	list  string // range of the list; "" for days, or shares
	share bool
}

// editable tells whether people write into the cells of a column.
func editable(t *report.Table, i int) bool {
	c := t.Columns[i]
	switch t.Kind {
	case report.ActionTable:
		return len(c.Choices) > 0 || c.Role == report.RoleDue
	case report.DecisionTable:
		return c.Role != report.RoleName
	case report.WhatIfTable:
		return len(c.Choices) > 0 || c.Role == report.RoleMoved
	}
	return len(c.Choices) > 0
}

// paintBlank writes the empty rows of a table, in which people type.
func (b *book) paintBlank(p *placed) {
	for _, n := range p.parts[0].blank {
		p.sheet.height(n, rowHeight)
		for k, s := range p.cols {
			look := b.styles.look(body)
			look.align, look.indent = p.alignment(k)
			look.wrap, look.fill, look.color = p.table.Columns[s.index].Text, inputFill, inputInk
			if p.table.Columns[s.index].Role == report.RoleDue {
				look.format = dateCode(b.d.Locale)
			}
			if p.table.Columns[s.index].Role == report.RoleLate {
				b.paintLate(p, n, s, look)
			}
			p.sheet.fill(n, s.left, s.right, look)
			p.sheet.merge(at{n, s.left}, at{n, s.right})
		}
	}
}

// paintLate says of an empty row how late it is once it is filled.
func (b *book) paintLate(p *placed, n int, where slot, l look) {
	l.fill, l.color, l.format = "", b.styles.hex(theme.Ink), b.numberFormat(report.Format{Kind: report.FormatLate})
	var state, due string
	for _, s := range p.cols {
		switch p.table.Columns[s.index].Role {
		case report.RoleState:
			state = at{n, s.left}.String()
		case report.RoleDue:
			due = at{n, s.left}.String()
		}
	}
	if state != "" && due != "" {
		p.sheet.put(at{n, where.left}, l, 0.0).formula = late(state, due)
	}
}

// offerChoices gives the cells that people write into their lists, which stand
// right of everything that is printed, so that they can be added to.
func (b *book) offerChoices(p *placed) {
	sh := p.sheet
	column := sh.last() + 2
	top, low := p.span()
	for _, s := range p.cols {
		c := p.table.Columns[s.index]
		if !editable(p.table, s.index) || low < top {
			continue
		}
		area := fmt.Sprintf("%s:%s", at{top, s.left}, at{low, s.left})
		if len(c.Choices) == 0 {
			if c.Role == report.RoleDue || c.Role == report.RoleMoved {
				sh.choices = append(sh.choices, choice{area: area, share: c.Role == report.RoleMoved})
			}
			continue
		}
		small := b.styles.look(note)
		sh.put(at{s.part.head, column}, small, c.Title)
		for i := range c.Choices {
			sh.put(at{s.part.head + 1 + i, column}, small, b.cellText(&c.Choices[i]))
		}
		first, last := at{s.part.head + 1, column}, at{s.part.head + len(c.Choices), column}
		sh.choices = append(sh.choices, choice{area: area, list: sh.rangeRef(first, last)})
		column++
	}
}

// span is the first and the last row that a table's first part fills, empty ones
// included.
func (p *placed) span() (top, low int) {
	one := p.parts[0]
	return one.first(), one.first() + one.count() + len(one.blank) - 1
}

// filterable are the kinds of tables that are sorted and filtered where they
// stand: each row says all of its own.
var filterable = []report.TableKind{report.ActionTable, report.SmartTable, report.DefinitionList}

// offerFilter puts the arrows of a filter on the header of a sheet's first table;
// a sheet has one filter.
func (b *book) offerFilter(p *placed) {
	top, low := p.span()
	if p.sheet.filter != "" || len(p.parts) > 1 || low < top || !slices.Contains(filterable, p.table.Kind) ||
		slices.ContainsFunc(p.table.Rows, func(r report.Row) bool { return r.Kind == report.BandRow || r.Kind == report.TotalRow }) {
		return
	}
	p.sheet.filter = fmt.Sprintf("%s:%s", at{top - 1, p.cols[0].left}, at{low, p.cols[len(p.cols)-1].right})
}

// addChoices writes the lists and the filter of a sheet.
func (b *book) addChoices(sh *sheet) error {
	for _, c := range sh.choices {
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(c.area)
		kind, first, last := excelize.DataValidationTypeDate, firstDay, lastDay
		if c.share {
			kind, first, last = excelize.DataValidationTypeDecimal, 0, 1
		}
		if c.list != "" {
			dv.SetSqrefDropList(c.list)
		} else if err := dv.SetRange(first, last, kind, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		if err := b.file.AddDataValidation(sh.name, dv); err != nil {
			return err
		}
	}
	if sh.filter == "" {
		return nil
	}
	return b.file.AutoFilter(sh.name, sh.filter, nil)
}

// The days that may be typed, as cells hold them: of this century.
const (
	firstDay = 36526
	lastDay  = 73050
)

// picked is the formula of a goal that a choice in its row decides: the cell
// under the title that was chosen.
func (b *book) picked(p *placed, i int) (formula string, value any, ok bool) {
	var list, chosen *slot
	for k := range p.cols {
		if len(p.table.Columns[p.cols[k].index].Choices) > 0 {
			list = &p.cols[k]
		}
	}
	if list == nil {
		return "", nil, false
	}
	r := &p.table.Rows[i]
	choices := p.table.Columns[list.index].Choices
	var under []*slot
	for k := range p.cols {
		title := p.table.Columns[p.cols[k].index].Title
		if s := &p.cols[k]; s.part == list.part && slices.ContainsFunc(choices, func(c report.Cell) bool { return c.Text == title }) {
			under = append(under, s)
			if title == b.cellText(&r.Cells[list.index]) {
				chosen = s
			}
		}
	}
	if chosen == nil || r.Cells[chosen.index].Number == nil {
		return "", nil, false
	}
	first, last := under[0], under[len(under)-1]
	row := p.at(i, *list).row
	formula = fmt.Sprintf("IFERROR(INDEX(%s%d:%s%d,MATCH(%s%d,%s$%d:%s$%d,0)),%s)", columnLetter(first.left), row, columnLetter(last.left), row,
		columnLetter(list.left), row, "$"+columnLetter(first.left), list.part.head, "$"+columnLetter(last.left), list.part.head, quoteText(b.d.Words.NoValue))
	c := r.Cells[chosen.index]
	return formula, shown(*c.Number, c.Format), true
}

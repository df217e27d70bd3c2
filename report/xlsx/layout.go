package xlsx

import (
	"slices"
	"strings"

	"kpideck/report"
)

// placed is a table that knows where it stands.
type placed struct {
	sheet   *sheet
	section report.SectionID
	table   *report.Table
	cols    []slot
	parts   []*part
	first   int // row of the first Row
}

// slot is a visible column of a table on the columns of its sheet.
type slot struct {
	index       int // in the table's columns
	left, right int
	part        *part
}

// placeTable gives a table its rows and columns. The first table of a sheet
// decides what stays in view when the sheet is scrolled.
func (b *book) placeTable(sh *sheet, section report.SectionID, t *report.Table, first bool) {
	p := &placed{sheet: sh, section: section, table: t}
	top := sh.next
	alone := first && t.Kind == report.WhatIfTable // it does not head what is below it
	first = first && !alone
	if t.Title != "" && !first {
		sh.heading(b, sh.next, 2, sh.last(), t.Title)
		sh.next++
	}
	below := ""
	switch {
	case first && !sh.addScope(b, t.Note):
		below = t.Note
	case !first && t.Note != "":
		sh.put(at{sh.next, 2}, b.styles.look(note), t.Note)
		sh.next++
	}
	for n, columns := range b.fit(t).parts {
		if n > 0 {
			top = b.startBelow(sh, t)
		}
		slots := b.slots(sh, t, columns)
		one := b.start(p, slots, n == 0)
		for _, s := range slots {
			s.part = one
			p.cols = append(p.cols, s)
		}
		p.parts = append(p.parts, one)
		sh.together(top, min(one.head+7, sh.next))
		sh.together(max(one.head+1, sh.next-fewRows), sh.next-1)
	}
	p.first = p.parts[0].first()
	sh.groups(p)
	if first {
		sh.frozenRows = p.first - 1
		sh.frozenCols = b.frozen(p)
	}
	for _, line := range append(slices.DeleteFunc([]string{below}, func(s string) bool { return s == "" }), bookKey(t)...) {
		sh.put(at{sh.next, 2}, b.styles.look(note), line)
		sh.next++
	}
	b.tables = append(b.tables, p)
}

// addScope says the note of a sheet's first table beside the scope, where there
// is room: a line of its own would push the figures down. ok is false for none.
func (s *sheet) addScope(b *book, text string) (ok bool) {
	if text == "" {
		return true
	}
	scope, _ := s.rows[2].cells[1].value.(string)
	if scope != "" {
		text = scope + " · " + text
	}
	look := b.styles.look(note)
	if ok = textWidth(text, look)*1.05 <= s.span(2, s.last()); ok {
		s.put(at{3, 2}, look, text)
	}
	return ok
}

// startBelow writes the heading of what a wide table continues with, and says
// at which row.
func (b *book) startBelow(sh *sheet, t *report.Table) (top int) {
	sh.next++
	top = sh.next
	sh.breaks = append(sh.breaks, top)
	sh.heading(b, top, 2, sh.last(), strings.TrimSpace(t.Title+" "+b.d.Words.Continued))
	sh.next++
	return top
}

// fewRows are too few for a printed page of their own.
const fewRows = 5

// mostTogether is how many rows below a heading stay on its printed page; of
// longer parts the first few do.
const mostTogether = 8

// groups keeps each heading of a table on a printed page with its rows.
func (s *sheet) groups(p *placed) {
	start := -1
	for i := 0; i <= len(p.table.Rows); i++ {
		if i < len(p.table.Rows) && p.table.Rows[i].Kind != report.BandRow {
			continue
		}
		if start >= 0 {
			last := i - 1
			if last-start > mostTogether {
				last = start + fewRows - 1
			}
			s.together(p.first+start, p.first+last)
		}
		start = i
	}
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

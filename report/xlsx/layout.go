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
	first, below := b.aboveTable(sh, t, first)
	b.start(p, sh, b.fit(t).parts[0])
	p.first = p.parts[0].first()
	sh.groups(p)
	if first {
		sh.frozenRows = p.first - 1
		sh.frozenCols = b.frozen(p)
	}
	sh.keep(p.parts[0], top)
	b.belowTable(sh, below)
	b.tables = append(b.tables, p)
}

// aboveTable writes what stands above the header of a table. It tells whether the
// table heads its sheet, and which lines stand below it.
func (b *book) aboveTable(sh *sheet, t *report.Table, first bool) (heads bool, below []string) {
	first = first && t.Kind != report.WhatIfTable // that does not head what is below it
	if t.Title != "" && !first {
		sh.heading(b, sh.next, 2, sh.last(), t.Title)
		sh.next++
	}
	switch {
	case first && !sh.addScope(b, t.Note):
		below = append(below, t.Note)
	case !first && t.Note != "":
		sh.say(sh.next, b.styles.look(note), t.Note, rowHeight)
		sh.next++
	}
	return first, append(below, bookKey(t)...)
}

// belowTable writes the lines below a table, wrapped: the edge of the page would
// cut them.
func (b *book) belowTable(sh *sheet, list []string) {
	for _, line := range list {
		sh.say(sh.next, b.styles.look(note), line, rowHeight)
		sh.next++
	}
}

// placeContinued lays out what a wide table goes on with.
func (b *book) placeContinued(sh *sheet, c continued, first bool) {
	i := slices.IndexFunc(b.tables, func(p *placed) bool { return p.table == c.Table })
	top := sh.next
	b.aboveContinued(sh, c.Table, first)
	one := b.start(b.tables[i], sh, b.fit(c.Table).parts[1])
	if first {
		sh.frozenRows = one.first() - 1
	}
	sh.keep(one, top)
}

// aboveContinued writes the title of what a wide table goes on with, unless the
// sheet says it.
func (b *book) aboveContinued(sh *sheet, t *report.Table, first bool) {
	if !first {
		sh.heading(b, sh.next, 2, sh.last(), b.goesOn(t.Title))
		sh.next++
	}
}

// goesOn is the title of what goes on from another place.
func (b *book) goesOn(title string) string {
	return strings.TrimSpace(title + " " + b.d.Words.Continued)
}

// keep holds a part of a table, whose heading stands at top, on one printed
// page; where it is cut, the first rows and the last.
func (s *sheet) keep(one *part, top int) {
	s.tables = append(s.tables, [2]int{top, s.next - 1})
	s.together(top, min(one.head+7, s.next))
	s.together(max(one.head+1, s.next-fewRows), s.next-1)
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

// fewRows are too few for a printed page of their own.
const fewRows = 5

// mostTogether is how many rows below a heading stay on its printed page; of
// longer parts the first few do.
const mostTogether = 8

// groups keeps each heading of a table on a printed page with its rows, and each
// warning with the row that it is about.
func (s *sheet) groups(p *placed) {
	for i := 1; i < len(p.table.Rows); i++ {
		if p.table.Rows[i].Kind == report.WarnRow {
			s.together(p.first+i-1, p.first+i)
		}
	}
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

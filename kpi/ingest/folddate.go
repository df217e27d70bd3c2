package ingest

import (
	"bytes"
	"fmt"
	"strings"

	"kpideck/kpi"
)

// maxDays bounds the date cells that a part remembers; time stamps beyond it
// are parsed each time.
const maxDays = 4096

// findSpan finds the span of the row and stores it in p.span; false when the row
// has none and was set aside.
func (p *part) findSpan(b *block, line int) bool {
	t := &p.t.bind
	switch {
	case t.date >= 0:
		return p.dated(b, line, t.date, t.end)
	case t.start >= 0:
		return p.dated(b, line, t.start, t.end)
	case t.nth >= 0:
		return p.nthSpan(b, line)
	case t.period >= 0:
		return p.labelled(b, line)
	}
	p.span = p.spanID(spanKey{day{sureDay, int32(p.t.stated.Start)}, day{sureDay, int32(p.t.stated.Last())}}, line)
	return true
}

// dated reads the day, or the days from one column to another. Rows repeat
// the day of the row before, so equal cells are not looked up again.
func (p *part) dated(b *block, line, from, to int) bool {
	raw := p.rec.fields[from]
	var end []byte
	if to >= 0 {
		end = p.rec.fields[to]
	}
	if p.span >= 0 && bytes.Equal(raw, p.lastDate) && bytes.Equal(end, p.lastEnd) {
		return true
	}
	p.span = -1
	key, ok := p.ends(b, line, from, to)
	if !ok {
		return false
	}
	p.span = p.spanID(key, line)
	if p.spanAt[p.span] == line && p.spanCell[p.span].line != line {
		p.spanCell[p.span] = p.place(b, line, from)
	}
	p.lastDate, p.lastEnd = append(p.lastDate[:0], raw...), append(p.lastEnd[:0], end...)
	return true
}

func (p *part) ends(b *block, line, from, to int) (spanKey, bool) {
	c, ok := p.day(b, line, from)
	if !ok {
		return spanKey{}, false
	}
	key := spanKey{c.from, c.to}
	switch {
	case c.to.kind == noDay && to >= 0:
		e, ok := p.day(b, line, to)
		if !ok {
			return key, false
		}
		key.to = e.from
	case c.to.kind == noDay:
		key.to = c.from
	}
	if key.from.kind == sureDay && key.to.kind == sureDay && key.to.n < key.from.n {
		p.drop(faultBackwards, p.place(b, line, from))
		return key, false
	}
	return key, true
}

// day reads a date cell and notes what it proves.
func (p *part) day(b *block, line, col int) (dateCell, bool) {
	raw := p.rec.fields[col]
	c, ok := p.days[string(raw)]
	if !ok {
		if c, ok = p.dates.parse(raw); !ok {
			return p.dayOfLabel(b, line, col)
		}
		if len(p.days) < maxDays {
			p.days[string(raw)] = c
		}
	}
	p.proveDay(b, line, col, c)
	return c, true
}

// dayOfLabel reads a date cell that names a period: people write 2025-07 into
// the date column of a list that they keep by month. Platforms do not.
func (p *part) dayOfLabel(b *block, line, col int) (dateCell, bool) {
	if p.t.preset == nil || p.t.preset.fallback {
		if s, ok := p.t.period(p.rec.fields[col]); ok {
			p.note(&p.proof.label, b, line, col)
			return dateCell{from: day{sureDay, int32(s.Start)}, to: day{sureDay, int32(s.Last())}}, true
		}
	}
	p.noDay(b, line, col)
	return dateCell{}, false
}

func (p *part) proveDay(b *block, line, col int, c dateCell) {
	for _, m := range p.proofs(c) {
		if m != nil {
			p.note(m, b, line, col)
		}
	}
}

// proved tells whether a day proves nothing that was not seen above a line.
func (p *part) proved(c dateCell, line int) bool {
	for _, m := range p.proofs(c) {
		if m != nil && !m.provedBy(line) {
			return false
		}
	}
	return true
}

// proofs are the marks of what a day proves; nil is none.
func (p *part) proofs(c dateCell) (marks [3]*mark) {
	e := &p.proof
	switch {
	case c.proves == dayFirst:
		marks[0] = &e.dayFirst
	case c.proves == monthFirst:
		marks[0] = &e.monthFirst
	case c.from.kind == twoOrders || c.to.kind == twoOrders:
		marks[0] = &e.twoOrders
	case c.from.kind == serialDay:
		marks[0] = &e.serial
	}
	if c.from.kind != serialDay {
		marks[1] = &e.calendar
	}
	if c.moved {
		marks[2] = &e.offset
	}
	return marks
}

// noDay sets a row aside: a totals row where a label says so, else a row
// without a day or with one that cannot be read. In a table that the deck maps
// itself an empty day is no fault: who never became a customer has no such day.
func (p *part) noDay(b *block, line, col int) {
	cell := strings.TrimSpace(clean(string(p.rec.fields[col])))
	switch {
	case p.t.preset == nil && p.plainTotals():
		p.read--
		p.aside[kpi.AsideTotalsRow]++
		p.keepTotals(line, p.plainLabel())
	case p.t.preset == nil && p.t.words.null(cell):
		p.aside[kpi.AsideNoDate]++
	case p.t.words.null(cell):
		p.drop(faultNoDate, p.place(b, line, col))
	case p.lacksYear(cell):
		p.drop(faultNoYear, p.place(b, line, col))
	default:
		p.drop(faultDate, p.place(b, line, col))
	}
}

// labelled reads a period label such as 2025-Q3.
func (p *part) labelled(b *block, line int) bool {
	col := p.t.bind.period
	s, ok := p.t.period(p.rec.fields[col])
	if !ok && p.t.bind.monthly {
		s, ok = p.monthOf(p.rec.fields[col])
	}
	if !ok {
		p.noDay(b, line, col)
		return false
	}
	p.span = p.spanID(spanKey{day{sureDay, int32(s.Start)}, day{sureDay, int32(s.Last())}}, line)
	return true
}

// monthOf reads a month that a spreadsheet turned into its first day, as it does
// with 7/2025. Another day under such a header is none.
func (p *part) monthOf(cell []byte) (kpi.Span, bool) {
	c, ok := p.dates.parse(cell)
	if !ok || c.to.kind != noDay {
		return kpi.Span{}, false
	}
	for _, o := range []order{dayFirst, monthFirst} {
		d, ok := c.from.read(o)
		if year, month, first := d.Civil(); ok && first == 1 {
			return p.t.period(fmt.Appendf(nil, "%d-%02d", year, month))
		}
	}
	return kpi.Span{}, false
}

func (p *part) spanID(k spanKey, line int) int32 {
	id, ok := p.spans[k]
	if !ok {
		id = int32(len(p.spanOf))
		p.spans[k] = id
		p.spanOf = append(p.spanOf, k)
		p.spanAt = append(p.spanAt, line)
		p.spanCell = append(p.spanCell, mark{})
	}
	if line < p.spanAt[id] {
		p.spanAt[id], p.spanCell[id] = line, mark{}
	}
	return id
}

package ingest

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"kpideck/kpi"
)

// block is records of a table.
type block struct {
	data  []byte
	line  int
	first bool // it starts at the first row after the header
	more  bool // the table goes on behind it
}

// fold adds the records of a block to the part. It ends where the block does, or
// where its last record goes on behind it: a quote that was taken for a letter
// opens cells where others saw the end of one.
func (p *part) fold(b block) (at, line int) {
	line = b.line
	p.span = -1 // the row before is of another block, and blocks come in any order
	p.quick.index.clear()
	for at < len(b.data) {
		if p.quick.able {
			if at, line = p.quickRows(&b, at, line); at == len(b.data) {
				break
			}
		}
		next := p.rec.scan(b.data, at, p.t.delim)
		if p.rec.loose || p.rec.broken >= 0 {
			if next = p.mend(&b, line, at, next); next == at {
				break
			}
		}
		lines := p.rec.lines
		if len(p.rec.fields) == 1 && len(p.t.header) > 1 {
			p.rec.again(p.t.delim)
		}
		used := p.row(&b, line, b.first && at == 0)
		if p.rec.wide != 0 {
			p.checkText(used)
		}
		line += lines
		at = next
	}
	return at, line
}

// place gives where a field stands; the column counts runes from 1.
func (p *part) place(b *block, line, field int) mark {
	r := &p.rec
	if field < 0 || field >= len(r.starts) {
		return mark{line: line, column: 1}
	}
	before := b.data[r.start:r.starts[field]]
	line += bytes.Count(before, []byte{'\n'})
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	return mark{line, utf8.RuneCount(before) + 1, p.t.shownCell(string(r.fields[field]))}
}

// shorten keeps what fits into a message.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= 40 {
		return s
	}
	return string([]rune(s)[:40]) + "…"
}

// row adds a record to its group; used is false where it has none.
func (p *part) row(b *block, line int, first bool) (used bool) {
	r := &p.rec
	if r.broken >= 0 || p.oversized() {
		p.broken(b, line)
		return false
	}
	if len(r.fields[0]) == 0 && r.blank() || p.declaredEmpty() || p.isTotals(b, line, first) || first && p.describes() {
		return false
	}
	p.read++
	if !p.hasWidth(b, line) || !p.findSpan(b, line) {
		return false
	}
	if len(p.t.bind.stated) > 0 && !p.varied {
		p.readStated()
	}
	if !p.passes() {
		p.aside[kpi.AsideFiltered]++
		p.filtered[groupKey{p.span, p.choose(0, keyAccount, p.t.bind.account)}]++
		return false
	}
	p.use(b, line)
	return true
}

// hasWidth tells whether the row has its cells under the headers; else it is set aside.
func (p *part) hasWidth(b *block, line int) bool {
	r := &p.rec
	if len(r.fields) <= p.t.bind.last {
		p.drop(faultWidth, p.place(b, line, len(r.fields)-1))
		return false
	}
	for i := len(p.t.header); i < len(r.fields); i++ {
		if len(bytes.TrimSpace(r.fields[i])) > 0 {
			p.drop(faultExtra, p.place(b, line, i))
			return false
		}
	}
	return true
}

// use adds a row whose days are found to its group.
func (p *part) use(b *block, line int) {
	p.checkIDs(b, line)
	group := p.group()
	p.groups[group].rows++
	if p.t.bind.currency >= 0 {
		p.noteCurrency(b, line)
	}
	p.add(b, line, group)
	if p.t.row != nil {
		p.t.row(p, line, group)
	}
	if len(p.t.bind.same) > 0 && line <= p.t.line+evidenceLines {
		p.keepEvidence()
	}
	if len(p.t.bind.orderIDs) > 0 {
		p.keepOrderID()
	}
	for _, i := range p.t.bind.ownDays {
		p.onItsDay(b, line, i)
	}
}

// evidenceLines is how far into a table rows are kept as evidence of its
// account: a fixed number of lines, so that blocks and workers change nothing.
const evidenceLines = 2000

// keepEvidence remembers the name, day and figures of a row as written. A row
// without figures proves nothing: every account has idle campaigns.
func (p *part) keepEvidence() {
	var key []byte
	some := false
	for i, col := range p.t.bind.same {
		raw := p.rec.fields[col]
		key = append(append(key, '|'), raw...)
		some = some || i > 1 && len(bytes.Trim(raw, "0.,")) > 0
	}
	if some {
		p.ids[string(key)] = true
	}
}

func (p *part) oversized() bool {
	r := &p.rec
	last := len(r.fields) - 1
	if size := r.starts[last] + len(r.fields[last]) - r.start; size <= maxCell {
		return last >= maxColumns
	}
	return last >= maxColumns || slices.ContainsFunc(r.fields, func(f []byte) bool { return len(f) > maxCell })
}

func (p *part) broken(b *block, line int) {
	if p.rec.broken < 0 {
		p.fault(faultCell, mark{line: line, column: 1})
		return
	}
	last := len(p.rec.starts) - 1
	m := p.place(b, line, last)
	m.text = ""
	p.fault(faultQuote, m)
}

// drop sets a row aside for a fault.
func (p *part) drop(code string, m mark) {
	p.fault(code, m)
	p.aside[asideOf(code)]++
}

// declaredEmpty takes the one cell by which an export says that it has no rows.
func (p *part) declaredEmpty() bool {
	if x := p.t.preset; x == nil || len(p.rec.fields) > 1 || len(p.rec.fields[0]) > 100 || !x.empty[headerKey(string(p.rec.fields[0]))] {
		return false
	}
	p.empty = true
	return true
}

// passes tells whether the row meets where:.
func (p *part) passes() bool {
	for _, w := range p.t.bind.where {
		if raw := p.rec.fields[w.col]; !w.accept[string(raw)] && !w.accept[memberName(string(raw))] {
			return false
		}
	}
	return true
}

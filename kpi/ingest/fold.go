package ingest

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"kpideck/kpi"
)

// block is whole records of a table. first tells that it starts at the first
// row after the header.
type block struct {
	data  []byte
	line  int
	first bool
}

// fold adds the records of a block to the part.
func (p *part) fold(b block) {
	line := b.line
	p.span = -1 // the row before is of another block, and blocks come in any order
	for at := 0; at < len(b.data); {
		next := p.rec.scan(b.data, at, p.t.delim)
		if p.rec.loose || p.rec.broken >= 0 {
			next = p.mend(&b, line, at, next)
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
	p.rows[group]++
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

// group gives the number of the row's group: its span and members. Members
// become one small number step by step, so that the hot path ends in a slice.
func (p *part) group() int32 {
	b := &p.t.bind
	combo := p.choose(0, keyAccount, b.account)
	combo = p.choose(combo, keyLevel, b.level)
	combo = p.choose(combo, keyCurrency, b.currency)
	for i := range b.dims {
		combo = p.choose(combo, keyDims+i, b.dims[i].col)
	}
	if b.campaignID >= 0 && !excelID(p.rec.fields[b.campaignID]) {
		p.ids[string(p.rec.fields[b.campaignID])] = true
	}
	slot := p.slot(combo)
	if *slot == 0 {
		p.keyOf = append(p.keyOf, groupKey{p.span, combo})
		p.rows = append(p.rows, 0)
		p.cells = append(p.cells, make([]cell, len(p.t.bind.measures))...)
		*slot = int32(len(p.keyOf))
		p.nameCampaign()
	}
	return *slot - 1
}

// denseCombos bounds the choices that have a slot for every span; what is
// beyond is sparse and would waste memory so.
const denseCombos = 1 << 12

// slot is where the number of a group stands, plus one.
func (p *part) slot(combo int32) *int32 {
	if combo >= denseCombos {
		k := groupKey{p.span, combo}
		if p.sparse[k] == nil {
			p.sparse[k] = new(int32)
		}
		return p.sparse[k]
	}
	for int(p.span) >= len(p.groups) {
		p.groups = append(p.groups, nil)
	}
	row := p.groups[p.span]
	if int(combo) >= len(row) {
		row = append(row, make([]int32, min(len(p.comboOf), denseCombos)-len(row))...)
		p.groups[p.span] = row
	}
	return &row[combo]
}

// choose adds the member in a column to a choice.
func (p *part) choose(combo int32, i, col int) int32 {
	if col < 0 {
		return combo
	}
	n := p.keys[i].of(p.rec.fields[col])
	if n < denseCombos {
		if next := p.next[combo]; int(n) < len(next) && next[n] > 0 {
			return next[n]
		}
	}
	return p.newChoice(combo, n)
}

// newChoice finds or makes a choice that has no quick way yet. Names that come
// late are many, and found by a map.
func (p *part) newChoice(combo, n int32) int32 {
	k := groupKey{combo, n}
	id, ok := p.combos[k]
	if !ok {
		id = int32(len(p.comboOf))
		p.combos[k] = id
		p.comboOf = append(p.comboOf, append(slices.Clip(p.comboOf[combo]), n))
		p.next = append(p.next, nil)
	}
	if n < denseCombos {
		next := p.next[combo]
		if grow := int(n) + 1 - len(next); grow > 0 {
			next = append(next, make([]int32, grow)...)
			p.next[combo] = next
		}
		next[n] = id
	}
	return id
}

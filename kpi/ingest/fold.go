package ingest

import (
	"bytes"
	"strings"
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
		lines := p.rec.lines
		if len(p.rec.fields) == 1 && len(p.t.header) > 1 && bytes.IndexByte(p.rec.fields[0], p.t.delim) >= 0 {
			p.rec.again(p.t.delim)
		}
		p.row(&b, line, b.first && at == 0)
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
	return mark{line, utf8.RuneCount(before) + 1, shorten(string(r.fields[field]))}
}

// shorten keeps what fits into a message.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= 40 {
		return s
	}
	return string([]rune(s)[:40]) + "…"
}

func (p *part) row(b *block, line int, first bool) {
	r := &p.rec
	if r.broken >= 0 || r.start+maxCell < len(b.data) && p.oversized() {
		p.broken(b, line)
		return
	}
	if len(r.fields[0]) == 0 && r.blank() || p.declaredEmpty() || p.isTotals(b, line, first) {
		return
	}
	p.read++
	if len(r.fields) <= p.t.bind.last {
		p.drop(faultWidth, p.place(b, line, len(r.fields)-1))
		return
	}
	for i := len(p.t.header); i < len(r.fields); i++ {
		if len(bytes.TrimSpace(r.fields[i])) > 0 {
			p.drop(faultExtra, p.place(b, line, i))
			return
		}
	}
	if !p.findSpan(b, line) {
		return
	}
	if !p.passes() {
		p.aside[kpi.AsideFiltered]++
		return
	}
	p.add(b, line, p.group())
}

func (p *part) oversized() bool {
	for _, f := range p.rec.fields {
		if len(f) > maxCell {
			return true
		}
	}
	return len(p.rec.fields) > maxColumns
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
	if b.campaignID >= 0 {
		p.ids[string(p.rec.fields[b.campaignID])] = true
	}
	slot := p.slot(combo)
	if *slot == 0 {
		p.keyOf = append(p.keyOf, groupKey{p.span, combo})
		p.rows = append(p.rows, 0)
		p.cells = append(p.cells, make([]cell, len(p.t.bind.measures))...)
		*slot = int32(len(p.keyOf))
	}
	p.rows[*slot-1]++
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
	k := uint64(combo)<<32 | uint64(uint32(n))
	id, ok := p.combos[k]
	if !ok {
		id = int32(len(p.comboOf))
		p.combos[k] = id
		p.comboOf = append(p.comboOf, append(p.comboOf[combo][:len(p.comboOf[combo]):len(p.comboOf[combo])], n))
	}
	return id
}

// add puts the measures of the row into its group.
func (p *part) add(b *block, line int, id int32) {
	ms := p.t.bind.measures
	cells := p.cells[int(id)*len(ms):]
	for i := range ms {
		m := &ms[i]
		if m.plain && p.addPlain(b, line, m, &cells[i]) {
			continue
		}
		switch {
		case m.col < 0:
			cells[i].put(number{value: scaled(1, 0), kind: sureNumber}, m.rollup)
		case m.count:
			cells[i].put(p.filled(m.col), m.rollup)
		default:
			if n := p.measure(b, line, m); n.kind > noNumber {
				cells[i].put(n, m.rollup)
			}
		}
	}
	for _, col := range p.t.bind.ratios {
		p.ratio(b, line, col)
	}
}

// addPlain is the quick way for cells that are empty or have one reading.
func (p *part) addPlain(b *block, line int, m *measureColumn, c *cell) bool {
	raw := p.rec.fields[m.col]
	if len(raw) == 0 {
		return true
	}
	n, places, ok := plainNumber(raw)
	if !ok || places > 0 && p.t.style == commaDecimal {
		return false
	}
	if places > 0 {
		p.note(&p.proof.dotDecimal, b, line, m.col)
	}
	c.putSure(scaled(n, places), m.rollup)
	return true
}

// filled is one where the cell holds something, else zero: nothing to count is
// counted, not unknown.
func (p *part) filled(col int) number {
	var n uint64
	if strings.TrimSpace(clean(string(p.rec.fields[col]))) != "" {
		n = 1
	}
	return number{value: scaled(n, 0), kind: sureNumber}
}

func (p *part) measure(b *block, line int, m *measureColumn) number {
	n := p.number(b, line, m, m.col)
	if m.same && n.kind > noNumber && !n.value.zero() {
		p.resultType()
	}
	if m.weight < 0 || n.kind <= noNumber {
		return n
	}
	w := p.number(b, line, &measureColumn{}, m.weight)
	if w.kind <= noNumber {
		return w
	}
	return p.product(b, line, m, n, w)
}

// product weighs a mean. Where both are ambiguous the readings are a million
// apart, for which no sum is kept.
func (p *part) product(b *block, line int, m *measureColumn, n, w number) number {
	v, ok := n.value.times(w.value)
	switch {
	case !ok || n.kind != sureNumber && w.kind != sureNumber:
		p.fault(faultProduct, p.place(b, line, m.col))
		return number{}
	case w.kind != sureNumber:
		return number{value: v, kind: w.kind}
	}
	return number{value: v, kind: n.kind}
}

// number reads a cell and notes what it proves.
func (p *part) number(b *block, line int, m *measureColumn, col int) number {
	raw := p.rec.fields[col]
	n := p.t.words.parseNumber(raw, p.t.style)
	if n.symbol != "" && m.money {
		p.symbols[n.symbol] = true
	}
	switch {
	case n.kind == badNumber:
		p.fault(faultNumber, p.place(b, line, col))
	case n.kind == dotNumber || n.kind == commaNumber:
		p.ambiguous(b, line, m, col, n.kind)
	case n.proves == dotDecimal:
		p.note(&p.proof.dotDecimal, b, line, col)
	case n.proves == commaDecimal:
		p.note(&p.proof.commaDecimal, b, line, col)
	}
	return n
}

// note puts a mark where it is earlier than what is known: blocks need not
// come in order.
func (p *part) note(m *mark, b *block, line, col int) {
	if !m.set() || line < m.line {
		m.put(p.place(b, line, col))
	}
}

func (p *part) ambiguous(b *block, line int, m *measureColumn, col int, kind reading) {
	any, whole := &p.proof.dot, &p.proof.wholeDot
	if kind == commaNumber {
		any, whole = &p.proof.comma, &p.proof.wholeComma
	}
	p.note(any, b, line, col)
	if m.whole || m.money && p.noCents(m) {
		p.note(whole, b, line, col)
	}
}

// noCents tells whether the row's currency has no smaller unit.
func (p *part) noCents(m *measureColumn) bool {
	code := p.t.currency(m)
	if col := p.t.bind.currency; code == "" && col >= 0 {
		code = strings.ToUpper(memberName(string(p.rec.fields[col])))
	}
	return p.t.words.noCents[code]
}

// ratio notes what a cell proves that is not added.
func (p *part) ratio(b *block, line, col int) {
	if col >= len(p.rec.fields) {
		return
	}
	m := &p.proof.ratioDot
	switch n := p.t.words.parseNumber(p.rec.fields[col], undecided); n.proves {
	case undecided:
		return
	case commaDecimal:
		m = &p.proof.ratioComma
	}
	p.note(m, b, line, col)
}

// resultType notes which kind of result the row counts; three are as mixed as many.
func (p *part) resultType() {
	if col := p.t.bind.resultType; col >= 0 && len(p.types) < 3 {
		if raw := p.rec.fields[col]; !p.types[string(raw)] {
			p.types[string(raw)] = true
		}
	}
}

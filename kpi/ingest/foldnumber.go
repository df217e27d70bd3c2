package ingest

import (
	"cmp"
	"strings"

	"kpideck/kpi"
)

// add puts the measures of the row into its group.
func (p *part) add(b *block, line int, id int32) {
	ms := p.t.bind.measures
	cells := p.cellsOf(id)
	for i := range ms {
		m := &ms[i]
		if m.plain && p.addPlain(b, line, m, &cells[i]) {
			continue
		}
		p.addOther(b, line, i, id, &cells[i])
	}
	for _, col := range p.t.bind.ratios {
		p.ratio(b, line, col)
	}
}

// addPlain is the short way for cells that are empty or have one reading.
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
	c.putSure(kpi.FromDigits(n, places), m.rollup)
	return true
}

// addOther puts what is not simply the number of a cell.
func (p *part) addOther(b *block, line, i int, id int32, c *cell) {
	m := &p.t.bind.measures[i]
	if !p.holds(m) {
		c.putNothing(m.rollup)
		return
	}
	n := p.value(b, line, m)
	switch {
	case n.kind <= noNumber:
	case m.count == countDated:
		c.putNothing(m.rollup) // onItsDay puts it where it belongs
	case m.once >= 0:
		c.putNothing(m.rollup)
		p.keep(b, line, i, id, n)
	default:
		c.put(n, m.rollup)
	}
}

// value is what the row brings to a measure.
func (p *part) value(b *block, line int, m *measureColumn) number {
	switch m.count {
	case countRows, countDistinct, countDated:
		return number{value: kpi.FromDigits(1, 0), kind: sureNumber}
	case countFilled:
		if m.between != nil {
			return p.within(b, line, m.col, m.between)
		}
		return p.filled(m.col)
	}
	return p.measure(b, line, m)
}

// filled is one where the cell holds something, else zero: nothing to count is
// counted, not unknown.
func (p *part) filled(col int) number {
	var n uint64
	if strings.TrimSpace(clean(string(p.rec.fields[col]))) != "" {
		n = 1
	}
	return number{value: kpi.FromDigits(n, 0), kind: sureNumber}
}

func (p *part) measure(b *block, line int, m *measureColumn) number {
	n := p.number(b, line, m, m.col)
	if m.same && n.kind > noNumber && !n.value.IsZero() {
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
	v, ok := product(n.value, w.value)
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
		p.noteSymbol(b, line, col, n.symbol)
	}
	switch {
	case n.kind == badNumber:
		p.fault(p.badNumber(raw), p.place(b, line, col))
	case n.kind == dotNumber || n.kind == commaNumber:
		p.ambiguous(b, line, m, col, n)
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

func (p *part) ambiguous(b *block, line int, m *measureColumn, col int, n number) {
	any, whole := &p.proof.dot, &p.proof.wholeDot
	if n.kind == commaNumber {
		any, whole = &p.proof.comma, &p.proof.wholeComma
	}
	p.note(any, b, line, col)
	if m.whole || m.money && p.noCents(m, n.symbol) {
		p.note(whole, b, line, col)
	}
}

// noCents tells whether the row's currency has no smaller unit. Where the file
// names none, the deck's holds, unless the preset knows how its platform writes.
func (p *part) noCents(m *measureColumn, symbol string) bool {
	code := p.t.currency(m)
	if col := p.t.bind.currency; code == "" && col >= 0 {
		code = strings.ToUpper(memberName(string(p.rec.fields[col])))
	}
	code = cmp.Or(code, symbol)
	if x := p.t.preset; code == "" && (x == nil || x.style == undecided) {
		code = p.t.req.Home
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

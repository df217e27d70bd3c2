package ingest

import (
	"bytes"
	"encoding/binary"

	"kpideck/kpi"
)

// quickRow adds a row by the ends of its cells; false where it cannot, and then
// nothing was counted. What it need not ask again: a row with the day of a row that
// was used is no totals row, nor blank; names that are known are UTF-8.
func (p *part) quickRow(data []byte, ends []uint32, line int) bool {
	q := &p.quick
	day := cellOf(data, ends, q.day)
	if line <= q.evidence || (q.end >= 0 || !bytes.Equal(day, p.lastDate)) && !p.quickDay(day, data, ends, line) {
		return false
	}
	combo, ok := p.quickChoice(data, ends, line)
	if !ok || !p.quickFigures(data, ends, line) || q.checks && !p.quickChecks(data, ends, line) {
		return false
	}
	slot := p.slot(combo)
	if *slot == 0 {
		p.newGroup(combo, slot)
	}
	p.read++
	p.addQuick(*slot - 1)
	return true
}

// quickDay tells whether the row has the day of the row above it, or another that is
// known and proves nothing new.
func (p *part) quickDay(raw, data []byte, ends []uint32, line int) bool {
	if end := p.quick.end; end >= 0 {
		return bytes.Equal(raw, p.lastDate) && bytes.Equal(cellOf(data, ends, end), p.lastEnd)
	}
	day, known := p.days[string(raw)]
	if !known || day.to.kind != noDay || !p.proved(day, line) {
		return false
	}
	span, known := p.spans[spanKey{day.from, day.from}]
	if !known || p.spanAt[span] >= line {
		return false
	}
	p.span, p.lastDate = span, append(p.lastDate[:0], raw...)
	return true
}

// quickChoice finds the members of the row.
func (p *part) quickChoice(data []byte, ends []uint32, line int) (combo int32, ok bool) {
	for i := range p.quick.names {
		name := &p.quick.names[i]
		id, known := p.keys[name.key].known(cellOf(data, ends, name.col))
		next := p.next[combo]
		if !known || int(id) >= len(next) || next[id] == 0 {
			return 0, false
		}
		if name.key == keyCurrency && (int(id) >= len(p.coins) || !p.coins[id].provedBy(line)) {
			return 0, false
		}
		combo, name.id = next[id], id
	}
	return combo, true
}

// quickFigures reads the figures of the row.
func (p *part) quickFigures(data []byte, ends []uint32, line int) bool {
	q := &p.quick
	q.lacking = q.lacking[:0]
	for i := q.wholes(data, ends, 0); i < len(q.cols); i = q.wholes(data, ends, i+1) {
		if !p.quickFigure(&q.figures[i], cellOf(data, ends, q.cols[i]), line) {
			return false
		}
		q.values[i], q.lacking = 0, append(q.lacking, i)
	}
	return true
}

// wholes reads figures from one on as long as they are of one to eight digits, as
// most are, and gives the first that is not, or how many there are. Eight bytes are
// read as one number.
func (q *quickWay) wholes(data []byte, ends []uint32, first int) int {
	cols := q.cols
	values := q.values[:len(cols)]
	for i := first; i < len(cols); i++ {
		from := int(ends[cols[i]] + 1)
		size := uint(int(ends[cols[i]+1]) - from)
		if size-1 >= 8 || uint(from) > uint(len(data)) {
			return i
		}
		text := data[from:]
		if len(text) < 8 {
			return i
		}
		digits := (binary.LittleEndian.Uint64(text) ^ zeros) << (8 * (8 - size) & 63)
		if (digits+overNine|digits)&highBits != 0 {
			return i
		}
		values[i] = eightDigits(digits)
	}
	return len(cols)
}

const (
	zeros    = '0' * lowBits
	overNine = (0x80 - 10) * lowBits // lifts all but 0 to 9 to the high bit; what carries on has it
	pairs    = 0x000000ff000000ff
)

// eightDigits gives the number of eight digits, the first the lowest byte.
func eightDigits(digits uint64) uint64 {
	digits = digits*10 + (digits >> 8) // pairs, in every other byte
	return ((digits&pairs)*(100+1e6<<32) + (digits>>16&pairs)*(1+1e4<<32)) >> 32
}

// quickFigure reads a cell with one reading that proves nothing new.
func (p *part) quickFigure(f *quickFigure, cell []byte, line int) (ok bool) {
	if len(cell) == 0 {
		f.n, f.places = 0, noFigure
		return true
	}
	f.n, f.places, ok = plainNumber(cell)
	return ok && (f.places == 0 || p.t.style != commaDecimal && p.proof.dotDecimal.provedBy(line))
}

// provedBy tells whether something was seen already on this line or above.
func (m *mark) provedBy(line int) bool { return m.set() && m.line <= line }

// quickChecks looks at the cells that are not added.
func (p *part) quickChecks(data []byte, ends []uint32, line int) bool {
	b := &p.t.bind
	for i := range b.where {
		if w := &b.where[i]; !w.accept[string(cellOf(data, ends, w.col))] {
			return false
		}
	}
	for _, col := range b.ids {
		if excelID(cellOf(data, ends, col)) {
			return false
		}
	}
	for _, col := range b.ratios {
		if cell := cellOf(data, ends, col); len(cell) > 0 {
			if _, places, ok := plainNumber(cell); !ok || places > 0 && !p.proof.ratioDot.provedBy(line) {
				return false
			}
		}
	}
	return p.quickStated(data, ends) && p.quickNamed(data, ends)
}

// quickStated tells whether the row states the range that the others do.
func (p *part) quickStated(data []byte, ends []uint32) bool {
	for i, col := range p.t.bind.stated {
		if !p.varied && !bytes.Equal(cellOf(data, ends, col), p.stated[i]) {
			return false
		}
	}
	return true
}

// quickNamed tells whether the row is none that names nothing, and what it names
// besides its members is known: its campaign's id, and the kind of its results.
func (p *part) quickNamed(data []byte, ends []uint32) bool {
	b := &p.t.bind
	if len(b.blank) > 0 && p.t.preset.totals.anywhere && len(bytes.TrimSpace(cellOf(data, ends, b.blank[0]))) == 0 {
		return false
	}
	if b.campaignID >= 0 && !p.quickCampaign(cellOf(data, ends, b.campaignID)) {
		return false
	}
	return b.resultType < 0 || len(p.types) >= 3 || p.types[string(cellOf(data, ends, b.resultType))]
}

// quickCampaign tells whether an id is known, and what the campaign at hand is called.
func (p *part) quickCampaign(id []byte) bool {
	if at := p.quick.campaign; at >= 0 {
		return p.calls(id, p.quick.names[at].id)
	}
	return p.ids[string(id)]
}

// addQuick adds the figures to a group.
func (p *part) addQuick(group int32) {
	g, q := p.groups[group], &p.quick
	g.rows++
	g.quick++
	whole := g.whole[:len(q.values)]
	for i, n := range q.values {
		whole[i] += n
	}
	for _, i := range q.lacking {
		g.lack(i)
		if f := &q.figures[i]; f.places >= 0 {
			p.cellsOf(group)[i].putSure(kpi.FromDigits(f.n, f.places), kpi.RollSum)
		}
	}
}

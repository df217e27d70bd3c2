package ingest

import (
	"bytes"
	"slices"
	"strings"

	"kpideck/kpi"
)

// Some measures take each value of a column once: distinct orders, and amounts
// that repeat on every line of an order. Of the rows of a value the one with the
// lowest line speaks, whichever worker saw it first, so the rows are kept aside
// until all blocks are folded: one small entry for each value, and no rows.

// maxValues bounds the values of a column that count once, and so the memory.
const maxValues = 5_000_000

// keySet numbers the values of a column by a 64-bit hash: of five million values
// two share a hash with a chance of one in a million.
type keySet struct {
	ids   map[uint64]int32 // noValue for what is none
	size  int32
	limit int
	full  bool // more values than the limit: the table is turned down

	line  int    // of the row read last, which several measures ask for
	last  uint64 // the hash read last: lines of one order follow each other
	lastN int32
}

// noValue numbers empty cells, words for none and ids that Excel rounded.
const noValue = -1

func newKeySet(limit int) *keySet {
	return &keySet{ids: map[uint64]int32{}, limit: limit, lastN: noValue}
}

// ofRow gives the number of the row's value, noValue when it has none.
func (k *keySet) ofRow(line int, raw []byte, w *words) int32 {
	if k.line == line {
		return k.lastN
	}
	k.line = line
	raw = bytes.TrimSpace(raw)
	if !ascii(raw) {
		raw = []byte(memberName(string(raw)))
	}
	h := hashOf(raw)
	if h != k.last {
		k.last, k.lastN = h, k.number(h, raw, w)
	}
	return k.lastN
}

func (k *keySet) number(h uint64, raw []byte, w *words) int32 {
	n, ok := k.ids[h]
	switch {
	case ok:
		return n
	case w.null(string(raw)), excelID(raw):
		k.ids[h] = noValue
		return noValue
	}
	return k.of(h)
}

// of gives the number of a hash.
func (k *keySet) of(h uint64) int32 {
	n, ok := k.ids[h]
	switch {
	case ok:
		return n
	case int(k.size) == k.limit:
		k.full = true
		return noValue
	}
	k.ids[h] = k.size
	k.size++
	return k.size - 1
}

// hashOf is FNV-1a: the same on every machine, as every output must be.
func hashOf(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// firsts are, for one measure and by the number of a value, the rows that speak.
type firsts struct {
	rows    []firstRow
	amounts []firstAmount // empty where each value is one
}

// firstRow is a row by its line and group; without a line it is none.
type firstRow struct{ line, group int32 }

type firstAmount struct {
	value kpi.Decimal
	kind  reading
}

// take lets a row speak for a value unless an earlier one does.
func (f *firsts) take(value int32, row firstRow, amount *firstAmount) {
	if grow := int(value) + 1 - len(f.rows); grow > 0 {
		f.rows = append(f.rows, make([]firstRow, grow)...)
		if amount != nil {
			f.amounts = append(f.amounts, make([]firstAmount, grow)...)
		}
	}
	if known := f.rows[value].line; known != 0 && known <= row.line {
		return
	}
	f.rows[value] = row
	if amount != nil {
		f.amounts[value] = *amount
	}
}

// amount gives what a value brings, nil where that is one.
func (f *firsts) amount(value int32) *firstAmount {
	if len(f.amounts) == 0 {
		return nil
	}
	return &f.amounts[value]
}

// keep notes the row for the value that a measure takes once.
func (p *part) keep(b *block, line int, i int, group int32, n number) {
	m := &p.t.bind.measures[i]
	col := p.t.bind.onceCols[m.once]
	value := p.values[m.once].ofRow(line, p.rec.fields[col], p.t.words)
	switch {
	case value == noValue && m.count == countNone && !p.values[m.once].full:
		p.fault(faultNoValue, p.place(b, line, col))
	case value == noValue:
	case m.count == countNone:
		p.firsts[i].take(value, firstRow{int32(line), group}, &firstAmount{n.value, n.kind})
	default:
		p.firsts[i].take(value, firstRow{int32(line), group}, nil)
	}
}

// once gives the number of a column whose values count once.
func (b *binding) once(col int) int {
	if at := slices.Index(b.onceCols, col); at >= 0 {
		return at
	}
	b.onceCols = append(b.onceCols, col)
	return len(b.onceCols) - 1
}

// bindOnce finds the column whose values the measure takes once; false when it
// has none.
func (b *binding) bindOnce(x *Preset, m *presetMeasure, c *measureColumn, keys []string) bool {
	c.once = none
	switch {
	case m.count == countDistinct:
		c.once = b.once(c.col)
	case m.once != "":
		col := anyColumn(keys, x.roles[m.once])
		if col < 0 {
			return false
		}
		c.once = b.once(col)
	}
	return true
}

// speak adds what values bring once to the groups of the rows that speak for
// them. groups are those of each part, nil where the days of the rows are bad.
func (s *settled) speak(parts []*part, groups [][]*group) {
	if len(parts) == 0 {
		return
	}
	for k := range s.t.bind.onceCols {
		if all := s.unite(parts, groups, k); all.full {
			s.overfull = append(s.overfull, s.t.bind.onceCols[k])
		}
	}
}

// unite brings the values of one column together, in what the first part knows
// of them, and adds what they bring.
func (s *settled) unite(parts []*part, groups [][]*group, k int) *keySet {
	all := parts[0]
	list := slices.Clone(groups[0])
	for at, p := range parts[1:] {
		all.values[k].full = all.values[k].full || p.values[k].full
		all.join(p, k, int32(len(list)))
		list = append(list, groups[at+1]...)
	}
	for i, m := range s.t.bind.measures {
		if m.once == k {
			all.firsts[i].addTo(list, i, m.rollup)
		}
	}
	return all.values[k]
}

// join takes the rows that speak in another part for the values of one column;
// base is what its groups are numbered from.
func (p *part) join(o *part, k int, base int32) {
	all := p.values[k]
	for h, own := range o.values[k].ids {
		if own == noValue || all.full {
			continue
		}
		value := all.of(h)
		for i, m := range p.t.bind.measures {
			if f := &o.firsts[i]; value != noValue && m.once == k && int(own) < len(f.rows) && f.rows[own].line != 0 {
				p.firsts[i].take(value, firstRow{f.rows[own].line, base + f.rows[own].group}, f.amount(own))
			}
		}
	}
}

// addTo puts every value into the group of its row.
func (f *firsts) addTo(groups []*group, measure int, roll kpi.Rollup) {
	for value, row := range f.rows {
		if row.line == 0 || groups[row.group] == nil {
			continue
		}
		n := number{value: kpi.FromDigits(1, 0), kind: sureNumber}
		if a := f.amount(int32(value)); a != nil {
			n.value, n.kind = a.value, a.kind
		}
		groups[row.group].all.cells[measure].put(n, roll)
	}
}

// quotedColumns names columns as a message does.
func (t *tableRead) quotedColumns(cols []int) string {
	var names []string
	for _, col := range cols {
		names = append(names, t.header[col])
	}
	return strings.TrimSpace(quoted(names))
}

package ingest

import "kpideck/kpi"

// cell is the partial sum of one measure over one group of rows. The sums of
// ambiguous cells are kept apart; each has one other reading, a thousandfold.
type cell struct {
	sure, dot, comma kpi.Decimal
	n                int32 // filled cells
	classes          uint8 // which of the three sums hold something
}

const (
	hasSure = 1 << iota
	hasDot
	hasComma
)

// put adds a cell, or keeps the larger or smaller where that is the rollup.
func (c *cell) put(n number, roll kpi.Rollup) {
	sum, class := &c.sure, uint8(hasSure)
	switch n.kind {
	case dotNumber:
		sum, class = &c.dot, hasDot
	case commaNumber:
		sum, class = &c.comma, hasComma
	}
	join(sum, n.value, c.classes&class != 0, roll)
	c.n++
	c.classes |= class
}

func join(sum *kpi.Decimal, v kpi.Decimal, held bool, roll kpi.Rollup) {
	switch {
	case !held:
		*sum = v
	case roll == kpi.RollMax:
		if sum.Cmp(v) < 0 {
			*sum = v
		}
	case roll == kpi.RollMin:
		if v.Cmp(*sum) < 0 {
			*sum = v
		}
	default:
		*sum, _ = sum.Add(v) // a cell is below 10²⁰, of which a billion fit
	}
}

// putSure is put for a cell with one reading.
func (c *cell) putSure(v kpi.Decimal, roll kpi.Rollup) {
	join(&c.sure, v, c.classes&hasSure != 0, roll)
	c.n++
	c.classes |= hasSure
}

// putNothing makes a sum known that a row was left out of: zero, where sums start.
func (c *cell) putNothing(roll kpi.Rollup) {
	if roll == kpi.RollSum {
		c.putSure(kpi.Decimal{}, roll)
	}
}

// merge takes another partial sum of the same group.
func (c *cell) merge(o *cell, roll kpi.Rollup) {
	if c.n == 0 {
		*c = *o
		return
	}
	for _, x := range []struct {
		sum   *kpi.Decimal
		other kpi.Decimal
		class uint8
	}{{&c.sure, o.sure, hasSure}, {&c.dot, o.dot, hasDot}, {&c.comma, o.comma, hasComma}} {
		if o.classes&x.class != 0 {
			join(x.sum, x.other, c.classes&x.class != 0, roll)
		}
	}
	c.n += o.n
	c.classes |= o.classes
}

// read gives the sum in a style.
func (c *cell) read(s style, roll kpi.Rollup) kpi.Decimal {
	if c.classes == hasSure {
		return c.sure
	}
	dot, comma := c.dot, c.comma
	if s == commaDecimal {
		dot, _ = dot.Mul(thousand)
	} else {
		comma, _ = comma.Mul(thousand)
	}
	var total kpi.Decimal
	held := false
	for _, x := range []struct {
		v     kpi.Decimal
		class uint8
	}{{c.sure, hasSure}, {dot, hasDot}, {comma, hasComma}} {
		if c.classes&x.class != 0 {
			join(&total, x.v, held, roll)
			held = true
		}
	}
	return total
}

// groupSums are the partial sums of a group by measure. The quick way adds what
// comes as small whole numbers, nearly all there is, in an eighth of the room of a
// cell: eight digits at most, so that no file has rows enough to overflow a sum.
// Cells are nil until something else is added.
type groupSums struct {
	quick   int32    // rows that went the quick way
	lacking []int32  // of these, the ones without a small whole number; nil where all had
	whole   []uint64 // sums of the small whole numbers
	cells   []cell
}

// lack notes a row without a small whole number.
func (x *groupSums) lack(measure int) {
	if x.lacking == nil {
		x.lacking = make([]int32, len(x.whole))
	}
	x.lacking[measure]++
}

// take adds other sums, and keeps them where there were none.
func (x *groupSums) take(o *groupSums, ms []measureColumn) {
	x.quick += o.quick
	x.lacking = added(x.lacking, o.lacking)
	x.whole = added(x.whole, o.whole)
	if x.cells == nil {
		x.cells = o.cells
		return
	}
	for i := range o.cells {
		x.cells[i].merge(&o.cells[i], ms[i].rollup)
	}
}

// added adds b to a, which may be nil, as b may.
func added[N int32 | uint64](a, b []N) []N {
	if a == nil {
		return b
	}
	for i, n := range b {
		a[i] += n
	}
	return a
}

// read gives the sum of a measure in a style, and how many cells it is of.
func (x *groupSums) read(measure int, in style, roll kpi.Rollup) (sum kpi.Decimal, n int32) {
	if x.cells != nil {
		if c := &x.cells[measure]; c.n > 0 {
			sum, n = c.read(in, roll), c.n
		}
	}
	if x.quick > 0 {
		sum, _ = sum.Add(kpi.FromDigits(x.whole[measure], 0))
		n += x.quick
	}
	if x.lacking != nil {
		n -= x.lacking[measure]
	}
	return sum, n
}

package ingest

import "kpideck/kpi"

// cell is the partial sum of one measure over one group of rows. The sums of
// ambiguous cells are kept apart; each has one other reading, a thousandfold.
type cell struct {
	sure, dot, comma fixed
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

func join(sum *fixed, v fixed, held bool, roll kpi.Rollup) {
	switch {
	case !held:
		*sum = v
	case roll == kpi.RollMax:
		if sum.less(v) {
			*sum = v
		}
	case roll == kpi.RollMin:
		if v.less(*sum) {
			*sum = v
		}
	default:
		*sum = sum.add(v)
	}
}

// putSure is put for a cell with one reading.
func (c *cell) putSure(v fixed, roll kpi.Rollup) {
	join(&c.sure, v, c.classes&hasSure != 0, roll)
	c.n++
	c.classes |= hasSure
}

// putNothing makes a sum known that a row was left out of: zero, where sums start.
func (c *cell) putNothing(roll kpi.Rollup) {
	if roll == kpi.RollSum {
		c.putSure(fixed{}, roll)
	}
}

// merge takes another partial sum of the same group.
func (c *cell) merge(o *cell, roll kpi.Rollup) {
	for _, x := range []struct {
		sum   *fixed
		other fixed
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
func (c *cell) read(s style, roll kpi.Rollup) fixed {
	dot, comma := c.dot, c.comma
	if s == commaDecimal {
		dot = dot.thousandfold()
	} else {
		comma = comma.thousandfold()
	}
	var total fixed
	held := false
	for _, x := range []struct {
		v     fixed
		class uint8
	}{{c.sure, hasSure}, {dot, hasDot}, {comma, hasComma}} {
		if c.classes&x.class != 0 {
			join(&total, x.v, held, roll)
			held = true
		}
	}
	return total
}

package page

import (
	"cmp"
)

// share places rows on the page; with grow they share what is left of it, else
// they leave it to the row that goes on below them.
func (f *flow) share(rows []pageRow, grow bool) {
	spare, can := f.left()-f.packedHeight(rows), 0.0
	for _, r := range rows {
		can += r.reach.most - r.reach.least
	}
	part := 0.0
	if can > 0 {
		part = min(1, max(0, spare)/can)
	}
	if !grow {
		part = 0
	}
	for i, r := range rows {
		if i > 0 {
			f.y += f.px(blockGap)
		}
		h := r.reach.least + part*(r.reach.most-r.reach.least)
		for _, c := range r.columns {
			f.column(c.x, c.w).pile(c, h)
		}
		f.y += h
	}
}

// pile places the blocks of a column into a height, which they share.
func (f *flow) pile(c pageColumn, high float64) {
	sum := elastic{}
	for _, e := range c.reach {
		sum = sum.add(e)
	}
	spare := high - sum.least - float64(len(c.blocks)-1)*f.px(blockGap)
	part := 0.0
	if can := sum.most - sum.least; can > 0 {
		part = min(1, max(0, spare)/can)
	}
	for i, b := range c.blocks {
		e, y := c.reach[i], f.y
		h := e.least + part*(e.most-e.least)
		f.limit = y + h
		f.block(b)
		f.y = y + h + f.px(blockGap)
	}
}

// run places the columns of a row that does not fit, each from here on to as
// many pages as it takes.
func (f *flow) run(r pageRow) {
	from, y := f.at, f.y
	last, low := from, y
	for _, c := range r.columns {
		col := f.column(c.x, c.w)
		col.at, col.leaf, col.y = from, f.leaves[from], y
		for i, b := range c.blocks {
			if i > 0 {
				col.gap()
			}
			col.limit = 0
			e := c.reach[i]
			if !breaks(b) {
				col.need(e.least)
			}
			if e.least <= col.left() {
				col.limit = col.y + min(col.left(), (e.least+e.most)/2)
			}
			col.block(b)
		}
		if cmp.Or(cmp.Compare(col.at, last), cmp.Compare(col.y, low)) > 0 {
			last, low = col.at, col.y
		}
	}
	f.at, f.leaf, f.y = last, f.leaves[last], low
}

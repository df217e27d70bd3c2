package page

import "kpideck/report"

const shelfGap = 48.0 // px between blocks side by side

// shelf sets two narrow blocks side by side and returns how many it took: none
// when they need more width, or more height than a page has.
func (f *flow) shelf(blocks []report.Block) int {
	const n = 2
	if len(blocks) < n {
		return 0
	}
	w := (f.w - (n-1)*f.px(shelfGap)) / n
	high := 0.0
	for _, b := range blocks[:n] {
		h, ok := f.narrow(b, w)
		if !ok || h > f.bottom-f.top {
			return 0
		}
		high = max(high, h)
	}
	f.need(f.px(blockGap) + high)
	y, low := f.y, f.y
	for i, b := range blocks[:n] {
		f.x, f.w, f.y = f.px(margin)+float64(i)*(w+f.px(shelfGap)), w, y
		f.block(b)
		low = max(low, f.y)
	}
	f.x, f.w, f.y = f.px(margin), f.px(contentW), low
	return n
}

// narrow measures a block in a width; ok is false when it needs more.
func (f *flow) narrow(b report.Block, w float64) (h float64, ok bool) {
	column := *f
	column.w = w
	switch b := b.(type) {
	case *report.DotPairs:
		return column.dotPairsHeight(b), true
	case *report.Remarks:
		if b.Box {
			return column.decisionsHeight(b), true
		}
		return column.remarksHeight(b), true
	case *report.Table:
		if b.Kind != report.TotalsTable && b.Kind != report.FamilyTable {
			return 0, false
		}
		g := f.sized(b, w)
		g.place(f.Pen, f.x, w)
		return column.tableHeight(g, b.Rows), g.comfortable(f.Pen, w)
	}
	return 0, false
}

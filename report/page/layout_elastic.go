package page

import "kpideck/report"

// elastic is the least and the most height of a block in a width. A block that
// breaks may be higher than a page.
type elastic struct{ least, most float64 }

func (e elastic) add(o elastic) elastic { return elastic{e.least + o.least, e.most + o.most} }

func rigid(h float64) elastic { return elastic{h, h} }

// measure gives the heights of a block in the width of the column.
func (f *flow) measure(b report.Block) elastic {
	switch b := b.(type) {
	case *report.Headlines:
		return f.headlinesElastic(b.Items)
	case *report.Table:
		return f.listingElastic(b)
	case *report.ScoreBox:
		return rigid(f.drawn(func(f *flow) { f.scoreBox(b) }))
	case *report.Tree:
		return f.treeElastic(b)
	case *report.Bridge:
		return f.bridgeElastic(b)
	case *report.Remarks:
		switch {
		case b.Box:
			return rigid(f.decisionsHeight(b))
		case f.runsIn(b):
			return rigid(f.drawn(func(f *flow) { f.runIn(b) }))
		}
		return rigid(f.remarksHeight(b))
	case *report.Pace:
		return listed(f.paceRows(b), f.paceHead(b))
	case *report.CoverBox:
		return rigid(f.bottom - f.top)
	}
	return f.figureElastic(b)
}

// listingElastic measures what listing draws.
func (f *flow) listingElastic(t *report.Table) elastic {
	switch t.Kind {
	case report.DefinitionList:
		return f.definitionsElastic(t)
	case report.SmartDetail:
		return listed(f.smartReach(t), f.px(smartHead))
	case report.SmartShort:
		return listed(f.smartRows(len(t.Rows)), f.px(smartHead))
	}
	return f.tableElastic(t)
}

// drawn is the height of what a function draws, on a page that is thrown away.
func (f *flow) drawn(draw func(*flow)) float64 {
	c := f.column(f.x, f.w)
	blank := *f.leaf
	blank.Canvas = f.Pen.Canvas()
	c.leaf, c.y = &blank, 0
	blank.top, blank.bottom = 0, endless
	draw(c)
	return c.y
}

const endless = 1e9

// breaks tells whether a block can go on to another page.
func breaks(b report.Block) bool {
	switch b := b.(type) {
	case *report.Table, *report.Tree:
		return true
	case *report.Remarks:
		return !b.Box && b.ID != report.EventsBlock
	}
	return false
}

// The least widths of blocks, in px.
const (
	treeNarrow   = 560.0
	chartLeast   = 380.0
	bridgeNarrow = 400.0
	pairsLeast   = 420.0
	manyLeast    = 560.0 // of small multiples and headlines
	smartNarrow  = 640.0
	boxLeast     = 220.0
)

// leastWidth is what a block needs of a width to be read; more than it where it
// finds no room there.
func (f *flow) leastWidth(b report.Block, width float64) float64 {
	switch b := b.(type) {
	case *report.Table:
		if b.Kind == report.SmartDetail || b.Kind == report.SmartShort {
			return f.px(smartNarrow)
		}
		if g := f.sized(b, width); !g.fits(f.Pen, width) {
			return width + 1
		}
		return f.px(boxLeast)
	case *report.Tree:
		return f.px(treeNarrow)
	case *report.WeekChart:
		return f.px(chartLeast)
	case *report.Bridge:
		return max(f.px(bridgeNarrow), f.bridgeWords(b))
	case *report.DotPairs:
		return f.px(pairsLeast)
	case *report.Multiples:
		return f.px(multiplesLeast(b))
	case *report.Headlines:
		return f.px(manyLeast)
	}
	return f.px(boxLeast)
}

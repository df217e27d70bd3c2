package page

import (
	"math"

	"kpideck/report"
	"kpideck/report/theme"
)

const (
	blockGap  = 32.0 // px between blocks one below the other
	columnSep = 48.0 // and side by side
	noteLines = 3
)

// flow places the blocks of one plan from top to bottom and turns to the next
// page when a piece does not fit. Columns side by side are filled one after the
// other: each turns to the pages that the ones before it have begun.
type flow struct {
	*Pen
	*leaf
	*book
	doc   *report.Document
	plan  *report.PagePlan
	first int     // page of the plan, in the book
	at    int     // page that is being filled
	x, w  float64 // of the column that is being filled
	y     float64 // where the next piece begins
	brief bool    // headlines without the notes of leads, questions in two lines; both stand in full elsewhere
	limit float64 // to where the block being placed may grow; 0 for the page's end
}

// turn goes to the next page of the plan, whose frame is drawn when it is new.
// The column stays as wide as it is.
func (f *flow) turn() {
	f.at++
	if f.at == len(f.leaves) {
		f.leaf = &leaf{Canvas: f.Pen.Canvas(), sheet: f.book.sheet}
		f.leaves = append(f.leaves, f.leaf)
		f.leaf.frame(f.doc, f.plan, f.at == f.first && !f.plan.GoesOn)
	}
	f.leaf = f.leaves[f.at]
	f.y, f.limit = f.leaf.top, 0
	if f.w == 0 {
		f.wide()
	}
}

// wide makes the column as wide as the page.
func (f *flow) wide() {
	f.x, f.w = f.px(f.leaf.sheet.margin), f.px(f.leaf.sheet.contentW())
}

// column is the flow of a part of the page, from the same height on.
func (f *flow) column(x, w float64) *flow {
	c := *f
	c.x, c.w, c.limit = x, w, 0
	return &c
}

func (p *Pen) px(n float64) float64 { return n * p.Px }

// left is the height that is left on the page.
func (f *flow) left() float64 { return f.bottom - f.y }

// room is the height that a block may grow into.
func (f *flow) room() float64 {
	if f.limit > 0 {
		return math.Min(f.limit, f.bottom) - f.y
	}
	return f.left()
}

// fresh tells whether nothing stands above in the column.
func (f *flow) fresh() bool { return f.y <= f.top+0.01 }

// need turns the page when less than a height is left on one that already
// holds something.
func (f *flow) need(h float64) {
	if h > f.left()+0.01 && !f.fresh() {
		f.turn()
	}
}

// heading writes the title of a block with its grey note on one line, or the
// note below where it does not fit, and moves below it.
func (f *flow) heading(title, note string) {
	title = f.newTitle(title)
	if title == "" && note == "" {
		return
	}
	s, grey := f.Style(theme.BlockTitle), f.Style(theme.Unit)
	base := f.y + f.px(16)
	end := f.TextIn(f.x, base, f.w, title, s)
	if title != "" {
		end += f.px(8)
	}
	if end+f.Width(note, grey) <= f.x+f.w {
		f.Text(end, base, note, grey)
		f.y += f.headingHeight(title, note)
		return
	}
	f.Wrap(f.x, base+s.Leading, f.w, noteLines, note, grey)
	f.y += f.headingHeight(title, note)
}

// newTitle is a block's title, or nothing when the kicker says the same.
func (f *flow) newTitle(title string) string {
	if title == f.plan.Kicker {
		return ""
	}
	return title
}

// headingHeight is what heading takes.
func (f *flow) headingHeight(title, note string) float64 {
	title = f.newTitle(title)
	if title == "" && note == "" {
		return 0
	}
	s, grey := f.Style(theme.BlockTitle), f.Style(theme.Unit)
	if f.Width(title, s)+f.px(8)+f.Width(note, grey) <= f.w {
		return f.px(26)
	}
	return f.px(26) + float64(len(f.Lines(note, f.w, noteLines, grey)))*grey.Leading
}

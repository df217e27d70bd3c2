package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// The grid of a slide, in px.
const (
	slideW      = 1600.0
	margin      = 64.0
	contentW    = slideW - 2*margin
	kickerBase  = 46.0
	topRule     = 58.0
	titleBase   = 98.0
	titleLines  = 3
	contentTop  = 130.0 // below a title of one line
	contentEnd  = 842.0 // above a footer of one line
	footerRule  = 858.0
	footerBase  = 878.0
	footerLines = 3
	blockGap    = 32.0
	noteLines   = 3
)

// flow places the blocks of one section from top to bottom and turns to a new
// page when the next piece does not fit.
type flow struct {
	*Pen
	*leaf
	doc     *report.Document
	section *report.Section
	leaves  []*leaf
	x, w    float64 // of the column that is being filled
	y       float64 // where the next piece begins
	tail    float64 // height of the remarks that follow the block being placed
}

// leaf is a page that is being filled.
type leaf struct {
	*Canvas
	top, bottom float64 // of the content
	note        []string
	bookmarks   []Bookmark
}

// turn begins a page: its frame is drawn and the column is as wide as it.
func (f *flow) turn() {
	f.leaf = &leaf{Canvas: f.Pen.Canvas()}
	first := len(f.leaves) == 0
	f.leaves = append(f.leaves, f.leaf)
	f.frame(f.doc, f.section, first)
	f.x, f.w, f.y = f.px(margin), f.px(contentW), f.top
}

func (p *Pen) px(n float64) float64 { return n * p.Px }

// room is the height that is left on the page.
func (f *flow) room() float64 { return f.bottom - f.y }

// fresh tells whether nothing stands on the page yet.
func (f *flow) fresh() bool { return f.y <= f.top }

// spare is what is left of the page beside some content that ends there: the
// remarks that follow stand below it, where they fit, and not on a page alone.
func (f *flow) spare(content float64) float64 {
	left := f.room() - content
	if left >= f.tail {
		return left - f.tail
	}
	return left
}

// need turns the page when less than a height is left on one that already
// holds something.
func (f *flow) need(h float64) {
	if h > f.room()+0.01 && !f.fresh() {
		f.turn()
	}
}

// needWhole turns the page for a block that fits on a page of its own but not
// on what is left here, unless that is most of the page.
func (f *flow) needWhole(h float64) {
	const most = 0.6
	if page := f.bottom - f.top; h <= page && f.room() < most*page {
		f.need(h)
	}
}

// gap leaves room between two blocks.
func (f *flow) gap() {
	if !f.fresh() {
		f.y += f.px(blockGap)
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
	if title == f.section.Title {
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

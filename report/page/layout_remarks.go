package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// Remarks, in px.
const (
	remarkIndent = 20.0
	remarkGap    = 8.0
	remarkWidth  = 724.0 // longer lines are hard to read
	remarkWhole  = 900.0
	remarkLines  = 12
	runInTitle   = 76.0
	runInGap     = 28.0
)

// remarks writes lines with a mark, in two columns where the page is wide.
func (f *flow) remarks(b *report.Remarks) {
	width := f.remarkW()
	head := f.headingHeight(b.Title, "") + f.px(8)
	items := b.Items
	for len(items) > 0 {
		f.need(head + f.remarkHeight(items[0], width))
		f.heading(b.Title, "")
		f.Line(f.x, f.y, f.x+f.w, f.y, f.Stroke(theme.RuleLine))
		f.y += f.px(8)
		items = f.remarkColumns(items, width)
		if len(items) > 0 {
			f.turn()
		}
	}
}

// remarkW is the width of a remark: all of a column that is no wider than a sheet
// of paper.
func (f *flow) remarkW() float64 {
	if f.w <= f.px(remarkWhole) {
		return f.w
	}
	return min(f.w, f.px(remarkWidth))
}

// remarkColumns fills one column, and a second one at the right of a wide page,
// and returns what is left over.
func (f *flow) remarkColumns(items []report.Remark, width float64) []report.Remark {
	x, top, low := f.x, f.y, f.y
	limit := f.bottom
	if f.remarkLanes(len(items), width) > 1 {
		limit = min(f.bottom, top+f.remarksBody(items[:(len(items)+1)/2], width)+0.01)
	}
	for ; len(items) > 0 && x+width <= f.x+f.w+0.01; x += f.w - width {
		f.y = top
		for len(items) > 0 {
			h := f.remarkHeight(items[0], width)
			if f.y+h > limit+0.01 && (f.y > top || x > f.x+0.01) {
				break
			}
			f.remark(x, width, items[0])
			f.y += h
			items = items[1:]
		}
		low = max(low, f.y)
		if 2*width > f.w {
			break
		}
		limit = f.bottom
	}
	f.y = low
	return items
}

// runsIn tells whether remarks are short enough to be set one after the other.
func (f *flow) runsIn(b *report.Remarks) bool {
	const most = 5 // lines
	sum, s := 0.0, f.Style(theme.Note)
	for _, r := range b.Items {
		w := f.Width(r.Text, s) + f.Width(r.Detail, s) + f.px(runInGap)
		if sum += w; w > f.w {
			return false
		}
	}
	return b.ID == report.EventsBlock && sum < most*f.w
}

// runIn writes short remarks one after the other behind their title, on as few
// lines as they take; one that is longer than a line is wrapped on its own.
func (f *flow) runIn(b *report.Remarks) {
	title, s, grey := f.Style(theme.HeaderStrong), f.Style(theme.Note).In(f.Color(theme.Text2)), f.Style(theme.Note)
	left := f.x + max(f.px(runInTitle), f.Width(b.Title, title)+f.px(16))
	f.Line(f.x, f.y, f.x+f.w, f.y, f.Stroke(theme.TopLine))
	base, x := f.y+f.px(22), left
	f.Text(f.x, base, b.Title, title)
	for _, r := range b.Items {
		w := f.Width(r.Text, s)
		if r.Detail != "" {
			w += f.px(6) + f.Width(r.Detail, grey)
		}
		if x > left && x+w > f.x+f.w {
			x, base = left, base+s.Leading+f.px(2)
		}
		if x+w > f.x+f.w {
			n := f.Wrap(x, base, f.x+f.w-x, remarkLines, dotted(r.Text, r.Detail), s)
			x, base = left, base+float64(n)*(s.Leading)+f.px(2)
			continue
		}
		end := f.Text(x, base, r.Text, s)
		f.Text(end+f.px(6), base, r.Detail, grey)
		x += w + f.px(runInGap)
	}
	f.y = base + f.px(6)
}

func (p *Pen) remarksBody(items []report.Remark, width float64) (h float64) {
	for _, item := range items {
		h += p.remarkHeight(item, width)
	}
	return h
}

// remarksHeight is the height of a block of remarks.
func (f *flow) remarksHeight(b *report.Remarks) float64 {
	width, items := f.remarkW(), b.Items
	if f.remarkLanes(len(items), width) > 1 {
		half := (len(items) + 1) / 2
		items = items[:half]
		if rest := b.Items[half:]; f.remarksBody(rest, width) > f.remarksBody(items, width) {
			items = rest
		}
	}
	return f.px(8) + f.headingHeight(b.Title, "") + f.remarksBody(items, width)
}

// remarkLanes is how many columns so many remarks take: two when there are many
// and the page is wide enough.
func (f *flow) remarkLanes(n int, width float64) int {
	if n > 3 && 2*width <= f.w+f.px(blockGap)/2 {
		return 2
	}
	return 1
}

func (p *Pen) remarkHeight(r report.Remark, width float64) float64 {
	s, note := p.Style(theme.Cell), p.Style(theme.Note)
	width -= p.px(remarkIndent)
	return float64(len(p.Lines(r.Text, width, remarkLines, s)))*s.Leading +
		float64(len(p.Lines(r.Detail, width, remarkLines, note)))*note.Leading + p.px(remarkGap)
}

func (f *flow) remark(x, width float64, r report.Remark) {
	s, note := f.Style(theme.Cell), f.Style(theme.Note)
	base := f.y + s.Size + f.px(2)
	f.remarkMark(Point{x + f.px(6), s.Middle(base) - 0.727*s.Size}, r)
	x, width = x+f.px(remarkIndent), width-f.px(remarkIndent)
	n := f.Wrap(x, base, width, remarkLines, r.Text, s)
	f.Wrap(x, base+float64(n)*s.Leading, width, remarkLines, r.Detail, note)
}

// remarkMark draws the mark of a status, else that of a tone; plain remarks
// have a small grey disc.
func (f *flow) remarkMark(at Point, r report.Remark) {
	if id := markOf(r.Status, r.Tone); id != "" {
		f.Mark(at, f.px(11), id)
		return
	}
	f.Disc(at, f.px(2.5), f.Color(theme.Mark))
}

package page

import (
	"slices"
	"strconv"

	"kpideck/report"
	"kpideck/report/theme"
)

// The row of headlines, in px.
const (
	headlinesInRow = 5
	headlineLeast  = 230.0
	headlineGap    = 28.0
	headlineBelow  = 14.0 // between two rows
	headlineIndent = 18.0
	headlineLines  = 6 // of the text; most take three
	headlineNote   = 3 // of the lead's note, which stands in full with the reasons
)

// headlines writes the findings as numbered boxes, as many side by side as are
// wide enough.
func (f *flow) headlines(items []report.Headline) {
	items = f.inBrief(items)
	n, w := f.headlineWidth(len(items))
	for start := 0; start < len(items); start += n {
		row := items[start:min(start+n, len(items))]
		h := f.headlinesHeight(row, w)
		if start > 0 {
			f.y += f.px(headlineBelow)
		}
		f.need(h)
		for i, item := range row {
			f.headline(f.x+float64(i)*(w+f.px(headlineGap)), w, start+i+1, item)
		}
		f.y += h
	}
}

// inBrief leaves out the notes of leads where the page has no room for them.
func (f *flow) inBrief(items []report.Headline) []report.Headline {
	if !f.brief {
		return items
	}
	plain := slices.Clone(items)
	for i := range plain {
		plain[i].Note = ""
	}
	return plain
}

// headlineWidth is how many headlines stand in a row, and how wide.
func (f *flow) headlineWidth(items int) (int, float64) {
	fit := max(1, int((f.w+f.px(headlineGap))/f.px(headlineLeast+headlineGap)))
	n := min(fit, headlinesInRow, max(3, items))
	if rows := (items + n - 1) / n; rows > 1 {
		n = (items + rows - 1) / rows
	}
	return n, (f.w - float64(n-1)*f.px(headlineGap)) / float64(n)
}

// headlinesElastic measures all rows of headlines.
func (f *flow) headlinesElastic(items []report.Headline) elastic {
	items = f.inBrief(items)
	n, w := f.headlineWidth(len(items))
	h := 0.0
	for start := 0; start < len(items); start += n {
		if start > 0 {
			h += f.px(headlineBelow)
		}
		h += f.headlinesHeight(items[start:min(start+n, len(items))], w)
	}
	return rigid(h)
}

// headlinesHeight is the height of a row of headlines.
func (f *flow) headlinesHeight(row []report.Headline, w float64) (h float64) {
	for _, item := range row {
		h = max(h, f.headlineHeight(item, w))
	}
	return h
}

func (f *flow) headlineHeight(h report.Headline, w float64) float64 {
	w -= f.px(headlineIndent)
	title, text := f.Style(theme.BlockTitle), f.Style(theme.Body)
	return f.px(10) + float64(len(f.Lines(h.Title, w, 2, title)))*title.Leading +
		float64(len(f.Lines(h.Text, w, headlineLines, text)))*text.Leading +
		float64(len(f.Lines(h.Note, w, headlineNote, f.Style(theme.Note))))*f.Style(theme.Note).Leading + f.px(6)
}

func (f *flow) headline(x, w float64, number int, h report.Headline) {
	title, text := f.Style(theme.BlockTitle), f.Style(theme.Body)
	f.Line(x, f.y, x+w, f.y, f.Stroke(theme.TopLine))
	base := f.y + f.px(25)
	f.Text(x, base, strconv.Itoa(number), title.In(f.Color(theme.Brand)))
	x, w = x+f.px(headlineIndent), w-f.px(headlineIndent)
	n := f.Wrap(x, base, w, 2, h.Title, title)
	base += float64(n)*title.Leading + f.px(3)
	n = f.Wrap(x, base, w, headlineLines, h.Text, text)
	f.Wrap(x, base+float64(n)*text.Leading, w, headlineNote, h.Note, f.Style(theme.Note))
}

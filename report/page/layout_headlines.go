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
	headlineGap    = 28.0
	headlineIndent = 18.0
	headlineLines  = 6 // of the text; most take three
	headlineNote   = 3 // of the lead's note, which stands in full with the reasons
)

// headlines writes the findings as numbered boxes in rows of five.
func (f *flow) headlines(items []report.Headline) {
	f.gap()
	w := f.headlineWidth(len(items))
	for start := 0; start < len(items); start += headlinesInRow {
		row := items[start:min(start+headlinesInRow, len(items))]
		h := f.headlinesHeight(row, w)
		f.need(h)
		for i, item := range row {
			f.headline(f.x+float64(i)*(w+f.px(headlineGap)), w, start+i+1, item)
		}
		f.y += h
	}
}

func (f *flow) headlineWidth(items int) float64 {
	n := max(3, min(items, headlinesInRow))
	return (f.w - float64(n-1)*f.px(headlineGap)) / float64(n)
}

// headlinesHeight is the height of a row of headlines.
func (f *flow) headlinesHeight(row []report.Headline, w float64) (h float64) {
	for _, item := range row {
		h = max(h, f.headlineHeight(item, w))
	}
	return h
}

// withNotes keeps the leads' notes beside the headlines where the table that
// follows them fits below on the same page; they stand in full with the reasons.
func (f *flow) withNotes(items []report.Headline, rest []report.Block) []report.Headline {
	if sidebarGroup(rest) == 0 || len(items) > headlinesInRow {
		return items
	}
	table, ok := rest[0].(*report.Table)
	if !ok {
		table = rest[1].(*report.Table)
	}
	column := *f
	column.w = f.px(contentW - sidebarW - sidebarGap)
	g := f.sized(table, column.w)
	g.place(f.Pen, column.x, column.w)
	if f.headlinesHeight(items, f.headlineWidth(len(items)))+f.px(blockGap)+column.tableHeight(g, table.Rows) <= f.room() {
		return items
	}
	plain := slices.Clone(items)
	for i := range plain {
		plain[i].Note = ""
	}
	return plain
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

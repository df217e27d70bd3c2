package page

import (
	"strconv"

	"kpideck/report"
	"kpideck/report/theme"
)

// The pairs of dots and the box of questions, in px.
const (
	pairRow       = 36.0
	pairAxis      = 28.0
	boxPad        = 15.0
	boxNumber     = 20.0
	boxGap        = 6.0
	questionFull  = 4
	questionBrief = 2
)

var effectTones = map[report.Tone]theme.Role{report.Good: theme.Good, report.Bad: theme.Bad}

// decisions is the box of questions: brand ground and bar, numbered.
func (f *flow) decisions(b *report.Remarks) {
	h := f.decisionsHeight(b)
	f.need(h)
	f.Fill(Rect{f.x, f.y, f.w, h}, f.Color(theme.BrandTint))
	f.Fill(Rect{f.x, f.y, f.px(4), h}, f.Color(theme.Brand))
	title, s, note := f.Style(theme.BoxTitle), f.Style(theme.CellStrong), f.Style(theme.Cell).In(f.Color(theme.Text2))
	x, w := f.x+f.px(boxPad), f.w-2*f.px(boxPad)
	base := f.y + f.px(boxPad) + title.Size
	end := f.TextIn(x, base, w, b.Title, title)
	if b.Note != "" {
		f.TextIn(end+f.px(8), base, x+w-end-f.px(8), b.Note, f.Style(theme.Unit))
	}
	base += f.px(8)
	for i, item := range b.Items {
		base += s.Leading
		if len(b.Items) > 1 {
			f.Text(x, base, strconv.Itoa(i+1), s.In(f.Color(theme.Brand)))
		}
		base += float64(max(1, f.Wrap(x+f.px(boxNumber), base, w-f.px(boxNumber), 2, item.Text, s))-1) * s.Leading
		base += float64(f.Wrap(x+f.px(boxNumber), base+note.Leading, w-f.px(boxNumber), f.questionLines(), item.Detail, note)) * note.Leading
		base += f.px(boxGap)
	}
	f.y += h
}

// questionLines is how many lines tell what a question rests on.
func (f *flow) questionLines() int {
	if f.brief {
		return questionBrief
	}
	return questionFull
}

func (f *flow) decisionsHeight(b *report.Remarks) float64 {
	s, note := f.Style(theme.CellStrong), f.Style(theme.Cell)
	w := f.w - 2*f.px(boxPad) - f.px(boxNumber)
	h := 2*f.px(boxPad) + f.Style(theme.BoxTitle).Size + f.px(8)
	for _, item := range b.Items {
		h += float64(max(1, len(f.Lines(item.Text, w, 2, s))))*s.Leading + float64(len(f.Lines(item.Detail, w, f.questionLines(), note)))*note.Leading + f.px(boxGap)
	}
	return h
}

package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// The pace of goals, in px.
const (
	paceRow     = 26.0
	paceRowMost = 32.0
	paceBar     = 15.0
	paceGap     = 14.0
	paceBarMost = 360.0

	paceBarLeast = 120.0 // so much a long name leaves to the bar
	paceNames    = 0.34  // and so much of the width it may take all the same
)

// pace draws for every goal how much of it is reached, beside what was to be.
func (f *flow) pace(b *report.Pace) {
	f.list(f.paceRows(b), f.paceHead(b), func() {
		f.heading(b.Title, b.Note)
		f.Line(f.x, f.y, f.x+f.w, f.y, f.Stroke(theme.RuleLine))
		f.y += f.px(6)
	}, func(i int, high float64) { f.paceItem(b, i, high) })
}

func (f *flow) paceHead(b *report.Pace) float64 { return f.headingHeight(b.Title, b.Note) + f.px(6) }

func (f *flow) paceRows(b *report.Pace) []elastic {
	rows := make([]elastic, len(b.Items))
	for i := range rows {
		rows[i] = elastic{f.px(paceRow), f.px(paceRowMost)}
	}
	return rows
}

// paceItem is a row: name, bar with the line of the pace, share, status.
func (f *flow) paceItem(b *report.Pace, i int, high float64) {
	name, share := f.Style(theme.Cell), f.Style(theme.CellStrong).Figures()
	nameW, shareW, statusW, most := 0.0, 0.0, 0.0, 1.0
	for _, item := range b.Items {
		nameW, shareW = max(nameW, f.Width(item.Name, name)), max(shareW, f.Width(item.Text, share))
		statusW = max(statusW, f.StatusWidth(item.Status.Text, f.Style(theme.Cell).Bold()))
		most = max(most, min(item.Share, 2), min(item.Expected, 2))
	}
	fixed := shareW + statusW + 4*f.px(paceGap)
	nameW = min(nameW, max(paceNames*f.w, f.w-fixed-f.px(paceBarLeast)))
	item, middle := b.Items[i], f.y+high/2
	f.leads(item.Key, Rect{f.x, f.y, f.w, high})
	f.TextIn(f.x, name.Middle(middle), nameW, item.Name, name)
	right := f.x + f.w - statusW
	if item.Status.Text != "" {
		f.Status(right, name.Middle(middle), markOf(item.Status.Status, item.Status.Tone), item.Status.Text, f.Style(theme.Cell))
		right -= f.px(paceGap)
	}
	left := f.x + nameW + f.px(paceGap)
	bar := min(right-shareW-f.px(paceGap)-left, f.px(paceBarMost))
	if bar > 0 {
		f.Progress(Rect{left, middle - f.px(paceBar)/2, bar, f.px(paceBar)}, Progress{Value: &item.Share, Whole: 1, Max: most, Mark: &item.Expected})
		right = left + bar + f.px(paceGap) + shareW
	}
	f.TextRight(right, share.Middle(middle), item.Text, share)
}

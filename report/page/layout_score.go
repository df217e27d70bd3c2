package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// groupHeight is the height of a bar of the score box, in px.
const groupHeight = 28.0

// scoreBox writes the score, the grade and a bar for every group.
func (f *flow) scoreBox(b *report.ScoreBox) {
	f.heading(b.Title, b.Note)
	f.y += f.px(4)
	f.Line(f.x, f.y, f.x+f.w, f.y, f.Stroke(theme.RuleLine))
	big, body := f.Style(theme.Score), f.Style(theme.Body).In(f.Color(theme.Text3))
	base := f.y + f.px(62)
	end := f.Text(f.x, base, b.Overall.Text, big)
	end = f.Text(end+f.px(8), base, b.OutOf, body)
	f.y = base + f.px(22)
	f.scoreWords(end+f.px(12), base, b)
	f.scoreGroups(b.Groups)
}

// scoreWords writes grade and hint right of the score, each below it when it is
// too long.
func (f *flow) scoreWords(from, base float64, b *report.ScoreBox) {
	right, grade, hint := f.x+f.w, f.Style(theme.Strong), f.Style(theme.Unit)
	below := base + f.px(26)
	if from+f.Width(b.Grade, grade) <= right {
		f.TextRight(right, base-f.px(22), b.Grade, grade)
	} else {
		below += float64(f.Wrap(f.x, below, f.w, 2, b.Grade, grade)) * grade.Leading
	}
	if from+f.Width(b.Hint, hint) <= right {
		f.TextRight(right, base, b.Hint, hint)
	} else {
		below += float64(f.Wrap(f.x, below, f.w, 3, b.Hint, hint)) * hint.Leading
	}
	if below > base+f.px(26) {
		f.y = below - f.px(2)
	}
}

// scoreGroups draws the groups on one scale, as long as their weights.
func (f *flow) scoreGroups(groups []report.ScoreGroup) {
	name, label := f.Style(theme.Strong), f.Style(theme.Body).In(f.Color(theme.Ink)).Figures()
	nameW, labelW, most := 0.0, 0.0, 0.0
	for _, g := range groups {
		nameW, labelW = max(nameW, f.Width(g.Name, name)), max(labelW, f.Width(g.Label, label))
		won, _ := value(g.Points.Number)
		most = max(most, g.Weight, won)
	}
	nameW = min(nameW, f.w/3)
	for _, g := range groups {
		middle := f.y + f.px(groupHeight)/2
		f.TextIn(f.x, name.Middle(middle), nameW, g.Name, name)
		f.TextRight(f.x+f.w, label.Middle(middle), g.Label, label)
		x := f.x + nameW + f.px(12)
		bar := Rect{x, middle - f.px(8), f.x + f.w - labelW - f.px(12) - x, f.px(16)}
		if bar.W > 0 {
			f.Progress(bar, Progress{Value: g.Points.Number, Whole: g.Weight, Max: most})
		}
		f.y += f.px(groupHeight)
	}
}

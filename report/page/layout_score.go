package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// The score box and its place beside a table, in px.
const (
	sidebarW    = 356.0
	sidebarGap  = 59.0
	scoreHeight = 84.0
	groupHeight = 34.0
)

// sidebarGroup counts the blocks at the beginning that stand side by side: a
// table and a score box in either order, and the remarks that follow.
func sidebarGroup(blocks []report.Block) int {
	if len(blocks) < 2 {
		return 0
	}
	_, box1 := blocks[0].(*report.ScoreBox)
	_, box2 := blocks[1].(*report.ScoreBox)
	_, table1 := blocks[0].(*report.Table)
	_, table2 := blocks[1].(*report.Table)
	if !(box1 && table2 || table1 && box2) {
		return 0
	}
	return 2 + len(leading[*report.Remarks](blocks[2:]))
}

// withSidebar places a table at the left and score and remarks at its right.
// The table may go on to further pages, where it has the whole width.
func (f *flow) withSidebar(blocks []report.Block) {
	table, ok := blocks[0].(*report.Table)
	score, _ := blocks[1].(*report.ScoreBox)
	if !ok {
		table, score = blocks[1].(*report.Table), blocks[0].(*report.ScoreBox)
	}
	f.need(f.px(blockGap) + f.scoreBoxHeight(score))
	first, y := f.leaf, f.y
	f.w = f.px(contentW - sidebarW - sidebarGap)
	f.table(table)

	side := &flow{Pen: f.Pen, leaf: first, doc: f.doc, section: f.section, y: y, x: f.px(slideW - margin - sidebarW), w: f.px(sidebarW)}
	side.scoreBox(score)
	rest := blocks[2:]
	for len(rest) > 0 && side.remarksHeight(rest[0].(*report.Remarks)) <= side.room() {
		side.remarks(rest[0].(*report.Remarks))
		rest = rest[1:]
	}
	f.x, f.w = f.px(margin), f.px(contentW)
	if f.leaf == first {
		f.y = max(f.y, side.y)
	}
	f.blocks(rest)
}

func (p *Pen) scoreBoxHeight(b *report.ScoreBox) float64 {
	return p.px(48 + scoreHeight + groupHeight*float64(len(b.Groups)))
}

// scoreBox writes the score, the grade and a bar for every group.
func (f *flow) scoreBox(b *report.ScoreBox) {
	f.gap()
	f.heading(b.Title, b.Note)
	f.y += f.px(24)
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

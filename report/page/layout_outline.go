package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// A tree on a narrow page, in px.
const (
	outlineWide  = 960.0 // a column narrower than this has no room for goals beside their children
	outlineIn    = 26.0
	outlineGoal  = 27.0
	outlineChild = 20.0
	outlineAir   = 14.0
)

// outlineRow is a goal, a child of it, or the question where it has none.
type outlineRow struct {
	card    report.Card
	goal    bool
	missing string
}

// outlineRows are the rows of a tree from top to bottom.
func outlineRows(t *report.Tree) (rows []outlineRow) {
	for _, n := range t.Nodes {
		rows = append(rows, outlineRow{card: n.Card, goal: true})
		for _, c := range n.Children {
			rows = append(rows, outlineRow{card: c})
		}
		if n.Missing != "" && len(n.Children) == 0 {
			rows = append(rows, outlineRow{missing: n.Missing})
		}
	}
	return rows
}

// outline draws a tree with what serves a goal below it.
func (f *flow) outline(t *report.Tree) {
	rows, c := outlineRows(t), f.outlineColumns(t)
	f.list(f.outlineReach(rows), f.px(treeHead), func() { f.treeTitles(t, c) }, func(i int, high float64) { f.outlineLine(rows[i], c, high) })
}

func (f *flow) outlineReach(rows []outlineRow) []elastic {
	out := make([]elastic, len(rows))
	for i, r := range rows {
		h := f.px(outlineChild)
		if r.goal {
			h = f.px(outlineGoal)
		}
		out[i] = elastic{h, h + f.px(outlineAir)}
	}
	return out
}

// outlineColumns are the places of the figures of goals and children alike.
func (f *flow) outlineColumns(t *report.Tree) cardColumns {
	c := f.cardColumns(t)
	c.nameW += c.left - f.x - f.px(outlineIn)
	c.left = f.x + f.px(outlineIn)
	c.owners = f.ownersFit(t, c)
	c.owned = c.owners
	return c
}

func (f *flow) treeTitles(t *report.Tree, c cardColumns) {
	f.childTitles(t, c, f.y+f.px(16))
	f.Line(f.x, f.y+f.px(26), f.x+f.w, f.y+f.px(26), f.Stroke(theme.RuleLine))
	f.y += f.px(treeHead)
}

func (f *flow) outlineLine(r outlineRow, c cardColumns, high float64) {
	box := Rect{c.left, f.y, f.x + f.w - c.left, high}
	switch {
	case r.missing != "":
		s := f.Style(theme.CellStrong).In(f.Color(theme.Bad))
		f.TextIn(c.left, s.Middle(f.y+high/2), box.W, r.missing, s)
	case r.goal:
		ground := theme.Wash
		if r.card.Status.Status.Bad() {
			ground = theme.BadTint
		}
		f.Fill(Rect{f.x, f.y + f.px(2), f.w, high - f.px(4)}, f.Color(ground))
		c.left, c.nameW = f.x+f.px(10), c.nameW+f.px(outlineIn-10)
		f.childCard(Rect{c.left, f.y, f.x + f.w - c.left, high}, r.card, c)
	default:
		f.childCard(box, r.card, c)
		f.Line(c.left, f.y+high, f.x+f.w, f.y+high, f.Stroke(theme.HairLine))
	}
}

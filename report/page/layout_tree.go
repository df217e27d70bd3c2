package page

import (
	"math"

	"kpideck/report"
	"kpideck/report/theme"
)

// The tree, in px.
const (
	treeRow     = 21.0 // the least height of a child, in one line
	treeTwoLine = 37.0 // from this height on its owner stands below its name
	treeRoomy   = 42.0 // of a tree that takes several pages
	treeRowMost = 62.0
	treeGap     = 6.0 // between the groups of two goals
	treeHead    = 34.0
	treeWhole   = 5 // children of a goal that is not shared between two pages
)

// tree draws goals at the left and what serves them at the right. A goal whose
// children do not fit on the page goes on with them on the next.
func (f *flow) tree(t *report.Tree) {
	if f.w < f.px(outlineWide) {
		f.outline(t)
		return
	}
	cols := f.cardColumns(t)
	for nodes := t.Nodes; len(nodes) > 0; {
		least := f.px(treeRow)
		if f.px(treeHead)+f.treeHeight(nodes, cols, least) > f.left()+0.01 {
			least = f.px(treeRoomy)
			f.need(f.px(treeHead) + 2*least)
		}
		top := f.y
		f.y += f.px(treeHead)
		now, rest := f.treePart(nodes, cols, least)
		pitch := f.treePitch(now, cols, least)
		f.y, cols.owned = top, cols.owners || pitch >= f.px(treeTwoLine)
		f.treeHead(t, cols)
		for i, node := range now {
			if i > 0 {
				f.y += f.px(treeGap)
			}
			f.treeNode(node, cols, pitch)
		}
		if nodes = rest; len(nodes) > 0 {
			f.turn()
		}
	}
}

// treeElastic measures a tree.
func (f *flow) treeElastic(t *report.Tree) elastic {
	if f.w < f.px(outlineWide) {
		return listed(f.outlineReach(outlineRows(t)), f.px(treeHead))
	}
	cols := f.cardColumns(t)
	return elastic{f.treeHeight(t.Nodes, cols, f.px(treeRow)), f.treeHeight(t.Nodes, cols, f.px(treeRowMost))}.add(rigid(f.px(treeHead)))
}

// treeHeight is the height of goals without the header.
func (f *flow) treeHeight(nodes []report.TreeNode, c cardColumns, pitch float64) float64 {
	h := f.px(treeGap) * float64(max(0, len(nodes)-1))
	for _, n := range nodes {
		h += f.nodeHeight(n, c, pitch)
	}
	return h
}

// treePart takes the goals that fit on the page and returns the others. Where
// only some children of a goal fit, it stands on both sides with its part.
func (f *flow) treePart(nodes []report.TreeNode, c cardColumns, row float64) (now, rest []report.TreeNode) {
	used := 0.0
	for i, node := range nodes {
		h := f.nodeHeight(node, c, row) + f.px(treeGap)
		if used+h <= f.left()+f.px(treeGap)+0.01 {
			used += h
			continue
		}
		fit := int((f.left() - used) / row)
		if i == 0 {
			fit = max(2, fit)
		}
		small := i > 0 && len(node.Children) <= treeWhole
		if small || fit < 2 || len(node.Children) <= fit {
			return nodes[:max(i, 1)], nodes[max(i, 1):]
		}
		if len(node.Children) == fit+1 && fit > 2 {
			fit--
		}
		head, tail := node, node
		head.Children, tail.Children = node.Children[:fit], node.Children[fit:]
		now = append(append(now, nodes[:i]...), head)
		return now, append([]report.TreeNode{tail}, nodes[i+1:]...)
	}
	return nodes, nil
}

// nodeHeight is the height of a goal with its children, or of its card alone.
func (f *flow) nodeHeight(n report.TreeNode, c cardColumns, pitch float64) float64 {
	return max(pitch*float64(max(1, len(n.Children))), f.cardHeight(n.Card, c, pitch))
}

// treePitch is the height of a child: more where there is room.
func (f *flow) treePitch(nodes []report.TreeNode, c cardColumns, least float64) float64 {
	low, high := least, f.px(treeRowMost)
	for range 20 {
		if middle := (low + high) / 2; f.treeHeight(nodes, c, middle) > f.room() {
			high = middle
		} else {
			low = middle
		}
	}
	return low
}

// treeHead writes the headers of goals and children on their rules.
func (f *flow) treeHead(t *report.Tree, c cardColumns) {
	s := f.Style(theme.Header)
	base := f.y + f.px(16)
	f.y += f.px(26)
	cardRight, right := f.x+c.card, f.x+f.w
	f.TextIn(f.x, base, c.cardRight-f.x-f.px(columnGap), t.LeftTitle, s)
	if c.hasLost {
		f.Text(c.cardLost, base, textAt(t.Columns, lostColumn), s)
	}
	f.childTitles(t, c, base)
	f.Line(f.x, f.y, cardRight, f.y, f.Stroke(theme.RuleLine))
	f.Line(c.left, f.y, right, f.y, f.Stroke(theme.RuleLine))
	f.y += f.px(treeHead - 26)
}

// childTitles writes the headers of children on a base line.
func (f *flow) childTitles(t *report.Tree, c cardColumns, base float64) {
	s := f.Style(theme.Header)
	title := t.RightAlone
	if c.owned || title == "" {
		title = t.RightTitle
	}
	f.TextIn(c.left, base, c.nameW, title, s)
	if c.hasGroup {
		f.TextRight(c.group, base, textAt(t.Columns, groupColumn), s)
	}
	f.TextRight(c.value, base, textAt(t.Columns, valueColumn), s)
	f.TextRight(c.goal, base, textAt(t.Columns, goalColumn), s)
	f.Text(c.status, base, textAt(t.Columns, statusOfColumn), s)
	if c.hasLost {
		f.Text(c.lost, base, textAt(t.Columns, lostColumn), s)
	}
}

// treeNode draws a goal, its branch and its children.
func (f *flow) treeNode(n report.TreeNode, c cardColumns, pitch float64) {
	top, high := f.y, f.nodeHeight(n, c, pitch)
	middle, cardH := top+high/2, f.cardHeight(n.Card, c, pitch)
	card := Rect{f.x, middle - cardH/2, c.card, cardH}
	f.goalCard(card, n.Card, c, pitch)
	branch := Branch{From: Point{card.Right(), middle}, Path: redPath(n)}
	first := middle - pitch*float64(len(n.Children))/2
	for i := range n.Children {
		branch.To = append(branch.To, Point{c.left - f.px(10), first + pitch*(float64(i)+0.5)})
	}
	f.Branch(branch)
	if len(n.Children) == 0 && n.Missing != "" {
		w := min(f.Width(n.Missing, f.Style(theme.Strong))+f.px(30), f.x+f.w-c.left)
		half := min(f.px(19), high/2)
		f.OpenEnd(branch.From, Rect{c.left, middle - half, w, 2 * half}, n.Missing)
	}
	for i, child := range n.Children {
		y := first + pitch*float64(i)
		if i > 0 {
			f.Line(c.left, y, f.x+f.w, y, f.Stroke(theme.HairLine))
		}
		f.childCard(Rect{c.left, y, f.x + f.w - c.left, pitch}, child, c)
	}
	f.y = top + high
	f.Line(c.left, f.y+f.px(treeGap)/2, f.x+f.w, f.y+f.px(treeGap)/2, f.Stroke(theme.RuleLine))
}

// redPath is the child that a goal off track fails by: the one off track that
// loses most points; -1 for none.
func redPath(n report.TreeNode) int {
	best, most := -1, math.Inf(-1)
	if !n.Card.Status.Status.Bad() {
		return best
	}
	for i, child := range n.Children {
		lost, _ := value(child.Lost.Number)
		if child.Status.Status.Bad() && lost > most {
			best, most = i, lost
		}
	}
	return best
}

package page

import (
	"math"

	"kpideck/report"
	"kpideck/report/theme"
)

// The tree, in px.
const (
	treeCardW    = 420.0
	treeBranchW  = 72.0
	treeRow      = 52.0
	treeRowMost  = 62.0
	treeGap      = 9.0 // between the groups of two goals
	treeCardH    = 54.0
	treeHead     = 34.0
	treeCardPad  = 10.0
	treeNameLeft = 32.0 // of a card: the room for its mark
	lostBarW     = 44.0
)

// treeColumns are the places of the figures, the same on all pages of a tree.
type treeColumns struct {
	nameW                             float64
	weight, value, goal, status, lost float64 // right edges, left edges of the last two
	hasWeight, hasLost                bool
	cardValue, cardLost               float64
	most                              float64 // points lost that fill a bar
}

// tree draws goals at the left and what serves them at the right. A goal whose
// children do not fit on the page goes on with them on the next.
func (f *flow) tree(t *report.Tree) {
	f.gap()
	cols := f.treeColumns(t)
	nodes := t.Nodes
	for len(nodes) > 0 {
		f.need(f.px(treeHead + 2*treeRow))
		f.treeHead(t, cols)
		n, rest := f.treePart(nodes)
		pitch := f.treePitch(nodes[:n], rest == nil)
		for i, node := range nodes[:n] {
			if i > 0 {
				f.y += f.px(treeGap)
			}
			f.treeNode(node, cols, pitch)
		}
		if nodes = nodes[n:]; rest != nil {
			nodes = append([]report.TreeNode{*rest}, nodes...)
		}
		if len(nodes) > 0 {
			f.turn()
		}
	}
}

// treePart takes the nodes that fit on the page. It cuts the last of nodes in
// two where only a part of its children does, and returns what is left of it.
func (f *flow) treePart(nodes []report.TreeNode) (int, *report.TreeNode) {
	used := 0.0
	for i := range nodes {
		h := f.px(treeRow)*float64(nodeRows(nodes[i])) + f.px(treeGap)
		if used+h <= f.room()+f.px(treeGap) {
			used += h
			continue
		}
		fit := int((f.room() - used) / f.px(treeRow))
		if fit >= 2 && len(nodes[i].Children) > fit || i == 0 {
			fit = max(1, fit)
			rest := nodes[i]
			rest.Children = nodes[i].Children[fit:]
			nodes[i].Children = nodes[i].Children[:fit]
			return i + 1, &rest
		}
		return i, nil
	}
	return len(nodes), nil
}

func nodeRows(n report.TreeNode) int { return max(1, len(n.Children)) }

// treePitch is the height of a row: more where the page has room.
func (f *flow) treePitch(nodes []report.TreeNode, last bool) float64 {
	rows := 0
	for _, n := range nodes {
		rows += nodeRows(n)
	}
	if !last || rows == 0 {
		return f.px(treeRow)
	}
	room := f.room() - f.px(treeGap)*float64(len(nodes)-1)
	return max(f.px(treeRow), min(f.px(treeRowMost), room/float64(rows)))
}

// treeHead writes the headers of goals and children on their rules.
func (f *flow) treeHead(t *report.Tree, c treeColumns) {
	s := f.Style(theme.Header)
	base := f.y + f.px(16)
	f.y += f.px(26)
	cardRight, right := f.x+f.px(treeCardW), f.x+f.w
	f.TextIn(f.x, base, c.cardLost-f.x-f.px(columnGap), t.LeftTitle, s)
	left := cardRight + f.px(treeBranchW)
	f.TextIn(left, base, c.nameW, t.RightTitle, s)
	for i, place := range []struct {
		x    float64
		show bool
		left bool
	}{{c.weight, c.hasWeight, false}, {c.value, true, false}, {c.goal, true, false}, {c.status, true, true}, {c.lost, c.hasLost, true}} {
		text := textAt(t.Columns, i)
		switch {
		case !place.show:
		case place.left:
			f.Text(place.x, base, text, s)
		default:
			f.TextRight(place.x, base, text, s)
		}
	}
	if c.hasLost {
		f.Text(c.cardLost, base, textAt(t.Columns, 4), s)
	}
	f.Line(f.x, f.y, cardRight, f.y, f.Stroke(theme.RuleLine))
	f.Line(left, f.y, right, f.y, f.Stroke(theme.RuleLine))
	f.y += f.px(treeHead - 26)
}

// treeColumns measures the figures of all cards.
func (f *flow) treeColumns(t *report.Tree) treeColumns {
	number, strong := f.Style(theme.Cell).Figures(), f.Style(theme.CellStrong).Figures()
	head := f.Style(theme.Header)
	width := func(i int) float64 { return f.Width(textAt(t.Columns, i), head) }
	weight, val, goal, status, lost := 0.0, width(1), width(2), width(3), width(4)
	cardStatus := 0.0
	var c treeColumns
	for _, card := range cards(t) {
		weight = max(weight, f.Width(card.Group, number))
		val = max(val, f.Width(card.Value.Text, strong))
		goal = max(goal, f.Width(card.Goal.Text, number))
		status = max(status, f.StatusWidth(card.Status.Text, number))
		lost = max(lost, f.px(lostBarW+6)+f.Width(card.Lost.Text, strong))
		cardStatus = max(cardStatus, f.Width(card.Status.Text, f.Style(theme.HeaderStrong)))
		if v, ok := value(card.Lost.Number); ok {
			c.most = math.Max(c.most, v)
			c.hasLost = true
		}
	}
	if c.hasWeight = weight > 0; c.hasWeight {
		weight = max(weight, width(0))
	}
	gap := f.px(36)
	x := f.x + f.w
	if c.hasLost {
		c.lost = x - lost
		x = c.lost - gap
	}
	c.status = x - status
	c.goal = c.status - gap
	c.value = c.goal - goal - gap
	c.weight = c.value - val - gap
	left := f.x + f.px(treeCardW+treeBranchW)
	c.nameW = c.weight - left
	if c.hasWeight {
		c.nameW -= weight + gap
	}
	c.cardLost = f.x + f.px(treeCardW) - max(lost, cardStatus) - f.px(treeCardPad)
	c.cardValue = c.cardLost - f.px(16)
	return c
}

// cards are all cards of a tree.
func cards(t *report.Tree) (out []report.Card) {
	for _, n := range t.Nodes {
		out = append(append(out, n.Card), n.Children...)
	}
	return out
}

// treeNode draws a goal, its branch and its children.
func (f *flow) treeNode(n report.TreeNode, c treeColumns, pitch float64) {
	top := f.y
	left := f.x + f.px(treeCardW+treeBranchW)
	high := pitch * float64(nodeRows(n))
	middle := top + high/2
	card := Rect{f.x, middle - f.px(treeCardH)/2, f.px(treeCardW), f.px(treeCardH)}
	f.treeCard(card, n.Card, c)
	branch := Branch{From: Point{card.Right(), middle}, Path: redPath(n)}
	for i := range n.Children {
		branch.To = append(branch.To, Point{left - f.px(10), top + pitch*(float64(i)+0.5)})
	}
	f.Branch(branch)
	if len(n.Children) == 0 && n.Missing != "" {
		w := min(f.Width(n.Missing, f.Style(theme.Strong))+f.px(28), f.x+f.w-left)
		f.OpenEnd(branch.From, Rect{left, middle - f.px(19), w, f.px(38)}, n.Missing)
	}
	for i, child := range n.Children {
		f.treeChild(left, top+pitch*float64(i), pitch, child, c)
		if i > 0 {
			f.Line(left, top+pitch*float64(i), f.x+f.w, top+pitch*float64(i), f.Stroke(theme.HairLine))
		}
	}
	f.y = top + high
	f.Line(left, f.y+f.px(treeGap)/2, f.x+f.w, f.y+f.px(treeGap)/2, f.Stroke(theme.RuleLine))
}

// redPath is the child that a goal off track fails by: the one off track that
// loses most points; -1 for none.
func redPath(n report.TreeNode) int {
	best := -1
	if !n.Card.Status.Status.Bad() {
		return best
	}
	most := math.Inf(-1)
	for i, child := range n.Children {
		lost, _ := value(child.Lost.Number)
		if child.Status.Status.Bad() && lost > most {
			best, most = i, lost
		}
	}
	return best
}

// treeCard draws a goal: mark, name and owner, value and goal, points lost and
// status.
func (f *flow) treeCard(r Rect, card report.Card, c treeColumns) {
	ground := theme.Wash
	if card.Status.Status.Bad() {
		ground = theme.BadTint
	}
	f.Fill(r, f.Color(ground))
	strong, small := f.Style(theme.Strong), f.Style(theme.Note)
	up, down := r.Y+f.px(23), r.Y+f.px(42)
	f.Mark(Point{r.X + f.px(16), up - f.px(5)}, f.px(13), string(card.Status.Status))

	val, goal := f.Style(theme.CellStrong).Figures(), small.Figures()
	f.TextRight(c.cardValue, up, card.Value.Text, val)
	f.TextRight(c.cardValue, down, card.Goal.Text, goal)
	x := r.X + f.px(treeNameLeft)
	name := strong
	if f.Width(card.Name, name) > c.cardValue-f.Width(card.Value.Text, val)-f.px(8)-x {
		name = f.Style(theme.CellStrong)
	}
	f.TextIn(x, up, c.cardValue-f.Width(card.Value.Text, val)-f.px(8)-x, card.Name, name)
	f.TextIn(x, down, c.cardValue-f.Width(card.Goal.Text, goal)-f.px(8)-x, joinDots(card.Sub, card.Group), small)
	f.lost(c.cardLost, up, card, c)
	word := f.Style(theme.HeaderStrong).In(f.Color(f.Theme.StatusOf(string(card.Status.Status)).Color))
	f.Text(c.cardLost, down, card.Status.Text, word)
}

func joinDots(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// treeChild draws a KPI that serves a goal.
func (f *flow) treeChild(left, top, high float64, card report.Card, c treeColumns) {
	name, small := f.Style(theme.CellStrong), f.Style(theme.Note)
	number, middle := f.Style(theme.Cell).Figures(), top+high/2
	base := number.Middle(middle)
	up, down := middle-f.px(4), middle+f.px(14)
	lines := f.Lines(card.Name, c.nameW, nameLines, name)
	switch {
	case card.Sub == "":
		f.stack(left, middle, lines, name)
	case len(lines) == 1:
		f.Text(left, up, lines[0], name)
		f.TextIn(left, down, c.nameW, card.Sub, small)
	default:
		f.stack(left, middle-small.Leading/2, lines, name)
		f.TextIn(left, middle+f.px(22), c.nameW, card.Sub, small)
	}
	if c.hasWeight {
		f.TextRight(c.weight, base, card.Group, number)
	}
	f.TextRight(c.value, base, card.Value.Text, number.Bold())
	f.TextRight(c.goal, base, card.Goal.Text, number)
	if card.Status.Status != "" {
		f.Status(c.status, base, string(card.Status.Status), card.Status.Text, f.Style(theme.Cell))
	}
	f.lost(c.lost, base, card, c)
}

// lost draws the points that a target loses: a bar, red when it is off track,
// and the number.
func (f *flow) lost(x, base float64, card report.Card, c treeColumns) {
	if !c.hasLost {
		return
	}
	s := f.Style(theme.Cell).Figures()
	lost, ok := value(card.Lost.Number)
	if ok && lost > 0 && c.most > 0 {
		tone := theme.Actual
		if card.Status.Status.Bad() {
			tone, s = theme.Bad, s.Bold()
		}
		w := max(f.Px, lost/c.most*f.px(lostBarW))
		f.Fill(Rect{x, base - f.px(12), w, f.px(14)}, f.Color(tone))
		x += w + f.px(6)
	}
	f.Text(x, base, card.Lost.Text, s)
}

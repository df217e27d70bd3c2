package page

import (
	"math"

	"kpideck/report"
	"kpideck/report/theme"
)

// Cards of the tree, in px.
const (
	cardPad   = 10.0
	cardMark  = 32.0 // the room for the mark, left of the name
	cardTop   = 23.0 // base line of the first line
	cardStep  = 19.0 // from line to line
	cardH     = 54.0 // of a name in one line
	cardTight = 9.0  // what a card of a closely set tree is less high, above and below
	cardGap   = 36.0 // between the figures of a child
	cardNear  = 18.0 // the same in a narrow tree
	cardW     = 460.0
	cardWLow  = 356.0
	branchW   = 72.0
	branchLow = 56.0
	narrowW   = 1200.0 // of a narrow tree
	cardShare = 0.337  // of its width: a goal
	childStep = 18.0
	lostBarW  = 44.0
	partGap   = 12.0
)

// The headers of a tree's figures in report.Tree.Columns.
const (
	groupColumn = iota
	valueColumn
	goalColumn
	statusOfColumn
	lostColumn
)

// cardColumns are the places of the figures, the same on all pages of a tree:
// left edges of children, statuses and points lost, right edges of the others.
type cardColumns struct {
	card                             float64 // width of a goal
	left, nameW                      float64 // of a child
	group, value, goal, status, lost float64
	cardRight, cardLost              float64 // of a goal's figures
	hasGroup, hasLost                bool
	owners                           bool    // find room beside the names of all children
	owned                            bool    // owners are told, beside the names or below them
	most                             float64 // points lost that fill a bar
}

// cardWidths are the widest texts of all cards.
type cardWidths struct{ group, value, goal, status, lost, word float64 }

func (p *Pen) cardWidths(t *report.Tree) (w cardWidths) {
	number, strong := p.Style(theme.Cell).Figures(), p.Style(theme.CellStrong).Figures()
	for _, n := range t.Nodes {
		for _, card := range append([]report.Card{n.Card}, n.Children...) {
			w.group = max(w.group, p.Width(card.Group, number))
			w.value = max(w.value, p.Width(card.Value.Text, strong))
			w.goal = max(w.goal, p.Width(card.Goal.Text, number))
			w.status = max(w.status, p.StatusWidth(card.Status.Text, number))
			w.lost = max(w.lost, p.px(lostBarW+6)+p.Width(card.Lost.Text, strong))
			w.word = max(w.word, p.Width(card.Status.Text, p.Style(theme.HeaderStrong)))
		}
	}
	return w
}

// cardColumns measures all cards, and gives the name what the figures leave.
func (f *flow) cardColumns(t *report.Tree) cardColumns {
	w, head := f.cardWidths(t), f.Style(theme.Header)
	header := func(i int) float64 { return f.Width(textAt(t.Columns, i), head) }
	c := cardColumns{card: f.px(cardW), hasGroup: w.group > 0, most: mostLost(t)}
	branch, gap := f.px(branchW), f.px(cardGap)
	if f.w < f.px(narrowW) {
		c.card, branch, gap = max(f.px(cardWLow), cardShare*f.w), f.px(branchLow), f.px(cardNear)
		c.hasGroup = false // each goal tells its own
	}
	c.left, c.hasLost = f.x+c.card+branch, c.most > 0
	x := f.x + f.w
	if c.hasLost {
		c.lost = x - max(w.lost, header(lostColumn))
		x = c.lost - gap
	}
	c.status = x - max(w.status, header(statusOfColumn))
	c.goal = c.status - gap
	c.value = c.goal - max(w.goal, header(goalColumn)) - gap
	c.group = c.value - max(w.value, header(valueColumn)) - gap
	c.nameW = c.group - c.left
	if c.hasGroup {
		c.nameW -= max(w.group, header(groupColumn)) + gap
	}
	c.cardLost = f.x + c.card - w.word - f.px(cardPad)
	if c.hasLost {
		c.cardLost = min(c.cardLost, f.x+c.card-f.px(cardPad)-max(w.lost, header(lostColumn)))
	}
	c.cardRight = c.cardLost - f.px(16)
	c.owners = f.ownersFit(t, c)
	return c
}

// ownersFit tells whether every child has room for its owner right of its name.
func (f *flow) ownersFit(t *report.Tree, c cardColumns) bool {
	for _, n := range t.Nodes {
		for _, card := range n.Children {
			room := c.nameW - float64(min(card.Depth, 1))*f.px(indent) - f.px(10)
			if f.Width(card.Name, f.Style(theme.CellStrong))+f.subWidth(card) > room {
				return false
			}
		}
	}
	return true
}

func mostLost(t *report.Tree) (most float64) {
	for _, n := range t.Nodes {
		for _, card := range append([]report.Card{n.Card}, n.Children...) {
			if v, ok := value(card.Lost.Number); ok {
				most = math.Max(most, v)
			}
		}
	}
	return most
}

// cardNames are the one or two lines of a goal's name, beside its value.
func (f *flow) cardNames(card report.Card, c cardColumns) []string {
	return f.Lines(card.Name, f.cardNameW(card, c), nameLines, f.Style(theme.Strong))
}

func (f *flow) cardNameW(card report.Card, c cardColumns) float64 {
	figures := max(f.Width(card.Value.Text, f.Style(theme.CellStrong).Figures()), f.Width(card.Goal.Text, f.Style(theme.Note).Figures()))
	return c.cardRight - figures - f.px(8) - f.x - f.px(cardMark)
}

func (f *flow) cardHeight(card report.Card, c cardColumns, pitch float64) float64 {
	return f.px(cardH) + float64(max(0, len(f.cardNames(card, c))-1))*f.px(cardStep) - 2*f.cardLess(pitch)
}

// cardLess is what a closely set tree takes off above and below a goal.
func (f *flow) cardLess(pitch float64) float64 {
	if pitch < f.px(treeTwoLine) {
		return f.px(cardTight)
	}
	return 0
}

// goalCard draws a goal: mark, name and owner, value and goal, points lost and
// status.
func (f *flow) goalCard(r Rect, card report.Card, c cardColumns, pitch float64) {
	ground := theme.Wash
	if card.Status.Status.Bad() {
		ground = theme.BadTint
	}
	f.Fill(r, f.Color(ground))
	f.leads(card.Key, r)
	small, up, step := f.Style(theme.Note), r.Y+f.px(cardTop)-f.cardLess(pitch), f.px(cardStep)
	if card.Status.Status != "" {
		f.Mark(Point{r.X + f.px(cardMark)/2, up - f.px(5)}, f.px(13), string(card.Status.Status))
	}
	x, y, w := r.X+f.px(cardMark), up, f.cardNameW(card, c)
	for _, line := range f.cardNames(card, c) {
		f.Text(x, y, line, f.Style(theme.Strong))
		y += step
	}
	sub := dotted(card.Sub, card.Group)
	if f.Width(sub, small) > w {
		sub = card.Sub
	}
	f.TextIn(x, max(y, up+step), w, sub, small)
	f.TextRight(c.cardRight, up, card.Value.Text, f.Style(theme.CellStrong).Figures())
	f.TextRight(c.cardRight, up+step, card.Goal.Text, small.Figures())
	f.lost(c.cardLost, up, card, c)
	word := f.Style(theme.HeaderStrong).In(f.Color(f.Theme.StatusOf(string(card.Status.Status)).Color))
	f.Text(c.cardLost, up+step, card.Status.Text, word)
}

// childCard draws a KPI that serves a goal, in one line or with its owner below.
func (f *flow) childCard(r Rect, card report.Card, c cardColumns) {
	f.leads(card.Key, r)
	number, middle := f.Style(theme.Cell).Figures(), r.Y+r.H/2
	f.childName(r, card, c)
	base := number.Middle(middle)
	if c.hasGroup {
		f.TextRight(c.group, base, card.Group, number)
	}
	f.TextRight(c.value, base, card.Value.Text, number.Bold())
	f.TextRight(c.goal, base, card.Goal.Text, number)
	if card.Status.Status != "" {
		f.Status(c.status, base, string(card.Status.Status), card.Status.Text, f.Style(theme.Cell))
	}
	f.lost(c.lost, base, card, c)
}

// childName writes name and owner: below each other in a high row, else one after
// the other where both fit.
func (f *flow) childName(r Rect, card report.Card, c cardColumns) {
	name, small := f.Style(theme.CellStrong), f.Style(theme.Note)
	x, w, middle := c.left, c.nameW, r.Y+r.H/2
	if card.Depth > 0 {
		name = name.Light()
		x, w = x+f.px(indent), w-f.px(indent)
	}
	if r.H < f.px(treeTwoLine) {
		end := f.TextIn(x, name.Middle(middle), w, card.Name, name) + f.px(10)
		if c.owners || len(card.Parts) > 0 && end+f.subWidth(card) <= x+w {
			f.sub(end, middle, card)
		}
		return
	}
	n, step := max(1, int((r.H-small.Leading)/f.px(childStep))), f.px(childStep)
	lines := f.Lines(card.Name, w, min(n, nameLines), name)
	all := float64(len(lines))
	if f.subWidth(card) > 0 {
		all++
	}
	y := middle - (all-1)*step/2
	for _, line := range lines {
		f.Text(x, name.Middle(y), line, name)
		y += step
	}
	if f.subWidth(card) <= w {
		f.sub(x, y, card)
	} else {
		f.TextIn(x, small.Middle(y), w, card.Sub, small)
	}
}

// subWidth is what a card's owner, or the parts that it sums up, take.
func (f *flow) subWidth(card report.Card) float64 {
	s, w := f.Style(theme.Note), 0.0
	if len(card.Parts) == 0 {
		return f.Width(card.Sub, s)
	}
	for _, p := range card.Parts {
		w += f.Width(p.Text, s) + f.px(5) + s.Size + f.px(partGap)
	}
	return w - f.px(partGap)
}

// sub writes the owner of a card, or its parts with their marks.
func (f *flow) sub(x, middle float64, card report.Card) {
	s := f.Style(theme.Note)
	if len(card.Parts) == 0 {
		f.Text(x, s.Middle(middle), card.Sub, s)
		return
	}
	for _, p := range card.Parts {
		label := s
		if p.Now {
			label = s.In(f.Color(theme.Ink))
		}
		x = f.Text(x, s.Middle(middle), p.Text, label) + f.px(5)
		if p.Status != "" {
			f.Mark(Point{x + s.Size/2, middle}, 0.84*s.Size, string(p.Status))
		}
		x += s.Size + f.px(partGap)
	}
}

// lost draws the points that a target loses: a bar, red when it is off track,
// and the number.
func (f *flow) lost(x, base float64, card report.Card, c cardColumns) {
	if !c.hasLost {
		return
	}
	s := f.Style(theme.Cell).Figures()
	if lost, ok := value(card.Lost.Number); ok && lost > 0 {
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

// dotted joins owner and group of a card.
func dotted(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

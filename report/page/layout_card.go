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
	cardGap   = 36.0 // between the figures of a child
	childStep = 18.0
	lostBarW  = 44.0
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
	left, nameW                      float64 // of a child
	group, value, goal, status, lost float64
	cardRight, cardLost              float64 // of a goal's figures
	hasGroup, hasLost                bool
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
	c := cardColumns{left: f.x + f.px(treeCardW+treeBranchW), hasGroup: w.group > 0, most: mostLost(t)}
	c.hasLost = c.most > 0
	x, gap := f.x+f.w, f.px(cardGap)
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
	c.cardLost = f.x + f.px(treeCardW) - w.word - f.px(cardPad)
	if c.hasLost {
		c.cardLost = min(c.cardLost, f.x+f.px(treeCardW-cardPad)-max(w.lost, header(lostColumn)))
	}
	c.cardRight = c.cardLost - f.px(16)
	return c
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

func (f *flow) cardHeight(card report.Card, c cardColumns) float64 {
	return f.px(cardH) + float64(max(0, len(f.cardNames(card, c))-1))*f.px(cardStep)
}

// goalCard draws a goal: mark, name and owner, value and goal, points lost and
// status.
func (f *flow) goalCard(r Rect, card report.Card, c cardColumns) {
	ground := theme.Wash
	if card.Status.Status.Bad() {
		ground = theme.BadTint
	}
	f.Fill(r, f.Color(ground))
	small, up, step := f.Style(theme.Note), r.Y+f.px(cardTop), f.px(cardStep)
	if card.Status.Status != "" {
		f.Mark(Point{r.X + f.px(cardMark)/2, up - f.px(5)}, f.px(13), string(card.Status.Status))
	}
	x, y, w := r.X+f.px(cardMark), up, f.cardNameW(card, c)
	for _, line := range f.cardNames(card, c) {
		f.Text(x, y, line, f.Style(theme.Strong))
		y += step
	}
	f.TextIn(x, max(y, up+step), w, dotted(card.Sub, card.Group), small)
	f.TextRight(c.cardRight, up, card.Value.Text, f.Style(theme.CellStrong).Figures())
	f.TextRight(c.cardRight, up+step, card.Goal.Text, small.Figures())
	f.lost(c.cardLost, up, card, c)
	word := f.Style(theme.HeaderStrong).In(f.Color(f.Theme.StatusOf(string(card.Status.Status)).Color))
	f.Text(c.cardLost, up+step, card.Status.Text, word)
}

// childCard draws a KPI that serves a goal, around a height.
func (f *flow) childCard(middle float64, card report.Card, c cardColumns) {
	name, small, number := f.Style(theme.CellStrong), f.Style(theme.Note), f.Style(theme.Cell).Figures()
	lines, step := f.Lines(card.Name, c.nameW, nameLines, name), f.px(childStep)
	all := len(lines)
	if card.Sub != "" {
		all++
	}
	y := name.Middle(middle) - float64(all-1)*step/2
	for _, line := range lines {
		f.Text(c.left, y, line, name)
		y += step
	}
	f.TextIn(c.left, y, c.nameW, card.Sub, small)
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

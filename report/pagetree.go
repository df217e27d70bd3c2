package report

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// How many letters of a name stand in the cards of a page's tree, and how many
// more with its segment and period, which tell it from others.
const (
	goalLetters  = 22
	childLetters = 30
	moreLetters  = 4
)

// pageTree is the tree in as few rows as say the same: goals of months are one
// row, and what serves a tactical target stands below it.
func (b *builder) pageTree() *Tree {
	t := b.tree()
	t.On, t.Nodes = InPage, nil
	for _, l := range b.treeGoals() {
		node := TreeNode{Card: b.shortCard(l, goalLetters), Missing: b.unserved(l)}
		node.Children = b.cards(b.children(l), 0)
		t.Nodes = append(t.Nodes, node)
	}
	if free := b.cards(b.unattached(), 0); len(free) > 0 {
		t.Nodes = append(t.Nodes, TreeNode{Card: Card{Name: b.l.Word("tree.unattached")}, Children: free})
	}
	return t
}

// cards are the rows of some tactical targets, each followed by those that serve
// it.
func (b *builder) cards(lines []*line, depth int) (list []Card) {
	for i, l := range lines {
		months := b.monthsOf(l, lines)
		switch {
		case len(months) > 1 && months[0] != l:
			continue
		case len(months) > 1:
			list = append(list, b.monthsCard(months))
		default:
			c := b.shortCard(lines[i], childLetters)
			c.Depth = depth
			list = append(list, c)
		}
		for _, m := range months {
			list = append(list, b.cards(b.children(m), depth+1)...)
		}
	}
	return list
}

// monthsOf are the lines of a list that have goals for months of the same figure,
// in the order of the list; the line itself where it is of another grain.
func (b *builder) monthsOf(l *line, lines []*line) (list []*line) {
	if l.period.Grain != kpi.Monthly {
		return []*line{l}
	}
	for _, o := range lines {
		if o.metric == l.metric && o.segment.String() == l.segment.String() && o.period.Grain == kpi.Monthly {
			list = append(list, o)
		}
	}
	return list
}

// monthsCard is the goals of several months: the figures of the one that runs,
// or of the last, the statuses of all, and what they lose together.
func (b *builder) monthsCard(months []*line) Card {
	now := months[len(months)-1]
	if at := slices.IndexFunc(months, func(l *line) bool { return l.period.Has(min(b.m.AsOf(), b.quarter.Last())) }); at >= 0 {
		now = months[at]
	}
	lost, weight, any := 0.0, 0.0, false
	var parts []CardPart
	for _, l := range months {
		_, month, _ := (l.period.Start + kpi.Date(l.period.Days()/2)).Civil()
		parts = append(parts, CardPart{Text: b.l.Say("tree.month", strconv.Itoa(month)), Status: l.row.Status, Now: l == now})
		any = any || l.row.Lost != nil
		lost += lostOf(l)
		weight += l.row.Target.Weighs()
	}
	c := b.targetCard(now)
	c.Name, c.Parts = b.cardName(now, childLetters), parts
	if any {
		c.Lost = b.partOfScore(&lost)
	}
	if g := now.row.Target.Group; g != "" {
		c.Group = g + " · " + b.l.Number(weight, weightDecimals(weight))
	}
	return c
}

// shortCard is a card whose name is short where it would be long.
func (b *builder) shortCard(l *line, letters int) Card {
	c := b.targetCard(l)
	period := ""
	if l.period != b.quarter {
		period = " · " + b.periodName(l.period)
	}
	c.Name = b.cardName(l, letters-max(0, utf8.RuneCountInString(period)-moreLetters)) + period
	if b.lacksSide(l) {
		c.Name = b.l.Say("stands", c.Name, b.l.Word("stands_one_sided"))
	}
	return c
}

// cardName is the figure of a line and its segment; the figure is short where both
// would be long.
func (b *builder) cardName(l *line, letters int) string {
	members := ""
	for _, p := range l.segment {
		members += " · " + p.Member
	}
	return l.fitName(b, letters-max(0, utf8.RuneCountInString(members)-moreLetters)) + members
}

// unattached are the tactical targets that serve no goal of the tree.
func (b *builder) unattached() (list []*line) {
	inTree := map[*line]bool{}
	var walk func(*line)
	walk = func(l *line) {
		inTree[l] = true
		for _, c := range b.children(l) {
			walk(c)
		}
	}
	for _, l := range b.treeGoals() {
		walk(l)
	}
	for _, l := range b.of(review.Tactical) {
		if l.row != nil && !inTree[l] && !b.servesTactical(l) {
			list = append(list, l)
		}
	}
	return list
}

// servesTactical tells whether a line stands below another tactical one.
func (b *builder) servesTactical(l *line) bool {
	return slices.ContainsFunc(b.of(review.Tactical), func(o *line) bool {
		return o.row != nil && slices.Contains(b.children(o), l)
	})
}

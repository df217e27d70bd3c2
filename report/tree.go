package report

import (
	"cmp"
	"slices"

	"kpideck/kpi/review"
)

// tree links the strategic targets to the tactical ones; nil without targets.
func (b *builder) tree() *Tree {
	t := &Tree{ID: TreeBlock, On: InText, LeftTitle: b.l.Word("tree.left"), RightTitle: b.l.Word("tree.right"), RightAlone: b.l.Word("tree.right_alone"),
		Columns: []string{b.l.Word("tree.weight"), b.forecastTitle(), b.l.Word("column.goal"), b.l.Word("column.status"), b.l.Word("tree.lost")}}
	for _, l := range b.treeGoals() {
		node := TreeNode{Card: b.targetCard(l), Missing: b.unserved(l)}
		node.Children = b.cardsOf(b.serving(l))
		t.Nodes = append(t.Nodes, node)
	}
	if len(t.Nodes) == 0 {
		return nil
	}
	var free []served
	for _, l := range b.unattached() {
		free = append(append(free, served{l, 0}), deeper(b.serving(l))...)
	}
	if len(free) > 0 {
		t.Nodes = append(t.Nodes, TreeNode{Card: Card{Name: b.l.Word("tree.unattached")}, Children: b.cardsOf(free)})
	}
	return t
}

func (b *builder) cardsOf(list []served) (cards []Card) {
	for _, s := range list {
		c := b.targetCard(s.line)
		c.Depth = s.depth
		cards = append(cards, c)
	}
	return cards
}

// treeGoals are the strategic targets of the tree. A year's goal that only the
// quarter's goals serve, and that costs no points, stands in the table alone.
func (b *builder) treeGoals() (list []*line) {
	for _, l := range b.of(review.Strategic) {
		if l.row != nil && (len(b.children(l)) > 0 || l.row.Serving == 0 || l.row.Lost != nil) {
			list = append(list, l)
		}
	}
	return list
}

// unserved is the question to ask where nothing serves a goal.
func (b *builder) unserved(l *line) string {
	if l.row.Serving > 0 {
		return ""
	}
	return b.l.Say("tree.missing", l.metric.Names.In(b.l.ID))
}

func (b *builder) forecastTitle() string {
	if b.running() {
		return b.l.Word("column.forecast")
	}
	return b.l.Word("column.actual")
}

// targetCard writes a target for the tree.
func (b *builder) targetCard(l *line) Card {
	r := l.row
	c := Card{Key: l.key(), Name: l.name(b), Sub: r.Target.Owner, Group: b.groupWeight(r), Goal: l.figures.goal(r), Status: b.statusCell(l)}
	c.Value = l.figures.value(l.actual)
	c.Value.Follows = home(l.key(), RoleActual)
	if r.Forecast != nil && b.running() { // the column is named for it
		c.Value = b.forecastCell(l)
		c.Value.Follows = home(l.key(), RoleForecast)
	}
	c.Lost = Cell{Text: b.l.Word("none")}
	if r.Lost != nil {
		lost := max(0, *r.Lost) // what is gained above a goal is not a loss
		c.Lost = b.partOfScore(&lost)
		c.Lost.Follows = apply(OpMax, fixedNumber(0), home(l.key(), RoleLost))
	}
	return c
}

func (b *builder) groupWeight(r *review.Row) string {
	if r.Target.Group == "" {
		return ""
	}
	w := r.Target.Weighs()
	return r.Target.Group + " · " + b.l.Number(w, weightDecimals(w))
}

// treeMessage names who loses the most points, and goals that nobody serves.
func (b *builder) treeMessage(t *Tree, lines []*line) string {
	scored := slices.Clone(b.lines)
	scored = slices.DeleteFunc(scored, func(l *line) bool { return lostOf(l) <= 0 })
	slices.SortStableFunc(scored, func(x, y *line) int { return cmp.Compare(lostOf(y), lostOf(x)) })
	orphan := ""
	for _, n := range t.Nodes {
		if n.Missing != "" {
			orphan = b.l.Say("message.orphan", n.Card.Name)
			break
		}
	}
	if len(scored) < 2 {
		return b.levelMessage(lines) + orphan
	}
	total := 0.0
	for _, l := range scored {
		total += lostOf(l)
	}
	return b.l.Say("message.lost", b.messageName(scored[0]), b.messageName(scored[1]),
		b.l.Number(lostOf(scored[0])+lostOf(scored[1]), 1), b.l.Number(total, 1)) + b.regained(total) + orphan
}

// regained says what goals that are exceeded give back of the points lost: what
// is missing, as shown, between the points lost and the overall score. "" where
// that reads as nothing.
func (b *builder) regained(lost float64) string {
	overall := b.card.Score.Overall
	if overall == nil {
		return ""
	}
	sum := round1(lost) - (100 - round1(*overall))
	if round1(sum) <= 0 {
		return ""
	}
	return b.l.Say("message.regained", b.l.Number(sum, 1))
}

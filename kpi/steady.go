package kpi

import "math"

// How a figure must be the same in two tables to prove one account: on so many
// days or campaigns, in so many of a hundred, with so many different values. Two
// lists of one lead a day are two lists.
const (
	steadyCells     = 7
	steadyPercent   = 90
	steadyVarieties = 3
)

// agreement is how alike one measure of two tables is.
type agreement struct {
	same, near, other int
	values            map[Decimal]bool // of those that are the same
}

// agreements compares each shared measure over all that both tables tell.
func (g *grouping) agreements(a, b *table, shared []sharedMeasure, byCampaign bool) []agreement {
	list := make([]agreement, len(shared))
	g.eachShared(a, b, byCampaign, func(x, y []Cell) {
		for i, m := range shared {
			if p, q := x[m.a], y[m.b]; p.Known && q.Known && !(p.Sum.IsZero() && q.Sum.IsZero()) {
				list[i].see(p.Sum, q.Sum)
			}
		}
	})
	return list
}

func (l *agreement) see(a, b Decimal) {
	switch x, y := a.Float(), b.Float(); {
	case a == b:
		l.same++
		if l.values == nil {
			l.values = map[Decimal]bool{}
		}
		l.values[a] = true
	case math.Abs(x-y) <= 0.1*math.Max(math.Abs(x), math.Abs(y)):
		l.near++
	default:
		l.other++
	}
}

// steady tells whether a figure stayed the same nearly everywhere. Money alone
// proves nothing: two accounts may spend the same budgets.
func (g *grouping) steady(a, b *table, byCampaign bool) bool {
	shared := g.sharedMeasures(a, b)
	found := 0
	for i, l := range g.agreements(a, b, shared, byCampaign) {
		if l.same < steadyCells || len(l.values) < steadyVarieties || 100*l.same < steadyPercent*(l.same+l.near+l.other) {
			continue
		}
		if found++; !shared[i].money || found > 1 {
			return true
		}
	}
	return false
}

// daysAgree tells whether most days that both tell sum to the same in two figures or
// more.
func (g *grouping) daysAgree(a, b *table) bool {
	equal, differ := g.compare(a, b, false, 2)
	return equal > differ
}

// nearly tells whether every figure of the days that both tell is the same, or less
// than a tenth away, nearly everywhere: one account that was restated looks so.
func (g *grouping) nearly(a, b *table) bool {
	shared := g.sharedMeasures(a, b)
	for _, l := range g.agreements(a, b, shared, false) {
		if all := l.same + l.near + l.other; all < steadyCells || 100*(l.same+l.near) < steadyPercent*all {
			return false
		}
	}
	return len(shared) > 0
}

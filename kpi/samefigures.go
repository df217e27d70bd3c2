package kpi

import (
	"math"
	"slices"
)

// tellSame tells whether two tables without an account tell the figures of one:
// the same campaign's, on one day or over one range. Where one of them names no
// campaigns, most days that both have must sum to the same: two small lists have
// three leads on one day by chance. Of a re-export in which one figure changed on
// every day another may be steady.
func (g *grouping) tellSame(a, b *table) bool {
	byCampaign := namesCampaigns(a) && namesCampaigns(b)
	equal, differ := g.compare(a, b, byCampaign, 1)
	return byCampaign && equal > 0 || equal > differ || g.steady(a, b, byCampaign)
}

// namesCampaigns tells whether some row has the name of a campaign.
func namesCampaigns(t *table) bool {
	at := slices.Index(t.Dims, Campaign)
	return at >= 0 && slices.ContainsFunc(t.Rows, func(r TallyRow) bool { return r.Members[at] != "" })
}

type sharedMeasure struct {
	a, b  int
	late  bool // the platform restates it longer than others
	money bool // of which a platform rounds each row, and each total again
}

// sharedMeasures lists the additive measures of both: the reach of ads does not
// sum to that of their campaign.
func (g *grouping) sharedMeasures(a, b *table) []sharedMeasure {
	var list []sharedMeasure
	settles := -1
	for i, id := range a.Measures {
		m := g.cat.Measure(id)
		if j := slices.Index(b.Measures, id); j >= 0 && m != nil && m.Additive() {
			list = append(list, sharedMeasure{a: i, b: j, money: m.Unit == Money})
			if days := a.Settles[id]; settles < 0 || days < settles {
				settles = days
			}
		}
	}
	for i, m := range list {
		list[i].late = a.Settles[a.Measures[m.a]] > settles
	}
	return list
}

// compare counts on which days, and over which ranges, two tables tell the same
// and something else.
func (g *grouping) compare(a, b *table, byCampaign bool, least int) (equal, differ int) {
	shared := g.sharedMeasures(a, b)
	g.eachShared(a, b, byCampaign, func(x, y []Cell) {
		switch same, other := likeness(x, y, shared, least); {
		case same:
			equal++
		case other:
			differ++
		}
	})
	return equal, differ
}

// eachShared gives the figures of both tables for each day or range, and campaign,
// that both tell.
func (g *grouping) eachShared(a, b *table, byCampaign bool, tell func(x, y []Cell)) {
	x, y := g.figuresOf(a, byCampaign), g.figuresOf(b, byCampaign)
	for key, cells := range x {
		if other, ok := y.over(key, b); ok {
			tell(cells, other)
		}
	}
	for key, cells := range y {
		if _, both := x[key]; !both {
			if other, ok := x.over(key, a); ok {
				tell(other, cells)
			}
		}
	}
}

// likeness tells whether the figures that both know are the same, at least some
// of them and not zero, or else differ: two idle campaigns of one name prove
// nothing. Conversions that were counted on since, and money that was rounded,
// differ without being another account's, where two other figures are the same.
func likeness(x, y []Cell, shared []sharedMeasure, least int) (same, differ bool) {
	equal, moved := 0, 0
	for _, m := range shared {
		a, b := x[m.a], y[m.b]
		switch {
		case !a.Known || !b.Known || a.Sum.IsZero() && b.Sum.IsZero():
		case a.Sum == b.Sum:
			equal++
		case m.late || m.money && rounded(a.Sum, b.Sum):
			moved++
		default:
			return false, true
		}
	}
	if moved > 0 {
		least = max(least, 2)
	}
	same = equal >= least && equal > 0
	return same, !same && moved > 0
}

// rounded tells whether two amounts are less than one part in a thousand apart.
func rounded(a, b Decimal) bool {
	x, y := a.Float(), b.Float()
	return math.Abs(x-y)*1000 < math.Abs(x)
}

// figures are the sums of a table by span and, if asked, campaign. Rows without
// the name of a campaign are none of a campaign's.
type figures map[figureKey][]Cell

type figureKey struct {
	span     Span
	campaign string
}

type figuresKey struct {
	of         *table
	byCampaign bool
}

// over gives the figures of a key: as they stand, else for a range of which the
// table tells every day the sum of its days.
func (f figures) over(key figureKey, of *table) ([]Cell, bool) {
	if cells, ok := f[key]; ok {
		return cells, true
	}
	if key.span.Days() == 1 || !of.daily.Contains(key.span) {
		return nil, false
	}
	var sum []Cell
	for day := key.span.Start; day < key.span.End; day++ {
		if cells, ok := f[figureKey{Day(day), key.campaign}]; ok {
			if sum == nil {
				sum = make([]Cell, len(cells))
			}
			addCells(sum, cells)
		}
	}
	return sum, sum != nil
}

func (g *grouping) figuresOf(t *table, byCampaign bool) figures {
	key := figuresKey{t, byCampaign}
	if g.figures[key] == nil {
		g.figures[key] = sumFigures(t, byCampaign)
	}
	return g.figures[key]
}

func sumFigures(t *table, byCampaign bool) figures {
	at := slices.Index(t.Dims, Campaign)
	out := figures{}
	for i := range t.Rows {
		r := &t.Rows[i]
		key := figureKey{span: r.Span}
		if byCampaign {
			if key.campaign = r.Members[at]; key.campaign == "" {
				continue
			}
		}
		if out[key] == nil {
			out[key] = make([]Cell, len(t.Measures))
		}
		addCells(out[key], r.Amounts)
	}
	return out
}

func addCells(sum, cells []Cell) {
	for i, c := range cells {
		if c.Known {
			sum[i].Known = true
			sum[i].Sum.add(c.Sum)
		}
	}
}

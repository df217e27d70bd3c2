package template

import (
	"cmp"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// rows are the answers of a grid: a row for each target or item, an answer for
// each column. Own columns have none.
func (g *grid) rows(f *Figures) (rows [][]answer) {
	if g.isScorecard() {
		for _, r := range g.targets(f.Card) {
			rows = append(rows, g.row(func(c column) answer { return c.target(f, r) }))
		}
		return rows
	}
	for _, i := range g.items(f) {
		rows = append(rows, g.row(func(c column) answer { return c.item(f, i) }))
	}
	return rows
}

func (g *grid) row(of func(column) answer) []answer {
	list := make([]answer, len(g.columns))
	for i, c := range g.columns {
		if !c.own {
			list[i] = of(c)
		}
	}
	return list
}

// targets are those of the scorecard in the order of their table, of one level
// where the grid is for one.
func (g *grid) targets(card *review.Scorecard) (list []*review.Row) {
	for _, r := range card.Rows {
		if g.listing == ofTargets || g.listing == ofTargets+"."+listing(r.Target.Level) {
			list = append(list, r)
		}
	}
	return list
}

func (g *grid) items(f *Figures) (list []item) {
	switch g.listing {
	case byWeek:
		for _, p := range f.weeks() {
			list = append(list, item{label: p.Label, period: p})
		}
	case byMonth:
		for _, p := range f.months() {
			list = append(list, item{label: p.Label, period: p})
		}
	case byChannel:
		return g.channels(f)
	}
	return list
}

// channels are those where some KPI of the grid has rows in the quarter, by its
// first KPI, the largest first. Rows without a channel stand among them, so that
// channels sum to the total.
func (g *grid) channels(f *Figures) (list []item) {
	for _, channel := range append(f.Model.Members(kpi.Channel, nil), kpi.NotSet) {
		i := item{label: channel, period: f.Quarter, segment: kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: channel})}
		if channel == kpi.NotSet {
			i.label = f.Locale.Word("not_set")
		}
		if slices.ContainsFunc(g.metrics, func(x *kpi.Metric) bool { return f.Model.HasRows(x, i.segment, f.Quarter.Span) }) {
			list = append(list, i)
		}
	}
	size := func(i item) float64 {
		v := f.Model.Value(g.metrics[0], i.period, i.segment)
		if !v.OK() {
			return -1
		}
		return v.Number
	}
	slices.SortStableFunc(list, func(x, y item) int { return cmp.Compare(size(y), size(x)) })
	return list
}

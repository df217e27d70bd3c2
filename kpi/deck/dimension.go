package deck

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/formula"
	"kpideck/kpi/review"
)

// dimensions lists what formulas and segments may name: channel and campaign,
// what some preset has a column for, and the columns of the deck's sources that
// are no measure. Anything else would choose no row, silently.
func (r *deckReader) dimensions() []string {
	cat := r.deck.catalog(r.base)
	dims := append([]string{kpi.Channel, kpi.Campaign}, r.base.dims...)
	for _, s := range r.deck.Sources {
		for _, c := range s.Columns {
			if cat.Measure(c.ID) == nil && !slices.Contains(columnIDs, c.ID) {
				dims = append(dims, c.ID)
			}
		}
	}
	slices.Sort(dims)
	return slices.Compact(dims)
}

// checkDims reports the dimensions of a formula that no source has, each where
// it is compared.
func (r *deckReader) checkDims(m *kpi.Metric, f *formula.Node) {
	eachDim(f, func(c *formula.Cond) {
		if !slices.Contains(r.deck.dims, c.Dim) {
			r.fail("unknown_dimension", r.formulas[f].column(c.Col), diag.Bothf("công thức của %[2]s dùng chiều %[1]q, nhưng không nguồn nào có chiều đó",
				"the formula of %[2]s names the dimension %[1]q, which no source has", c.Dim, m.ID), r.deck.dimHint(c.Dim))
		}
	})
}

func (d *Deck) checkSegments(r *reader, targets []*review.Target) {
	for _, t := range targets {
		for _, p := range t.Segment {
			if !slices.Contains(d.dims, p.Dim) {
				r.fail("unknown_dimension", t.Pos, diag.Bothf("phân khúc của mục tiêu %[2]s dùng chiều %[1]q, nhưng không nguồn nào có chiều đó",
					"the segment of target %[2]s names the dimension %[1]q, which no source has", p.Dim, t.ID), d.dimHint(p.Dim))
			}
		}
	}
}

func (d *Deck) dimHint(dim string) diag.Text {
	if near := nearest(dim, d.dims); near != "" {
		return diag.Bothf("có phải %q?", "did you mean %q?", near)
	}
	return diag.Bothf("nêu cột của nó ở một nguồn: columns: {%s: tiêu đề cột}", "name its column in a source: columns: {%s: header}", dim)
}

// eachDim calls f for every comparison of a dimension in a formula, in order.
func eachDim(n *formula.Node, f func(*formula.Cond)) {
	n.Walk(func(n *formula.Node) { eachComparison(n.Cond, f) })
}

func eachComparison(c *formula.Cond, f func(*formula.Cond)) {
	if c == nil {
		return
	}
	if c.Dim != "" {
		f(c)
	}
	for _, arg := range c.Args {
		eachComparison(arg, f)
	}
}

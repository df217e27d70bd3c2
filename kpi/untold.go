package kpi

import "math"

// Untold lists the days of a span of which some account that an amount needs
// tells nothing, though it tells of days before and after: a file that was
// forgotten. Holes that its family lets pass are days without a row.
func (m *Model) Untold(a *Amount, in Span) []Span {
	wait := map[int]int{}
	for _, x := range m.cube.tellers {
		wait[x.unit] = patience(x.tables[0].Family)
	}
	v := m.cube.view(a.Measure, a.Family, a.Filter)
	var list []Span
	for i, c := range v.cover {
		for _, h := range c.holes() {
			if part := h.Clip(in); h.Days() > wait[v.units[i]] && !part.Empty() {
				list = append(list, part)
			}
		}
	}
	return JoinSpans(list)
}

// Told sums the rows of single days of an amount over a span, whether all of its
// accounts tell of them or not. NaN where currencies mix.
func (m *Model) Told(a *Amount, in Span) float64 {
	v := m.cube.view(a.Measure, a.Family, a.Filter)
	total := 0.0
	for _, p := range v.sums {
		sum, rows := p.over(in)
		if rows > 0 && v.foreign(p.currency, m.cube.currency) {
			return math.NaN()
		}
		total += sum.Float()
	}
	return total
}

package kpi

import (
	"cmp"
	"slices"
)

// Part is what one channel and campaign brought of a measure in a run of days.
type Part struct {
	Span     Span
	Channel  string
	Campaign string
	Sum      Decimal
}

// Breakdown cuts an additive measure into the runs of days given (disjoint) by
// channel and campaign. Rows of several days that lie in the hull of the runs
// come as they are: they cannot be cut. Amounts in another currency than the
// report's are left out. The parts are sorted by day, channel and campaign.
func (m *Model) Breakdown(measure *Measure, family Family, runs []Span) []Part {
	sums := map[Part]Decimal{}
	var hull Span
	for _, r := range runs {
		hull = hull.Hull(r)
	}
	m.cube.each(measure.ID, family, func(s *series) {
		if measure.Unit == Money && s.currency != m.cube.currency {
			return
		}
		at := Part{Channel: s.members[0], Campaign: s.members[1]}
		for _, c := range s.cells {
			run, ok := runOf(runs, hull, c.span)
			if !ok {
				continue
			}
			at.Span = run
			sum, _ := sums[at].Add(c.sum)
			sums[at] = sum
		}
	})
	return sortedParts(sums)
}

func runOf(runs []Span, hull, s Span) (Span, bool) {
	if s.Days() > 1 {
		return s, hull.Contains(s)
	}
	i, found := slices.BinarySearchFunc(runs, s.Start, func(r Span, d Date) int {
		switch {
		case r.End <= d:
			return -1
		case r.Start > d:
			return 1
		}
		return 0
	})
	if !found {
		return Span{}, false
	}
	return runs[i], true
}

func sortedParts(sums map[Part]Decimal) []Part {
	parts := make([]Part, 0, len(sums))
	for p, sum := range sums {
		p.Sum = sum
		parts = append(parts, p)
	}
	slices.SortFunc(parts, func(a, b Part) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Channel, b.Channel), cmp.Compare(a.Campaign, b.Campaign))
	})
	return parts
}

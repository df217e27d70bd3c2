package kpi

import (
	"cmp"
	"slices"
)

// speakers says, for one measure of one account, which table speaks for which
// day and which longer span. Of the tables that cover a day the coarsest level
// speaks, then the newest.
type speakers struct {
	first Date
	days  []*table // by day from first; nil where no table covers the day
	spans map[Span]*table
}

// speak decides for the tables of an account that carry a measure. Of what adds
// up over days, longer spans give only what days and shorter spans do not; what
// does not add up is kept for every span, since a quarter's reach does not
// follow from that of its days.
func speak(tables []*table, rollup Rollup) *speakers {
	var all Span
	for _, t := range tables {
		all = all.Hull(t.daily)
	}
	s := &speakers{first: all.Start, days: make([]*table, all.Days()), spans: longest(tables)}
	for _, t := range tables {
		d := t.daily
		for day := d.Start; day < d.End; day++ {
			if at := &s.days[day-s.first]; *at == nil || speaksBefore(t, *at) {
				*at = t
			}
		}
	}
	if rollup != RollNone {
		s.keepDisjoint()
	}
	return s
}

// speaksBefore tells whether a speaks before b.
func speaksBefore(a, b *table) bool {
	first, _ := before(a, b)
	return first
}

// before tells whether a speaks before b, and why.
func before(a, b *table) (bool, Precedence) {
	if x, y := a.rank, b.rank; x != y {
		why, _ := outranks(max(x, y))
		return x < y, why
	}
	return newer(a, b)
}

// outranks says why a table of a lower rank speaks before one of this, and for
// what reason the other is set aside. Only ads tables have levels; what has none
// has fewer dimensions.
func outranks(rank int) (Precedence, string) {
	if rank <= rankAd {
		return ByLevel, AsideFinerLevel
	}
	return ByDims, AsideFewerDims
}

// longest gives for every span of several days the table that speaks for it.
func longest(tables []*table) map[Span]*table {
	best := map[Span]*table{}
	for _, t := range tables {
		for _, span := range t.spans {
			if best[span] == nil || speaksBefore(t, best[span]) {
				best[span] = t
			}
		}
	}
	return best
}

// keepDisjoint drops the spans that overlap a day or a shorter span for which
// another table speaks. Rows of one table always add: who writes a quarter and a
// month below each other means both.
func (s *speakers) keepDisjoint() {
	spans := make([]Span, 0, len(s.spans))
	taken := Span{s.first, s.first + Date(len(s.days))}
	for span := range s.spans {
		spans = append(spans, span)
		taken = taken.Hull(span)
	}
	slices.SortFunc(spans, func(a, b Span) int {
		return cmp.Or(cmp.Compare(a.Days(), b.Days()), cmp.Compare(a.Start, b.Start))
	})
	spoken := make([]*table, taken.Days())
	for i, t := range s.days {
		spoken[s.first+Date(i)-taken.Start] = t
	}
	for _, span := range spans {
		days := spoken[span.Start-taken.Start : span.End-taken.Start]
		own := s.spans[span]
		if slices.ContainsFunc(days, func(t *table) bool { return t != nil && t != own }) {
			delete(s.spans, span)
			continue
		}
		for i := range days {
			days[i] = own
		}
	}
}

// of gives the table that speaks for a span, or nil.
func (s *speakers) of(span Span) *table {
	if span.Days() > 1 {
		return s.spans[span]
	}
	if i := int(span.Start - s.first); i >= 0 && i < len(s.days) {
		return s.days[i]
	}
	return nil
}

// covered is every day and span for which some table speaks, to as_of.
func (s *speakers) covered(asOf Date) coverage {
	var c coverage
	for i := 0; i < len(s.days); {
		if s.days[i] == nil {
			i++
			continue
		}
		run := stretch{Span: Day(s.first + Date(i)), early: s.early(i)}
		for i++; i < len(s.days) && s.days[i] != nil && s.early(i) == run.early; i++ {
			run.End = s.first + Date(i) + 1
		}
		c.add(run, asOf)
	}
	for span := range s.spans {
		c.add(stretch{Span: span, long: true}, asOf)
	}
	c.sort()
	return c
}

// early tells whether the table of a day tells of it by its other dates only.
func (s *speakers) early(i int) bool { return s.days[i].early.Has(s.first + Date(i)) }

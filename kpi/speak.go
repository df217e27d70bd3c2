package kpi

import "slices"

// speakers says, for one measure of one account, which table speaks for which
// day and which longer span. Of the tables that cover a day the coarsest level
// speaks, then the newest; spans give only what days and shorter spans do not.
type speakers struct {
	first Date
	days  []*table // by day from first; nil where no table covers the day
	spans map[Span]*table
}

// speak decides for the tables of an account that carry a measure.
func speak(tables []*table) *speakers {
	s := &speakers{spans: map[Span]*table{}}
	var all Span
	for _, t := range tables {
		all = join(all, t.daily)
	}
	s.first, s.days = all.Start, make([]*table, all.Days())
	for _, t := range tables {
		d := t.daily
		for day := d.Start; day < d.End; day++ {
			if at := &s.days[day-s.first]; *at == nil || before(t, *at) {
				*at = t
			}
		}
	}
	s.speakSpans(tables)
	return s
}

// before tells whether a speaks before b.
func before(a, b *table) bool {
	if x, y := a.rank, b.rank; x != y {
		return x < y
	}
	return newer(a, b)
}

func (s *speakers) speakSpans(tables []*table) {
	best := map[Span]*table{}
	for _, t := range tables {
		for i := range t.Rows {
			span := t.Rows[i].Span
			if span.Days() > 1 && (best[span] == nil || best[span] != t && before(t, best[span])) {
				best[span] = t
			}
		}
	}
	spans := make([]Span, 0, len(best))
	for span := range best {
		spans = append(spans, span)
	}
	slices.SortFunc(spans, func(a, b Span) int {
		if d := a.Days() - b.Days(); d != 0 {
			return d
		}
		return int(a.Start - b.Start)
	})
	for _, span := range spans {
		if !s.anyDay(span) && !s.anySpan(span) {
			s.spans[span] = best[span]
		}
	}
}

func (s *speakers) anyDay(span Span) bool {
	for d := max(span.Start, s.first); d < span.End && int(d-s.first) < len(s.days); d++ {
		if s.days[d-s.first] != nil {
			return true
		}
	}
	return false
}

func (s *speakers) anySpan(span Span) bool {
	for o := range s.spans {
		if o.Overlaps(span) {
			return true
		}
	}
	return false
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

// covered lists the days and spans for which some table speaks, merged and sorted.
func (s *speakers) covered() coverage {
	var c coverage
	for i, t := range s.days {
		if t == nil {
			continue
		}
		day := s.first + Date(i)
		if n := len(c.days); n > 0 && c.days[n-1].End == day {
			c.days[n-1].End++
		} else {
			c.days = append(c.days, Day(day))
		}
	}
	for span := range s.spans {
		c.spans = append(c.spans, span)
	}
	c.sort()
	return c
}

// coverage is what an account knows of a measure: runs of days, and longer
// spans that count only for periods that hold the whole of them.
type coverage struct {
	days  []Span
	spans []Span
}

func (c *coverage) sort() {
	order := func(a, b Span) int {
		if a.Start != b.Start {
			return int(a.Start - b.Start)
		}
		return int(a.End - b.End)
	}
	slices.SortFunc(c.days, order)
	slices.SortFunc(c.spans, order)
}

// within gives the first and last day that is known inside a span; ok is false
// when none is, and blocked says that a longer span reaches over its edge.
func (c *coverage) within(s Span) (known Span, ok, blocked bool) {
	for _, d := range c.days {
		if x := d.Clip(s); !x.Empty() {
			known = join(known, x)
		}
	}
	for _, l := range c.spans {
		if s.Contains(l) {
			known = join(known, l)
		} else if l.Overlaps(s) {
			blocked = true
		}
	}
	return known, !known.Empty(), blocked
}

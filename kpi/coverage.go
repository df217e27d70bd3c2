package kpi

import (
	"cmp"
	"slices"
)

// coverage is what an account knows of a measure: runs of days, which may be
// cut anywhere, and longer rows, which count only for spans that hold the whole
// of them.
type coverage struct {
	stretches []stretch // sorted by start
	end       Date      // after the last day covered, not beyond as_of
}

type stretch struct {
	Span
	long  bool
	early bool // a list tells of these days by its other dates only, see table.early
}

// knowledge is what a coverage says about a span.
type knowledge struct {
	known   Span // from the first to the last day known
	first   Date // the first day known that is not early
	gap     bool // some day between them is unknown, or early
	blocked bool // a longer row reaches over the edge of the span
}

func (c *coverage) add(s stretch, asOf Date) {
	if !s.long {
		s.Span = s.Clip(Span{s.Start, asOf + 1})
	}
	if s.Empty() {
		return
	}
	c.stretches = append(c.stretches, s)
	if s.End <= asOf+1 {
		c.end = max(c.end, s.End)
	}
}

func (c *coverage) sort() {
	slices.SortFunc(c.stretches, func(a, b stretch) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}

func (c *coverage) within(s Span) knowledge {
	var k knowledge
	for _, x := range c.stretches {
		if x.Start >= s.End {
			break
		}
		part := x.Clip(s)
		switch {
		case part.Empty():
			continue
		case x.long && part != x.Span:
			k.blocked = true
			continue
		}
		k.gap = k.gap || x.early || !k.known.Empty() && part.Start > k.known.End
		k.known = k.known.Hull(part)
		if !x.early && k.first == 0 {
			k.first = part.Start
		}
	}
	if k.first == 0 {
		k.first = k.known.End
	}
	return k
}

// holes lists the spans between the stretches that none of them covers. The
// stretches are sorted.
func (c *coverage) holes() []Span {
	var list []Span
	var all Span
	for _, x := range c.stretches {
		if !all.Empty() && x.Start > all.End {
			list = append(list, Span{all.End, x.Start})
		}
		all = all.Hull(x.Span)
	}
	return list
}

// before tells whether some day before d is covered.
func (c *coverage) before(d Date) bool {
	return slices.ContainsFunc(c.stretches, func(x stretch) bool { return x.Start < d && (!x.long || x.End <= d) })
}

// awaits tells, of a span without a known day, whether the account still counts
// there: it has a hole there, or it stopped in the quarter that began on the day
// given. An account that stopped in an earlier quarter is over.
func (c *coverage) awaits(s Span, quarter Date) bool {
	return c.before(s.Start) && c.end > min(quarter, s.Start)
}

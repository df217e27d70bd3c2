package kpi

import "slices"

// pairing asks, of the two sides of a ratio, which account tells of both.
type pairing struct {
	cube  *Cube
	sides [2][]*leaf
	days  Span
	known map[pairKey][]Span
}

// pairKey is a side of an account in a channel.
type pairKey struct {
	side, unit int
	channel    string
}

func newPairing(c *Cube, above, below []*leaf, days Span) *pairing {
	return &pairing{c, [2][]*leaf{above, below}, days, map[pairKey][]Span{}}
}

func touches(runs []Span, s Span) bool {
	return slices.ContainsFunc(runs, s.Overlaps)
}

// partners lists the days on which the other side is told of what a series is
// part of: by its own account, or by one that tells of that channel and has only
// the other side, as a list of buyers beside a list of visitors.
func (p *pairing) partners(side int, s *series) []Span {
	key := pairKey{side, s.unit, s.members[0]}
	if told, ok := p.known[key]; ok {
		return told
	}
	own, other := p.sides[side], p.sides[1-side]
	told := p.cube.told(other, s.unit)
	for _, unit := range p.cube.unitsOf(other) {
		if unit != s.unit && p.cube.tellsOf(unit, s.members[0], other[0].family) {
			told = append(told, without(p.cube.told(other, unit), p.cube.told(own, unit))...)
		}
	}
	p.known[key] = JoinSpans(told)
	return p.known[key]
}

// lacks tells whether the other side is not told on some day of a series.
func (p *pairing) lacks(side int, s *series) bool {
	cells := s.within(p.days)
	if len(cells) == 0 {
		return false
	}
	hull := Span{cells[0].span.Start, cells[len(cells)-1].span.End}
	return len(without([]Span{hull}, p.partners(side, s))) > 0
}

// sum is an amount over the days of channels that have both sides.
func (p *pairing) sum(a *Amount) float64 {
	total := 0.0
	for _, s := range p.cube.view(a.Measure, a.Family, a.Filter).series {
		above, below := p.both(s, a)
		for _, c := range s.within(a.Span) {
			if touches(above, c.span) && touches(below, c.span) {
				total += c.sum.Float()
			}
		}
	}
	return total
}

// both gives the days on which each side is told of what a series is part of.
func (p *pairing) both(s *series, a *Amount) (above, below []Span) {
	for i, side := range p.sides {
		told := []Span{a.Span}
		if !slices.ContainsFunc(side, func(l *leaf) bool { return l.measure == a.Measure }) {
			told = p.partners(1-i, s)
		}
		if i == 0 {
			above = told
		} else {
			below = told
		}
	}
	return above, below
}

// told lists the days of which an account tells some measure.
func (c *Cube) told(side []*leaf, unit int) []Span {
	var list []Span
	for _, l := range side {
		for _, x := range c.coverage(l.measure.ID, l.family, unit).stretches {
			list = append(list, x.Span)
		}
	}
	return JoinSpans(list)
}

func (c *Cube) unitsOf(side []*leaf) []int {
	var list []int
	for _, l := range side {
		list = append(list, c.units(l.measure.ID, l.family)...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// tellsOf tells whether an account can say that a channel had nothing: it has rows
// of the channel or of none, or it is a list of all channels. A platform's export
// knows only of its own.
func (c *Cube) tellsOf(unit int, channel string, f Family) bool {
	if channel == NotSet || c.channelsIn(unit)[channel] || c.channelsIn(unit)[NotSet] {
		return true
	}
	return f != Ads && slices.ContainsFunc(c.tellers[unit].tables, func(t *table) bool { return slices.Contains(t.Dims, Channel) })
}

// channelsIn are the channels of which an account has rows.
func (c *Cube) channelsIn(unit int) map[string]bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.channelsOfUnit == nil {
		c.channelsOfUnit = map[int]map[string]bool{}
		for _, list := range c.sorted {
			for _, s := range list {
				if c.channelsOfUnit[s.unit] == nil {
					c.channelsOfUnit[s.unit] = map[string]bool{}
				}
				c.channelsOfUnit[s.unit][s.members[0]] = true
			}
		}
	}
	return c.channelsOfUnit[unit]
}

// without takes runs out of runs; both are sorted and apart.
func without(list, out []Span) []Span {
	var rest []Span
	for _, s := range list {
		for _, o := range out {
			if part := o.Clip(s); !part.Empty() {
				if part.Start > s.Start {
					rest = append(rest, Span{s.Start, part.Start})
				}
				s.Start = part.End
			}
		}
		if !s.Empty() {
			rest = append(rest, s)
		}
	}
	return rest
}

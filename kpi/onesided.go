package kpi

import (
	"cmp"
	"slices"
)

// OneSided tells of a ratio within one family whose sides do not stand for the
// same channels and days: clicks of one platform over the impressions of two.
// Sides of different families, as leads of the CRM under the spend of ads, are
// meant to stand for themselves and are never one-sided.
type OneSided struct {
	Has   *Measure   // of the side of which a part has no partner
	Lacks []*Measure // of the other side, which nobody tells of there
	Share float64    // that part of the side's sum
	Parts []Alone    // where it lies, the largest first
	// Paired is the ratio over the channels and days that have both sides; nil
	// where there are none.
	Paired *float64
	Report int // place of the last file of the largest part among the reports of Resolve
}

// Bounds of the part of a side that has no partner: below the first it moves no
// digit that is shown, from the second the total misleads.
const (
	aloneSeen = 0.005
	aloneMuch = 0.05
)

// Much tells whether the part is so large that the total misleads.
func (o *OneSided) Much() bool { return o != nil && o.Share >= aloneMuch }

// Alone is a channel with one side of a ratio only, on some days.
type Alone struct {
	Channel string
	Days    []Span // on which the other side is not told
	Whole   bool   // nothing of the channel has both sides
	Mixed   bool   // other rows of the same days have both: those of another account
	Share   float64
}

// OneSided looks at a ratio in a period and a segment; nil where both sides stand
// for the same, or where the metric is no ratio within one family.
func (m *Model) OneSided(x *Metric, p Period, s Segment) *OneSided {
	v := m.Value(x, p, s)
	if !v.OK() {
		return nil
	}
	above, below := ratio(m.plan(x).root)
	o := m.unpaired(above, below, v.Span, s)
	if o == nil {
		return nil
	}
	pair := newPairing(m.cube, above, below, v.Span)
	if n, ok := v.Derivation.EvalAs(p.Grain, func(a *Amount) (float64, bool) { return pair.sum(a), true }); ok {
		o.Paired = &n
	}
	return o
}

// Unpaired is OneSided of one metric divided by another, as the steps of a
// journey are. A step is a share of the step above whoever counts it, so that it
// looks at sides of different families too: leads of all channels are no share of
// the clicks of ads.
func (m *Model) Unpaired(part, whole *Metric, days Span) *OneSided {
	return m.standApart(periodLeaves(m.plan(part).root, nil), periodLeaves(m.plan(whole).root, nil), days, nil)
}

// ratio gives the leaves of the two sides of what is a quotient but for numbers
// around it; none where a side is itself made of quotients.
func ratio(s *step) (above, below []*leaf) {
	switch {
	case s.kind == stepMetric, s.kind == stepYear:
		return ratio(s.args[0])
	case s.kind != stepOp:
		return nil, nil
	case s.op == StepDiv:
		if divides(s.args[0]) || divides(s.args[1]) {
			return nil, nil
		}
		return periodLeaves(s.args[0], nil), periodLeaves(s.args[1], nil)
	}
	var found *step
	for _, a := range s.args {
		if len(periodLeaves(a, nil)) == 0 {
			continue
		}
		if found != nil {
			return nil, nil
		}
		found = a
	}
	if found == nil {
		return nil, nil
	}
	return ratio(found)
}

func divides(s *step) bool {
	found := false
	s.walk(func(s *step) { found = found || s.kind == stepOp && s.op == StepDiv })
	return found
}

// unpaired is standApart within one family.
func (m *Model) unpaired(above, below []*leaf, days Span, s Segment) *OneSided {
	leaves := slices.Concat(above, below)
	if slices.ContainsFunc(leaves, func(l *leaf) bool { return l.family != leaves[0].family }) {
		return nil
	}
	return m.standApart(above, below, days, s)
}

// standApart finds the side with the largest part that has no partner.
func (m *Model) standApart(above, below []*leaf, days Span, s Segment) *OneSided {
	unfit := func(l *leaf) bool { return !l.measure.Additive() }
	if len(above) == 0 || len(below) == 0 || days.Empty() || slices.ContainsFunc(above, unfit) || slices.ContainsFunc(below, unfit) {
		return nil
	}
	p := newPairing(m.cube, above, below, days)
	var worst *OneSided
	for i, side := range p.sides {
		for _, l := range side {
			o := p.alone(i, l, &Filter{Segment: s, Conds: l.conds})
			if o != nil && o.Share >= aloneSeen && (worst == nil || o.Share > worst.Share) {
				worst = o
			}
		}
	}
	return worst
}

// alone adds up what a leaf has on days of channels on which the other side is
// not told; nil for nothing.
func (p *pairing) alone(side int, l *leaf, f *Filter) *OneSided {
	list := p.cube.view(l.measure, l.family, f).series
	if !slices.ContainsFunc(list, func(s *series) bool { return p.lacks(side, s) }) {
		return nil
	}
	parts, all := map[string]*channelPart{}, 0.0
	var most *series
	top := 0.0
	for _, s := range list {
		a := parts[s.members[0]]
		if a == nil {
			a = &channelPart{}
			parts[s.members[0]] = a
		}
		lone, sum := p.take(a, side, s)
		if all += sum; lone > top {
			most, top = s, lone
		}
	}
	if most == nil || all <= 0 {
		return nil
	}
	o := &OneSided{Has: l.measure, Parts: shares(parts, all), Report: p.cube.reportIn(most.unit, p.days)}
	for _, a := range o.Parts {
		o.Share += a.Share
	}
	for _, other := range p.sides[1-side] {
		if !slices.Contains(o.Lacks, other.measure) {
			o.Lacks = append(o.Lacks, other.measure)
		}
	}
	return o
}

// channelPart is what a channel has of one side of a ratio.
type channelPart struct {
	lone          float64 // without a partner
	alone, paired []Span
}

// take adds a series to the part of its channel, and gives what it has without a
// partner beside all that it has.
func (p *pairing) take(a *channelPart, side int, s *series) (lone, sum float64) {
	told := p.partners(side, s)
	for _, c := range s.within(p.days) {
		n := c.sum.Float()
		sum += n
		if touches(told, c.span) {
			a.paired = append(a.paired, c.span)
			continue
		}
		a.alone, lone = append(a.alone, c.span), lone+n
	}
	a.lone += lone
	return lone, sum
}

// shares makes shares of the sums of the parts, the largest first.
func shares(parts map[string]*channelPart, all float64) (list []Alone) {
	for _, channel := range sortedKeys(parts) {
		a := parts[channel]
		if a.lone <= 0 {
			continue
		}
		paired := JoinSpans(a.paired)
		list = append(list, Alone{Channel: channel, Days: JoinSpans(a.alone), Whole: len(paired) == 0,
			Mixed: slices.ContainsFunc(a.alone, func(s Span) bool { return touches(paired, s) }), Share: a.lone / all})
	}
	slices.SortStableFunc(list, func(a, b Alone) int { return cmp.Compare(b.Share, a.Share) })
	return list
}

// reportIn is the report of the last table of an account that tells of some days.
func (c *Cube) reportIn(unit int, days Span) int {
	var last *table
	for _, t := range c.tellers[unit].tables {
		if t := t.root(); t.hull.Overlaps(days) && (last == nil || t.hull.End > last.hull.End) {
			last = t
		}
	}
	return last.at
}

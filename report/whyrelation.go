package report

import (
	"kpideck/kpi"
	"kpideck/kpi/review"
)

// The shares of a bridge's members in what the metric divides by.
const (
	RoleShareBefore Role = "share_before"
	RoleShareAfter  Role = "share_after"
)

// bridgeSides are numerator and denominator of a member and of the whole, before
// and now; nil where the metric is no ratio.
type bridgeSides struct {
	num, den, all [2]*Relation
}

// sidesOf takes the ratio of a member apart as the bridge took it.
func (b *builder) sidesOf(l *line, s *review.BridgeStep, before kpi.Period) *bridgeSides {
	var x bridgeSides
	for i, at := range []struct {
		p     kpi.Period
		total kpi.Value
	}{{before, l.previous.Value}, {l.period, l.actual}} {
		_, all := quotient(at.total.Derivation)
		num, den := quotient(b.m.ValueTo(l.metric, at.p, b.memberSegment(l, s), at.total.Through).Derivation)
		if all == nil || den == nil {
			return nil
		}
		x.num[i], x.den[i], x.all[i] = known(num), known(den), known(all)
	}
	return &x
}

// ownValue is a member's value in which what has no rows is nothing.
func ownValue(d *kpi.Derivation) *Relation {
	num, den := quotient(d)
	switch {
	case d == nil:
		return nil
	case den == nil:
		return known(d)
	}
	return apply(OpDiv, known(num), known(den))
}

// memberSegment is the member of a step within the segment of its line.
func (b *builder) memberSegment(l *line, s *review.BridgeStep) kpi.Segment {
	dim := kpi.Channel
	if _, fixed := l.segment.Of(dim); fixed {
		dim = kpi.Campaign
	}
	return kpi.NewSegment(append(append(kpi.Segment(nil), l.segment...), kpi.Pick{Dim: dim, Member: s.Member})...)
}

// shareCell is the member's part of the denominator; empty without one.
func (x *bridgeSides) shareCell(b *builder, i int) Cell {
	if x == nil {
		return Cell{}
	}
	follows := apply(OpDiv, x.den[i], x.all[i])
	v, ok := follows.value()
	if !ok {
		return Cell{}
	}
	c := b.percentCell(&v)
	c.Follows = follows
	return c
}

// effects are rate and mix of a member as review.mixRates splits them. A member
// without a ratio of its own adds its numerator to the whole, and moves with what
// the whole is divided by.
func (x *bridgeSides) effects(l *line, s *review.BridgeStep) (rate, mix *Relation) {
	if x == nil {
		return nil, nil
	}
	rate, mix = x.parts(l, s)
	return inPoints(l, rate), inPoints(l, mix)
}

// inPoints turns a difference of percentages into one of points.
func inPoints(l *line, r *Relation) *Relation {
	if r == nil || l.metric.Unit != kpi.Percent {
		return r
	}
	return apply(OpMul, r, fixedNumber(100))
}

func (x *bridgeSides) parts(l *line, s *review.BridgeStep) (rate, mix *Relation) {
	key := l.key()
	shift := apply(OpSub, here(RoleShareAfter), here(RoleShareBefore))
	middle := half(home(key, RolePrevious), home(key, RoleActual))
	adds := apply(OpSub, apply(OpDiv, x.num[1], x.all[1]), apply(OpDiv, x.num[0], x.all[0]))
	switch {
	case s.Direct != nil:
		per := func(i int) *Relation { return apply(OpDiv, fixedNumber(1), x.all[i]) }
		return apply(OpMul, apply(OpSub, x.num[1], x.num[0]), half(per(0), per(1))),
			apply(OpMul, half(x.num[0], x.num[1]), apply(OpSub, per(1), per(0)))
	case x.bare(0) || x.bare(1):
		return nil, apply(OpSub, adds, apply(OpMul, shift, middle))
	case s.Before == nil:
		return nil, apply(OpMul, shift, apply(OpSub, here(RoleActual), middle))
	case s.After == nil:
		return nil, apply(OpMul, shift, apply(OpSub, here(RolePrevious), middle))
	}
	return apply(OpMul, half(here(RoleShareBefore), here(RoleShareAfter)), apply(OpSub, here(RoleActual), here(RolePrevious))),
		apply(OpMul, shift, apply(OpSub, half(here(RolePrevious), here(RoleActual)), middle))
}

// bare tells whether a member has a numerator and nothing to divide it by.
func (x *bridgeSides) bare(i int) bool {
	num, _ := x.num[i].value()
	den, _ := x.den[i].value()
	return den == 0 && num != 0
}

func half(x, y *Relation) *Relation { return apply(OpDiv, apply(OpAdd, x, y), fixedNumber(2)) }

// factorRelations are the two values of a factor and its effect by logarithmic
// means, see review.logMean. Clicks per spend and sessions per click are said as
// prices, which turns them over.
func (b *builder) factorRelations(l *line, s *review.BridgeStep, before kpi.Period) (was, is, effect *Relation) {
	price := priced(s)
	values := [2]*Relation{}
	for i, at := range []struct {
		p     kpi.Period
		total kpi.Value
	}{{before, l.previous.Value}, {l.period, l.actual}} {
		num, den := b.factorSide(s.Factor.Num, at.p, l.segment, at.total), b.factorSide(s.Factor.Den, at.p, l.segment, at.total)
		switch {
		case num == nil, s.Factor.Den != "" && den == nil:
			return nil, nil, nil
		case den == nil:
			values[i] = num
		case price:
			values[i] = apply(OpDiv, den, num)
		default:
			values[i] = apply(OpDiv, num, den)
		}
	}
	from, to := here(RolePrevious), here(RoleActual)
	if price {
		from, to = to, from
	}
	start, end := home(l.key(), RolePrevious), home(l.key(), RoleActual)
	mean := apply(OpDiv, apply(OpSub, end, start), apply(OpLn, apply(OpDiv, end, start)))
	return values[0], values[1], apply(OpMul, mean, apply(OpLn, apply(OpDiv, to, from)))
}

func (b *builder) factorSide(id string, p kpi.Period, s kpi.Segment, like kpi.Value) *Relation {
	x := b.m.Catalog().Metric(id)
	if x == nil {
		return nil
	}
	if v := b.m.ValueTo(x, p, s, like.Through); v.OK() {
		return &Relation{Op: OpFrom, From: v.Derivation}
	}
	return nil
}

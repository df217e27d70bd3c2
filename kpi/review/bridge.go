package review

import (
	"cmp"
	"math"
	"slices"

	"kpideck/kpi"
)

// BridgeKind is how the change of a metric is taken apart.
type BridgeKind string

// A ratio moves by the ratios of its segments and by their mix; what adds up
// moves by its segments; revenue moves by the factors that it is the product of.
const (
	ByMixAndRate BridgeKind = "mix_rate"
	ByMember     BridgeKind = "member"
	ByFactor     BridgeKind = "factor"
)

// Bridge explains the change of a metric from one stretch of days to another.
// End - Start is the sum of all effects, to what a float64 holds.
type Bridge struct {
	Kind       BridgeKind
	Dim        string     // of the members; "" of factors
	Period     kpi.Period // that is compared with
	Start, End float64
	Steps      []BridgeStep // largest effect first
	Mix        float64      // the mix effects of all steps together
	Under      []string     // the measures that all of a ratio is divided by
}

// BridgeStep is the part of one member or factor. Before and After are its own
// value of the metric, of a factor its size; nil where it has none.
type BridgeStep struct {
	Member        string // of Bridge.Dim; "" of a factor
	Factor        Factor
	Rate, Mix     float64 // Mix is 0 but in a bridge by mix and rate
	Before, After *float64

	// Direct is set where a member has nothing of its own to divide by at either
	// time (a shop without costs, a campaign without leads): the part of Mix that
	// its own numerator did. The rest of Mix did the denominator of all.
	Direct *float64
}

// Own is what the member did by itself: through its own ratio, or through the
// numerator that it adds to the whole.
func (s BridgeStep) Own() float64 {
	if s.Direct != nil {
		return *s.Direct
	}
	return s.Rate
}

// Common is what the denominator of all did below the numerator of a member that
// has none of its own; 0 for others.
func (s BridgeStep) Common() float64 {
	if s.Direct == nil {
		return 0
	}
	return s.Effect() - *s.Direct
}

// Effect is what the step adds to the change.
func (s BridgeStep) Effect() float64 { return s.Rate + s.Mix }

// BridgeOf explains a comparison by the members of a dimension; nil where there
// is nothing to explain: no change, or none that may be stated, fewer than two
// members, or a metric that is neither a sum nor a ratio of sums.
func BridgeOf(m *kpi.Model, x *kpi.Metric, p kpi.Period, s kpi.Segment, actual kpi.Value, c Comparison, dim string) *Bridge {
	if !actual.OK() || c.Change == nil || *c.Change == 0 {
		return nil
	}
	if _, fixed := s.Of(dim); fixed {
		return nil
	}
	members := append(m.Members(dim, s), kpi.NotSet)
	b := &bridgeMaker{m: m, x: x, dim: dim, s: s}
	before, after := b.sides(members, c.Value, c.Period), b.sides(members, actual, p)
	if before == nil || after == nil {
		return nil
	}
	bridge := &Bridge{Dim: dim, Period: c.Period, Start: c.Value.Number, End: actual.Number}
	if _, den, ratio := sidesOf(actual.Derivation); ratio {
		bridge.Under = measuresOf(den)
		bridge.mixRate(members, before, after)
	} else {
		bridge.members(members, before, after)
	}
	if len(bridge.Steps) < 2 || !bridge.ties() {
		return nil
	}
	return bridge
}

// bridgeMaker asks for the amounts of every member.
type bridgeMaker struct {
	m   *kpi.Model
	x   *kpi.Metric
	dim string
	s   kpi.Segment
}

// sides gives numerator and denominator of every member for the days of a total
// value; the denominator of a sum is 0. It is nil where the metric is neither,
// or some member is not known for those days.
func (b *bridgeMaker) sides(members []string, total kpi.Value, p kpi.Period) []side {
	list := make([]side, len(members))
	for i, member := range members {
		part := kpi.NewSegment(append(slices.Clone(b.s), kpi.Pick{Dim: b.dim, Member: member})...)
		d := b.m.ValueTo(b.x, p, part, total.Through).Derivation
		num, den, ratio := sidesOf(d)
		if !ratio {
			num, den = d, nil
		}
		var ok [2]bool
		list[i].Num, ok[0] = adds(num, p)
		list[i].Den, ok[1] = adds(den, p)
		if !ok[0] || !ok[1] {
			return nil
		}
	}
	return list
}

// adds gives the value of a side of a member; ok is false where it does not add
// over members. A member without rows adds nothing.
func adds(d *kpi.Derivation, p kpi.Period) (value float64, ok bool) {
	if d == nil {
		return 0, true
	}
	if natureOf(d, p) != flow {
		return 0, false
	}
	for _, a := range d.Amounts() {
		if a.Reason != kpi.NoReason && a.Reason != kpi.NoData {
			return 0, false
		}
	}
	return known(d), true
}

// known evaluates a linear tree with nothing for what has no rows.
func known(d *kpi.Derivation) float64 {
	switch d.Step {
	case kpi.StepAmount:
		if d.Amount.Reason == kpi.NoData {
			return 0
		}
		return d.Amount.Sum.Float()
	case kpi.StepNumber, kpi.StepAssumption:
		return d.Number
	case kpi.StepNeg:
		return -known(d.Args[0])
	case kpi.StepAdd:
		return known(d.Args[0]) + known(d.Args[1])
	case kpi.StepSub:
		return known(d.Args[0]) - known(d.Args[1])
	case kpi.StepMul:
		return known(d.Args[0]) * known(d.Args[1])
	case kpi.StepDiv:
		return known(d.Args[0]) / known(d.Args[1])
	}
	return known(d.Args[0])
}

// measuresOf are the measures of a side, each once, as the formula names them.
func measuresOf(d *kpi.Derivation) (ids []string) {
	for _, a := range d.Amounts() {
		if !slices.Contains(ids, a.Measure.ID) {
			ids = append(ids, a.Measure.ID)
		}
	}
	return ids
}

func (b *Bridge) mixRate(members []string, before, after []side) {
	b.Kind = ByMixAndRate
	_, d0 := sum(before)
	_, d1 := sum(after)
	for i, e := range mixRates(before, after) {
		if before[i] == (side{}) && after[i] == (side{}) {
			continue
		}
		s := BridgeStep{Member: members[i], Rate: e.Rate, Mix: e.Mix, Before: ratio(before[i]), After: ratio(after[i])}
		if own, bare := direct(before[i], after[i], d0, d1); bare {
			s.Direct = &own
		}
		b.add(s)
	}
	b.sort()
}

func ratio(s side) *float64 {
	if s.Den == 0 {
		return nil
	}
	return ptr(s.Num / s.Den)
}

func (b *Bridge) members(members []string, before, after []side) {
	b.Kind = ByMember
	for i := range members {
		if before[i].Num != 0 || after[i].Num != 0 {
			b.add(BridgeStep{Member: members[i], Rate: after[i].Num - before[i].Num, Before: ptr(before[i].Num), After: ptr(after[i].Num)})
		}
	}
	b.sort()
}

func (b *Bridge) add(s BridgeStep) {
	b.Steps = append(b.Steps, s)
	b.Mix += s.Mix
}

func (b *Bridge) sort() {
	slices.SortStableFunc(b.Steps, func(x, y BridgeStep) int {
		return cmp.Compare(math.Abs(y.Effect()), math.Abs(x.Effect()))
	})
}

// ties tells whether the effects sum to the change. Where they do not, members
// overlap or a part is missing, and half a truth is not shown.
func (b *Bridge) ties() bool {
	moved := 0.0
	for _, s := range b.Steps {
		moved += s.Effect()
	}
	return math.Abs(moved-(b.End-b.Start)) <= 1e-9*max(math.Abs(b.Start), math.Abs(b.End))
}

package review

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// Variants sets a rate of one segment beside that of another: two creatives, two
// landing pages, the arms of an A/B test.
type Variants struct {
	Rates [2]float64
	Of    [2]Trial
	Test
	Enough bool // the samples are large enough for the test
}

// surely is the probability of a chance difference below which one is no chance.
const surely = 0.05

// CompareVariants tests whether two segments differ in a rate of counts (hits of
// tries) of a period; ok is false for what is no such rate, where a side has no
// value, and where the two may share rows, as a channel and its campaign do: they
// are no two samples. Both run to the last day that both know. It says what the
// data show and not why: unless visitors were split by lot, the two may differ in
// more than the variant.
func CompareVariants(m *kpi.Model, x *kpi.Metric, p kpi.Period, a, b kpi.Segment) (v Variants, ok bool) {
	if !apart(a, b) {
		return v, false
	}
	last := min(m.Value(x, p, a).Through, m.Value(x, p, b).Through)
	for i, s := range []kpi.Segment{a, b} {
		value := m.ValueTo(x, p, s, last)
		hits, tries, ratio := sidesOf(value.Derivation)
		if !ratio || !value.OK() || !countsOne(hits) || !countsOne(tries) {
			return v, false
		}
		v.Rates[i], v.Of[i] = value.Number, Trial{hits.Number, tries.Number}
	}
	v.Test, v.Enough = twoProportions(v.Of[0], v.Of[1])
	return v, true
}

// apart tells whether no row can be in both segments: they want another member of
// some dimension.
func apart(a, b kpi.Segment) bool {
	return slices.ContainsFunc(a, func(p kpi.Pick) bool { member, ok := b.Of(p.Dim); return ok && member != p.Member })
}

// countsOne tells whether one side of a rate is one count of things or people.
func countsOne(d *kpi.Derivation) bool {
	for d.Step == kpi.StepMetric {
		d = d.Args[0]
	}
	if d.Step != kpi.StepAmount {
		return false
	}
	unit := d.Amount.Measure.Unit
	return unit == kpi.Count || unit == kpi.People
}

// Say words the comparison in both languages.
func (v Variants) Say(x *kpi.Metric, opt Options) diag.Text {
	w := newWords(opt)
	a, b := measured{x.Unit, v.Rates[0]}, measured{x.Unit, v.Rates[1]}
	z, chance := measured{kpi.Points, v.Z}, measured{kpi.Percent, v.P}
	switch {
	case !v.Enough:
		return w.say("%s so với %s: còn quá ít để kết luận (cần ít nhất 5 lần đạt và 5 lần không đạt mỗi bên)",
			"%s against %s: too few to tell (each side needs at least 5 hits and 5 misses)", a, b)
	case v.P < 0.001:
		return w.say("%s so với %s: khác nhau vượt mức ngẫu nhiên (z = %s, khả năng do ngẫu nhiên dưới 0,1%%)",
			"%s against %s: they differ beyond chance (z = %s, probability by chance under 0.1%%)", a, b, z)
	case v.P < surely:
		return w.say("%s so với %s: khác nhau vượt mức ngẫu nhiên (z = %s, khả năng do ngẫu nhiên %s)",
			"%s against %s: they differ beyond chance (z = %s, probability by chance %s)", a, b, z, chance)
	}
	return w.say("%s so với %s: có thể chỉ là ngẫu nhiên (z = %s, khả năng %s)",
		"%s against %s: it may be chance alone (z = %s, probability %s)", a, b, z, chance)
}

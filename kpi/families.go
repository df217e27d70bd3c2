package kpi

import "slices"

// bringsFrom tells whether a source of that very family brings the measure.
func (c *Cube) bringsFrom(measure string, f Family) bool {
	return len(c.sorted[measureFamily{measure, f}]) > 0
}

// pick gives the first family of a list that some source brings the measure
// from; ok is false when none does. A source without a family belongs to all of
// them: it adds to the family that is used, and makes the first one present, so
// that a list of orders is the shop and is not added to what web analytics
// counts of them. Beside sources of a family, one that leans to a family makes
// only that one present: a plain sheet of ads must not hide the conversions of
// the other ads.
func (c *Cube) pick(measure string, families []Family) (f Family, ok bool) {
	named := slices.ContainsFunc(families, func(f Family) bool { return c.bringsFrom(measure, f) })
	for i, f := range families {
		if c.bringsFrom(measure, f) || named && c.leans(measure, f) || i == 0 && c.leans(measure, AnyFamily) {
			return f, true
		}
	}
	for _, brings := range []func(string, Family) bool{c.bringsFrom, c.bringsLater} {
		for _, f := range families {
			if brings(measure, f) || brings(measure, AnyFamily) {
				return f, true
			}
		}
	}
	return "", false
}

// offers tells whether the measure can be taken from a family at all.
func (c *Cube) offers(measure string, f Family) bool {
	return c.bringsFrom(measure, f) || c.bringsFrom(measure, AnyFamily)
}

// leans tells whether a source without a family that leans to f brings the
// measure; AnyFamily asks for one that leans to none.
func (c *Cube) leans(measure string, f Family) bool {
	return c.leanings[measureFamily{measure, f}] && c.bringsFrom(measure, AnyFamily)
}

// leaning is the one family that some measure of a table can come from, as
// spend can only from ads; AnyFamily where no measure tells.
func (c *Cube) leaning(measures []string) Family {
	for _, id := range measures {
		if m := c.cat.Measure(id); m != nil && len(m.Families) == 1 {
			return m.Families[0]
		}
	}
	return AnyFamily
}

// bringsLater tells of sources whose rows all reach beyond as_of: they are
// there, though they feed nothing yet.
func (c *Cube) bringsLater(measure string, f Family) bool {
	return c.coverages[measureFamily{measure, f}] != nil
}

func families(f Family) []Family {
	if f == AnyFamily {
		return []Family{AnyFamily}
	}
	return []Family{f, AnyFamily}
}

// Families lists the families that sources bring a measure from, in the
// measure's own order; sources without a family come last, as AnyFamily.
func (m *Model) Families(measure string) []Family {
	var list []Family
	for _, f := range AllFamilies {
		if m.cube.bringsFrom(measure, f) {
			list = append(list, f)
		}
	}
	if m.cube.bringsFrom(measure, AnyFamily) {
		list = append(list, AnyFamily)
	}
	return list
}

// FamilyValue is one measure of one family in a period, outside any KPI: for
// setting side by side what is never added.
func (m *Model) FamilyValue(measure *Measure, f Family, p Period) Value {
	pl := newPlan(&step{kind: stepLeaf, leaf: &leaf{measure: measure, family: f}})
	e := evaluation{m: m, period: p, views: m.views(pl, nil)}
	e.cover(pl.leaves, min(p.Last(), m.cube.asOf))
	d := e.eval(pl.root)
	return Value{Number: d.Number, Reason: d.Reason, Span: e.span, Through: e.through, AtLeast: d.AtLeast, Basis: string(f), Derivation: d}
}

// BasisFamilies lists the families that the metric is taken from, in the order
// of its formula.
func (m *Model) BasisFamilies(x *Metric) []Family { return m.plan(x).families }

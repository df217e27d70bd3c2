package kpi

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

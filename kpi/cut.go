package kpi

import "slices"

// Cut is a measure whose total of a period ends early, since an account that it
// needs stopped while others went on.
type Cut struct {
	Measure *Measure
	Report  int  // place of the last file of the account among the reports of Resolve
	Days    Span // those that others tell of and the total leaves out
	// Share of the sum that is known of the period which these days stand for.
	Share float64
}

// Cuts lists the totals of a period that an account cuts by more days than an
// export may lag behind, in the order of the catalogue.
func (m *Model) Cuts(p Period) []Cut {
	asked := p.Clip(Span{p.Start, m.cube.asOf + 1})
	if asked.Empty() {
		return nil
	}
	var list []Cut
	for _, x := range m.cat.Measures {
		for _, f := range m.Families(x.ID) {
			if x.Additive() {
				list = append(list, m.cutsOf(x, f, asked)...)
			}
		}
	}
	return list
}

func (m *Model) cutsOf(x *Measure, f Family, asked Span) (list []Cut) {
	v := m.cube.view(x, f, &Filter{})
	n := v.need(asked, m.cal.quarterOf(asked.Last()))
	if !n.known {
		return nil
	}
	left := Span{n.through + 1, 0}
	for _, c := range v.cover {
		left.End = max(left.End, c.within(asked).known.End)
	}
	if left.Days() <= int(stale.from) {
		return nil
	}
	share := v.share(left, asked)
	for i, c := range v.cover {
		if c.within(asked).known.End == left.Start {
			list = append(list, Cut{x, m.cube.lastReport(v.units[i]), left, share})
		}
	}
	return list
}

// share is what some days stand for of the sum of a span; 0 where it is none.
func (v *view) share(days, of Span) float64 {
	part, all := 0.0, 0.0
	for _, p := range v.sums {
		sum, _ := p.over(days)
		part += sum.Float()
		sum, _ = p.over(of)
		all += sum.Float()
	}
	if all == 0 {
		return 0
	}
	return part / all
}

// lastReport is the report of the table of an account that tells of the latest day.
func (c *Cube) lastReport(unit int) int {
	at := slices.IndexFunc(c.tellers, func(x *teller) bool { return x.unit == unit })
	last := c.tellers[at].tables[0].root()
	for _, t := range c.tellers[at].tables {
		if t.root().hull.End > last.hull.End {
			last = t.root()
		}
	}
	return last.at
}

package kpi

import "math"

// Days is an amount day by day.
type Days struct {
	First Date
	// Value holds each day from First on; NaN where an account that counts there
	// does not know the day, where only a longer row covers it, and where
	// currencies mix. A stock stands at its last value.
	Value []float64
}

// At gives a day's value, NaN outside.
func (d *Days) At(day Date) float64 {
	if i := int(day - d.First); i >= 0 && i < len(d.Value) {
		return d.Value[i]
	}
	return math.NaN()
}

// Daily gives an amount of a Derivation on every day to as_of, for what sums
// and for stocks; nil for what has no daily value. It costs one pass over the
// days, where Value by day would cost one evaluation each.
func (m *Model) Daily(a *Amount) *Days {
	if a.Rollup != RollSum && a.Rollup != RollLast || m.cube.data.Empty() {
		return nil
	}
	v := m.cube.view(a.Measure, a.Family, a.Filter)
	of := v.standing()
	switch {
	case v.bad, a.Rollup == RollSum && !v.measure.Additive():
		return nil
	case a.Rollup == RollSum:
		of = v.dailySum
	}
	data := m.cube.data
	out := &Days{First: data.Start, Value: make([]float64, data.Days())}
	quarter := Span{}
	for d := data.Start; d < data.End; d++ {
		if !quarter.Has(d) {
			quarter = m.cal.Containing(Quarterly, d).Span
		}
		r := rolled{reason: NoData}
		if v.need(Day(d), quarter.Start).known {
			r = of(d, m.cube.currency)
		}
		out.Value[d-data.Start] = math.NaN()
		if r.reason == NoReason {
			out.Value[d-data.Start] = r.sum.Float()
		}
	}
	return out
}

// dailySum leaves longer rows out: the days under them are blocked, see need.
func (v *view) dailySum(d Date, report string) rolled {
	var sum Decimal
	for _, p := range v.sums {
		part, rows := p.over(Day(d))
		if rows > 0 && v.foreign(p.currency, report) {
			return rolled{reason: MixedCurrency}
		}
		if !sum.add(part) {
			return rolled{reason: Undefined}
		}
	}
	return rolled{sum: sum}
}

// standing gives a stock on one day after the other: each series at the last of
// its rows so far. Days are asked in order.
func (v *view) standing() func(Date, string) rolled {
	next := make([]int, len(v.series))
	return func(d Date, report string) rolled {
		var list []memberValue
		for i, s := range v.series {
			for next[i] < len(s.cells) && s.cells[next[i]].span.End <= d+1 {
				next[i]++
			}
			if n := next[i]; n > 0 {
				last := s.cells[n-1]
				list = append(list, memberValue{series: s, value: last.sum, until: last.span.End, fits: true})
			}
		}
		return v.overMembers(list, report)
	}
}

// EvalAs computes the tree for a whole period of a grain with other numbers in
// the place of its amounts. ok is false where there is no value.
func (d *Derivation) EvalAs(g Grain, amount func(*Amount) (n float64, ok bool)) (n float64, ok bool) {
	switch d.Step {
	case StepAmount:
		return amount(d.Amount)
	case StepNumber, StepAssumption:
		return d.Number, d.OK()
	}
	var x [2]float64
	for i, a := range d.Args {
		if x[i], ok = a.EvalAs(g, amount); !ok {
			return 0, false
		}
	}
	n, reason := apply(d.Step, x[0], x[1], perYear[g])
	return n, reason == NoReason
}

package review

import "kpideck/kpi"

// nature is how a metric behaves over the days of a period, which decides what
// may be expected of it half-way and how it may be carried on.
type nature uint8

const (
	level  nature = iota // a ratio or another value that holds for any length of time
	flow                 // adds up over days: half the period, half the value
	stock                // stands at a level and drifts: followers
	opaque               // made of what cannot be added, such as reach: never projected
)

// natureOf reads the nature from the derivation of a value of the period p.
func natureOf(d *kpi.Derivation, p kpi.Period) nature {
	if d == nil {
		return level
	}
	l := linearOf(d, p)
	switch {
	case l.opaque:
		return opaque
	case l.bent:
		return level
	case l.flows && l.stock == 0 && l.constant == 0:
		return flow
	case !l.flows && l.stock != 0:
		return stock
	}
	return level
}

// linear is a derivation seen as a weighted sum of amounts: whether something
// in it grows with the days, the weight of stocks and the constant part.
// Closing less opening stock has weight 0 and grows, so follower growth and
// customers lost are flows.
type linear struct {
	flows    bool
	stock    float64
	constant float64
	bent     bool // a division or product of amounts
	opaque   bool
}

func linearOf(d *kpi.Derivation, p kpi.Period) linear {
	switch d.Step {
	case kpi.StepAmount:
		return linearAmount(d.Amount, p)
	case kpi.StepNumber, kpi.StepAssumption:
		return linear{constant: d.Number}
	case kpi.StepMetric:
		return linearOf(d.Args[0], p)
	case kpi.StepNeg:
		return linearOf(d.Args[0], p).times(-1)
	case kpi.StepPerYear:
		l := linearOf(d.Args[0], p)
		return linear{bent: true, opaque: l.opaque}
	}
	a, b := linearOf(d.Args[0], p), linearOf(d.Args[1], p)
	switch {
	case d.Step == kpi.StepAdd:
		return a.plus(b)
	case d.Step == kpi.StepSub:
		return a.plus(b.times(-1))
	case d.Step == kpi.StepMul && a.fixed():
		return b.times(a.constant)
	case d.Step == kpi.StepMul && b.fixed():
		return a.times(b.constant)
	case d.Step == kpi.StepDiv && b.fixed() && b.constant != 0:
		return a.times(1 / b.constant)
	}
	return linear{bent: true, opaque: a.opaque || b.opaque}
}

// linearAmount takes an amount of another period, as prev() asks for, for a
// constant: it does not grow while this period runs.
func linearAmount(a *kpi.Amount, p kpi.Period) linear {
	switch {
	case a.Opening:
		return linear{flows: true, stock: 1}
	case a.Rollup != kpi.RollSum && a.Rollup != kpi.RollLast:
		return linear{opaque: true}
	case a.Period.Start != p.Start:
		return linear{constant: a.Sum.Float()}
	case a.Rollup == kpi.RollLast:
		return linear{stock: 1}
	}
	return linear{flows: true}
}

func (l linear) fixed() bool { return !l.flows && l.stock == 0 && !l.bent && !l.opaque }

func (l linear) times(c float64) linear {
	l.stock *= c
	l.constant *= c
	return l
}

func (l linear) plus(o linear) linear {
	return linear{flows: l.flows || o.flows, stock: l.stock + o.stock, constant: l.constant + o.constant,
		bent: l.bent || o.bent, opaque: l.opaque || o.opaque}
}

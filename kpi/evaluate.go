package kpi

// evaluation computes one metric in one period and one segment.
type evaluation struct {
	m      *Model
	period Period
	views  []*view // of the leaves of the plan in the segment

	known   bool
	whole   bool
	through Date
	begins  Date // the first day on which every measure has some account
	span    Span // from the period's start to through, empty when nothing is known
	asked   Span // the days that could be known
	quarter Date // first day of the quarter of the last day asked; see view.need
}

// cover finds the last day that every account needed here covers. All amounts
// of the formula run to that one day, so a cost is never divided by the leads
// of fewer days. Rows of several days can fall out when the span gets shorter,
// and shorten it again.
func (e *evaluation) cover(leaves []*leaf, last Date) {
	e.span = Span{e.period.Start, e.period.Start}
	e.asked = Span{e.period.Start, last + 1}
	e.quarter = e.m.cal.quarterOf(last)
	for {
		e.known, e.whole, e.through, e.begins = false, true, e.asked.Last(), 0
		for _, l := range leaves {
			n := e.views[l.at].need(e.asked, e.quarter)
			if n.known {
				e.known, e.whole, e.through, e.begins = true, e.whole && n.whole, min(e.through, n.through), max(e.begins, n.first)
			}
		}
		if !e.known {
			e.through = 0
			return
		}
		if e.through == e.asked.Last() {
			e.span = e.asked
			return
		}
		e.asked.End = e.through + 1
	}
}

func (e *evaluation) eval(s *step) *Derivation {
	switch s.kind {
	case stepNumber:
		return &Derivation{Step: StepNumber, Number: s.number}
	case stepAssume:
		d := &Derivation{Step: StepAssumption, ID: s.assume.ID, Number: s.assume.Value}
		if !s.assume.Given {
			d.Reason = NeedsInput
		}
		return d
	case stepLeaf:
		return e.amount(s.leaf, e.span, false)
	case stepOpening:
		return e.opening(s.args[0])
	case stepPrev:
		return e.previous(s.args[0])
	}
	d := &Derivation{Step: s.op}
	switch s.kind {
	case stepMetric:
		d.Step, d.ID = StepMetric, s.metric.ID
	case stepYear:
		d.Step, d.Factor = StepPerYear, e.perYear()
	}
	return e.combine(d, s.args)
}

func (e *evaluation) combine(d *Derivation, args []*step) *Derivation {
	var x [2]float64
	d.Args = make([]*Derivation, len(args))
	for i, a := range args {
		d.Args[i] = e.eval(a)
		x[i] = d.Args[i].Number
		if d.Reason == NoReason {
			d.Reason = d.Args[i].Reason
		}
	}
	if d.Step == StepMetric {
		d.AtLeast = d.Args[0].AtLeast
	}
	if d.Reason == NoReason {
		d.Number, d.Reason = apply(d.Step, x[0], x[1], d.Factor)
	}
	return d
}

// perYear scales a flow of the period to a year: by its grain, and by the days
// that are covered where the period is not over.
func (e *evaluation) perYear() float64 {
	per := perYear[e.period.Grain]
	if covered := e.span.Days(); covered > 0 && covered < e.period.Days() {
		per *= float64(e.period.Days()) / float64(covered)
	}
	return per
}

var perYear = [...]float64{Daily: 365, Weekly: 52, Monthly: 12, Quarterly: 4, Yearly: 1}

func (e *evaluation) amount(l *leaf, s Span, opening bool) *Derivation {
	v := e.views[l.at]
	d := &Derivation{Step: StepAmount, Amount: &Amount{Measure: l.measure, Family: l.family, Span: s, Period: e.period,
		Filter: v.filter, Rollup: l.measure.OverTime, Opening: opening}}
	a := d.Amount
	if opening {
		a.since = e.span
	}
	asked := s
	if s.Empty() {
		asked = e.asked
	}
	switch n := v.need(asked, e.quarter); {
	case n.blocked:
		a.Reason = InSpan
	case !n.known, s.Empty():
		a.Reason = NoData
	case opening:
		a.take(v.opening(s, e.span, e.m.cube.currency))
	default:
		a.take(v.amount(s, e.m.cube.currency))
	}
	d.Number, d.Reason = a.Sum.Float(), a.Reason
	if a.AtLeast != nil {
		part := a.AtLeast.Float()
		d.AtLeast = &part
	}
	return d
}

func (a *Amount) take(r rolled) { a.Sum, a.Reason, a.AtLeast = r.sum, r.reason, r.atLeast }

// opening is the last value of a stock before the period.
func (e *evaluation) opening(s *step) *Derivation {
	before := Span{e.m.cube.data.Start, e.period.Start}
	if s.kind == stepLeaf {
		return e.amount(s.leaf, before, true)
	}
	earlier := *e
	earlier.span = before
	return earlier.eval(s)
}

// previous evaluates in the period before. Where this period is not over, the
// one before is cut to the same number of days; where one of the two is not
// covered from its start to there, they cannot be compared.
func (e *evaluation) previous(s *step) *Derivation {
	if e.m.cal.Containing(e.period.Grain, e.period.Start).Span != e.period.Span {
		// A week cut by a quarter's edge has no period before it to be set beside.
		return &Derivation{Step: StepNumber, Reason: WrongGrain}
	}
	p := e.m.cal.Previous(e.period)
	before := evaluation{m: e.m, period: p, views: e.views}
	last := p.Last()
	if e.known && e.through < e.period.Last() {
		last = min(last, p.Start+(e.through-e.period.Start))
	}
	before.cover(periodLeaves(s, nil), last)
	d := before.eval(s)
	alike := before.known && before.whole && before.through == last && (e.whole || !e.known)
	if d.Reason == NoReason && !alike {
		return &Derivation{Step: d.Step, ID: d.ID, Amount: d.Amount, Args: d.Args, Reason: NoData}
	}
	return d
}

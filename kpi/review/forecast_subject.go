package review

import (
	"math"
	"slices"
	"strings"

	"kpideck/kpi"
)

// subject is what can be carried on to the end of a period and looked up in
// past ones.
type subject interface {
	// outcome is what a past period came to; ok is false where it is not known.
	outcome(p kpi.Period) (v float64, ok bool)
	// from stands at the end of a day of a period and carries on by a method; nil
	// where the days so far are not all known.
	from(p kpi.Period, through kpi.Date) func(method string) (v float64, ok bool)
	// methods that may serve, the plainest first and the preferred last.
	methods() []string
	// movable tells whether any stretch of days has an outcome, not only a period.
	movable() bool
	// leaveOneOut is what the period would come to by the rate so far without one
	// of its known days, for each of them; nil where that has no value.
	leaveOneOut(p kpi.Period, through kpi.Date) []float64
	// lowest is 0 or the lowest week that a flow ever had.
	lowest() float64
}

// flowMethods carry on a sum.
var flowMethods = []string{MethodStraightLine, MethodWeekday, MethodSeasonal, MethodRecent, MethodSteady, MethodTrend, MethodLastYear, MethodAverage}

// outlook is what forecasts look at beside the figures.
type outlook struct {
	cal      kpi.Calendar
	holidays kpi.Holidays
}

// flowSubject is a metric that adds up over days, carried on as one series.
type flowSubject struct {
	outlook
	h *history
}

func (s flowSubject) outcome(p kpi.Period) (float64, bool) {
	v, _ := s.h.sum(p.Span)
	return v, s.h.whole(p.Span)
}

func (s flowSubject) from(p kpi.Period, through kpi.Date) func(string) (float64, bool) {
	o := newOrigin(s.h, s.outlook, p, through)
	if o == nil {
		return nil
	}
	return o.end
}

func (s flowSubject) lowest() float64 {
	return slices.Min(append(s.h.weeks(s.h.span(), len(s.h.value)), 0))
}

func (flowSubject) methods() []string { return flowMethods }
func (flowSubject) movable() bool     { return true }

// formulaSubject is a metric whose amounts are carried on one by one: a ratio
// ends at its numerator's end over its denominator's.
type formulaSubject struct {
	outlook
	tree  *kpi.Derivation
	parts map[*kpi.Amount]part
	list  []string
}

// part is an amount of a formula: its days and how many periods before the one
// asked for it lies.
type part struct {
	*history
	kind partKind
	back int
}

type partKind uint8

const (
	partFlow partKind = iota
	partStock
	partOpening // a stock before the period
)

func (s formulaSubject) methods() []string { return s.list }

func (s formulaSubject) outcome(p kpi.Period) (float64, bool) {
	return s.tree.EvalAs(p.Grain, func(a *kpi.Amount) (float64, bool) { return s.known(a, p) })
}

// known is an amount of a whole period that is over.
func (s formulaSubject) known(a *kpi.Amount, p kpi.Period) (float64, bool) {
	part := s.parts[a]
	for range part.back {
		p = s.cal.Previous(p)
	}
	switch {
	case part.history == nil:
		return 0, false
	case part.kind == partFlow:
		v, _ := part.sum(p.Span)
		return v, part.whole(p.Span)
	case part.kind == partOpening:
		return part.on(p.Start - 1)
	}
	return part.on(p.Last())
}

// on is a stock on a day.
func (h *history) on(d kpi.Date) (float64, bool) {
	if !h.knows(d) {
		return 0, false
	}
	return h.at(d), true
}

func (s formulaSubject) from(p kpi.Period, through kpi.Date) func(string) (float64, bool) {
	origins := map[*history]*origin{}
	for _, part := range s.parts {
		if part.history != nil && part.kind == partFlow && part.back == 0 && origins[part.history] == nil {
			if origins[part.history] = newOrigin(part.history, s.outlook, p, through); origins[part.history] == nil {
				return nil
			}
		}
	}
	return func(method string) (float64, bool) {
		stock := func(x part) (float64, bool) { return x.stockEnd(p, through, method) }
		return s.tree.EvalAs(p.Grain, s.amounts(p, stock, func(h *history) (float64, bool) {
			if method == MethodLastValue {
				return origins[h].end(MethodStraightLine)
			}
			return origins[h].end(method)
		}))
	}
}

// amounts looks the amounts of the formula up: those of a period that is over are
// known, stocks and what adds up over this period are as given.
func (s formulaSubject) amounts(p kpi.Period, stock func(part) (float64, bool), flow func(*history) (float64, bool)) func(*kpi.Amount) (float64, bool) {
	return func(a *kpi.Amount) (float64, bool) {
		x := s.parts[a]
		switch {
		case x.history == nil:
			return 0, false
		case x.back > 0 || x.kind == partOpening:
			return s.known(a, p)
		case x.kind == partStock:
			return stock(x)
		}
		return flow(x.history)
	}
}

// standing leaves a stock as it stands on a day.
func standing(d kpi.Date) func(part) (float64, bool) {
	return func(x part) (float64, bool) { return x.on(d) }
}

func (formulaSubject) lowest() float64 { return 0 }

// movable is false for a formula that asks for an earlier period: a stretch that
// no calendar cut has none before it.
func (s formulaSubject) movable() bool {
	for _, part := range s.parts {
		if part.back > 0 {
			return false
		}
	}
	return true
}

// driftDays is how far back the pace of a stock is taken.
const driftDays = 91

// stockEnd is where a stock will stand: it stays, or drifts on as it did over
// the last 13 weeks or since its first day.
func (h *history) stockEnd(p kpi.Period, through kpi.Date, method string) (float64, bool) {
	now, ok := h.on(through)
	if !ok || method == MethodLastValue {
		return now, ok
	}
	for d := max(h.first, through-driftDays); d < through; d++ {
		if then, ok := h.on(d); ok {
			pace := (now - then) / float64(through-d)
			return now + pace*float64(p.End-1-through), true
		}
	}
	return now, method != MethodDrift
}

// subjectOf finds the days behind a value; nil for what is never projected and
// where the amounts have no days.
func (j *assessor) subjectOf(d *kpi.Derivation, n nature, p kpi.Period) subject {
	out := outlook{j.m.Calendar(), j.opt.Holidays}
	if n == flow {
		if h := j.flowOf(d); h != nil {
			return flowSubject{out, h}
		}
		return nil
	}
	s := formulaSubject{outlook: out, tree: d, parts: map[*kpi.Amount]part{}, list: append([]string{MethodLastValue}, flowMethods[1:]...)}
	if n == stock {
		s.list = []string{MethodLastValue, MethodDrift}
	}
	if d == nil || n == opaque {
		return nil
	}
	for _, a := range d.Amounts() {
		s.parts[a] = j.partOf(a, p)
	}
	return s
}

func (j *assessor) partOf(a *kpi.Amount, p kpi.Period) part {
	out := part{history: j.days(a)}
	switch {
	case a.Opening:
		out.kind = partOpening
	case a.Rollup == kpi.RollLast:
		out.kind = partStock
	}
	for at := p; at.Start > a.Period.Start; at = j.m.Calendar().Previous(at) {
		out.back++
	}
	return out
}

// flowOf evaluates a formula that adds up over days on each of them. What grows
// is a sum of amounts or the change of a stock.
func (j *assessor) flowOf(d *kpi.Derivation) *history {
	var span kpi.Span
	days := map[*kpi.Amount]*history{}
	for _, a := range d.Amounts() {
		h := j.days(a)
		if h == nil {
			return nil
		}
		days[a], span = h, h.span()
	}
	values := make([]float64, span.Days())
	for i := range values {
		at := span.Start + kpi.Date(i)
		v, ok := d.EvalAs(kpi.Daily, func(a *kpi.Amount) (float64, bool) {
			if a.Opening {
				return days[a].on(at - 1)
			}
			return days[a].on(at)
		})
		if values[i] = v; !ok {
			values[i] = math.NaN()
		}
	}
	return newHistory(span.Start, values)
}

// days gives an amount day by day, kept for the other targets that need it.
func (j *assessor) days(a *kpi.Amount) *history {
	key := amountKey(a)
	h, known := j.histories[key]
	if known {
		return h
	}
	if of := j.m.Daily(a); of != nil {
		h = newHistory(of.First, of.Value)
	}
	j.histories[key] = h
	return h
}

func amountKey(a *kpi.Amount) string {
	key := []string{a.Measure.ID, string(a.Family)}
	for _, p := range a.Filter.Segment {
		key = append(key, p.Dim, p.Member)
	}
	for _, c := range a.Filter.Conds {
		key = append(key, "", c.String())
	}
	return strings.Join(key, "\x00")
}

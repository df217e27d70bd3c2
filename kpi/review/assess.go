package review

import (
	"cmp"
	"slices"

	"kpideck/kpi"
)

// Options is what a review needs besides the figures.
type Options struct {
	Quarter kpi.Period         // zero: the one of as_of
	Weights map[string]float64 // of the groups; nil: DefaultWeights
	Reward  []Reward
	Events  []Event
	Notes   []Note
	// Holidays align comparisons with last year, and phasing.
	Holidays kpi.Holidays
	// Format, Date and Period write the numbers, days and periods of findings and
	// evidence; nil: plain.
	Format func(locale string, unit kpi.Unit, v float64) string
	Date   func(locale string, d kpi.Date) string
	Period func(locale string, p kpi.Period) string
	// Operand writes the numbers of a sum, with digits enough to check it; nil: Format.
	Operand func(locale string, unit kpi.Unit, v float64) string
}

// Assess judges the targets whose period lies in the quarter or contains it.
// The targets that fall outside still serve as parents and children and are
// checked against each other.
func Assess(m *kpi.Model, targets []*Target, opt Options) *Scorecard {
	j := newAssessor(m, targets, opt)
	card := &Scorecard{Quarter: j.opt.Quarter, AsOf: m.AsOf(), Events: eventsIn(opt.Events, j.opt.Quarter), Holidays: opt.Holidays}
	for _, t := range targets {
		if x := m.Catalog().Metric(t.KPI); x != nil && onScorecard(t.Period, j.opt.Quarter) {
			card.Rows = append(card.Rows, j.row(t, x))
		}
	}
	link(card.Rows, j.byID)
	rule := scoringOf(card.Rows, j.opt.Weights)
	for _, r := range card.Rows {
		r.Scored = rule.counts(r.Target)
	}
	card.Score = rollUp(card.Rows, j.opt.Weights, opt.Reward)
	for _, r := range card.Rows {
		r.Allocation, r.Explained = j.allocate(r), j.explain(r)
	}
	for _, r := range card.Rows {
		r.Smart, r.Arithmetic = j.smart(r), j.arithmetic(r)
	}
	card.Findings = j.findings(card.Rows, rule)
	return card
}

// assessor holds what the judgement of every row shares.
type assessor struct {
	m       *kpi.Model
	opt     Options
	words   words
	targets []*Target
	byID    map[string]*Target // the first of each id
	served  map[string]bool    // ids that some target names as its parent

	histories map[string]*history // of amounts, see days
}

func newAssessor(m *kpi.Model, targets []*Target, opt Options) *assessor {
	j := &assessor{m: m, opt: opt, words: newWords(opt), targets: targets, byID: map[string]*Target{}, served: map[string]bool{}, histories: map[string]*history{}}
	if j.opt.Quarter.Empty() {
		j.opt.Quarter = m.Calendar().Containing(kpi.Quarterly, m.AsOf())
	}
	if j.opt.Weights == nil {
		j.opt.Weights = DefaultWeights
	}
	for _, t := range targets {
		if t.ID != "" && j.byID[t.ID] == nil {
			j.byID[t.ID] = t
		}
		j.served[t.Parent] = true
	}
	return j
}

func onScorecard(p, quarter kpi.Period) bool {
	return quarter.Contains(p.Span) || p.Contains(quarter.Span)
}

// row judges one target.
func (j *assessor) row(t *Target, x *kpi.Metric) *Row {
	r := &Row{Target: t, Metric: x, Kind: directed(t.Goal.Kind, x.Better), Status: NoData, Serving: j.children(t)}
	r.Actual = j.m.Value(x, t.Period, t.Segment)
	j.compare(r)
	if r.Signal = SignalOf(j.m, x, t.Segment, j.opt.Quarter); r.Signal != nil {
		r.Signal.Evidence = r.Signal.Say(x, j.opt)
	}
	r.Bridge, r.Factors = j.whyOf(r)
	r.Chance = j.chanceOf(r)
	r.Notes = j.notesOn(t)
	r.Baseline = j.baseline(t, x)
	g := progressOf(r.Actual, t.Period, j.m.AsOf())
	r.Elapsed, r.Days = g.elapsed, g.days
	n := natureOf(r.Actual.Derivation, t.Period)
	g.untold = j.untoldOf(r.Actual, n, t.Period)
	r.Untold, r.Unbegun = g.untold.days, g.untold.before
	s := j.subjectOf(r.Actual.Derivation, n, t.Period)
	if f, ok := s.(flowSubject); ok {
		r.daily = f.h
	}
	a := resolveGoal(t.Goal, x.Better, r.Baseline)
	if a == nil {
		return r
	}
	r.setGoal(a)
	if !r.Actual.OK() || t.Period.Start > j.m.AsOf() {
		return r
	}
	actual := a.settle(r.Actual.Number)
	r.Attainment = a.attainment(actual)
	r.phaseBy(s, n, outlook{j.m.Calendar(), j.opt.Holidays})
	r.pace(a, n, g, s)
	at := sofar{progress: g, nature: n, actual: r.Actual.Number, period: t.Period, through: r.Actual.Through, cal: j.m.Calendar()}
	r.Forecast = forecastOf(at, s, func() []float64 {
		return weeksBehind(j.m, x, t.Segment, r.Actual.Span)
	})
	if r.Forecast != nil && !g.complete {
		r.Forecast.Value = a.settle(r.Forecast.Value)
	}
	r.Status = a.statusOf(actual, r.Forecast, t.Red, g.complete)
	r.judgeScore(a, actual, g.complete)
	return r
}

func (r *Row) setGoal(a *aim) {
	switch {
	case a.loose:
		r.Goal, r.Red = ptr(a.middle), r.Target.Red
		return
	case a.kind == GoalBetween:
		r.Goal, r.GoalLow, r.Red = ptr(a.high), ptr(a.low), r.Target.Red
		return
	}
	r.Goal = ptr(a.high)
	r.Red = ptr(redFor(r.Target.Red, a.high, a.kind == GoalAtLeast))
}

// baseline is what the target says, else the value of the whole previous
// period. A previous period that is not covered to its end gives none: a change
// on half a quarter would be a smaller goal than the one that was set.
func (j *assessor) baseline(t *Target, x *kpi.Metric) *float64 {
	if t.Baseline != nil {
		return t.Baseline
	}
	v := j.m.Value(x, j.m.Calendar().Previous(t.Period), t.Segment)
	if v.Partial {
		return nil
	}
	return v.Ptr()
}

func (j *assessor) compare(r *Row) {
	t, cal := r.Target, j.m.Calendar()
	r.Previous = Compare(j.m, r.Metric, t.Period, t.Segment, r.Actual, cal.Previous(t.Period))
	r.LastYear = CompareYear(j.m, r.Metric, t.Period, t.Segment, r.Actual, j.opt.Holidays)
}

// link hangs every row under its parent. A row whose parents lead back to
// itself is left out, so that the tree can be walked.
func link(rows []*Row, byID map[string]*Target) {
	at := map[*Target]*Row{}
	for _, r := range rows {
		at[r.Target] = r
	}
	for _, r := range rows {
		if parent := at[byID[r.Target.Parent]]; parent != nil && !circular(r.Target, byID) {
			parent.Children = append(parent.Children, r)
		}
	}
}

func circular(t *Target, byID map[string]*Target) bool {
	at := t
	for range len(byID) + 1 {
		if at = byID[at.Parent]; at == nil {
			return false
		}
	}
	return true
}

// eventsIn gives the events that touch the quarter, by their first day.
func eventsIn(events []Event, quarter kpi.Period) []Event {
	var in []Event
	for _, e := range events {
		if e.Span.Overlaps(quarter.Span) {
			in = append(in, e)
		}
	}
	slices.SortStableFunc(in, func(a, b Event) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return in
}

package review

import (
	"slices"

	"kpideck/kpi"
)

// JourneyPath is a way that people go from hearing of a company to staying with
// it. Paths are data, see templates/packs.
type JourneyPath struct {
	ID    string
	Steps []JourneyPart
}

// JourneyPart is a KPI that counts a step of a path.
type JourneyPart struct {
	KPI   string
	Stage string // "": the KPI's own
	// Across tells that the step is a share of the step above although another
	// family counts it.
	Across bool
}

// Journey is a path with the figures of a quarter to date and of the same days of
// the quarter before.
type Journey struct {
	Path     string
	Period   kpi.Period
	Previous kpi.Period
	Through  kpi.Date // the last day that all steps know
	Steps    []JourneyStep
	// First and Last are the ends of the run of steps that are shares of each
	// other and explain the change of the last; equal where no two join.
	First, Last int

	across map[string]bool
}

// JourneyStep is a step. Its rate is its share of the step above; nil where the
// two do not join.
type JourneyStep struct {
	Metric     *kpi.Metric
	Stage      string
	Now        kpi.Value
	Before     Comparison // the same days of the quarter before
	RateNow    *float64
	RateBefore *float64
	// OneSided says why the step does not join though both count one stream: so much
	// of one of the two comes from channels or days that lack the other.
	OneSided *kpi.OneSided
	// Settling tells that the sources still change so many of the days that what the
	// step or its rate did may be theirs.
	Settling bool
	Gives    *float64 // what the change of its rate did to the last step; of the first of a run, of its number
}

// Joins tells whether the step is a share of the step above.
func (s *JourneyStep) Joins() bool { return s.RateNow != nil && s.RateBefore != nil }

// Judged tells whether the share that a step is of the one above says something:
// the two join, and neither changes much any more.
func (j *Journey) Judged(step int) bool {
	return j.Steps[step].Joins() && !j.Steps[step].Settling && !j.Steps[step-1].Settling
}

// JourneyStages are the stages in their order.
var JourneyStages = []string{"awareness", "engagement", "conversion", "retention"}

// JourneyOf takes the path on which the most steps join; among equals the first.
// It is nil where no path has two steps with figures. KPIs of the deck's own that
// count and name their stage stand at the end of it.
func JourneyOf(m *kpi.Model, quarter kpi.Period, paths []JourneyPath) *Journey {
	var best *Journey
	for _, p := range paths {
		if j := journeyOn(m, quarter, p); j != nil && (best == nil || j.links() > best.links()) {
			best = j
		}
	}
	return best
}

func journeyOn(m *kpi.Model, quarter kpi.Period, path JourneyPath) *Journey {
	j := &Journey{Path: path.ID, Period: quarter, Previous: m.Calendar().Previous(quarter), across: map[string]bool{}}
	for _, p := range withOwn(m, path.Steps) {
		x := m.Catalog().Metric(p.KPI)
		if x == nil || !m.Available(x) || !x.At(quarter.Grain) {
			continue
		}
		v := m.Value(x, quarter, nil)
		if !v.OK() {
			continue
		}
		if p.Stage == "" {
			p.Stage = x.Stage
		}
		j.across[x.ID] = p.Across
		j.Steps = append(j.Steps, JourneyStep{Metric: x, Stage: p.Stage})
		if counts(x) && (j.Through == 0 || v.Through < j.Through) {
			j.Through = v.Through
		}
	}
	if len(j.Steps) < 2 || j.Through == 0 {
		return nil
	}
	j.measure(m)
	j.chain()
	return j
}

// counts tells whether a KPI counts people or things, so that it can be a share
// of another.
func counts(x *kpi.Metric) bool { return x.Unit == kpi.Count || x.Unit == kpi.People }

// withOwn puts the deck's own KPIs at the end of their stage.
func withOwn(m *kpi.Model, parts []JourneyPart) []JourneyPart {
	list := slices.Clone(parts)
	named := func(id string) bool {
		return slices.ContainsFunc(list, func(p JourneyPart) bool { return p.KPI == id })
	}
	for _, x := range m.Catalog().Metrics {
		stage := slices.Index(JourneyStages, x.Stage)
		if !x.Own || stage < 0 || !counts(x) || named(x.ID) {
			continue
		}
		at := slices.IndexFunc(list, func(p JourneyPart) bool { return stageOf(m, p) > stage })
		if at < 0 {
			at = len(list)
		}
		list = slices.Insert(list, at, JourneyPart{KPI: x.ID, Stage: x.Stage})
	}
	return list
}

func stageOf(m *kpi.Model, p JourneyPart) int {
	if x := m.Catalog().Metric(p.KPI); p.Stage == "" && x != nil {
		return slices.Index(JourneyStages, x.Stage)
	}
	return slices.Index(JourneyStages, p.Stage)
}

// measure takes all steps to the same last day and finds which of them join.
func (j *Journey) measure(m *kpi.Model) {
	for i := range j.Steps {
		s := &j.Steps[i]
		through := j.Through
		if !counts(s.Metric) {
			through = j.Period.Last()
		}
		s.Now = m.ValueTo(s.Metric, j.Period, nil, through)
		s.Before = Compare(m, s.Metric, j.Period, nil, s.Now, j.Previous)
		s.Settling = j.settling(m, s)
		if i > 0 {
			j.join(m, &j.Steps[i-1], s)
		}
	}
}

// settlingMuch is the part of a step's days from which on a change of the step may
// be what is not counted yet.
const settlingMuch = 0.05

// settling tells whether much of a step's days is not final.
func (j *Journey) settling(m *kpi.Model, s *JourneyStep) bool {
	open := s.Now.Span.End - 1 - m.Final(s.Metric)
	return float64(open) >= settlingMuch*float64(s.Now.Span.Days())
}

// join gives a step its rates, unless one side of them stands for channels or days
// that the other does not have: such a share is of nobody.
func (j *Journey) join(m *kpi.Model, above, s *JourneyStep) {
	now, before := j.rates(above, s)
	if now == nil || before == nil {
		return
	}
	for _, days := range []kpi.Span{s.Now.Span, s.Before.Value.Span} {
		if o := m.Unpaired(s.Metric, above.Metric, days); o.Much() {
			s.OneSided = o
			return
		}
	}
	s.RateNow, s.RateBefore = now, before
}

// rates are the shares that a step is of the one above, now and before: of the
// same families over the same days, or where the path says that they join.
func (j *Journey) rates(above, s *JourneyStep) (now, before *float64) {
	if !counts(above.Metric) || !counts(s.Metric) || above.Before.Change == nil || s.Before.Change == nil {
		return nil, nil
	}
	if above.Now.Basis != s.Now.Basis && !j.across[s.Metric.ID] || above.Now.Span != s.Now.Span || above.Before.Value.Span != s.Before.Value.Span {
		return nil, nil
	}
	pair := func(part, whole float64) *float64 {
		if part <= 0 || whole <= 0 {
			return nil
		}
		return ptr(part / whole)
	}
	return pair(s.Now.Number, above.Now.Number), pair(s.Before.Value.Number, above.Before.Value.Number)
}

// links counts the steps that join the one above.
func (j *Journey) links() (n int) {
	for i := range j.Steps {
		if j.Steps[i].Joins() {
			n++
		}
	}
	return n
}

// chain takes the last of the longest runs of joined steps and shares the change
// of its end out to the number at its start and to the rates after it, by
// logarithmic means (methods.md b6): the parts come to the change exactly.
func (j *Journey) chain() {
	for first := 0; first < len(j.Steps); {
		last := first
		for last+1 < len(j.Steps) && j.Steps[last+1].Joins() {
			last++
		}
		if last > first && last-first >= j.Last-j.First {
			j.First, j.Last = first, last
		}
		first = last + 1
	}
	if j.First == j.Last {
		return
	}
	run := j.Steps[j.First : j.Last+1]
	before, now := []float64{run[0].Before.Value.Number}, []float64{run[0].Now.Number}
	for i := range run[1:] {
		before, now = append(before, *run[i+1].RateBefore), append(now, *run[i+1].RateNow)
	}
	for i, effect := range logMean(before, now) {
		run[i].Gives = ptr(effect)
	}
}

// JourneyRate is the share that a step is of the one above in one channel.
type JourneyRate struct {
	Channel     string
	Now, Before kpi.Value // of the step
	Of, OfThen  kpi.Value // of the step above
	RateNow     float64
	RateBefore  float64
}

// ByChannel gives the rates of a step in the channels where both steps count, now
// and before, in the order of the channels.
func (j *Journey) ByChannel(m *kpi.Model, step int) []JourneyRate {
	above, s := &j.Steps[step-1], &j.Steps[step]
	if !s.Joins() {
		return nil
	}
	var list []JourneyRate
	for _, channel := range m.Members(kpi.Channel, nil) {
		in := kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: channel})
		r := JourneyRate{Channel: channel}
		r.Now, r.Of = m.ValueTo(s.Metric, j.Period, in, j.Through), m.ValueTo(above.Metric, j.Period, in, j.Through)
		last := lastLike(j.Period, s.Now, j.Previous)
		r.Before, r.OfThen = m.ValueTo(s.Metric, j.Previous, in, last), m.ValueTo(above.Metric, j.Previous, in, last)
		whole := func(part, of kpi.Value) bool {
			return part.OK() && of.OK() && of.Number > 0 && part.Number <= of.Number
		}
		if !whole(r.Now, r.Of) || !whole(r.Before, r.OfThen) || r.Now.Number == 0 && r.Before.Number == 0 {
			continue
		}
		r.RateNow, r.RateBefore = r.Now.Number/r.Of.Number, r.Before.Number/r.OfThen.Number
		list = append(list, r)
	}
	return list
}

// Logs tells whether the contributions of a journey are by logarithmic means, and
// not in turn as where a step counts nothing.
func (j *Journey) Logs() bool {
	return j.First < j.Last && j.Steps[j.First].Now.Number > 0 && j.Steps[j.First].Before.Value.Number > 0
}

package report

import (
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

const (
	// multiples is how many small charts a page has room for.
	multiples = 12
	// multipleName is how many letters of a name stand beside the latest value.
	multipleName = 28
)

// multiples are small charts of the week lines.
func (b *builder) multiples(lines []*line, signals map[*line]*signal) *Multiples {
	m := &Multiples{ID: MultiplesBlock, On: InPage, Title: b.l.Word("weeks.multiples")}
	if len(lines) > multiples {
		m.Note = b.l.Say("weeks.multiples_some", strconv.Itoa(multiples), strconv.Itoa(len(lines)))
	}
	for _, l := range charted(lines, signals, multiples) {
		m.Items = append(m.Items, b.multiple(l, signals[l]))
	}
	if len(m.Items) == 0 {
		return nil
	}
	b.multiplesKey(m)
	return m
}

// multiplesKey explains the marks that some chart shows.
func (b *builder) multiplesKey(m *Multiples) {
	shown := map[string]bool{}
	for _, item := range m.Items {
		shown["band"] = shown["band"] || item.Limits != nil
		shown["goal-dash"] = shown["goal-dash"] || item.Goal != nil
		shown["not-yet"] = shown["not-yet"] || item.Future > 0
		for i, s := range item.Signals {
			shown[signalMark(s.Tone)] = shown[signalMark(s.Tone)] || s.On
			shown["short"] = shown["short"] || item.Partial[i] && item.Values[i] != nil
		}
	}
	for _, mark := range []string{"band", "goal-dash", "signal-bad", "signal-good", "signal-neutral", "short", "not-yet"} {
		if shown[mark] {
			m.Key, m.Marks = append(m.Key, b.l.Word("weeks.key."+mark)), append(m.Marks, mark)
		}
	}
}

// signalMark is the mark of a signal by what it means.
func signalMark(t Tone) string {
	return map[Tone]string{Good: "signal-good", Bad: "signal-bad", Neutral: "signal-neutral"}[t]
}

func (b *builder) multiple(l *line, s *signal) Multiple {
	item := Multiple{Name: l.fitName(b, multipleName)}
	var whole []*float64
	for _, w := range b.weekParts() {
		v, short := b.multipleValue(l, w)
		item.Values, item.Partial = append(item.Values, v), append(item.Partial, short)
		item.Labels = append(item.Labels, weekLabel(w))
		if w.Start > b.m.AsOf() {
			item.Future++
		}
		if short {
			v = nil
		}
		whole = append(whole, v)
		mark := WeekSignal{}
		if s != nil && v != nil {
			mark = s.marks[w.Start]
		}
		item.Signals = append(item.Signals, mark)
	}
	f := b.newFigures(l.metric.Unit, s.withLimits(whole)...)
	item.Unit = f.unitWord()
	if l.row != nil && l.row.Goal != nil && !b.flows(l) {
		item.Goal, item.GoalText = l.row.Goal, goalSign(l.row)+f.bare(*l.row.Goal)
	}
	if s == nil {
		b.unjudged(l, f, whole, &item)
		return item
	}
	item.Limits = &Limits{s.Low, s.Centre, s.High, f.bare(s.Low), f.bare(s.Centre), f.bare(s.High)}
	item.LatestLabel, item.Latest = weekLabel(s.Last().Week), f.bare(s.Last().Value)
	item.Verdict, item.Tone = b.verdict(s)
	return item
}

// withLimits adds the limits to the figures that are shown with them.
func (s *signal) withLimits(shown []*float64) []*float64 {
	if s == nil {
		return shown
	}
	return append([]*float64{&s.Low, &s.Centre, &s.High}, shown...)
}

// leastDays is how much of a week is shown: two days scaled to seven would say
// more about weekends than about the week.
const leastDays = 4

// multipleValue is a week for a small chart, and whether days are missing in
// it: cut by the quarter, or not over. What adds up over days is then scaled to
// seven, so that a short week does not look like a fall.
func (b *builder) multipleValue(l *line, w kpi.Period) (v *float64, short bool) {
	value := b.weekValue(l, w)
	days := w.Clip(value.Span).Days()
	switch v = value.Ptr(); {
	case v == nil || days >= 7:
		return v, w.Days() < 7
	case days < leastDays:
		return nil, true
	case addsUp(value.Derivation):
		scaled := *v * 7 / float64(days)
		v = &scaled
	}
	return v, true
}

// evenWeeks are the weeks of a line as small charts show them: a few days at the
// quarter's edge are no week, and would end the line in a fall.
func (b *builder) evenWeeks(l *line) []*float64 {
	if !l.metric.At(kpi.Weekly) {
		return nil
	}
	var list []*float64
	for _, w := range b.weekParts() {
		v, _ := b.multipleValue(l, w)
		list = append(list, v)
	}
	return list
}

// addsUp tells whether a derivation is a sum of amounts that add up over days.
func addsUp(d *kpi.Derivation) bool {
	switch d.Step {
	case kpi.StepAmount:
		return d.Amount.Rollup == kpi.RollSum && !d.Amount.Opening
	case kpi.StepNumber:
		return d.Number == 0 // stands for what no source brings
	case kpi.StepMetric, kpi.StepNeg, kpi.StepAdd, kpi.StepSub:
		for _, a := range d.Args {
			if !addsUp(a) {
				return false
			}
		}
		return true
	}
	return false
}

// unjudged says of a line without limits what its last whole week was, and how
// it changed; whether that is news cannot be told.
func (b *builder) unjudged(l *line, f figures, whole []*float64, item *Multiple) {
	var low, high *float64
	last, before := -1, -1
	for i, v := range whole {
		if v == nil {
			continue
		}
		last, before = i, last
		if low == nil || *v < *low {
			low = v
		}
		if high == nil || *v > *high {
			high = v
		}
	}
	if last < 0 {
		item.Latest, item.Verdict = b.l.Word("none"), b.l.Word("weeks.no_whole_week")
		return
	}
	item.MinText, item.MaxText = f.bare(*low), f.bare(*high)
	item.LatestLabel, item.Latest, item.Verdict = item.Labels[last], f.bare(*whole[last]), b.l.Word("weeks.too_few")
	if before < 0 {
		return
	}
	if c := b.change(review.Between(l.metric, *whole[last], *whole[before]), l.metric); c.Number != nil {
		item.Verdict = b.l.Say("weeks.verdict", item.Labels[last], c.Text, item.Labels[before]) + "; " + item.Verdict
	}
}

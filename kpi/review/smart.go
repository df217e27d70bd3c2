package review

import (
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// The verdicts on a letter of SMART.
const (
	Pass = "pass"
	Warn = "warn"
	Fail = "fail"
)

// Letters are those of SMART in their order, the keys of Row.Smart.
var Letters = []string{"s", "m", "a", "r", "t"}

// What the audit holds targets to.
const (
	coveRedShare = 0.95 // of the days before the period must have data
	minChanges   = 3    // changes from period to period that make a history
	historySpan  = 13   // periods looked back on
	// stretch is how much more than the best change so far is a stretch and not
	// out of sight, and quietGrowth the best change that a flat history is credited with.
	stretch     = 2
	quietGrowth = 0.05
)

// smart audits one target by letter. Every verdict says the figure it rests on.
func (j *assessor) smart(r *Row) map[string]Verdict {
	return map[string]Verdict{
		"s": j.specific(r),
		"m": j.measurable(r),
		"a": j.achievable(r),
		"r": j.relevant(r.Target),
		"t": j.timeBound(r.Target),
	}
}

// specific asks for what exactly, for which segment, and who owns it.
func (j *assessor) specific(r *Row) Verdict {
	t, goal := r.Target, diag.Both(r.Target.Goal.Text, r.Target.Goal.Text)
	if r.Goal != nil {
		goal = j.goalText(r)
	}
	if t.Owner == "" {
		return Verdict{Warn, j.words.say("%s %s, %s: chưa có người phụ trách.", "%s %s, %s: nobody owns it.",
			r.Metric.Names, goal, segmentName(t.Segment))}
	}
	return Verdict{Pass, j.words.say("%s %s, %s, do %s phụ trách.", "%s %s, %s, owned by %s.",
		r.Metric.Names, goal, segmentName(t.Segment), t.Owner)}
}

func (j *assessor) goalText(r *Row) diag.Text {
	goal := measured{r.Metric.Unit, *r.Goal}
	switch r.Kind {
	case GoalAtMost:
		return j.words.say("≤ %s", "≤ %s", goal)
	case GoalBetween:
		if r.GoalLow == nil {
			return j.words.say("≈ %s", "≈ %s", goal)
		}
		return j.words.say("%s–%s", "%s–%s", measured{r.Metric.Unit, *r.GoalLow}, goal)
	}
	return j.words.say("≥ %s", "≥ %s", goal)
}

// measurable asks whether the sources bring the measures, and had them on the
// days of the period before, which the target is compared with.
func (j *assessor) measurable(r *Row) Verdict {
	if !j.m.Available(r.Metric) {
		return Verdict{Fail, j.words.say("Không nguồn nào có %s.", "No source brings %s.", strings.Join(j.m.Missing(r.Metric), ", "))}
	}
	if !j.m.Has(r.Metric, r.Target.Segment) {
		return Verdict{Fail, j.words.say("Không có dòng dữ liệu nào cho %s.", "There are no rows for %s.", segmentName(r.Target.Segment))}
	}
	if r.Actual.Reason == kpi.MixedCurrency {
		return Verdict{Fail, j.words.say("Các nguồn dùng nhiều loại tiền mà chưa có tỷ giá.", "The sources mix currencies, and there is no rate.")}
	}
	before := j.m.Calendar().Previous(r.Target.Period)
	covered := j.coveredDays(r, before)
	verdict := Pass
	if float64(covered) < coveRedShare*float64(before.Days()) {
		verdict = Warn
	}
	return Verdict{verdict, j.words.say("%d trên %d ngày của %s có dữ liệu.", "%d of %d days of %s have data.",
		covered, before.Days(), before.Label)}
}

// coveredDays counts the days of a period that all sources cover. Where they
// begin late the days are asked one by one.
func (j *assessor) coveredDays(r *Row, p kpi.Period) int {
	v := j.m.Value(r.Metric, p, r.Target.Segment)
	covered := v.Span.Clip(p.Span)
	if v.Reason == kpi.NoData {
		return 0
	}
	if !v.Late || !r.Metric.At(kpi.Daily) {
		return covered.Days()
	}
	n := 0
	for _, day := range j.m.Calendar().Periods(kpi.Daily, covered) {
		if j.m.Value(r.Metric, day, r.Target.Segment).Reason != kpi.NoData {
			n++
		}
	}
	return n
}

// achievable sets the change that the goal asks of its baseline against the
// changes that the KPI has made from period to period.
func (j *assessor) achievable(r *Row) Verdict {
	if r.Goal == nil || r.Baseline == nil || *r.Baseline <= 0 {
		return Verdict{Warn, j.words.say("Chưa có mức nền của %s để so với mục tiêu.", "There is no baseline in %s to hold the goal against.",
			j.m.Calendar().Previous(r.Target.Period).Label)}
	}
	a := resolveGoal(r.Target.Goal, r.Metric.Better, r.Baseline)
	goal, atLeast := a.edge(*r.Baseline)
	if a.loose {
		goal = a.middle
	}
	sign := 1.0
	if !atLeast {
		sign = -1
	}
	asked := goal / *r.Baseline - 1
	if a.kind == GoalBetween && a.reached(*r.Baseline) {
		asked = 0
	}
	changes := changesOf(j.history(r), sign)
	if len(changes) < minChanges {
		return Verdict{Warn, j.words.say("Yêu cầu %s so với mức nền; số lần thay đổi giữa các kỳ để so: %d, cần ít nhất %d.",
			"Asks for %s on the baseline; changes between periods to compare with: %d, at least %d are needed.",
			changed(asked), len(changes), minChanges)}
	}
	best := changes[0]
	for _, c := range changes {
		best = max(best, c)
	}
	return Verdict{reach(sign*asked, best), j.words.say("Yêu cầu %s so với mức nền; lần thay đổi tốt nhất trong %d lần gần đây là %s.",
		"Asks for %s on the baseline; the best of the last %d changes was %s.",
		changed(asked), len(changes), changed(sign*best))}
}

// reach grades a wanted change by the best one so far: within it, a stretch of
// it, or beyond anything seen.
func reach(asked, best float64) string {
	switch {
	case asked <= max(best, 0):
		return Pass
	case asked <= stretch*max(best, quietGrowth):
		return Warn
	}
	return Fail
}

// history gives the values of the whole periods before the target's, oldest
// first, back to the first that is missing.
func (j *assessor) history(r *Row) []float64 {
	var values []float64
	p := r.Target.Period
	for range historySpan {
		p = j.m.Calendar().Previous(p)
		v := j.m.Value(r.Metric, p, r.Target.Segment)
		if !v.OK() || v.Partial {
			break
		}
		values = append([]float64{v.Number}, values...)
	}
	return values
}

// changesOf gives the relative changes from value to value; with sign -1 a fall
// counts as positive.
func changesOf(values []float64, sign float64) []float64 {
	var changes []float64
	for i := 1; i < len(values); i++ {
		if values[i-1] > 0 {
			changes = append(changes, sign*(values[i]/values[i-1]-1))
		}
	}
	return changes
}

// relevant asks for the link between tactics and strategy, in both directions.
func (j *assessor) relevant(t *Target) Verdict {
	parent := j.byID[t.Parent]
	switch {
	case parent != nil:
		return Verdict{Pass, j.words.say("Phục vụ mục tiêu %s (%s).", "Serves target %s (%s).", parent.name(), j.nameOf(parent))}
	case t.Parent != "":
		return Verdict{Fail, j.words.say("Mục tiêu cha %q không tồn tại.", "The parent target %q does not exist.", t.Parent)}
	case t.Level == Tactical:
		return Verdict{Fail, j.words.say("Không gắn với mục tiêu chiến lược nào.", "Linked to no strategic target.")}
	}
	n := j.children(t)
	if n == 0 {
		return Verdict{Warn, j.words.say("0 mục tiêu chiến thuật phục vụ mục tiêu này.", "0 tactical targets serve it.")}
	}
	return Verdict{Pass, j.words.say("%d mục tiêu phục vụ mục tiêu này.", "Targets that serve it: %d.", n)}
}

// children counts the targets under t, or under the same goal of another period.
func (j *assessor) children(t *Target) int {
	n := 0
	for _, o := range j.targets {
		if parent := j.byID[o.Parent]; parent != nil && sameAim(parent, t) {
			n++
		}
	}
	return n
}

func (j *assessor) nameOf(t *Target) any {
	if x := j.m.Catalog().Metric(t.KPI); x != nil {
		return x.Names
	}
	return t.KPI
}

// timeBound asks for a deadline inside the period; without one the period's
// last day is the deadline.
func (j *assessor) timeBound(t *Target) Verdict {
	deadline := t.Period.Last()
	if t.Deadline != 0 {
		deadline = t.Deadline
	}
	if !t.Period.Has(deadline) {
		return Verdict{Fail, j.words.say("Hạn %s nằm ngoài kỳ %s.", "The deadline %s lies outside %s.", deadline, t.Period.Label)}
	}
	left := max(0, int(deadline-j.m.AsOf()))
	return Verdict{Pass, j.words.say("Hạn %s, số ngày còn lại: %d.", "Due %s, days left: %d.", deadline, left)}
}

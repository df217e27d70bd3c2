package review

import "kpideck/kpi"

// timeBound asks for a deadline that lies in the plan's year and inside the
// period, that has not passed unmet while the period runs, and that the data are
// fine enough to watch. Without one the period's last day is the deadline.
func (j *assessor) timeBound(r *Row) Verdict {
	t, deadline := r.Target, r.Target.Period.Last()
	if t.Deadline != 0 {
		deadline = t.Deadline
	}
	year := j.m.Calendar().Containing(kpi.Yearly, j.opt.Quarter.Start)
	asOf := j.m.AsOf()
	switch {
	case deadline < t.Period.Start:
		return verdict(KindPast, j.words.say("Hạn %s đến trước khi %s bắt đầu ngày %s.", "The deadline %s comes before %s begins on %s.",
			deadline, t.Period, t.Period.Start))
	case !year.Has(deadline):
		return verdict(KindOutsideYear, j.words.say("Hạn %s nằm ngoài năm kế hoạch %s, từ %s đến %s.", "The deadline %s lies outside the plan's year %s, %s to %s.",
			deadline, year.Label, year.Start, year.Last()))
	case !t.Period.Has(deadline):
		return verdict(KindOutsidePeriod, j.words.say("Hạn %s nằm ngoài %s.", "The deadline %s lies outside %s.", deadline, t.Period))
	case deadline < asOf && asOf < t.Period.Last() && !j.reachedNow(r):
		return verdict(KindPast, j.words.say("Hạn %s đã qua %d ngày mà chưa đạt.", "The deadline %s passed %d days ago, unmet.", deadline, int(asOf-deadline)))
	case r.Actual.Reason == kpi.InSpan || r.Actual.Reason == kpi.WrongGrain:
		return verdict(KindCoarseData, j.words.say("Số liệu thưa hơn %s (%d ngày): không theo dõi được đến hạn %s.",
			"The data are coarser than %s (%d days): the deadline %s cannot be watched.", t.Period, t.Period.Days(), deadline))
	}
	return verdict(KindDated, j.words.say("Hạn %s, số ngày còn lại: %d.", "Due %s, days left: %d.", deadline, max(0, int(deadline-asOf))))
}

// reachedNow tells whether the goal is fulfilled by what is known so far.
func (j *assessor) reachedNow(r *Row) bool {
	a := resolveGoal(r.Target.Goal, r.Metric.Better, r.Baseline)
	return a != nil && r.Actual.OK() && a.reached(a.settle(r.Actual.Number))
}

package review

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// specific asks for what exactly, for which segment, on which side of the goal,
// and who owns it.
func (j *assessor) specific(r *Row) Verdict {
	t, what := r.Target, []any{r.Metric.Names, j.goalText(r), segmentName(r.Target.Segment)}
	switch {
	case t.Owner == "":
		return verdict(KindNoOwner, j.words.say("%s %s, %s: chưa có người phụ trách.", "%s %s, %s: nobody owns it.", what...))
	case r.Metric.Better == kpi.Band && t.Goal.Kind == GoalPlain:
		return verdict(KindNoDirection, j.words.say("%s %s, %s: chưa rõ là mức trần (<=), mức sàn (>=) hay một khoảng (a..b).",
			"%s %s, %s: at most (<=), at least (>=) or a band (a..b) is not said.", what...))
	}
	return verdict(KindSpecific, j.words.say("%s %s, %s, do %s phụ trách.", "%s %s, %s, owned by %s.", append(what, t.Owner)...))
}

// goalText writes a goal with its side; as the target has it where a relative
// goal has no baseline.
func (j *assessor) goalText(r *Row) diag.Text {
	if r.Goal == nil {
		return diag.Both(r.Target.Goal.Text, r.Target.Goal.Text)
	}
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

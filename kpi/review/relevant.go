package review

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// nudge is by how much a child is bettered to see what its parent does.
const nudge = 0.10

// relevant asks for the link between tactics and strategy, in both directions,
// for one direction of better along it, and for goals that are handed down whole.
func (j *assessor) relevant(r *Row) Verdict {
	t := r.Target
	if t.Parent != "" || t.Level == Tactical {
		if v := j.unlinked(t); v != nil {
			return *v
		}
		if against := j.against(r); against != nil {
			return verdict(KindInconsistent, against)
		}
	}
	n := r.Serving
	switch a := r.Allocation; {
	case n == 0 && (t.Level == Strategic || t.Parent == ""):
		return verdict(KindChildless, j.words.say("0 mục tiêu chiến thuật phục vụ mục tiêu này.", "0 tactical targets serve it."))
	case a != nil && !a.Agrees():
		return verdict(KindAllocation, j.words.say("%d mục tiêu con cộng lại là %s, mục tiêu này là %s.", "Its %d children's goals add up to %s, its own is %s.",
			len(a.Rows), measured{r.Metric.Unit, a.Sum}, measured{r.Metric.Unit, a.Goal}))
	case t.Parent != "":
		parent := j.byID[t.Parent]
		return verdict(KindLinked, j.words.say("Phục vụ mục tiêu %s (%s).", "Serves target %s (%s).", parent.name(), j.nameOf(parent)))
	}
	return verdict(KindServed, j.words.say("%d mục tiêu phục vụ mục tiêu này.", "Targets that serve it: %d.", n))
}

// unlinked finds why a target has no live link to a strategic one; nil where it has.
func (j *assessor) unlinked(t *Target) *Verdict {
	ancestor, kind := j.strategic(t)
	var why diag.Text
	switch {
	case kind == KindUnknownParent:
		why = j.words.say("Chuỗi mục tiêu cha từ %q đến một id không tồn tại.", "The parents from %q on lead to an id that does not exist.", t.Parent)
		if j.byID[t.Parent] == nil {
			why = j.words.say("Mục tiêu cha %q không tồn tại.", "The parent target %q does not exist.", t.Parent)
		}
	case kind == KindCircular:
		why = j.words.say("Chuỗi mục tiêu cha từ %q quay về chính nó.", "The parents from %q on lead round in a circle.", t.Parent)
	case kind == KindOrphan:
		why = j.words.say("Gắn với 0 mục tiêu chiến lược.", "Linked to 0 strategic targets.")
	case !ancestor.Period.Overlaps(t.Period.Span):
		kind = KindOtherPeriod
		why = j.words.say("Mục tiêu chiến lược %s là của %s, không phải của %s.", "The strategic target %s is of %s, not of %s.",
			ancestor.name(), ancestor.Period, t.Period)
	default:
		return nil
	}
	v := verdict(kind, why)
	return &v
}

// strategic climbs to the next target that is not tactical.
func (j *assessor) strategic(t *Target) (ancestor *Target, why VerdictKind) {
	if circular(t, j.byID) {
		return nil, KindCircular
	}
	for t.Parent != "" {
		parent := j.byID[t.Parent]
		if parent == nil {
			return nil, KindUnknownParent
		}
		if parent.Level != Tactical {
			return parent, ""
		}
		t = parent
	}
	return nil, KindOrphan
}

// against says which target above the row is worse off when the row does
// better; nil where none is.
func (j *assessor) against(r *Row) diag.Text {
	for at := j.byID[r.Target.Parent]; at != nil; at = j.byID[at.Parent] {
		if why := j.harms(r, at); why != nil {
			return why
		}
		if at.Level != Tactical {
			return nil
		}
	}
	return nil
}

// harms tells how a row that does better makes a target above it worse: by the
// same KPI wanted on the other side, or by the arithmetic of the target's KPI.
func (j *assessor) harms(r *Row, above *Target) diag.Text {
	x := j.m.Catalog().Metric(above.KPI)
	if x == nil {
		return nil
	}
	side, up := directed(above.Goal.Kind, x.Better), 1.0
	switch {
	case side == GoalBetween || r.Kind == GoalBetween:
		return nil
	case above.KPI == r.Target.KPI:
		if side == r.Kind {
			return nil
		}
		return j.words.say("Mục tiêu %s, còn mục tiêu cha %s là %s.", "Asks for %s, while its parent %s asks for %s.",
			j.goalText(r), above.name(), j.sided(side, above))
	case r.Kind == GoalAtMost:
		up = -1
	}
	return j.worsens(r, above, x, side, 1+up*nudge)
}

// sided is the goal of another target as it is written, with its side.
func (j *assessor) sided(side GoalKind, t *Target) diag.Text {
	sign := "≥"
	if side == GoalAtMost {
		sign = "≤"
	}
	if t.Goal.Relative || t.Goal.Kind != GoalPlain {
		return diag.Both(t.Goal.Text, t.Goal.Text)
	}
	return j.words.say(sign+" %s", sign+" %s", measured{j.m.Catalog().Metric(t.KPI).Unit, t.Goal.Value})
}

// worsens puts a bettered child into the formula of the KPI above, with all
// else as it is.
func (j *assessor) worsens(r *Row, above *Target, x *kpi.Metric, side GoalKind, factor float64) diag.Text {
	v := j.m.Value(x, r.Target.Period, above.Segment)
	if !v.OK() || r.Actual.Derivation == nil {
		return nil
	}
	moved, found, ok := withFactor(v.Derivation, func(d *kpi.Derivation) bool { return isKPI(d, r) }, factor)
	if better := moved > v.Number; !found || !ok || moved == v.Number || better == (side == GoalAtLeast) {
		return nil
	}
	return j.words.say("%s thay đổi %s sẽ đưa %s từ %s đến %s, xa mục tiêu cha %s hơn.", "%s changed by %s takes %s from %s to %s, away from the parent target %s.",
		r.Metric.Names, changed(tidy(factor-1)), x.Names, measured{x.Unit, v.Number}, measured{x.Unit, moved}, above.name())
}

// isKPI tells whether a part of a formula is the KPI of a row in the row's
// period, of any segment.
func isKPI(d *kpi.Derivation, r *Row) bool {
	start, own := r.Target.Period.Start, r.Actual.Derivation
	if d.Step == kpi.StepMetric && d.ID == r.Target.KPI {
		amounts := d.Amounts()
		return len(amounts) > 0 && amounts[0].Period.Start == start
	}
	return d.Step == kpi.StepAmount && own.Step == kpi.StepAmount && d.Amount.Period.Start == start &&
		d.Amount.Opening == own.Amount.Opening && counted(d.Amount) == counted(own.Amount)
}

// counted names what an amount counts, of any segment.
func counted(a *kpi.Amount) string {
	return amountKey(&kpi.Amount{Measure: a.Measure, Family: a.Family, Filter: &kpi.Filter{Conds: a.Filter.Conds}})
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

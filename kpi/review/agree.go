package review

import (
	"math"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// agreement is how far apart the goals of parts and whole may be: a third of 10
// is written 3.33.
const agreement = 0.005

// agreementFindings compare the goals of months and quarters with those of the
// quarter and the year that they make up. Only what adds up over days must
// agree: twelve months of a 3 % conversion rate are still 3 %.
func (j *assessor) agreementFindings(list *diag.List) {
	for _, whole := range j.targets {
		if !additiveGoal(whole) || !j.isFlow(whole) {
			continue
		}
		for _, g := range []kpi.Grain{kpi.Monthly, kpi.Quarterly} {
			if g < whole.Period.Grain {
				j.compareParts(whole, g, list)
			}
		}
	}
}

func additiveGoal(t *Target) bool {
	return (t.Period.Grain == kpi.Yearly || t.Period.Grain == kpi.Quarterly) && !t.Goal.Relative && t.Goal.Kind != GoalBetween
}

func (j *assessor) isFlow(t *Target) bool {
	x := j.m.Catalog().Metric(t.KPI)
	if x == nil {
		return false
	}
	return natureOf(j.m.Value(x, j.opt.Quarter, t.Segment).Derivation, j.opt.Quarter) == flow
}

func (j *assessor) compareParts(whole *Target, g kpi.Grain, list *diag.List) {
	goals, n, direct := j.partGoals(whole, g)
	if len(goals) == 0 {
		return
	}
	sum, ok := sumParts(goals, n, direct && g == kpi.Monthly && whole.Period.Grain == kpi.Yearly)
	if !ok || math.Abs(sum-whole.Goal.Value) <= agreement*math.Abs(whole.Goal.Value) {
		return
	}
	message := j.addUp(whole, g, sum)
	if len(goals) < n {
		message = j.repeated(whole, goals[0], sum)
	}
	warn(list, whole, "goals_disagree", message,
		diag.Both("sửa một trong hai để chúng khớp nhau", "correct one of the two so that they agree"))
}

func (j *assessor) addUp(whole *Target, g kpi.Grain, sum float64) diag.Text {
	unit := j.m.Catalog().Metric(whole.KPI).Unit
	word := map[kpi.Grain]diag.Text{kpi.Monthly: diag.Both("tháng", "month"), kpi.Quarterly: diag.Both("quý", "quarter")}[g]
	return j.words.say("mục tiêu %s: các mục tiêu %s cộng lại là %s, khác với %s của %s",
		"target %s: the %s goals add up to %s, which is not the %s of %s", whole.name(), word,
		measured{unit, sum}, measured{unit, whole.Goal.Value}, whole.Period.Label)
}

// repeated says that the months given are taken for all of them: nobody wrote
// the sum.
func (j *assessor) repeated(whole *Target, month, sum float64) diag.Text {
	unit := j.m.Catalog().Metric(whole.KPI).Unit
	return j.words.say("mục tiêu %s: mười hai tháng, mỗi tháng %s, là %s, còn mục tiêu năm là %s",
		"target %s: twelve months at %s come to %s, the year's goal is %s", whole.name(),
		measured{unit, month}, measured{unit, sum}, measured{unit, whole.Goal.Value})
}

// partGoals gives the goals of the periods of a grain inside the whole, in
// order, and how many such periods there are. direct tells that none of them
// serves another target in between, such as a quarter with its own share.
func (j *assessor) partGoals(whole *Target, g kpi.Grain) (goals []float64, n int, direct bool) {
	direct = true
	periods := j.m.Calendar().Periods(g, whole.Period.Span)
	for _, p := range periods {
		if t := j.partGoal(whole, p); t != nil {
			goals = append(goals, t.Goal.Value)
			parent := j.byID[t.Parent]
			direct = direct && (parent == nil || parent == whole || !sameKPI(parent, whole))
		}
	}
	return goals, len(periods), direct
}

// partGoal finds the target that asks the same of a period inside the whole: of
// the same level, else one that says it serves the whole.
func (j *assessor) partGoal(whole *Target, p kpi.Period) *Target {
	var served *Target
	for _, t := range j.targets {
		if t.Period != p || !sameKPI(t, whole) || t.Goal.Relative || t.Goal.Kind != whole.Goal.Kind {
			continue
		}
		switch {
		case t.Level == whole.Level:
			return t
		case served == nil && j.serves(t, whole):
			served = t
		}
	}
	return served
}

// serves tells whether one target stands under another, at any depth.
func (j *assessor) serves(t, above *Target) bool {
	if circular(t, j.byID) {
		return false
	}
	for at := j.byID[t.Parent]; at != nil; at = j.byID[at.Parent] {
		if at == above {
			return true
		}
	}
	return false
}

// sumParts adds the goals of all n parts; when some are missing, one repeated
// month goal still stands for every month of its year.
func sumParts(goals []float64, n int, repeat bool) (sum float64, ok bool) {
	if len(goals) == n {
		for _, g := range goals {
			sum += g
		}
		return sum, true
	}
	if !repeat || slices.Min(goals) != slices.Max(goals) {
		return 0, false
	}
	return float64(n) * goals[0], true
}

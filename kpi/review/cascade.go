package review

import (
	"maps"
	"math"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// Allocation sets the goals that children hold of the same KPI, each for a
// segment, against the goal of their parent.
type Allocation struct {
	Sum  float64 // of the children's goals
	Goal float64 // the parent's
	Rows []*Row  // the children that share the goal
}

// Gap is what the children's goals lack to the parent's; negative when they
// promise more than is asked.
func (a *Allocation) Gap() float64 { return a.Goal - a.Sum }

// Agrees tells whether the children's goals come to the parent's, within what
// rounding does.
func (a *Allocation) Agrees() bool { return math.Abs(a.Gap()) <= agreement*math.Abs(a.Goal) }

// Explained is how much of a parent's gap one child stands for.
type Explained struct {
	Row    *Row
	Effect float64 // what the parent would end higher by, had the child reached its goal
	Share  float64 // of the parent's gap
}

// allocate compares the goals of a parent's children with its own, where they
// are parts of it: the same KPI of the same period, wanted on the same side,
// summed over days, each in another member of one dimension.
func (j *assessor) allocate(parent *Row) *Allocation {
	if parent.Goal == nil || parent.GoalLow != nil || !j.isFlow(parent.Target) {
		return nil
	}
	byDim := map[string][]*Row{}
	for _, c := range parent.Children {
		if c.Goal != nil && c.GoalLow == nil && c.Kind == parent.Kind && partOf(c.Target, parent.Target) {
			dim := addedDim(c.Target.Segment, parent.Target.Segment)
			byDim[dim] = append(byDim[dim], c)
		}
	}
	a := &Allocation{Goal: *parent.Goal}
	for _, dim := range slices.Sorted(maps.Keys(byDim)) {
		if len(byDim[dim]) > len(a.Rows) {
			a.Rows = byDim[dim] // a channel holds the campaigns that other children may name
		}
	}
	if len(a.Rows) < 2 {
		return nil // one channel's goal is a focus, not an allocation
	}
	for _, c := range a.Rows {
		a.Sum += *c.Goal
	}
	return a
}

// addedDim is the dimension by which a part is narrower than its whole.
func addedDim(part, whole kpi.Segment) string {
	for _, p := range part {
		if _, shared := whole.Of(p.Dim); !shared {
			return p.Dim
		}
	}
	return ""
}

// partOf tells whether a child asks the parent's KPI of one member more.
func partOf(child, parent *Target) bool {
	return child.KPI == parent.KPI && child.Period == parent.Period && len(child.Segment) == len(parent.Segment)+1 &&
		within(child.Segment, parent.Segment)
}

// within tells whether a segment is a part of a wider one.
func within(s, wider kpi.Segment) bool {
	return !slices.ContainsFunc(wider, func(p kpi.Pick) bool { member, ok := s.Of(p.Dim); return !ok || member != p.Member })
}

// explain tells how much of a parent's gap each child stands for: a part of the
// same KPI by its own gap, a KPI that the parent's formula is made of by putting
// its goal into the formula. Other children serve the parent, but no arithmetic
// says by how much.
func (j *assessor) explain(parent *Row) []Explained {
	gap := gapOf(parent)
	if gap == 0 {
		return nil
	}
	var list []Explained
	for _, c := range parent.Children {
		effect, ok := effectOn(parent, c)
		if ok && effect != 0 {
			list = append(list, Explained{Row: c, Effect: effect, Share: effect / gap})
		}
	}
	return list
}

// gapOf is what the forecast lacks to the goal; 0 where the goal is reached or
// there is no forecast. For at-most goals it is negative.
func gapOf(r *Row) float64 {
	if r.Goal == nil || r.Forecast == nil || r.GoalLow != nil || r.Kind == GoalBetween {
		return 0
	}
	gap := *r.Goal - r.Forecast.Value
	if (gap > 0) != (r.Kind == GoalAtLeast) {
		return 0
	}
	return gap
}

// effectOn is how much higher the parent would end, had the child reached its
// goal and all else stayed as it is.
func effectOn(parent, child *Row) (effect float64, ok bool) {
	gap := gapOf(child)
	switch {
	case gap == 0 || child.Target.Period != parent.Target.Period:
		return 0, false
	case partOf(child.Target, parent.Target):
		return partEffect(parent, child, gap)
	case child.Forecast.Value == 0 || parent.Actual.Number*parent.Forecast.Value <= 0:
		return 0, false
	}
	moved, found, ok := withFactor(parent.Actual.Derivation, func(d *kpi.Derivation) bool { return isValueOf(d, child) }, *child.Goal/child.Forecast.Value)
	if !found || !ok {
		return 0, false
	}
	return (moved/parent.Actual.Number - 1) * parent.Forecast.Value, true
}

// partEffect is what a part of the same KPI does to the whole: all of its gap
// where parts add up, of a ratio the gap by the part's share of the denominator.
func partEffect(parent, child *Row, gap float64) (effect float64, ok bool) {
	n := natureOf(parent.Actual.Derivation, parent.Target.Period)
	if n == flow || n == stock {
		return gap, true
	}
	_, whole, ok := sidesOf(parent.Actual.Derivation)
	_, part, fine := sidesOf(child.Actual.Derivation)
	if !ok || !fine || natureOf(whole, parent.Target.Period) != flow || whole.Number <= 0 || !part.OK() {
		return 0, false
	}
	return gap * part.Number / whole.Number, true
}

// withFactor evaluates a tree with the parts that are some KPI times a factor.
// found tells whether there are any.
func withFactor(d *kpi.Derivation, is func(*kpi.Derivation) bool, factor float64) (v float64, found, ok bool) {
	if is(d) {
		return d.Number * factor, true, d.OK()
	}
	args := make([]*kpi.Derivation, len(d.Args))
	for i, a := range d.Args {
		n, here, fine := withFactor(a, is, factor)
		if !fine {
			return 0, found, false
		}
		found = found || here
		args[i] = &kpi.Derivation{Step: kpi.StepNumber, Number: n}
	}
	if len(args) == 0 {
		return d.Number, false, d.OK()
	}
	n, reason := (&kpi.Derivation{Step: d.Step, Factor: d.Factor, Args: args}).Eval()
	return n, found, reason == kpi.NoReason
}

// isValueOf tells whether a part of a tree is the child's actual: the metric by
// its name, or the one measure that the metric is.
func isValueOf(d *kpi.Derivation, child *Row) bool {
	own := child.Actual.Derivation
	if d.Step == kpi.StepMetric && d.ID == child.Target.KPI {
		return d.Number == child.Actual.Number
	}
	if own == nil || own.Step != kpi.StepAmount || d.Step != kpi.StepAmount {
		return false
	}
	return amountKey(d.Amount) == amountKey(own.Amount) && d.Amount.Span == own.Amount.Span && d.Amount.Opening == own.Amount.Opening
}

// allocationFindings name parents whose children promise another sum.
func (j *assessor) allocationFindings(rows []*Row, list *diag.List) {
	for _, r := range rows {
		a := r.Allocation
		if a == nil || a.Agrees() {
			continue
		}
		unit := r.Metric.Unit
		message := j.words.say("mục tiêu %s: các mục tiêu con cộng lại là %s, thiếu %s so với %s", "target %s: its children's goals add up to %s, %s short of %s",
			r.Target.name(), measured{unit, a.Sum}, measured{unit, a.Gap()}, measured{unit, a.Goal})
		if a.Gap() < 0 {
			message = j.words.say("mục tiêu %s: các mục tiêu con cộng lại là %s, vượt %s so với %s", "target %s: its children's goals add up to %s, %s beyond %s",
				r.Target.name(), measured{unit, a.Sum}, measured{unit, -a.Gap()}, measured{unit, a.Goal})
		}
		warn(list, r.Target, "allocation_differs", message,
			diag.Both("chia lại mục tiêu con, hoặc thêm phần còn thiếu", "share the goal out again, or add the part that is missing"))
	}
}

// partFindings name targets that ask more of a part, some of the members or of
// the days, than their parent asks of the whole.
func (j *assessor) partFindings(list *diag.List) {
	for _, t := range j.targets {
		whole := j.byID[t.Parent]
		if whole == nil || whole == t || whole.KPI != t.KPI || !within(t.Segment, whole.Segment) || !whole.Period.Contains(t.Period.Span) ||
			whole.Period.Span == t.Period.Span && len(whole.Segment) == len(t.Segment) || !j.isFlow(t) || !j.isFlow(whole) {
			continue
		}
		x := j.m.Catalog().Metric(t.KPI)
		part, all := resolveGoal(t.Goal, x.Better, j.baseline(t, x)), resolveGoal(whole.Goal, x.Better, j.baseline(whole, x))
		if part == nil || all == nil || part.kind != GoalAtLeast || all.kind != GoalAtLeast || all.low <= 0 || part.low <= all.low*(1+agreement) {
			continue
		}
		warn(list, t, "part_above_whole", j.words.say("mục tiêu %s: %s cho một phần lớn hơn mục tiêu %s của cả %s, là %s", "target %s: %s asked of a part is more than target %s asks of all of %s, %s",
			t.name(), measured{x.Unit, part.low}, whole.name(), whole.Period, measured{x.Unit, all.low}),
			diag.Both("sửa một trong hai mục tiêu", "correct one of the two goals"))
	}
}

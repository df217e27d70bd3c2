package review

import (
	"math"

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
// are parts of it: the same KPI of the same period, summed over days, each in a
// narrower segment.
func (j *assessor) allocate(parent *Row) *Allocation {
	if parent.Goal == nil || parent.GoalLow != nil || !j.isFlow(parent.Target) {
		return nil
	}
	a := &Allocation{Goal: *parent.Goal}
	for _, c := range parent.Children {
		if c.Goal != nil && c.GoalLow == nil && partOf(c.Target, parent.Target) {
			a.Sum += *c.Goal
			a.Rows = append(a.Rows, c)
		}
	}
	if len(a.Rows) < 2 {
		return nil // one channel's goal is a focus, not an allocation
	}
	return a
}

func partOf(child, parent *Target) bool {
	return child.KPI == parent.KPI && child.Period == parent.Period && len(child.Segment) == len(parent.Segment)+1
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

func effectOn(parent, child *Row) (effect float64, ok bool) {
	gap := gapOf(child)
	switch {
	case gap == 0:
		return 0, false
	case partOf(child.Target, parent.Target):
		return gap, true
	case child.Target.Period != parent.Target.Period || child.Forecast.Value == 0 || parent.Actual.Number == 0:
		return 0, false
	}
	moved, found, ok := withFactor(parent.Actual.Derivation, child, *child.Goal/child.Forecast.Value)
	if !found || !ok {
		return 0, false
	}
	return (moved/parent.Actual.Number - 1) * parent.Forecast.Value, true
}

// withFactor evaluates a tree with the parts that are the child's KPI, of the
// same days and segment, times a factor. found tells whether there are any.
func withFactor(d *kpi.Derivation, child *Row, factor float64) (v float64, found, ok bool) {
	if isValueOf(d, child) {
		return d.Number * factor, true, d.OK()
	}
	args := make([]*kpi.Derivation, len(d.Args))
	for i, a := range d.Args {
		n, here, fine := withFactor(a, child, factor)
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
	return d.Amount.Measure == own.Amount.Measure && d.Amount.Family == own.Amount.Family && d.Amount.Span == own.Amount.Span &&
		d.Amount.Opening == own.Amount.Opening && d.Amount.Filter.Segment.String() == own.Amount.Filter.Segment.String() &&
		len(d.Amount.Filter.Conds) == len(own.Amount.Filter.Conds)
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

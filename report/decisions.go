package report

import (
	"math"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// mostDecisions is how many questions a meeting gets through.
const mostDecisions = 4

// decisions are the questions that the review leaves to the meeting, each with
// the figures that it rests on: none is answered here. What stands first loses the
// most, and of each kind the gravest comes before a second one.
func (b *builder) decisions() *Remarks {
	r := &Remarks{ID: DecisionsBlock, Box: true, Title: b.l.Word("decisions.title")}
	asks := [][]Remark{b.askGoals(), b.askBudget(), b.askAllocation(), b.askOrphans(), b.askData()}
	for round := 0; len(r.Items) < mostDecisions && round < mostDecisions; round++ {
		for _, list := range asks {
			if round < len(list) && len(r.Items) < mostDecisions {
				r.Items = append(r.Items, list[round])
			}
		}
	}
	return r
}

// askGoals ask whether goals out of reach stay: those that need a pace beyond the
// one so far, by the points that they lose.
func (b *builder) askGoals() (list []Remark) {
	worst := b.worstLine()
	for _, l := range b.lines {
		r := l.row
		if r == nil || l.period != b.quarter || l.level() != review.Strategic && l != worst || toneOfStatus(r.Status) == Good || r.Status == review.NoData || r.Goal == nil {
			continue
		}
		detail, key := b.standing(l), "decisions.goal"
		if r.Status == review.Missed {
			key = "decisions.goal_over"
		}
		if words := b.pacingWords(l); words != "" {
			detail += " " + words
		}
		q := Remark{Tone: toneOfStatus(r.Status), Text: b.l.Say(key, b.messageName(l), l.figures.goal(r).Text), Detail: b.owned(detail, r)}
		if l == worst {
			list = append([]Remark{q}, list...)
		} else {
			list = append(list, q)
		}
	}
	return list
}

// owned ends a reason with who answers for the figure.
func (b *builder) owned(detail string, r *review.Row) string {
	if r.Target.Owner == "" {
		return detail
	}
	return detail + " " + b.l.Say("decisions.owner", r.Target.Owner)
}

// askBudget are the budget questions with the most money at stake.
func (b *builder) askBudget() (list []Remark) {
	x := b.spending
	if x == nil {
		return nil
	}
	for _, l := range b.questions(x) {
		list = append(list, Remark{Text: b.askLine(l), Detail: b.sharesAndPrice(x, l)})
	}
	return list
}

// mostlyShared is the part of a goal from which its children are meant to make up
// the whole of it; a few channels with goals of their own are not.
const mostlyShared = 0.5

// askAllocation asks who takes on what the children of a goal do not promise.
func (b *builder) askAllocation() (list []Remark) {
	for _, l := range b.lines {
		if l.row == nil || l.row.Allocation == nil || l.row.Allocation.Agrees() || l.row.Allocation.Gap() < 0 || l.period != b.quarter {
			continue
		}
		a, f := l.row.Allocation, l.figures
		if a.Sum < mostlyShared*a.Goal {
			continue
		}
		list = append(list, Remark{Tone: Risk, Text: b.l.Say("decisions.unassigned", f.text(math.Abs(a.Gap())), b.messageName(l)),
			Detail: b.owned(b.l.Say("decisions.allocation", strconv.Itoa(len(a.Rows)), f.text(a.Sum), f.text(a.Goal)), l.row)})
	}
	return list
}

// askOrphans ask who serves a strategic goal that no tactical target serves.
func (b *builder) askOrphans() (list []Remark) {
	for _, l := range b.ofQuarter(review.Strategic) {
		if l.row != nil && l.row.Serving == 0 {
			list = append(list, Remark{Tone: Risk, Text: b.l.Say("tree.missing", l.metric.Names.In(b.l.ID)), Detail: b.owned(b.l.Word("decisions.orphan"), l.row)})
		}
	}
	return list
}

// askData ask when a target without figures gets some.
func (b *builder) askData() (list []Remark) {
	for _, l := range b.lines {
		if l.row != nil && l.period == b.quarter && l.row.Status == review.NoData {
			key := "decisions.no_data"
			if l.actual.Reason == kpi.NotAdditive {
				key = "decisions.no_total"
			}
			list = append(list, Remark{Text: b.l.Say(key, b.messageName(l), b.quarterName(l.period)), Detail: b.owned(b.lineMessage(l)+".", l.row)})
		}
	}
	return list
}

package review

import (
	"math"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// What the audit holds goals to.
const (
	minChanges  = 3  // changes from period to period that make a history
	historySpan = 13 // periods looked back on
	// stretch is how much more than the best change so far is a stretch and not
	// out of sight, and quietGrowth the best change that a flat history is credited with.
	stretch     = 2
	quietGrowth = 0.05
	// noise is what float64 may add to two changes that are the same.
	noise = 1e-9
)

// ask is what a goal asks of its baseline.
type ask struct {
	base, goal float64
	up         bool    // better is higher here: of a band outside of which the baseline lies, towards it
	change     float64 // see changeOf; positive is for the better
	steps      bool    // changes are differences, since a percentage of what may be negative misleads
}

// past is a whole period before the target's.
type past struct {
	period kpi.Period
	value  float64
}

// achievable sets the change that the goal asks of its baseline against the
// changes that the KPI made from period to period, and what it asks of a week
// against the best week. The goal is judged as it was set: how far it is by now
// is told by status and required rate, and would turn every late target into an
// unreachable one.
func (j *assessor) achievable(r *Row) Verdict {
	a := resolveGoal(r.Target.Goal, r.Metric.Better, r.Baseline)
	switch {
	case a == nil || r.Baseline == nil:
		return j.withoutBaseline(r, a)
	case a.reached(a.settle(*r.Baseline)) && a.kind == GoalBetween:
		return verdict(KindInside, j.words.say("Mức nền %s (%s) đã nằm trong mục tiêu %s.", "The baseline %s (%s) lies in the goal %s.",
			measured{r.Metric.Unit, *r.Baseline}, j.baseName(r), j.goalText(r)))
	case a.reached(a.settle(*r.Baseline)):
		return verdict(KindNotChallenging, j.words.say("Mức nền %s (%s) đã đạt mục tiêu %s: mục tiêu không đòi thêm gì.", "The baseline %s (%s) already reaches the goal %s: it asks for nothing more.",
			measured{r.Metric.Unit, *r.Baseline}, j.baseName(r), j.goalText(r)))
	}
	levels := j.history(r)
	q := askOf(a, *r.Baseline, levels, r.Metric.Unit)
	week := r.weekly(q.goal, q.up)
	changes := q.changes(levels)
	if len(changes) < minChanges {
		return j.shortHistory(r, q, levels, week)
	}
	return j.againstHistory(r, q, levels, changes, week)
}

// askOf takes the edge of the goal that lies nearest to the baseline.
func askOf(a *aim, base float64, levels []past, unit kpi.Unit) ask {
	goal, up := a.edge(base)
	if a.loose {
		goal = a.middle
	}
	q := ask{base: base, goal: goal, up: up, steps: unit == kpi.Points || base <= 0}
	for _, l := range levels {
		q.steps = q.steps || l.value <= 0
	}
	q.change = q.changeOf(base, goal)
	return q
}

// changeOf is a change as a share of what was, or a difference; a fall is
// positive where lower is better.
func (q ask) changeOf(from, to float64) float64 {
	change := to - from
	if !q.steps {
		change = to/from - 1
	}
	if !q.up {
		return -change
	}
	return change
}

// changes gives the change into each whole period from the one before.
func (q ask) changes(levels []past) []past {
	var list []past
	for i := 1; i < len(levels); i++ {
		list = append(list, past{levels[i].period, q.changeOf(levels[i-1].value, levels[i].value)})
	}
	return list
}

// history gives the whole periods before the target's, oldest first, back to
// the first that is missing.
func (j *assessor) history(r *Row) []past {
	var list []past
	p := r.Target.Period
	for range historySpan {
		p = j.m.Calendar().Previous(p)
		v := j.m.Value(r.Metric, p, r.Target.Segment)
		if !v.OK() || v.Partial {
			break
		}
		list = append([]past{{p, v.Number}}, list...)
	}
	return list
}

// highest gives the largest, or the smallest, of some values and the latest
// period that had it.
func highest(list []past, up bool) past {
	best := list[0]
	for _, l := range list[1:] {
		if up && l.value >= best.value || !up && l.value <= best.value {
			best = l
		}
	}
	return best
}

// reach grades what is asked: a change that was made before is inside the
// range; up to twice the best, or back to a level that once was, a stretch.
func (q ask) reach(best, level past, week *weekNeed) VerdictKind {
	quiet := quietGrowth
	if q.steps {
		quiet *= math.Abs(q.base)
	}
	been := q.up && level.value >= q.goal || !q.up && level.value <= q.goal
	switch {
	case week != nil && week.beyond:
		return KindBeyond
	case q.within(best.value):
		return KindInside
	case been || q.within(stretch*max(best.value, quiet)):
		return KindStretch
	}
	return KindBeyond
}

func (q ask) within(change float64) bool { return q.change <= change+noise*math.Abs(change) }

var reachWords = map[VerdictKind]diag.Text{
	KindInside:  diag.Both("Từng làm được", "Inside the range"),
	KindStretch: diag.Both("Phải vươn", "A stretch"),
	KindBeyond:  diag.Both("Chưa từng có", "Beyond anything seen"),
}

func (j *assessor) againstHistory(r *Row, q ask, levels, changes []past, week *weekNeed) Verdict {
	best, level, n := highest(changes, true), highest(levels, q.up), 0
	for _, c := range changes {
		if q.within(c.value) {
			n++
		}
	}
	kind := q.reach(best, level, week)
	return verdict(kind, j.words.say("%s: %s; %d trong %d kỳ gần đây đổi được như vậy, tốt nhất %s (%s)%s%s.",
		"%s: %s; %d of the last %d periods changed that much, the best was %s (%s)%s%s.",
		reachWords[kind], j.askText(r, q), n, len(changes), j.changeText(r, q, best.value), best.period,
		j.recordText(r, q, level), j.weekText(r, week)))
}

// recordText is the clause about the best level so far; empty where that is the
// baseline, which the sentence names already.
func (j *assessor) recordText(r *Row, q ask, level past) diag.Text {
	if level.value == q.base {
		return diag.Both("", "")
	}
	return j.words.say("; mức tốt nhất từng có %s (%s)", "; the best level so far is %s (%s)", measured{r.Metric.Unit, level.value}, level.period)
}

// shortHistory cannot grade, except what not even twice the best week would bring.
// A history of changes takes one period more than it has changes.
// That a goal lies past every level that was reached can be said of two already.
func (j *assessor) shortHistory(r *Row, q ask, levels []past, week *weekNeed) Verdict {
	if week != nil && week.beyond {
		return verdict(KindBeyond, j.words.say("%s: %s%s.", "%s: %s%s.", reachWords[KindBeyond], j.askText(r, q), j.weekText(r, week)))
	}
	return verdict(KindShortHistory, j.words.say("Có %d kỳ trước để so, cần ít nhất %d: %s%s%s.",
		"Periods before to compare with: %d, at least %d are needed: %s%s%s.",
		len(levels), minChanges+1, j.askText(r, q), j.pastAll(r, q, levels), j.weekText(r, week)))
}

// fewLevels are the periods that "every level so far" takes at least.
const fewLevels = 2

// past tells whether a goal lies beyond every level that was reached.
func (q ask) past(levels []past) bool {
	if len(levels) < fewLevels {
		return false
	}
	best := highest(levels, q.up).value
	return q.up && q.goal > max(best, q.base) || !q.up && q.goal < min(best, q.base)
}

// pastAll is the clause that says so; empty where it is not so.
func (j *assessor) pastAll(r *Row, q ask, levels []past) diag.Text {
	if !q.past(levels) {
		return diag.Both("", "")
	}
	best := highest(levels, q.up)
	level := measured{r.Metric.Unit, best.value}
	switch {
	case best.value == q.base && q.up: // the sentence names it already
		return diag.Both("; cao hơn mọi mức từng đạt", "; above every level reached")
	case best.value == q.base:
		return diag.Both("; thấp hơn mọi mức từng đạt", "; below every level reached")
	case q.up:
		return j.words.say("; cao hơn mọi mức từng đạt, cao nhất %s (%s)", "; above every level reached, the highest is %s (%s)", level, best.period)
	}
	return j.words.say("; thấp hơn mọi mức từng đạt, thấp nhất %s (%s)", "; below every level reached, the lowest is %s (%s)", level, best.period)
}

// withoutBaseline has the best week alone to go by.
func (j *assessor) withoutBaseline(r *Row, a *aim) Verdict {
	var week *weekNeed
	if a != nil && a.kind != GoalBetween {
		week = r.weekly(a.middle, a.kind == GoalAtLeast)
	}
	kind := KindNoBaseline
	if week != nil && week.beyond {
		kind = KindBeyond
	}
	return verdict(kind, j.words.say("Chưa có mức nền của %s để so với mục tiêu %s%s.", "There is no baseline in %s to hold the goal %s against%s.",
		j.m.Calendar().Previous(r.Target.Period), j.goalText(r), j.weekText(r, week)))
}

// baseName says where a baseline is from.
func (j *assessor) baseName(r *Row) diag.Text {
	if r.Target.Baseline != nil {
		return diag.Both("mức nền đã ghi", "as stated")
	}
	return j.words.say("%s", "%s", j.m.Calendar().Previous(r.Target.Period))
}

func (j *assessor) askText(r *Row, q ask) diag.Text {
	return j.words.say("từ %s (%s) đến %s là %s", "from %s (%s) to %s is %s",
		measured{r.Metric.Unit, q.base}, j.baseName(r), measured{r.Metric.Unit, q.goal}, j.changeText(r, q, q.change))
}

// changeText writes a change as the figure moves: a fall that is for the better
// keeps its minus.
func (j *assessor) changeText(r *Row, q ask, change float64) diag.Text {
	if !q.up {
		change = -change
	}
	if q.steps {
		return j.words.say("%s", "%s", stepped{r.Metric.Unit, tidy(change)})
	}
	return j.words.say("%s", "%s", changed(tidy(change)))
}

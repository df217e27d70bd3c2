package review_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// judged is all that is said of a plan, from verdicts to where money may move.
type judged struct {
	card   *review.Scorecard
	budget *review.Budget
	next   []review.NextGoal
}

var graded = review.Options{Reward: []review.Reward{{From: 95, Grade: "A"}, {From: 80, Grade: "B"}, {From: 0, Grade: "C"}}}

func judge(m *kpi.Model, targets []*review.Target) judged {
	card := review.Assess(m, targets, graded)
	return judged{card, review.BudgetOf(m, card.Quarter, targets), review.NextOf(m, targets, card, graded)}
}

// same fails where two judgements of one plan differ in anything but the size of
// their money: rows are paired by pair, which gives the like of a target.
func (a judged) same(t *rapid.T, b judged, pair func(*review.Target) *review.Target) {
	t.Helper()
	for _, r := range a.card.Rows {
		like := pair(r.Target)
		i := slices.IndexFunc(b.card.Rows, func(q *review.Row) bool { return q.Target == like })
		alike(t, r, b.card.Rows[i])
	}
	x, y := a.card.Score, b.card.Score
	if !close(x.Overall, y.Overall) || !close(x.Strict, y.Strict) || !close(&x.Coverage, &y.Coverage) || x.Grade != y.Grade {
		t.Fatalf("score %+v became %+v", x, y)
	}
	if f, g := codes(a.card.Findings), codes(b.card.Findings); !slices.Equal(f, g) {
		t.Fatalf("findings %v became %v", f, g)
	}
	a.sameMoney(t, b)
}

func (a judged) sameMoney(t *rapid.T, b judged) {
	t.Helper()
	if (a.budget == nil) != (b.budget == nil) || len(a.next) != len(b.next) {
		t.Fatalf("budget %v and %d goals became %v and %d", a.budget, len(a.next), b.budget, len(b.next))
	}
	if a.budget != nil {
		for i, l := range a.budget.Lines {
			if q := b.budget.Lines[i]; l.Segment.String() != q.Segment.String() || l.Advice != q.Advice || !close(&l.Chance, &q.Chance) {
				t.Fatalf("%s: advice %q became %s: %q", l.Segment, l.Advice, q.Segment, q.Advice)
			}
		}
	}
}

// alike fails where two rows are judged differently.
func alike(t *rapid.T, r, q *review.Row) {
	t.Helper()
	if r.Status != q.Status || !close(r.Score, q.Score) || !close(r.Attainment, q.Attainment) || !close(r.Pacing, q.Pacing) || !close(r.Lost, q.Lost) {
		t.Fatalf("%s %s: %s %v became %s %v", r.Target.ID, r.Target.KPI, r.Status, r.Score, q.Status, q.Score)
	}
	for _, letter := range review.Letters {
		if r.Smart[letter].Kind != q.Smart[letter].Kind {
			t.Fatalf("%s %s: %q became %q", r.Target.ID, letter, r.Smart[letter].Evidence.In("en"), q.Smart[letter].Evidence.In("en"))
		}
	}
	if (r.Allocation == nil) != (q.Allocation == nil) || len(r.Explained) != len(q.Explained) {
		t.Fatalf("%s: allocation %v, %d explain; became %v, %d", r.Target.ID, r.Allocation, len(r.Explained), q.Allocation, len(q.Explained))
	}
	if kind, like := bandOf(r), bandOf(q); kind != like {
		t.Fatalf("%s: a band of %q became one of %q", r.Target.ID, kind, like)
	}
	if rules, like := rulesOf(r), rulesOf(q); !slices.Equal(rules, like) {
		t.Fatalf("%s: signals %q became %q", r.Target.ID, rules, like)
	}
	if (r.Bridge == nil) != (q.Bridge == nil) || (r.Chance == nil) != (q.Chance == nil) || r.Chance != nil && r.Chance.Beyond() != q.Chance.Beyond() {
		t.Fatalf("%s: bridge %v and chance %v became %v and %v", r.Target.ID, r.Bridge, r.Chance, q.Bridge, q.Chance)
	}
}

func bandOf(r *review.Row) string {
	if r.Forecast == nil {
		return "no forecast"
	}
	return r.Forecast.Method + " " + string(r.Forecast.Band)
}

func rulesOf(r *review.Row) (rules []review.SignalRule) {
	if r.Signal != nil {
		for _, p := range r.Signal.Points {
			rules = append(rules, p.Rule)
		}
	}
	return rules
}

func codes(list diag.List) (codes []string) {
	for _, p := range list {
		codes = append(codes, p.Code)
	}
	slices.Sort(codes)
	return codes
}

func itself(t *review.Target) *review.Target { return t }

// likes pairs targets with those of another list of the same order.
func likes(from, to []*review.Target) func(*review.Target) *review.Target {
	return func(t *review.Target) *review.Target { return to[slices.Index(from, t)] }
}

// moneyFactors are what all money is multiplied by, as another currency would.
var moneyFactors = []int64{2, 3, 7, 1000, 4096, 24_500}

// The same figures in another currency are the same review: status, score, SMART,
// forecast, signals, bridges, questions about the budget.
func TestScalingMoneyChangesNoVerdict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { holdsInAnyMoney(t, drawScene(t), drawTargets) })
}

// So it is with years of history, by channel, and a tree of targets.
func TestScalingMoneyChangesNoAudit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { holdsInAnyMoney(t, drawYears(t), drawPlan) })
}

func holdsInAnyMoney(t *rapid.T, s scene, draw func(*rapid.T, *kpi.Model) []*review.Target) {
	t.Helper()
	m := s.model()
	targets := draw(t, m)
	factor := rapid.SampledFrom(moneyFactors).Draw(t, "factor")
	dearer := scaledTargets(m, targets, float64(factor))
	judge(m, targets).same(t, judge(scaled(s, factor).model(), dearer), likes(targets, dearer))
}

// Neither the order of targets.csv nor that of the rows of exports changes what
// is said of a target.
func TestPermutingInputChangesNoAudit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawYears(t)
		m := s.model()
		targets := drawPlan(t, m)
		before := judge(m, targets)
		shuffled := scene{loads: rapid.Permutation(s.loads).Draw(t, "rows")}
		after := judge(shuffled.model(), rapid.Permutation(targets).Draw(t, "targets"))
		before.same(t, after, itself)
		for _, r := range before.card.Rows {
			q := after.card.Rows[slices.IndexFunc(after.card.Rows, func(q *review.Row) bool { return q.Target == r.Target })]
			for letter, v := range r.Smart {
				if said := q.Smart[letter].Evidence.In("vi"); said != v.Evidence.In("vi") {
					t.Fatalf("%s, %s: %q became %q", r.Target.ID, letter, v.Evidence.In("vi"), said)
				}
			}
			if r.Arithmetic.In("en") != q.Arithmetic.In("en") {
				t.Fatalf("%s: %q became %q", r.Target.ID, r.Arithmetic, q.Arithmetic)
			}
		}
	})
}

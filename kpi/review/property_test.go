package review_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

var half, two = 0.5, 2.0

var scorable = []string{"revenue", "spend", "cpl", "leads", "profit", "conversion_rate"}

// drawScene loads every measure from the second quarter on to some day of the third.
func drawScene(t *rapid.T) scene {
	start, quarter := kpi.MustDate("2025-04-01"), kpi.MustDate("2025-07-01")
	end := quarter + kpi.Date(rapid.IntRange(1, 92).Draw(t, "days"))
	s := scene{}
	for _, m := range testMeasures[:7] {
		values := rapid.SliceOfN(rapid.Int64Range(1, 5000), 1, 9).Draw(t, m.ID)
		l := loaded{measure: m.ID, span: kpi.Span{Start: start, End: end}}
		for _, v := range values {
			l.values = append(l.values, kpi.Whole(v))
		}
		s.loads = append(s.loads, l)
	}
	return s
}

// drawTargets aims around what the figures are, so that both outcomes occur.
func drawTargets(t *rapid.T, m *kpi.Model) []*review.Target {
	quarter, _ := m.Calendar().Parse("2025-Q3")
	var list []*review.Target
	for i := range rapid.IntRange(1, 6).Draw(t, "targets") {
		x := m.Catalog().Metric(rapid.SampledFrom(scorable).Draw(t, "kpi"))
		around := m.Value(x, m.Calendar().Previous(quarter), nil).Number
		factor := rapid.SampledFrom([]float64{0.5, 0.9, 1, 1.25, 3}).Draw(t, "factor")
		target := &review.Target{ID: string(rune('a' + i)), KPI: x.ID, Period: quarter,
			Goal:   review.Goal{Value: around * factor},
			Group:  rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "group"),
			Weight: rapid.SampledFrom([]*float64{nil, new(float64), &half, &two}).Draw(t, "weight"),
			Scorer: rapid.SampledFrom(append([]string{""}, review.Scorers...)).Draw(t, "scorer")}
		target.Pos.File, target.Pos.Line = "targets.csv", i+2
		list = append(list, target)
	}
	return list
}

// Attainment, score and status never contradict each other.
func TestVerdictsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t)
		m := s.model()
		card := review.Assess(m, drawTargets(t, m), review.Options{})
		for _, r := range card.Rows {
			neverContradict(t, r)
		}
		checkLost(t, card)
	})
}

func neverContradict(t *rapid.T, r *review.Row) {
	t.Helper()
	reached := r.Status == review.Met || r.Status == review.OnTrack
	if r.Score != nil && (*r.Score >= 100) != reached {
		t.Fatalf("%s: status %s with a score of %g", r.Target.KPI, r.Status, *r.Score)
	}
	over := r.Status == review.Met || r.Status == review.Missed
	single := r.Kind == review.GoalBetween && r.GoalLow == nil // kept within a tenth of the goal
	if over && !single && r.Attainment != nil && (*r.Attainment >= 1) != reached {
		t.Fatalf("%s: status %s with an attainment of %g", r.Target.KPI, r.Status, *r.Attainment)
	}
	if r.Status != review.NoData && over == r.Provisional {
		t.Fatalf("%s: status %s, provisional %t", r.Target.KPI, r.Status, r.Provisional)
	}
	if r.Status == review.NoData && (r.Score != nil || r.Attainment != nil) {
		t.Fatalf("%s: no data, and a score of %v", r.Target.KPI, r.Score)
	}
}

// What the rows lost is what the whole lacks to 100, and what they are worth is 100.
func checkLost(t *rapid.T, card *review.Scorecard) {
	lost, worth := 0.0, 0.0
	for _, r := range card.Rows {
		if r.Lost != nil {
			lost += *r.Lost
			worth += *r.Worth
		}
	}
	if o := card.Score.Overall; o != nil && (math.Abs(100-*o-lost) > 1e-9 || math.Abs(worth-100) > 1e-9) {
		t.Fatalf("overall %g, lost %g of %g", *o, lost, worth)
	}
}

func scaled(s scene, factor int64) *scene {
	out := scene{asOf: s.asOf}
	for _, l := range s.loads {
		i := slices.IndexFunc(testMeasures, func(m *kpi.Measure) bool { return m.ID == l.measure })
		if testMeasures[i].Unit == kpi.Money {
			l.values = slices.Clone(l.values)
			for k := range l.values {
				l.values[k], _ = l.values[k].Mul(kpi.Whole(factor))
			}
		}
		out.loads = append(out.loads, l)
	}
	return &out
}

func scaledTargets(m *kpi.Model, targets []*review.Target, factor float64) []*review.Target {
	var list []*review.Target
	for _, t := range targets {
		c := *t
		if m.Catalog().Metric(t.KPI).Unit == kpi.Money && !t.Goal.Relative {
			c.Goal.Value, c.Goal.Low, c.Goal.High = factor*t.Goal.Value, factor*t.Goal.Low, factor*t.Goal.High
		}
		list = append(list, &c)
	}
	return list
}

// The order of targets.csv decides the order of the rows and nothing else.
func TestPermutingTargetsChangesOnlyTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScene(t)
		m := s.model()
		targets := drawTargets(t, m)
		before := review.Assess(m, targets, review.Options{})
		after := review.Assess(m, rapid.Permutation(targets).Draw(t, "order"), review.Options{})
		for _, r := range before.Rows {
			i := slices.IndexFunc(after.Rows, func(q *review.Row) bool { return q.Target == r.Target })
			q := after.Rows[i]
			if r.Status != q.Status || !close(r.Score, q.Score) || !close(r.Lost, q.Lost) {
				t.Fatalf("%s changed: %s %v %v, %s %v %v", r.Target.KPI, r.Status, r.Score, r.Lost, q.Status, q.Score, q.Lost)
			}
		}
		if !close(before.Score.Overall, after.Score.Overall) || before.Findings.Error() != after.Findings.Error() {
			t.Fatalf("score or findings changed:\n%v\n%v", before.Findings, after.Findings)
		}
	})
}

func close(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a-*b) <= 1e-9*max(1, math.Abs(*a))
}

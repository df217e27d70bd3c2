package review_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

var audited = []string{"revenue", "spend", "cpl", "leads", "profit", "conversion_rate"}

// drawYears loads six quarters of their own height, by two channels, some of
// them with days that are not there.
func drawYears(t *rapid.T) scene {
	var s scene
	for _, m := range testMeasures {
		if !slices.Contains([]string{"revenue", "spend", "leads", "sessions", "conversions", "cost"}, m.ID) {
			continue
		}
		for _, channel := range []string{"Meta Ads", "Google Ads"} {
			for _, q := range []string{"2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3"} {
				l := loaded{measure: m.ID, channel: channel, span: quarter(q).Span}
				if q == "2025-Q3" {
					l.span.End = quarter(q).Start + kpi.Date(rapid.SampledFrom([]int{40, 92}).Draw(t, "days"))
				}
				for range rapid.IntRange(1, 3).Draw(t, "turns") {
					l.values = append(l.values, kpi.Whole(rapid.Int64Range(0, 400).Draw(t, m.ID)))
				}
				s.loads = append(s.loads, l)
			}
		}
	}
	return s
}

// drawPlan draws a tree of targets of all forms; parents come before children.
func drawPlan(t *rapid.T, m *kpi.Model) []*review.Target {
	var list []*review.Target
	for i := range rapid.IntRange(1, 8).Draw(t, "targets") {
		x := m.Catalog().Metric(rapid.SampledFrom(audited).Draw(t, "kpi"))
		p := quarter(rapid.SampledFrom([]string{"2025-Q3", "2025-Q3", "2025-08", "2025"}).Draw(t, "period"))
		around := m.Value(x, m.Calendar().Previous(p), nil).Number * rapid.SampledFrom([]float64{0.5, 0.96, 1.04, 1.2, 6}).Draw(t, "factor")
		g := review.Goal{Value: around, Low: around, High: 2 * around,
			Kind: rapid.SampledFrom([]review.GoalKind{review.GoalPlain, review.GoalAtLeast, review.GoalAtMost, review.GoalBetween}).Draw(t, "kind")}
		if rapid.IntRange(0, 3).Draw(t, "relative") == 0 {
			g = review.Goal{Relative: true, Value: 0.2, Text: "+20%"}
		}
		target := &review.Target{ID: string(rune('a' + i)), KPI: x.ID, Period: p, Goal: g,
			Level:  rapid.SampledFrom([]review.Level{review.Strategic, review.Tactical}).Draw(t, "level"),
			Owner:  rapid.SampledFrom([]string{"", "Marketing", "Bán hàng"}).Draw(t, "owner"),
			Group:  rapid.SampledFrom([]string{"A", "B"}).Draw(t, "group"),
			Scorer: rapid.SampledFrom(review.Scorers).Draw(t, "scorer")}
		if parent := rapid.IntRange(-1, i-1).Draw(t, "parent"); parent >= 0 {
			target.Parent = string(rune('a' + parent))
		}
		if channel := rapid.SampledFrom([]string{"", "Meta Ads", "Google Ads"}).Draw(t, "channel"); channel != "" {
			target.Segment = kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: channel})
		}
		target.Pos.File, target.Pos.Line = "targets.csv", i+2
		list = append(list, target)
	}
	return list
}

// Attainment, score and status never contradict each other for goals of any form,
// in any tree, by any scorer.
func TestVerdictsAgreeOnAnyPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawYears(t)
		m := s.model()
		card := review.Assess(m, drawPlan(t, m), review.Options{})
		for _, r := range card.Rows {
			neverContradict(t, r)
		}
		checkLost(t, card)
	})
}

// The points of all owners, and of all departments, are those of the scorecard.
func TestViewsShareTheScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawYears(t)
		m := s.model()
		card := review.Assess(m, drawPlan(t, m), review.Options{})
		worth, lost, rows := 0.0, 0.0, 0
		for _, v := range card.ByOwner() {
			worth, lost, rows = worth+v.Worth, lost+v.Lost, rows+len(v.Rows)
		}
		if o := card.Score.Overall; rows != len(card.Rows) || o != nil && (math.Abs(worth-100) > 1e-9 || math.Abs(100-lost-*o) > 1e-9) {
			t.Fatalf("owners hold %d of %d rows, %g points and lost %g of an overall of %v", rows, len(card.Rows), worth, lost, card.Score.Overall)
		}
	})
}

// Every verdict says something in both languages, and its kind decides how grave it is.
func TestEveryVerdictSaysItsFigure(t *testing.T) {
	grave := map[review.VerdictKind]string{}
	rapid.Check(t, func(t *rapid.T) {
		s := drawYears(t)
		m := s.model()
		for _, r := range review.Assess(m, drawPlan(t, m), review.Options{}).Rows {
			for _, letter := range review.Letters {
				v := r.Smart[letter]
				if v.Kind == "" || v.Evidence["vi"] == "" || v.Evidence["en"] == "" || grave[v.Kind] != "" && grave[v.Kind] != v.Verdict {
					t.Fatalf("%s %s: %+v", r.Target.ID, letter, v)
				}
				grave[v.Kind] = v.Verdict
			}
		}
	})
}

// On random scenes a bridge of whatever metric explains the whole change.
func TestBridgeOfTiesOnRandomScenes(t *testing.T) {
	made := map[review.BridgeKind]int{}
	rapid.Check(t, func(t *rapid.T) {
		s := drawYears(t)
		m := s.model()
		p := quarter("2025-Q3")
		for _, id := range audited {
			x := m.Catalog().Metric(id)
			actual := m.Value(x, p, nil)
			b := review.BridgeOf(m, x, p, nil, actual, review.Compare(m, x, p, nil, actual, quarter("2025-Q2")), kpi.Channel)
			if b == nil {
				continue
			}
			made[b.Kind]++
			sum := 0.0
			for _, step := range b.Steps {
				sum += step.Effect()
			}
			if change := b.End - b.Start; b.End != actual.Number || math.Abs(sum-change) > 1e-9*max(math.Abs(b.Start), math.Abs(b.End)) {
				t.Fatalf("%s: effects sum to %g, the change from %g to %g is %g", id, sum, b.Start, b.End, change)
			}
		}
	})
	if made[review.ByMember] == 0 || made[review.ByMixAndRate] == 0 {
		t.Errorf("too few bridges were made: %v", made)
	}
}

package review_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// quarters loads revenue, one value a day for each quarter before and with
// 2025-Q3, which as_of may cut.
func quarters(asOf string, perDay ...int64) *kpi.Model {
	s := scene{asOf: kpi.MustDate(asOf)}
	p := quarter("2025-Q3")
	for i := len(perDay) - 1; i >= 0; i-- {
		span := p.Span
		span.End = min(span.End, s.asOf+1)
		s.loads = append(s.loads, loaded{measure: "revenue", channel: "Website", span: span, values: []kpi.Decimal{kpi.Whole(perDay[i])}})
		p = kpi.DefaultCalendar().Previous(p)
	}
	return s.model()
}

func nextOf(m *kpi.Model, targets ...*review.Target) []review.NextGoal {
	opt := review.Options{Quarter: quarter("2025-Q3")}
	return review.NextOf(m, targets, review.Assess(m, targets, opt), opt)
}

func asks(period string, goal float64) *review.Target {
	return &review.Target{ID: "R " + period, KPI: "revenue", Level: review.Strategic, Period: quarter(period), Goal: review.Goal{Value: goal}}
}

// TestNextGoalsAgainstThePast: quarters of about 90 days at 100, 110, 121, 121 and
// 133.1 a day. What was made before is inside the range, a bit more a stretch,
// five times as much beyond anything seen.
func TestNextGoalsAgainstThePast(t *testing.T) {
	m := quarters("2025-09-30", 1000, 1100, 1210, 1210, 1331)
	now := 1331.0 * 92
	for _, c := range []struct {
		goal float64
		want review.VerdictKind
	}{{now * 1.05, review.KindInside}, {now * 1.2, review.KindStretch}, {now * 5, review.KindBeyond}, {now * 0.9, review.KindInside}} {
		list := nextOf(m, asks("2025-Q3", now), asks("2025-Q4", c.goal))
		if len(list) != 1 || list[0].Target.Period.Label != "2025-Q4" {
			t.Fatalf("goals %+v", list)
		}
		g := list[0]
		if g.Verdict.Kind != c.want || *g.Base != now || g.Forecast || len(g.Past) != 4 {
			t.Errorf("goal %.0f: %s (%s), base %g, %d changes", c.goal, g.Verdict.Kind, g.Verdict.Evidence.In("en"), *g.Base, len(g.Past))
		}
	}
}

// TestLevelsFromThePast: without a goal for the next quarter there are three
// levels, in order of what they ask; with less than four quarters there are none.
func TestLevelsFromThePast(t *testing.T) {
	list := nextOf(quarters("2025-09-30", 1000, 1100, 1210, 1210, 1331), asks("2025-Q3", 1e5))
	if len(list) != 1 || list[0].Target != nil {
		t.Fatalf("goals %+v", list)
	}
	g := list[0]
	if !(*g.Hold == *g.Base && *g.Hold < *g.Median && *g.Median <= *g.Best) {
		t.Errorf("levels %g, %g, %g on %g", *g.Hold, *g.Median, *g.Best, *g.Base)
	}
	if list := nextOf(quarters("2025-09-30", 1100, 1210, 1331), asks("2025-Q3", 1e5)); len(list) != 0 {
		t.Errorf("three quarters make a history: %+v", list)
	}
}

// TestFallingPastProposesToHold: of a KPI that mostly fell, the median of the past
// is worse than now, which is nothing to aim for.
func TestFallingPastProposesToHold(t *testing.T) {
	g := nextOf(quarters("2025-09-30", 1331, 1210, 1210, 1100, 1000), asks("2025-Q3", 1e5))[0]
	if *g.Median >= *g.Hold || !g.Holds() || *g.Level() != *g.Hold {
		t.Errorf("proposed %g of %g and %g", *g.Level(), *g.Hold, *g.Median)
	}
	g = nextOf(quarters("2025-09-30", 1000, 1100, 1210, 1210, 1331), asks("2025-Q3", 1e5))[0]
	if g.Holds() || *g.Level() != *g.Median {
		t.Errorf("proposed %g of %g and %g", *g.Level(), *g.Hold, *g.Median)
	}
}

// TestNextGoalsOfARunningQuarterStandOnItsForecast.
func TestNextGoalsOfARunningQuarterStandOnItsForecast(t *testing.T) {
	m := quarters("2025-08-31", 1000, 1000, 1000, 1000, 1000)
	target := asks("2025-Q4", 0)
	target.Goal = review.Goal{Relative: true, Value: 0.1}
	list := nextOf(m, asks("2025-Q3", 92000), target)
	if g := list[0]; !g.Forecast || *g.Base != 92000 || *g.Goal != 101200 || len(g.Past) != 3 {
		t.Errorf("base %g, goal %g, %d past changes", *g.Base, *g.Goal, len(g.Past))
	}
}

// TestLowerIsBetterInTheNextQuarterToo: the best third of a cost is below the
// level that is held, and a goal below it is no fall in ambition.
func TestLowerIsBetterInTheNextQuarterToo(t *testing.T) {
	s := scene{asOf: kpi.MustDate("2025-09-30")}
	p := quarter("2025-Q3")
	for _, perDay := range []int64{80, 90, 88, 100, 110} {
		s.loads = append(s.loads, loaded{measure: "spend", channel: "Meta Ads", span: p.Span, values: []kpi.Decimal{kpi.Whole(perDay)}},
			loaded{measure: "leads", channel: "Meta Ads", span: p.Span, values: []kpi.Decimal{kpi.Whole(1)}})
		p = kpi.DefaultCalendar().Previous(p)
	}
	cost := func(period string, goal float64) *review.Target {
		return &review.Target{ID: period, KPI: "cpl", Level: review.Tactical, Period: quarter(period), Goal: review.Goal{Kind: review.GoalAtMost, Value: goal}}
	}
	list := nextOf(s.model(), cost("2025-Q3", 85), cost("2025-Q4", 74))
	g := list[0]
	if got := cmp.Diff([]bool{true, true}, []bool{*g.Best <= *g.Median, *g.Median <= *g.Hold}); got != "" || *g.Change >= 0 || g.Verdict.Kind != review.KindInside {
		t.Errorf("levels %g, %g, %g, change %g, %s", *g.Hold, *g.Median, *g.Best, *g.Change, g.Verdict.Kind)
	}
}

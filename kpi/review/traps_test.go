package review_test

import (
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// Where each trap is tested; "traps.test" is kpi/review/testdata/traps.test, whose
// cases begin with "trap:".
//
//	numerator with today and denominator without   traps.test: numerator with today and denominator without
//	spend 6 of 9.60 shown on track                 traps.test: spend 6 of 9.60 shown on track (both cases)
//	one colour rule for greater, less and equal    traps.test: one colour rule …; TestTrapOneColourRuleForAllGoals
//	the mean advised for a rate or a cost          traps.test: the mean of daily conversion rates, the mean of daily costs
//	the average of children's percentages          traps.test: the average of the children's percentages, of the channels' rates
//	a KPI without a target reads healthy           traps.test: what nothing is known about reads healthy; TestTrapKPIWithoutTargetReadsHealthy
//	missing data counted one way or the other      traps.test: missing data, counted both ways at once
//	a part of a period beside a whole one          traps.test: a part of a period …, a whole period …
//	stretches compared that overlap                TestTrapComparedStretchesOverlap
//	a printed sum that is not the computed one     traps.test: a sum that is not the one that was computed
//
// And what the figures are held to:
//
//	both bridges tie on 20,000 random cases        TestBridgesTie; on random scenes TestBridgeOfTiesOnRandomScenes
//	attainment, score and status agree             TestVerdictsAgree, TestVerdictsAgreeOnAnyPlan
//	money times a constant changes no verdict      TestScalingMoneyChangesNoVerdict, TestScalingMoneyChangesNoAudit
//	the order of rows and targets changes nothing  TestPermutingInputChangesNoAudit, TestPermutingTargetsChangesOnlyTheOrder;
//	                                               of exports, to the byte: TestPermutingRowsChangesNothing of cmd/kpideck
//	goal and red flag, to both sides               TestRedFlagVectors; other scorers TestScorers; groups and grades score.test
//	pacing, required rate, straight line           pacing.test: straight on
//	limits and the three rules of XmR              TestLimitsOfTheKnownSeries, TestRulesOfSignals
//	mix and rate, new and lost segments            TestMixAndRateOfTwoChannels, TestNewAndLostSegmentsAreMix
//	the band holds 70–90 % and beats both others   TestForecastsOfThreeHundredBusinesses
//	growth asked, beyond what was seen             smart.test: within what the KPI has done before …

// Complaint 4: a comparison of 8 days with 8 days that shares one of them. On
// whatever day a quarter or a month is looked at, the two stretches are of the
// same length, share no day, and begin with their periods.
func TestTrapComparedStretchesOverlap(t *testing.T) {
	for _, label := range []string{"2025-Q3", "2025-08", "2025-03", "2025-W31"} {
		p := quarter(label)
		for last := p.Start; last < p.End; last++ {
			m := flatScene("2024-01-01", last.String(), 10).model()
			targets := []*review.Target{{KPI: "revenue", Period: p, Goal: review.Goal{Value: 1}}}
			opt := review.Options{Quarter: m.Calendar().Containing(kpi.Quarterly, p.Start)}
			r := review.Assess(m, targets, opt).Rows[0]
			now := r.Actual.Span
			for name, c := range map[string]review.Comparison{"previous": r.Previous, "last year": r.LastYear} {
				then := c.Value.Span
				whole := last == p.Last()
				cut := then.End == c.Period.End // the 31st has no like in a month of 30 days
				if then.Overlaps(now) || then.Start != c.Period.Start || !whole && !cut && then.Days() != now.Days() {
					t.Errorf("%s to %s: %s compares %v with %v", label, last, name, now, then)
				}
			}
		}
	}
}

// Perdoo again: a KPI that nobody set a target for is context, not a success. It
// has no row, and a scorecard of nothing has no score.
func TestTrapKPIWithoutTargetReadsHealthy(t *testing.T) {
	card := review.Assess(flatScene("2025-07-01", "2025-09-30", 10).model(), nil, review.Options{Reward: []review.Reward{{From: 0, Grade: "A"}}})
	if len(card.Rows) != 0 || card.Score.Overall != nil || card.Score.Strict != nil || card.Score.Grade != "" || card.ByOwner() != nil {
		t.Errorf("a scorecard without targets has %d rows, score %+v", len(card.Rows), card.Score)
	}
}

// Swydo again: the same distance from a goal is good on one side and bad on the
// other, so the status of at least and at most never agree but at the goal
// itself, and a band forgives neither side.
func TestTrapOneColourRuleForAllGoals(t *testing.T) {
	m := flatScene("2025-07-01", "2025-09-30", 10).model()
	for goal := 100.0; goal <= 2000; goal += 20 {
		status := map[review.GoalKind]review.Status{}
		for _, kind := range []review.GoalKind{review.GoalAtLeast, review.GoalAtMost, review.GoalBetween} {
			target := &review.Target{KPI: "revenue", Period: quarter("2025-Q3"), Goal: review.Goal{Kind: kind, Value: goal, Low: goal - 50, High: goal + 50}}
			status[kind] = review.Assess(m, []*review.Target{target}, review.Options{}).Rows[0].Status
		}
		want := map[review.GoalKind]review.Status{review.GoalAtLeast: met(920 >= goal), review.GoalAtMost: met(920 <= goal),
			review.GoalBetween: met(920 >= goal-50 && 920 <= goal+50)}
		for kind, s := range want {
			if status[kind] != s {
				t.Errorf("920 for a goal of %g, kind %d: %s, want %s", goal, kind, status[kind], s)
			}
		}
	}
}

func met(ok bool) review.Status {
	if ok {
		return review.Met
	}
	return review.Missed
}

package review_test

import (
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// spending loads a quarter in which each channel spends and brings leads a day.
func spending(channels map[string][2]int64) *kpi.Model {
	days := kpi.Through(kpi.MustDate("2025-07-01"), kpi.MustDate("2025-09-30"))
	s := scene{}
	for channel, v := range channels {
		for i, measure := range []string{"spend", "leads"} {
			s.loads = append(s.loads, loaded{measure: measure, channel: channel, span: days, values: []kpi.Decimal{kpi.Whole(v[i])}})
		}
	}
	return s.model()
}

func budgetOf(t *testing.T, channels map[string][2]int64) map[string]review.BudgetLine {
	t.Helper()
	m := spending(channels)
	p, _ := m.Calendar().Parse("2025-Q3")
	b := review.BudgetOf(m, p, nil)
	if b == nil {
		t.Fatal("no budget")
	}
	lines := map[string]review.BudgetLine{}
	for _, l := range b.Lines {
		member, _ := l.Segment.Of(kpi.Channel)
		lines[member] = l
	}
	return lines
}

// Meta takes half of the spend for a quarter of the leads: worth a question.
// Zalo is as dear, but brings too little to tell.
func TestMoneyIsAskedAboutBeyondChance(t *testing.T) {
	lines := budgetOf(t, map[string][2]int64{"Meta Ads": {500_000, 5}, "Google Ads": {450_000, 15}, "Zalo": {50_000, 0}})
	for channel, want := range map[string]review.Advice{"Meta Ads": review.AskLess, "Google Ads": review.AskMore} {
		if got := lines[channel].Advice; got != want {
			t.Errorf("%s: advice %q, want %q (%+v)", channel, got, want, lines[channel])
		}
	}
	if got := lines["Zalo"]; got.Cost != nil || got.Results != 0 || got.Advice != review.AskLess {
		t.Errorf("a channel that spends for nothing: %+v", got)
	}
	if share := lines["Meta Ads"].Share; share != 0.5 {
		t.Errorf("share of the spend %g", share)
	}
}

// Leads that cost no advertising do not make every channel look dear.
func TestUnpaidResultsAreNoYardstick(t *testing.T) {
	lines := budgetOf(t, map[string][2]int64{"Meta Ads": {500_000, 10}, "Google Ads": {500_000, 10}, "Organic": {0, 200}})
	if len(lines) != 2 {
		t.Fatalf("lines %+v", lines)
	}
	for channel, l := range lines {
		if l.Advice != review.NoAdvice || *l.CostGap != 0 {
			t.Errorf("%s: advice %q, gap %g", channel, l.Advice, *l.CostGap)
		}
	}
}

func TestFewResultsAreOnlyWatched(t *testing.T) {
	m := func() *kpi.Model {
		day := kpi.Through(kpi.MustDate("2025-07-01"), kpi.MustDate("2025-07-01"))
		s := scene{asOf: kpi.MustDate("2025-09-30")}
		for channel, v := range map[string][2]int64{"Meta Ads": {600, 6}, "Google Ads": {400, 8}} {
			for i, measure := range []string{"spend", "leads"} {
				s.loads = append(s.loads, loaded{measure: measure, channel: channel, span: day, values: []kpi.Decimal{kpi.Whole(v[i])}})
			}
		}
		return s.model()
	}()
	p, _ := m.Calendar().Parse("2025-Q3")
	b := review.BudgetOf(m, p, nil)
	if b == nil || len(b.Lines) != 2 || b.Lines[0].Advice != review.Watch || b.Lines[1].Advice != review.Watch {
		t.Fatalf("budget %+v", b)
	}
}

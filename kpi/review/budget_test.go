package review_test

import (
	"maps"
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

// ofOneDay is the budget of a quarter with one day of spend and leads.
func ofOneDay(t *testing.T, channels map[string][2]int64) *review.Budget {
	t.Helper()
	day := kpi.Day(kpi.MustDate("2025-07-01"))
	s := scene{asOf: kpi.MustDate("2025-09-30")}
	for channel, v := range channels {
		for i, measure := range []string{"spend", "leads"} {
			s.loads = append(s.loads, loaded{measure: measure, channel: channel, span: day, values: []kpi.Decimal{kpi.Whole(v[i])}})
		}
	}
	m := s.model()
	p, _ := m.Calendar().Parse("2025-Q3")
	b := review.BudgetOf(m, p, nil)
	if b == nil || len(b.Lines) != len(channels) {
		t.Fatalf("budget %+v", b)
	}
	return b
}

func TestFewResultsAreOnlyWatched(t *testing.T) {
	for _, l := range ofOneDay(t, map[string][2]int64{"Meta Ads": {600, 6}, "Google Ads": {400, 8}}).Lines {
		if l.Advice != review.Watch {
			t.Errorf("%+v", l)
		}
	}
}

// 170 of 300 leads for half of the spend come by chance twice in a hundred: sure
// enough for the two lines that are worth a question, not for five.
func TestSmallLinesAskNothingOfTheOthers(t *testing.T) {
	large := map[string][2]int64{"Meta Ads": {5000, 130}, "Google Ads": {5000, 170}}
	with := func(small [2]int64) map[string][2]int64 {
		all := map[string][2]int64{"Zalo": small, "TikTok Ads": small, "Cốc Cốc": small}
		maps.Copy(all, large)
		return all
	}
	for _, l := range ofOneDay(t, with([2]int64{10, 0})).Lines[:2] {
		if l.Advice != review.AskLess && l.Advice != review.AskMore {
			t.Errorf("beside small lines %+v", l)
		}
	}
	for _, l := range ofOneDay(t, with([2]int64{150, 4})).Lines[:2] {
		if l.Advice == review.AskLess || l.Advice == review.AskMore {
			t.Errorf("beside three lines of weight %+v", l)
		}
	}
}

// The list that told the leads of Zalo ends with the second quarter: nobody knows
// what its spend of the third brought, and it is not asked about.
func TestUnknownResultsAreNotNone(t *testing.T) {
	before := kpi.Through(kpi.MustDate("2025-04-01"), kpi.MustDate("2025-06-30"))
	days := kpi.Through(kpi.MustDate("2025-07-01"), kpi.MustDate("2025-09-30"))
	var lists [2]scene
	for channel, v := range map[string][2]int64{"Meta Ads": {500_000, 10}, "Google Ads": {500_000, 10}, "Zalo": {300_000, 6}} {
		of, counted := 0, days
		if channel == "Zalo" {
			of, counted = 1, before
		}
		lists[0].loads = append(lists[0].loads, loaded{measure: "spend", channel: channel, span: days, values: []kpi.Decimal{kpi.Whole(v[0])}})
		lists[of].loads = append(lists[of].loads, loaded{measure: "leads", channel: channel, span: counted, values: []kpi.Decimal{kpi.Whole(v[1])}})
	}
	old := lists[1].tally(additive("leads", kpi.People, kpi.CRM), "")
	old.Account, old.Preset = "Zalo", ""
	m := lists[0].model(old)
	p, _ := m.Calendar().Parse("2025-Q3")
	b := review.BudgetOf(m, p, nil)
	if b == nil || len(b.Lines) != 2 {
		t.Fatalf("budget %+v", b)
	}
	for _, l := range b.Lines {
		if l.Advice != review.NoAdvice {
			t.Errorf("asked about %+v", l)
		}
	}
}

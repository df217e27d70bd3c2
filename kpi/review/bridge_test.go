package review_test

import (
	"math"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// bridged loads two quarters of two channels, by measure: a value a day before
// and after the first of July.
func bridged(days map[string][4]int64) *kpi.Model {
	s := scene{}
	before := kpi.Through(kpi.MustDate("2025-04-01"), kpi.MustDate("2025-06-30"))
	after := kpi.Through(kpi.MustDate("2025-07-01"), kpi.MustDate("2025-09-30"))
	for measure, v := range days {
		for i, channel := range []string{"Meta Ads", "Google Ads"} {
			s.loads = append(s.loads,
				loaded{measure: measure, channel: channel, span: before, values: []kpi.Decimal{kpi.Whole(v[2*i])}},
				loaded{measure: measure, channel: channel, span: after, values: []kpi.Decimal{kpi.Whole(v[2*i+1])}})
		}
	}
	return s.model()
}

func compared(m *kpi.Model, id string) (*kpi.Metric, kpi.Period, kpi.Value, review.Comparison) {
	x := m.Catalog().Metric(id)
	p, _ := m.Calendar().Parse("2025-Q3")
	v := m.Value(x, p, nil)
	return x, p, v, review.Compare(m, x, p, nil, v, m.Calendar().Previous(p))
}

// Cost per lead rose because Meta became dearer, and a little because more of
// the leads came from it.
func TestRatioIsBridgedByChannel(t *testing.T) {
	m := bridged(map[string][4]int64{"spend": {600, 1200, 400, 200}, "leads": {10, 15, 10, 5}})
	x, p, v, c := compared(m, "cpl")
	b := review.BridgeOf(m, x, p, nil, v, c, kpi.Channel)
	if b == nil || b.Kind != review.ByMixAndRate || len(b.Steps) != 2 {
		t.Fatalf("bridge %+v", b)
	}
	meta := b.Steps[0]
	if meta.Member != "Meta Ads" || !near(meta.Rate, 12.5) || !near(meta.Mix, 2.5) || *meta.Before != 60 || *meta.After != 80 {
		t.Errorf("largest step %+v", meta)
	}
	if b.Start != 50 || b.End != 70 || !near(b.Mix, 7.5) {
		t.Errorf("from %g to %g, mix %g", b.Start, b.End, b.Mix)
	}
}

func TestSumIsBridgedByChannel(t *testing.T) {
	m := bridged(map[string][4]int64{"spend": {600, 1200, 400, 200}})
	x, p, v, c := compared(m, "spend")
	b := review.BridgeOf(m, x, p, nil, v, c, kpi.Channel)
	if b == nil || b.Kind != review.ByMember || b.Steps[0].Member != "Meta Ads" {
		t.Fatalf("bridge %+v", b)
	}
	if got := b.Steps[0].Effect(); !near(got, 92*1200-91*600) {
		t.Errorf("Meta Ads moved it by %g", got)
	}
}

// A channel that spends and brings no leads still moves the cost per lead.
func TestSpendWithoutLeadsIsMix(t *testing.T) {
	m := bridged(map[string][4]int64{"spend": {600, 600, 100, 900}, "leads": {10, 10, 0, 0}})
	x, p, v, c := compared(m, "cpl")
	b := review.BridgeOf(m, x, p, nil, v, c, kpi.Channel)
	if b == nil || b.Steps[0].Member != "Google Ads" || !near(b.Steps[0].Mix, 80) || b.Steps[0].After != nil {
		t.Fatalf("bridge %+v", b)
	}
}

// A channel without leads that spends more does not lower the cost per lead: the
// others brought more leads below what it spends.
func TestWhatOthersBroughtIsNotBlamedOnAMemberWithoutDenominator(t *testing.T) {
	m := bridged(map[string][4]int64{"spend": {100, 110, 900, 1000}, "leads": {100, 150, 0, 0}})
	x, p, v, c := compared(m, "cpl")
	b := review.BridgeOf(m, x, p, nil, v, c, kpi.Channel)
	if b == nil || b.Steps[0].Member != "Google Ads" || b.Steps[0].Effect() >= 0 {
		t.Fatalf("bridge %+v", b)
	}
	d0, d1 := 91*100.0, 92*150.0
	if got, want := b.Steps[0].Own(), (92*1000-91*900)*(1/d0+1/d1)/2; !near(got, want) || got <= 0 {
		t.Errorf("the channel itself did %g, want %g", got, want)
	}
	if got, want := b.Steps[0].Common(), (92*1000+91*900)/2*(1/d1-1/d0); !near(got, want) {
		t.Errorf("the leads of others did %g, want %g", got, want)
	}
	if len(b.Under) != 1 || b.Under[0] != "leads" {
		t.Errorf("divided by %v", b.Under)
	}
}

func TestWhatIsNoSumHasNoBridge(t *testing.T) {
	m := bridged(map[string][4]int64{"followers": {10, 20, 30, 50}, "revenue": {1, 2, 3, 4}})
	for _, id := range []string{"followers", "revenue_growth", "revenue_and_more"} {
		x, p, v, c := compared(m, id)
		if b := review.BridgeOf(m, x, p, nil, v, c, kpi.Channel); b != nil {
			t.Errorf("%s: bridge %+v", id, b)
		}
	}
}

// Revenue = spend × clicks/spend × orders/clicks × revenue/orders, and the four
// effects come to its change.
func TestRevenueIsBridgedByFactor(t *testing.T) {
	m := bridged(map[string][4]int64{"spend": {100, 150, 100, 150}, "clicks": {10, 12, 10, 12}, "orders": {2, 3, 2, 3}, "revenue": {500, 900, 500, 700}})
	_, p, v, c := compared(m, "revenue")
	b := review.RevenueBridge(m, p, nil, v, c)
	if b == nil || len(b.Steps) != 4 {
		t.Fatalf("bridge %+v", b)
	}
	moved := 0.0
	for _, s := range b.Steps {
		moved += s.Effect()
	}
	if math.Abs(moved-(b.End-b.Start)) > 1e-6 {
		t.Errorf("effects %g, change %g", moved, b.End-b.Start)
	}
	for i, rises := range []bool{true, false, true, true} {
		if (b.Steps[i].Effect() > 0) != rises {
			t.Errorf("%s moved revenue by %g", b.Steps[i].Factor.ID, b.Steps[i].Effect())
		}
	}
	without := bridged(map[string][4]int64{"spend": {100, 150, 100, 150}, "revenue": {500, 900, 500, 700}})
	_, p, v, c = compared(without, "revenue")
	if review.RevenueBridge(without, p, nil, v, c) != nil {
		t.Error("a bridge without clicks and orders")
	}
}

// Two orders of three clicks are not orders of these clicks: a café sells at its
// counter, and its advertising does not explain that.
func TestOrdersThatNoClickBroughtAreNotBridged(t *testing.T) {
	m := bridged(map[string][4]int64{"spend": {100, 150, 100, 150}, "clicks": {10, 12, 10, 12}, "orders": {7, 8, 7, 8}, "revenue": {500, 900, 500, 700}})
	_, p, v, c := compared(m, "revenue")
	if b := review.RevenueBridge(m, p, nil, v, c); b != nil {
		t.Errorf("bridge %+v", b)
	}
}

package songhan

import (
	"encoding/csv"
	"strings"
	"testing"
)

// figure is a number of a run of days: a sum, or a ratio of sums.
type figure func(c *company, s span) float64

func revenueOf(channels ...int) figure {
	return func(c *company, s span) (sum float64) {
		for _, i := range channels {
			for _, day := range c.sales[i][s.from:s.to] {
				sum += float64(day.revenue)
			}
		}
		return sum
	}
}

func webOf(count func(webDay) int64) figure {
	return func(c *company, s span) (sum float64) {
		for _, days := range c.web {
			for _, day := range days[s.from:s.to] {
				sum += float64(count(day))
			}
		}
		return sum
	}
}

func adsOf(meta func(metaDay) int64, google func(googleDay) float64) figure {
	return func(c *company, s span) (sum float64) {
		for i := range c.meta {
			sum += float64(meta(c.metaSum(i, s)))
		}
		for _, days := range c.google {
			for _, day := range days[s.from:s.to] {
				sum += google(day)
			}
		}
		return sum
	}
}

func leadsOf(wanted func(lead) bool) figure {
	return func(c *company, s span) (sum float64) {
		for _, l := range c.leads {
			if !l.day.Before(c.days[s.from]) && !l.day.After(c.days[s.to-1]) && wanted(l) {
				sum++
			}
		}
		return sum
	}
}

func ordersOf(c *company, s span) (sum float64) {
	for _, days := range c.sales {
		for _, day := range days[s.from:s.to] {
			sum += float64(day.orders)
		}
	}
	return sum
}

func (f figure) per(g figure) figure {
	return func(c *company, s span) float64 { return f(c, s) / g(c, s) }
}

var (
	revenue     = revenueOf(0, 1, 2, 3, 4)
	sessions    = webOf(func(w webDay) int64 { return w.sessions })
	keyEvents   = webOf(func(w webDay) int64 { return w.keyEvents })
	adSpend     = adsOf(func(m metaDay) int64 { return m.spend }, func(g googleDay) float64 { return float64(g.spend) })
	metaSpend   = adsOf(func(m metaDay) int64 { return m.spend }, func(googleDay) float64 { return 0 })
	conversions = adsOf(func(m metaDay) int64 { return m.purchases }, func(g googleDay) float64 { return float64(g.conversions) / 100 })
	adValue     = adsOf(func(m metaDay) int64 { return m.value }, func(g googleDay) float64 { return float64(g.value) })
	reactions   = adsOf(func(m metaDay) int64 { return m.react }, func(googleDay) float64 { return 0 })
	allLeads    = leadsOf(func(lead) bool { return true })
	metaLeads   = leadsOf(func(l lead) bool { return l.source == fromFacebook })
	mqls        = leadsOf(func(l lead) bool { return l.stage == "MQL" || l.stage == "SQL" || l.stage == "Khách hàng" })
)

// deviation is the spread of the whole weeks of a span by moving ranges, as a
// part of their mean. The story begins on a Monday.
func (f figure) deviation(c *company, s span) float64 {
	var sum, ranges, last, n float64
	for from := (s.from + 6) / 7 * 7; from+7 <= s.to; from += 7 {
		v := f(c, span{from, from + 7})
		if n > 0 {
			ranges += max(v-last, last-v)
		}
		sum, last, n = sum+v, v, n+1
	}
	return ranges / (n - 1) / 1.128 / (sum / n)
}

// TestStatuses judges the running quarter as the contract says: the rate so far
// is kept up, a ratio stays, and a goal out of reach is at risk while it lies
// within 1.28 weekly deviations over the weeks left.
func TestStatuses(t *testing.T) {
	c := newCompany()
	quarters := c.quarters()
	q, before := quarters[len(quarters)-1], quarters[len(quarters)-2]
	const days, left, rootOfWeeksLeft = 92.0, 16.0, 1.5118579
	const sum, ratio = true, false
	tests := []struct {
		id, goal string // as in targets.csv
		figure   figure
		adds     bool
		want     float64
		status   string
	}{
		{"DT-2025-Q3", "12 tỷ", revenue, sum, 12e9, "at_risk"},
		{"WEB-DT", "2,95 tỷ", revenueOf(website), sum, 2.95e9, "at_risk"},
		{"DON", "95000", ordersOf, sum, 95e3, "at_risk"},
		{"TRUYCAP", "+15%", sessions, sum, sessions(c, before) * 1.15, "on_track"},
		{"CHUYENDOI", "2.55%", keyEvents.per(sessions), ratio, 0.0255, "at_risk"},
		{"LEAD", "2100", allLeads, sum, 2100, "on_track"},
		{"MQL", "1150", mqls, sum, 1150, "at_risk"},
		{"CPL-META", "<= 180k", metaSpend.per(metaLeads), ratio, -180e3, "off_track"},
		{"CPA", "<= 115k", adSpend.per(conversions), ratio, -115e3, "off_track"},
		{"ROAS", ">= 3.2", adValue.per(adSpend), ratio, 3.2, "off_track"},
		{"TUONGTAC", "+60%", reactions, sum, reactions(c, before) * 1.6, "off_track"},
	}
	goals := goalsOf(t)
	for _, test := range tests {
		if goals[test.id] != test.goal {
			t.Errorf("%s: targets.csv says %q, this test %q", test.id, goals[test.id], test.goal)
		}
		forecast := test.figure(c, q)
		if test.adds {
			forecast *= days / (days - left)
		}
		half := forecast * test.figure.deviation(c, q) * 1.28 * rootOfWeeksLeft / (days / 7)
		short := test.want - forecast
		if test.want < 0 { // at most
			short = forecast + test.want
		}
		status := "on_track"
		if short > half {
			status = "off_track"
		} else if short > 0 {
			status = "at_risk"
		}
		if status != test.status {
			t.Errorf("%s: %s, want %s; forecast %v ± %v", test.id, status, test.status, forecast, half)
		}
	}
}

// goalsOf reads the goals of targets.csv by id.
func goalsOf(t *testing.T) map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(committed(t, "targets.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const id, goal = 0, 9
	goals := map[string]string{}
	for _, rec := range records {
		goals[rec[id]] = rec[goal]
	}
	return goals
}

// TestMetaGotDearerLikeForLike: the pages compare with as many days of the
// quarter before, where the price rose by more than against all of it.
func TestMetaGotDearerLikeForLike(t *testing.T) {
	c := newCompany()
	quarters := c.quarters()
	q, before := quarters[len(quarters)-1], quarters[len(quarters)-2]
	before.to = before.from + q.to - q.from
	cpl := metaSpend.per(metaLeads)
	if got := cpl(c, q) / cpl(c, before); got < 1.19 || got > 1.2 {
		t.Errorf("Meta's CPL is %v times that of the same days of the quarter before, want 1.19 to 1.2", got)
	}
}

// TestWeeksLookAlive: a shop's weeks differ, by promotions and weather, but not
// wildly.
func TestWeeksLookAlive(t *testing.T) {
	c := newCompany()
	for _, q := range c.quarters() {
		name := quarterName(c.days[q.from])
		high := 0.17
		if name == "2025-Q1" {
			high = 0.3 // Tết
		}
		if got := revenue.deviation(c, q); got < 0.08 || got > high {
			t.Errorf("%s: weekly revenue deviates by %v, want 0.08 to %v", name, got, high)
		}
		if got := allLeads.deviation(c, q); got < 0.05 || got > 0.3 {
			t.Errorf("%s: weekly leads deviate by %v, want 0.05 to 0.3", name, got)
		}
	}
}

// TestNamedWeeks compares what README.md and events.csv name with the days before.
func TestNamedWeeks(t *testing.T) {
	c := newCompany()
	tests := []struct {
		claim            string
		figure           figure
		from, to, before string
		low, high        float64
	}{
		{"the week of Tết sells half of the one before", revenue, "2025-01-27", "2025-02-02", "2025-01-20", 0.35, 0.6},
		{"two weeks of rain sell a tenth less than the two before", revenue, "2025-07-07", "2025-07-20", "2025-06-23", 0.86, 0.95},
		{"the promotion sells a quarter more than the rainy week before", revenue, "2025-07-21", "2025-07-27", "2025-07-14", 1.2, 1.32},
		{"the new harvest sells a third more than the week before", revenue, "2025-08-11", "2025-08-17", "2025-08-04", 1.28, 1.4},
		{"the website was down: sessions", sessions, "2025-08-02", "2025-08-03", "2025-07-26", 0.01, 0.2},
		{"the website was down: key events", keyEvents, "2025-08-02", "2025-08-03", "2025-07-26", 0.01, 0.1},
		{"the website was down: its revenue", revenueOf(website), "2025-08-02", "2025-08-03", "2025-07-26", 0.01, 0.1},
		{"9/9 on Shopee doubles the day before", revenueOf(shopee), "2025-09-09", "2025-09-09", "2025-09-08", 2, 3},
	}
	for _, test := range tests {
		s := span{c.index(t, test.from), c.index(t, test.to) + 1}
		at := c.index(t, test.before)
		got := test.figure(c, s) / test.figure(c, span{at, at + s.to - s.from})
		if got < test.low || got > test.high {
			t.Errorf("%s: %v times, want %v to %v", test.claim, got, test.low, test.high)
		}
	}
}

func (c *company) index(t *testing.T, iso string) int {
	t.Helper()
	for d, day := range c.days {
		if day.Format("2006-01-02") == iso {
			return d
		}
	}
	t.Fatalf("the story has no day %s", iso)
	return 0
}

// TestEveryWeekHasItsWeight: the tables end with the story, not before or after.
func TestEveryWeekHasItsWeight(t *testing.T) {
	weeks := len(newCompany().days) / 7
	if len(shopWeeks) != weeks || len(onlineWeeks) != weeks {
		t.Errorf("%d weeks, but weights for %d of the shops and %d online", weeks, len(shopWeeks), len(onlineWeeks))
	}
}

package review_test

import (
	"math"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// visits loads a day of sessions and conversions for two variants.
func visits(a, b [2]int64) *kpi.Model {
	day := kpi.Through(kpi.MustDate("2025-07-01"), kpi.MustDate("2025-07-01"))
	s := scene{}
	for channel, v := range map[string][2]int64{"A": a, "B": b} {
		for i, measure := range []string{"conversions", "sessions"} {
			s.loads = append(s.loads, loaded{measure: measure, channel: channel, span: day, values: []kpi.Decimal{kpi.Whole(v[i])}})
		}
	}
	return s.model()
}

func TestVariantsAreToldApartBeyondChance(t *testing.T) {
	a, b := kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "A"}), kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "B"})
	for _, c := range []struct {
		name   string
		a, b   [2]int64
		p      float64
		enough bool
		says   string
	}{
		{"far apart", [2]int64{351, 605}, [2]int64{41, 195}, 0, true, "beyond chance"},
		{"a little apart", [2]int64{60, 1000}, [2]int64{50, 1000}, 0.327, true, "may be chance"},
		{"apart enough", [2]int64{75, 1000}, [2]int64{50, 1000}, 0.0209, true, "beyond chance"},
		{"too few", [2]int64{2, 20}, [2]int64{5, 20}, 1, false, "too few"},
	} {
		m := visits(c.a, c.b)
		x := m.Catalog().Metric("conversion_rate")
		p, _ := m.Calendar().Parse("2025-Q3")
		v, ok := review.CompareVariants(m, x, p, a, b)
		if !ok || v.Enough != c.enough || math.Abs(v.P-c.p) > 5e-4 {
			t.Errorf("%s: %+v %t, want p %g", c.name, v, ok, c.p)
		}
		if text := v.Say(x, review.Options{}).In("en"); !strings.Contains(text, c.says) {
			t.Errorf("%s: %q does not say %q", c.name, text, c.says)
		}
	}
}

// Money over people is no rate of hits.
func TestOnlyRatesOfCountsAreTested(t *testing.T) {
	m := spending(map[string][2]int64{"A": {500, 5}, "B": {400, 8}})
	p, _ := m.Calendar().Parse("2025-Q3")
	for _, id := range []string{"cpl", "leads"} {
		a, b := kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "A"}), kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "B"})
		if _, ok := review.CompareVariants(m, m.Catalog().Metric(id), p, a, b); ok {
			t.Errorf("%s is tested as a rate of hits", id)
		}
	}
}

// What is counted on both sides is no two samples.
func TestVariantsThatShareRowsAreNotTested(t *testing.T) {
	m := visits([2]int64{75, 1000}, [2]int64{50, 1000})
	p, _ := m.Calendar().Parse("2025-Q3")
	a := kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "A"})
	for name, b := range map[string]kpi.Segment{"itself": a, "the total": nil, "its campaign": kpi.NewSegment(kpi.Pick{Dim: kpi.Campaign, Member: "X"})} {
		if _, ok := review.CompareVariants(m, m.Catalog().Metric("conversion_rate"), p, a, b); ok {
			t.Errorf("a channel is tested against %s", name)
		}
	}
}

package deck

import (
	"fmt"
	"strings"
	"testing"

	"kpideck/kpi"
)

func wordingOf(locale string) Wording {
	return Wording{Locale: locale, Figure: func(_ kpi.Unit, v float64) string { return fmt.Sprint(v) },
		Change: func(v float64) string { return fmt.Sprintf("%+.1f%%", 100*v) }}
}

// The best change of the past again, within 5 and 10 percent, in two digits.
func TestProposedGoals(t *testing.T) {
	quarter, _ := kpi.DefaultCalendar().Parse("2025-Q4")
	for _, c := range []struct {
		name     string
		unit     kpi.Unit
		better   kpi.Better
		values   []float64
		baseline string
		goal     string
		note     string
	}{
		{"again", kpi.Count, kpi.Higher, []float64{1000, 1080, 1100}, "1100", "1200", "the goal is +9.1%; changes looked at: 2, the best +8.0%"},
		{"the least", kpi.Money, kpi.Higher, []float64{4.0e9, 4.04e9}, "4040000000", "4,3 tỷ", "+6.4%; changes looked at: 1, the best +1.0%"},
		{"the most", kpi.Money, kpi.Higher, []float64{100e6, 250e6}, "250000000", "280 triệu", "the best +150.0%"},
		{"never rose", kpi.Count, kpi.Higher, []float64{300, 200}, "200", "210", "the goal is +5.0%; changes looked at: 1, the best -33.3%"},
		{"lower is better", kpi.Money, kpi.Lower, []float64{500, 470}, "470", "<= 440", "the goal is -6.4%; changes looked at: 1, the best -6.0%"},
		{"one quarter", kpi.Percent, kpi.Higher, []float64{0.0213}, "2,1300%", "2,3%", "no earlier quarter"},
		{"a band", kpi.Money, kpi.Band, []float64{120e6, 400e6}, "400000000", "380 triệu..420 triệu", "keep it within ±5.0%"},
		{"few people", kpi.People, kpi.Higher, []float64{3}, "3", "4", "+33.3%"},
		{"almost all", kpi.Percent, kpi.Higher, []float64{0.98}, "", "", ""},
		{"nearly none", kpi.Count, kpi.Lower, []float64{1}, "", "", ""},
		{"no history", kpi.Count, kpi.Higher, nil, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := propose(&kpi.Metric{ID: "x", Unit: c.unit, Better: c.better}, c.values, quarter, wordingOf("vi"))
			if p == nil {
				if c.goal != "" {
					t.Error("nothing is proposed")
				}
				return
			}
			if p.Baseline != c.baseline || p.Goal != c.goal || !strings.Contains(p.Note.In("en"), c.note) {
				t.Errorf("from %s to %s: %s", p.Baseline, p.Goal, p.Note.In("en"))
			}
		})
	}
}

// Tactical targets serve the strategic one that is nearest to what they are.
func TestProposedParents(t *testing.T) {
	cost := func(id string) *kpi.Metric {
		return &kpi.Metric{ID: id, Stage: "conversion", Unit: kpi.Money, Better: kpi.Lower}
	}
	metric := func(id, stage string, u kpi.Unit) *kpi.Metric {
		return &kpi.Metric{ID: id, Stage: stage, Unit: u, Better: kpi.Higher}
	}
	spend, revenue, roas, cac := metric("spend", "cost", kpi.Money), metric("revenue", "strategic", kpi.Money), metric("roas", "strategic", kpi.Ratio), metric("cac", "strategic", kpi.Money)
	clicks, rate, leads := metric("clicks", "engagement", kpi.Count), metric("rate", "conversion", kpi.Percent), metric("leads", "conversion", kpi.People)
	for _, c := range []struct {
		metrics []*kpi.Metric
		want    string
	}{
		{[]*kpi.Metric{revenue, roas, cac, spend, clicks, cost("cpl")}, "revenue: roas: cac: spend:roas clicks:revenue cpl:cac"},
		{[]*kpi.Metric{clicks, revenue, spend}, "clicks:revenue revenue: spend:revenue"},
		{[]*kpi.Metric{clicks, rate, leads, cost("cpl")}, "clicks:leads rate:leads leads: cpl:leads"},
		{[]*kpi.Metric{clicks}, "clicks:"},
		{nil, ""},
	} {
		quarter, _ := kpi.DefaultCalendar().Parse("2025-Q4")
		var list []*Proposal
		for _, m := range c.metrics {
			list = append(list, propose(m, []float64{100}, quarter, wordingOf("en")))
		}
		link(list)
		var got []string
		for _, p := range list {
			got = append(got, p.KPI+":"+strings.TrimSuffix(p.Parent, "-2025-Q4"))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s, want %s", s, c.want)
		}
	}
}

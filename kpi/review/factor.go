package review

import (
	"kpideck/kpi"
)

// Factor is one of the factors of revenue, as a ratio of two measures:
// spend, clicks / spend, orders / clicks, revenue / orders.
type Factor struct {
	ID       string // names it in locales: spend, clicks_per_spend, conversion, order_value
	Num, Den string // KPIs; Den is "" of the first
}

// revenueFactors multiply to revenue: what was spent, how many clicks it bought,
// how many of them ordered, how much an order brought (methods.md b6).
var revenueFactors = []Factor{
	{"spend", "spend", ""}, {"clicks_per_spend", "clicks", "spend"}, {"conversion", "orders", "clicks"}, {"order_value", "revenue", "orders"},
}

// conversionLink is the place of orders / clicks among them.
const conversionLink = 2

// mostConversion is how many orders a click may bring at most for the chain to
// mean something: beyond it most orders do not come from these clicks (a shop
// that sells at its counter), and more spend would seem to sell there.
const mostConversion = 0.3

// revenueBridge explains a comparison of revenue by the chain from spend to
// order value; nil where a link is not known for the same days, or most orders
// cannot come from the clicks.
func revenueBridge(m *kpi.Model, p kpi.Period, s kpi.Segment, actual kpi.Value, c Comparison) *Bridge {
	if !actual.OK() || c.Change == nil || *c.Change == 0 {
		return nil
	}
	before, after := chain(m, s, c.Period, c.Value), chain(m, s, p, actual)
	if before == nil || after == nil || max(before[conversionLink], after[conversionLink]) > mostConversion {
		return nil
	}
	b := &Bridge{Kind: ByFactor, Period: c.Period, Start: c.Value.Number, End: actual.Number}
	for i, effect := range logMean(before, after) {
		b.Steps = append(b.Steps, BridgeStep{Factor: revenueFactors[i], Rate: effect, Before: ptr(before[i]), After: ptr(after[i])})
	}
	if !b.ties() {
		return nil
	}
	return b
}

// revenueKPI is what the factors multiply to.
const revenueKPI = "revenue"

// whyOf takes the change of a row against the previous period apart: by channel,
// of one channel by campaign, and revenue by its factors as well.
func (j *assessor) whyOf(r *Row) (members, factors *Bridge) {
	t, dim := r.Target, kpi.Channel
	if _, fixed := t.Segment.Of(kpi.Channel); fixed {
		dim = kpi.Campaign
	}
	members = BridgeOf(j.m, r.Metric, t.Period, t.Segment, r.Actual, r.Previous, dim)
	if t.KPI == revenueKPI {
		factors = revenueBridge(j.m, t.Period, t.Segment, r.Actual, r.Previous)
	}
	return members, factors
}

// chain gives the factors for the days of a value of revenue.
func chain(m *kpi.Model, s kpi.Segment, p kpi.Period, revenue kpi.Value) []float64 {
	var list []float64
	for _, f := range revenueFactors {
		num, ok := sameDays(m, f.Num, p, s, revenue)
		if !ok {
			return nil
		}
		if f.Den != "" {
			den, ok := sameDays(m, f.Den, p, s, revenue)
			if !ok || den == 0 {
				return nil
			}
			num /= den
		}
		list = append(list, num)
	}
	return list
}

// sameDays gives a KPI for the days that a value stands for.
func sameDays(m *kpi.Model, id string, p kpi.Period, s kpi.Segment, like kpi.Value) (float64, bool) {
	x := m.Catalog().Metric(id)
	if x == nil {
		return 0, false
	}
	v := m.ValueTo(x, p, s, like.Through)
	return v.Number, v.OK() && !v.Late && v.Span == like.Span
}

package main

import (
	"math/big"
	"slices"
)

// measure is a measure of a family, perhaps of some channels only.
type measure struct {
	family, id string
	only       func(channel string) bool
}

func (m measure) String() string {
	if m.only != nil {
		return m.family + "." + m.id + "?" + map[bool]string{true: "o"}[m.only("Organic Search")] + map[bool]string{true: "r"}[m.only("Referral")] + map[bool]string{true: "d"}[m.only("Direct")]
	}
	return m.family + "." + m.id
}

// figure is a KPI, worked out from sums over the period.
type figure struct {
	of      []measure
	calc    func(x []*big.Rat) *big.Rat // nil result: undefined
	coarse  bool                        // means something from a month on
	growth  bool                        // against the previous period
	people  bool                        // different people, who must not be added
	rounded bool                        // the export has rounded figures
}

func plain(x []*big.Rat) *big.Rat { return x[0] }
func ratio(x []*big.Rat) *big.Rat { return over(x[0], x[1]) }

func over(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil || b.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(a, b)
}

func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func plus(a, b *big.Rat) *big.Rat  { return new(big.Rat).Add(a, b) }
func times(a *big.Rat, f float64) *big.Rat {
	r, _ := new(big.Rat).SetString(big.NewFloat(f).Text('g', 12))
	return r.Mul(r, a)
}

// figures lists the KPIs that the sources make possible.
func (t *truth) figures() map[string]figure {
	f := map[string]figure{}
	t.adsFigures(f)
	t.webFigures(f)
	t.saleFigures(f)
	for id, x := range f {
		if slices.ContainsFunc(x.of, func(m measure) bool { return m.family == "none" }) {
			delete(f, id)
		}
	}
	return f
}

// one finds the measure in the first family that some source brings it from.
func (t *truth) one(id string, families ...string) measure {
	for _, family := range families {
		if len(t.told[family+"."+id]) > 0 || len(t.told["."+id]) > 0 {
			return measure{family: family, id: id}
		}
	}
	return measure{family: "none", id: id}
}

func (t *truth) adsFigures(f map[string]figure) {
	ads := func(id string) measure { return t.one(id, "ads") }
	for _, id := range []string{"spend", "impressions", "clicks", "link_clicks", "landing_page_views", "conversion_value"} {
		f[id] = figure{of: []measure{ads(id)}, calc: plain}
	}
	messages := t.one("messages", "ads", "social", "crm")
	f["messages"] = figure{of: []measure{messages}, calc: plain}
	f["engagements"] = figure{of: []measure{ads("engagements")}, calc: plain}
	f["reach"] = figure{of: []measure{ads("reach")}, calc: plain, people: true}
	shown := ads("impressions")
	shown.only = t.reached()
	f["frequency"] = figure{of: []measure{shown, ads("reach")}, calc: ratio, people: true}
	f["ctr"] = figure{of: []measure{ads("clicks"), ads("impressions")}, calc: ratio}
	f["cpm"] = figure{of: []measure{ads("spend"), ads("impressions")}, calc: func(x []*big.Rat) *big.Rat { return over(times(x[0], 1000), x[1]) }}
	f["cost_per_click"] = figure{of: []measure{ads("spend"), ads("clicks")}, calc: ratio}
	f["engagement_rate"] = figure{of: []measure{ads("engagements"), ads("impressions")}, calc: ratio}
	f["cost_per_message"] = figure{of: []measure{ads("spend"), messages}, calc: ratio}
	f["roas"] = figure{of: []measure{ads("conversion_value"), ads("spend")}, calc: ratio}
	f["cost_per_conversion"] = figure{of: []measure{ads("spend"), ads("conversions")}, calc: ratio}
	f["conversion_per_impression"] = figure{of: []measure{t.one("conversions", "ads", "web"), ads("impressions")}, calc: ratio}
}

// reached tells which channels say how many people they reached: the impressions
// of others have no part in the frequency. Without a channel all of them do.
func (t *truth) reached() func(channel string) bool {
	channels := map[string]bool{}
	for _, family := range []string{"ads", ""} {
		for _, said := range t.told[family+".reach"] {
			for _, f := range said.facts {
				channels[f.channel] = true
			}
		}
	}
	return func(channel string) bool { return len(channels) == 0 || channels[notSet] || channels[channel] }
}

func (t *truth) webFigures(f map[string]figure) {
	sessions := t.one("sessions", "web")
	some := func(only func(string) bool) figure {
		m := sessions
		m.only = only
		return figure{of: []measure{m}, calc: plain}
	}
	f["website_traffic"] = figure{of: []measure{sessions}, calc: plain}
	f["organic_traffic"] = some(func(c string) bool { return c == "Organic Search" })
	f["referral_traffic"] = some(func(c string) bool { return c == "Referral" })
	f["non_search_traffic"] = some(func(c string) bool { return c != "Organic Search" && c != "Google Ads" })
	f["avg_session_duration"] = figure{of: []measure{t.one("session_seconds", "web"), sessions}, calc: ratio, rounded: true}
	f["users"] = figure{of: []measure{t.one("users", "web")}, calc: plain, people: true}
	f["conversions"] = figure{of: []measure{t.one("conversions", "web", "ads")}, calc: plain}
	f["conversion_rate"] = figure{of: []measure{t.one("conversions", "web"), sessions}, calc: ratio}
	if t.one("conversions", "web").family == "none" || sessions.family == "none" {
		f["conversion_rate"] = figure{of: []measure{t.one("conversions", "ads"), t.one("clicks", "ads")}, calc: ratio}
	}
}

func (t *truth) saleFigures(f map[string]figure) {
	spend, leads := t.one("spend", "ads"), t.one("leads", "crm", "ads")
	mqls, sqls := t.one("mqls", "crm"), t.one("sqls", "crm")
	revenue, orders := t.one("revenue", "shop", "crm", "web"), t.one("orders", "shop", "crm", "web")
	f["leads"] = figure{of: []measure{leads}, calc: plain}
	f["mqls"] = figure{of: []measure{mqls}, calc: plain}
	f["sqls"] = figure{of: []measure{sqls}, calc: plain}
	f["cpl"] = figure{of: []measure{spend, leads}, calc: ratio}
	f["mql_to_sql"] = figure{of: []measure{sqls, mqls}, calc: ratio}
	f["revenue"] = figure{of: []measure{revenue}, calc: plain}
	f["orders"] = figure{of: []measure{orders}, calc: plain}
	f["aov"] = figure{of: []measure{revenue, orders}, calc: ratio}
	f["close_rate"] = figure{of: []measure{orders, t.one("messages", "ads", "social", "crm")}, calc: ratio}
	f["ad_cost_share"] = figure{of: []measure{spend, revenue}, calc: ratio}
	f["revenue_growth"] = figure{of: []measure{revenue}, growth: true}
	cost, fullCost := t.fullCost(spend)
	f["full_cost"] = figure{of: cost, calc: fullCost}
	f["cac"] = figure{of: append([]measure{t.one("new_customers", "shop", "crm")}, cost...), coarse: true,
		calc: func(x []*big.Rat) *big.Rat { return over(fullCost(x[1:]), x[0]) }}
	t.profitFigures(f, revenue, cost, fullCost)
	t.returnFigures(f)
}

// profitFigures: with the cost of goods where some source brings it, else by the deck's margin.
func (t *truth) profitFigures(f map[string]figure, revenue measure, cost []measure, fullCost func([]*big.Rat) *big.Rat) {
	of, profit := []measure{revenue}, func(x []*big.Rat) *big.Rat { return times(x[0], t.assume["gross_margin"]) }
	if goods := t.one("cost_of_goods", "shop", "crm"); goods.family != "none" {
		of, profit = []measure{revenue, goods}, func(x []*big.Rat) *big.Rat { return minus(x[0], x[1]) }
	}
	f["profit"] = figure{of: of, calc: profit}
	f["roi"] = figure{of: append(slices.Clone(of), cost...), calc: func(x []*big.Rat) *big.Rat {
		spent := fullCost(x[len(of):])
		return over(minus(profit(x), spent), spent)
	}}
}

func (t *truth) returnFigures(f map[string]figure) {
	shop := func(id string) measure { return t.one(id, "shop") }
	back, cancelled, placed := shop("returned_orders"), shop("cancelled_orders"), shop("placed_orders")
	f["return_rate"] = figure{of: []measure{back, cancelled, placed}, calc: func(x []*big.Rat) *big.Rat { return over(plus(x[0], x[1]), x[2]) }}
	if placed.family == "none" {
		f["return_rate"] = figure{of: []measure{back, cancelled, shop("orders")}, calc: func(x []*big.Rat) *big.Rat {
			out := plus(x[0], x[1])
			return over(out, plus(out, x[2]))
		}}
	}
}

// fullCost is spend with tax and fee, and other cost where some source brings it.
func (t *truth) fullCost(spend measure) ([]measure, func([]*big.Rat) *big.Rat) {
	with := 1 + t.assume["ad_tax"] + t.assume["agency_fee"]
	other := t.one("other_cost", "ads", "crm", "shop")
	if other.family == "none" {
		return []measure{spend}, func(x []*big.Rat) *big.Rat { return times(x[0], with) }
	}
	return []measure{spend, other}, func(x []*big.Rat) *big.Rat { return plus(times(x[0], with), x[1]) }
}

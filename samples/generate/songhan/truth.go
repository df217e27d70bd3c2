package songhan

import "kpideck/samples/generate/write"

// total is one true number: a measure in a period, of one channel as the exports
// spell it or of all ("").
type total struct {
	measure, period, channel string
	// hundredths is the number times 100, because conversions have decimals.
	hundredths int64
}

// totals adds the company's days by quarter, and by month for the quarter that
// runs. It reads no export, so it says what a reader of the exports must find
// once the newest file of every overlap has spoken.
func totals(c *company) []total {
	var all []total
	for _, q := range c.quarters() {
		all = append(all, c.totalsOf(quarterName(c.days[q.from]), q)...)
	}
	for m := len(c.months) - 3; m < len(c.months); m++ {
		s := c.months[m]
		all = append(all, c.totalsOf(c.days[s.from].Format("2006-01"), s)...)
	}
	return all
}

// tallies collects one span's numbers by measure and channel, in order of arrival.
type tallies struct {
	period string
	list   []total
	at     map[[2]string]int
}

func (t *tallies) add(measure, channel string, hundredths int64) {
	for _, name := range []string{channel, ""} {
		key := [2]string{measure, name}
		i, ok := t.at[key]
		if !ok {
			i = len(t.list)
			t.at[key] = i
			t.list = append(t.list, total{measure: measure, period: t.period, channel: name})
		}
		t.list[i].hundredths += hundredths
	}
}

func (c *company) totalsOf(period string, s span) []total {
	t := &tallies{period: period, at: map[[2]string]int{}}
	c.addAds(t, s)
	c.addSales(t, s)
	for i, ch := range webChannels {
		for _, w := range c.web[i][s.from:s.to] {
			t.add("sessions", ch.name, w.sessions*100)
			t.add("session_seconds", ch.name, w.seconds*100)
			t.add("key_events", ch.name, w.keyEvents*100)
			t.add("web_revenue", ch.name, w.revenue*100)
		}
	}
	c.addLeads(t, s)
	return t.list
}

func (c *company) addAds(t *tallies, s span) {
	for i := range c.meta {
		m := c.metaSum(i, s)
		t.add("spend", "Meta Ads", m.spend*100)
		t.add("impressions", "Meta Ads", m.impressions*100)
		t.add("clicks_all", "Meta Ads", m.clicks*100)
		t.add("link_clicks", "Meta Ads", m.linkClicks*100)
		t.add("engagements", "Meta Ads", m.react*100)
		t.add("conversions", "Meta Ads", m.purchases*100)
		t.add("conversion_value", "Meta Ads", m.value*100)
		t.add("ads_leads", "Meta Ads", m.formLeads*100)
		t.add("messages", "Meta Ads", m.chats*100)
	}
	for i := range c.google {
		for _, g := range c.google[i][s.from:s.to] {
			t.add("spend", "Google Ads", g.spend*100)
			t.add("impressions", "Google Ads", g.impressions*100)
			t.add("clicks", "Google Ads", g.clicks*100)
			t.add("conversions", "Google Ads", g.conversions)
			t.add("conversion_value", "Google Ads", g.value*100)
		}
	}
}

func (c *company) addSales(t *tallies, s span) {
	for i, ch := range saleChannels {
		for _, d := range c.sales[i][s.from:s.to] {
			t.add("placed_orders", ch.name, d.placed()*100)
			t.add("orders", ch.name, d.orders*100)
			t.add("revenue", ch.name, d.revenue*100)
			t.add("cost_of_goods", ch.name, d.cost*100)
			t.add("new_customers", ch.name, d.newCustomers*100)
			t.add("new_customer_revenue", ch.name, d.newRevenue*100)
			t.add("cancelled_orders", ch.name, d.cancelled*100)
			t.add("returned_orders", ch.name, d.returned*100)
		}
	}
	for _, k := range c.costs {
		if !k.day.Before(c.days[s.from]) && !k.day.After(c.days[s.to-1]) {
			t.add("other_cost", "", k.amount*50) // without a channel add counts twice
		}
	}
}

// addLeads counts leads and those that stand at least at a stage.
func (c *company) addLeads(t *tallies, s span) {
	from, to := c.days[s.from], c.days[s.to-1]
	for _, l := range c.leads {
		if l.day.Before(from) || l.day.After(to) {
			continue
		}
		source := leadSources[l.source].spellings[0].text
		if source == "" {
			source = "(not set)"
		}
		t.add("leads", source, 100)
		switch l.stage {
		case "MQL":
			t.add("mqls", source, 100)
		case "SQL", "Khách hàng":
			t.add("mqls", source, 100)
			t.add("sqls", source, 100)
		}
	}
}

// kpis names the measures as the report does; those that are not here are parts
// of KPIs.
var kpis = map[string]string{
	"spend": "spend", "impressions": "impressions", "clicks_all": "clicks", "clicks": "clicks", "link_clicks": "link_clicks",
	"engagements": "engagements", "key_events": "conversions", "conversion_value": "conversion_value", "messages": "messages",
	"orders": "orders", "revenue": "revenue", "new_customer_revenue": "new_customer_revenue",
	"sessions": "website_traffic", "leads": "leads", "mqls": "mqls", "sqls": "sqls",
}

// channels joins what the exports call a channel, as deck.yaml does.
var channels = map[string]string{
	"Facebook": "Meta Ads", "Paid Social": "Meta Ads", "Google": "Google Ads", "Paid Search": "Google Ads", "Cross-network": "Google Ads",
}

// kpiTruth is the totals in the words of the report.
func kpiTruth(all []total) *write.Truth {
	t := &write.Truth{}
	for _, x := range all {
		kpi, ok := kpis[x.measure]
		if !ok || x.channel == "" {
			continue
		}
		channel := x.channel
		if name, ok := channels[channel]; ok {
			channel = name
		}
		t.Add(kpi, x.period, channel, x.hundredths)
	}
	return t
}

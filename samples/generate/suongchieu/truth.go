package suongchieu

import "kpideck/samples/generate/write"

// truth adds the company's days by quarter, and by month for the last quarter,
// in the report's currency. What a day's rate makes of cents is exact.
func (c *company) truth() *write.Truth {
	t := &write.Truth{}
	for name, s := range c.quarters() {
		c.addTo(t, name, s)
	}
	for _, s := range c.months[3:] {
		c.addTo(t, c.days[s.from].Format("2006-01"), s)
	}
	return t
}

func (c *company) addTo(t *write.Truth, period string, s span) {
	for d := s.from; d < s.to; d++ {
		for i, a := range accounts {
			c.addAds(t, period, i, a, d)
		}
		w := c.website[d]
		t.Add("orders", period, "Website", w.orders*100)
		t.Add("revenue", period, "Website", w.revenue*100)
		for i, ch := range webChannels {
			t.Add("website_traffic", period, joined(ch.name), c.web[i][d].sessions*100)
		}
	}
	for channel, orders := range map[string][]order{"Shopee": c.shopee, "TikTok Shop": c.tiktok} {
		for _, o := range orders {
			if o.day >= s.from && o.day < s.to && o.status == delivered {
				t.Add("orders", period, channel, 100)
				t.Add("revenue", period, channel, o.goods()*100)
			}
		}
	}
}

func (c *company) addAds(t *write.Truth, period string, account int, a account, day int) {
	if account == zalo && c.date(day) == ruined {
		return // nobody can tell any more which day it was
	}
	d := c.sum(account, span{day, day + 1})
	t.AddExact("spend", period, a.channel, c.dong(d.spend, a, day))
	t.Add("impressions", period, a.channel, d.impressions*100)
	t.Add("clicks", period, a.channel, d.clicks*100)
	if account != zalo {
		t.AddExact("conversion_value", period, a.channel, c.dong(d.value, a, day))
	}
	if account == metaVietnam || account == zalo {
		t.Add("messages", period, a.channel, d.chats*100)
	}
}

// dong converts an amount in the account's smallest unit to ten-thousandths of a
// dong, at the rate of the day's month.
func (c *company) dong(n int64, a account, day int) int64 {
	if a.currency == "VND" {
		return n * 10_000
	}
	return n * rates[a.currency][c.monthOf(day)] // cents × hundredths
}

func joined(channel string) string {
	switch channel {
	case "Paid Social":
		return "Meta Ads"
	case "Paid Search":
		return "Google Ads"
	}
	return channel
}

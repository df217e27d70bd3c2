package suongchieu

import (
	"time"

	"kpideck/samples/generate/draw"
)

// company is what truly happened, day by day. Slices of days run parallel to days.
type company struct {
	days    []time.Time
	months  []span
	ads     [][][]adDay // by accounts, their campaigns and days
	website []shopDay
	shopee  []order // in the order in which they came
	tiktok  []order
	web     [][]webDay
}

// span is a run of days of the company, as half-open indexes.
type span struct{ from, to int }

// adDay is a campaign's day; money in the account's smallest unit.
type adDay struct{ spend, impressions, reach, clicks, buys, value, chats int64 }

// shopDay is a day of the website's shop; revenue in dong, of delivered orders.
type shopDay struct{ orders, cancelled, returned, revenue, newCustomers int64 }

type webDay struct{ sessions, engaged, seconds, keyEvents int64 }

func newCompany() *company {
	c := &company{}
	for m := range sold {
		first := time.Date(2025, time.Month(m+4), 1, 0, 0, 0, 0, time.UTC)
		s := span{from: len(c.days)}
		for day := first; day.Month() == first.Month(); day = day.AddDate(0, 0, 1) {
			c.days = append(c.days, day)
		}
		s.to = len(c.days)
		c.months = append(c.months, s)
	}
	for _, a := range accounts {
		c.ads = append(c.ads, c.advertise(a))
	}
	c.sell()
	c.shopee = c.takeOrders("shopee", func(m int) (int64, int64) { return sold[m].shopee, sold[m].shopeeTicket })
	c.tiktok = c.takeOrders("tiktok shop", func(m int) (int64, int64) { return sold[m].tiktokShop, sold[m].tiktokTicket })
	c.visit()
	return c
}

// quarters are the two of the story.
func (c *company) quarters() map[string]span {
	return map[string]span{"2025-Q2": {0, c.months[3].from}, "2025-Q3": {c.months[3].from, len(c.days)}}
}

func (c *company) date(day int) string { return c.days[day].Format(time.DateOnly) }

// monthOf tells which month of the story a day is in.
func (c *company) monthOf(day int) int { return int(c.days[day].Month()) - 4 }

// spread gives each day its part of the months' totals; more is sold at weekends
// and around double days.
func (c *company) spread(totals [6]int64, s draw.Stream, noise int64) []int64 {
	var all []int64
	for m, month := range c.months {
		var weights []int64
		for _, day := range c.days[month.from:month.to] {
			w := [7]int64{1120, 930, 940, 960, 980, 1010, 1140}[day.Weekday()]
			if day.Day() == int(day.Month()) {
				w = w * 3 / 2
			}
			weights = append(weights, w*s.Noise(noise))
		}
		all = append(all, draw.Allocate(totals[m], weights)...)
	}
	return all
}

func (c *company) advertise(a account) [][]adDay {
	all := make([][]adDay, len(a.campaigns))
	for i, campaign := range a.campaigns {
		s := draw.NewStream("suong chieu " + campaign.name)
		var totals [6]int64
		for m, budget := range a.budgets {
			totals[m] = budget * campaign.share / 100
		}
		for _, spend := range c.spread(totals, s, 160) {
			all[i] = append(all[i], campaign.day(spend, s))
		}
	}
	return all
}

func (a adCampaign) day(spend int64, s draw.Stream) adDay {
	d := adDay{spend: spend}
	d.impressions = spend * 1_000_000 / (a.price * s.Noise(90))
	d.reach = d.impressions * 1000 / (1110 + s.Int64N(200))
	d.clicks = s.Rate(d.impressions, a.click, 140)
	d.buys = s.Rate(d.clicks, a.buys, 240)
	d.value = d.buys * a.ticket * s.Noise(130) / 1000
	d.chats = s.Rate(d.clicks, a.chats, 180)
	return d
}

func (d adDay) plus(o adDay) adDay {
	return adDay{d.spend + o.spend, d.impressions + o.impressions, d.reach + o.reach, d.clicks + o.clicks, d.buys + o.buys, d.value + o.value, d.chats + o.chats}
}

// sum adds the campaigns of an account over days.
func (c *company) sum(account int, s span) adDay {
	var sum adDay
	for _, days := range c.ads[account] {
		for _, d := range days[s.from:s.to] {
			sum = sum.plus(d)
		}
	}
	return sum
}

// sell makes the days of the website's shop.
func (c *company) sell() {
	s := draw.NewStream("suong chieu website")
	var totals [6]int64
	for m := range sold {
		totals[m] = sold[m].website
	}
	for d, orders := range c.spread(totals, s, 220) {
		c.website = append(c.website, shopDay{
			orders: orders, cancelled: s.Rate(orders, 420, 300), returned: s.Rate(orders, 180, 300),
			revenue: orders * sold[c.monthOf(d)].websiteTicket * s.Noise(110), newCustomers: s.Rate(orders, 4_100, 200),
		})
	}
}

// visit makes the days on the website.
func (c *company) visit() {
	for i, ch := range webChannels {
		s := draw.NewStream("suong chieu web " + ch.name)
		var totals [6]int64
		for m := range totals {
			totals[m] = ch.visits * (1000 + ch.growth*int64(m)) / 1000
		}
		sessions := c.spread(totals, s, 120)
		days := make([]webDay, len(c.days))
		for d := range days {
			n := sessions[d]
			switch i {
			case paidSocial:
				n = (c.sum(metaVietnam, span{d, d + 1}).clicks + c.sum(metaAbroad, span{d, d + 1}).clicks) * 71 * s.Noise(40) / 100_000
			case paidSearch:
				n = c.sum(google, span{d, d + 1}).clicks * 90 * s.Noise(30) / 100_000
			}
			days[d] = webDay{n, n * 57 * s.Noise(50) / 100_000, n * 78 * s.Noise(70) / 1000, s.Rate(n, ch.keyEvents, 220)}
		}
		c.web = append(c.web, days)
	}
}

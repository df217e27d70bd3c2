package songhan

import (
	"time"

	"kpideck/samples/generate/draw"
)

// company is what truly happened, day by day. Every slice of days runs parallel
// to days; the exports only retell it.
type company struct {
	days   []time.Time
	months []span      // parallel to story
	sales  [][]sale    // by saleChannels
	meta   [][]metaDay // by metaCampaigns
	google [][]googleDay
	web    [][]webDay // by webChannels
	leads  []lead     // in the order in which they came
	stock  []stock
	costs  []cost
}

// sale is a channel's day in the shop's books; money in VND, orders those that
// were delivered and paid.
type sale struct {
	orders, revenue, cost    int64
	newCustomers, newRevenue int64
	cancelled, returned      int64
}

// placed counts the orders as they came in, before some were cancelled or returned.
func (s sale) placed() int64 { return s.orders + s.cancelled + s.returned }

// newCompany lets the story happen. The order matters only where one part
// follows from another: leads pay for ads, ads and orders bring visits.
func newCompany() *company {
	c := &company{}
	c.days, c.months = calendar()
	c.sell()
	leads := c.findLeads()
	c.advertiseMeta(leads[fromFacebook])
	c.advertiseGoogle(leads[fromGoogle])
	c.visit()
	c.keepCustomers()
	c.payCosts()
	return c
}

// weights returns the pace of each day with some noise of its own and some that
// its week shares.
func (c *company) weights(p pace, s draw.Stream, daily, weekly int64) []int64 {
	w, week := make([]int64, len(c.days)), c.swings(s, weekly)
	for i, day := range c.days {
		w[i] = p.at(day) * s.Noise(daily) / 1000 * week[weekOf(day)] / 1000
	}
	return w
}

// spread gives each day its part of its month's total.
func (c *company) spread(totals, weights []int64) []int64 {
	var all []int64
	for m, s := range c.months {
		all = append(all, draw.Allocate(totals[m], weights[s.from:s.to])...)
	}
	return all
}

// sell makes the shop's days from the revenue of the months, and from it orders,
// cost of goods and new customers.
func (c *company) sell() {
	totals := revenueByChannel()
	for i, ch := range saleChannels {
		s := draw.NewStream("sale " + ch.name)
		revenue := c.spread(totals[i], c.weights(ch.pace, s, 120, 60))
		days := make([]sale, len(c.days))
		for d := range days {
			days[d] = ch.day(revenue[d], s)
		}
		c.sales = append(c.sales, days)
	}
}

// revenueByChannel splits each month's revenue over the channels.
func revenueByChannel() [][]int64 {
	s := draw.NewStream("channel shares")
	totals := make([][]int64, len(saleChannels))
	for m := range story {
		shares := make([]int64, len(saleChannels))
		for i, ch := range saleChannels {
			shares[i] = (ch.share + ch.drift*int64(m)) * s.Noise(25)
		}
		for i, part := range draw.Allocate(story[m].revenue, shares) {
			totals[i] = append(totals[i], part)
		}
	}
	return totals
}

// day derives a channel's day from its revenue in thousands of VND.
func (ch saleChannel) day(thousands int64, s draw.Stream) sale {
	orders := max(thousands*1000/(ch.ticket*s.Noise(40)), 1)
	newCustomers := s.Rate(orders, ch.newRate*10, 150)
	// First orders are a little smaller than the average one.
	newRevenue := thousands * newCustomers / orders * s.Noise(60) / 1000 * 92 / 100
	return sale{
		orders:       orders,
		revenue:      thousands * 1000,
		cost:         thousands * ch.costRatio * s.Noise(15) / 1000,
		newCustomers: newCustomers,
		newRevenue:   newRevenue * 1000,
		cancelled:    s.Rate(orders, ch.cancelled*10, 200),
		returned:     s.Rate(orders, ch.returned*10, 200),
	}
}

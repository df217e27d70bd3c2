package alderwick

import (
	"time"

	"kpideck/samples/generate/draw"
)

// company is what truly happened. Slices of days run parallel to days, which
// begin with the CRM on 1 April 2024; the ads' exports begin three months later.
type company struct {
	days     []time.Time
	months   []span      // parallel to story
	contacts []contact   // in the order in which they came
	linkedin [][]adDay   // by linkedinCampaigns
	google   [][]adDay   // by googleCampaigns
	web      [][]webDay  // by webChannels
	optIns   []int64     // by day
	stock    []int64     // customers at the end of each month
	survey   [][11]int64 // answers 0 to 10, by month
}

// span is a run of days of the company, as half-open indexes.
type span struct{ from, to int }

// adDay is a campaign's day; spend in cents, conversions in hundredths.
type adDay struct {
	spend, impressions, clicks           int64
	views, reactions, leads, conversions int64
}

type webDay struct{ sessions, engaged, seconds, keyEvents int64 }

func newCompany() *company {
	c := &company{}
	for _, m := range story {
		first := time.Date(m.year, time.Month(m.month), 1, 0, 0, 0, 0, time.UTC)
		s := span{from: len(c.days)}
		for day := first; int(day.Month()) == m.month; day = day.AddDate(0, 0, 1) {
			c.days = append(c.days, day)
		}
		s.to = len(c.days)
		c.months = append(c.months, s)
	}
	c.meetContacts()
	c.linkedin = c.advertise(linkedinCampaigns, fromLinkedIn, func(m month) int64 { return m.linkedinCPL })
	c.google = c.advertise(googleCampaigns, fromGoogle, func(m month) int64 { return m.googleCPL })
	c.visit()
	c.subscribe()
	c.keepCustomers()
	c.ask()
	return c
}

// firstAds is the month with which the exports of ads and website begin.
const firstAds = 3

// quarters returns the span of each quarter from firstAds on.
func (c *company) quarters() []span {
	var all []span
	for m := firstAds; m < len(story); m += 3 {
		all = append(all, span{c.months[m].from, c.months[m+2].to})
	}
	return all
}

// office is how much of its business a day sees, in thousandths: nobody works at
// weekends and few between Christmas and New Year.
func office(day time.Time) int64 {
	w := [7]int64{0, 1040, 1120, 1090, 1050, 820, 0}[day.Weekday()]
	if iso := day.Format("01-02"); iso >= "12-22" || iso <= "01-02" {
		w = w / 4
	}
	return w
}

// spread gives each day its part of its months' totals.
func (c *company) spread(totals []int64, weigh func(day time.Time) int64, s draw.Stream, noise int64) []int64 {
	var all []int64
	for m, month := range c.months {
		var weights []int64
		for _, day := range c.days[month.from:month.to] {
			weights = append(weights, weigh(day)*s.Noise(noise))
		}
		all = append(all, draw.Allocate(totals[m], weights)...)
	}
	return all
}

// advertise makes a platform's days from the CRM leads that it paid for.
func (c *company) advertise(campaigns []adCampaign, source int, cpl func(month) int64) [][]adDay {
	all := make([][]adDay, len(campaigns))
	for i, campaign := range campaigns {
		s := draw.NewStream("alderwick ads " + campaign.name)
		totals := make([]int64, len(story))
		for m, month := range story {
			totals[m] = month.leads[source] * cpl(month) * campaign.share * s.Noise(50) / 1000
		}
		spend := c.spread(totals, office, s, 180)
		all[i] = make([]adDay, len(c.days))
		for m, month := range c.months {
			tired := int64(1000)
			if source == fromLinkedIn && i == guide {
				tired = story[m].guideClicks
			}
			for d := month.from; d < month.to; d++ {
				all[i][d] = campaign.day(spend[d], tired, s)
			}
		}
	}
	return all
}

// day derives a campaign's day from its spend; tired is the part of the usual
// clicks, in thousandths.
func (a adCampaign) day(spend, tired int64, s draw.Stream) adDay {
	if spend == 0 {
		return adDay{}
	}
	d := adDay{spend: spend}
	d.impressions = spend * 1_000_000 / (a.price * s.Noise(110))
	d.clicks = s.Rate(d.impressions*tired/1000, a.click/10, 160)
	d.reactions = s.Rate(d.impressions*(1000+tired)/2000, a.react/10, 180)
	d.views = s.Rate(d.impressions, a.view/10, 90)
	d.leads = s.Rate(d.clicks, a.leads/10, 220)
	d.conversions = s.Rate(d.clicks*100, a.leads/10, 260)
	return d
}

// visit makes the days on the website.
func (c *company) visit() {
	for i, ch := range webChannels {
		s := draw.NewStream("alderwick web " + ch.name)
		sessions := c.sessions(i, s)
		days := make([]webDay, len(c.days))
		for d := range days {
			n := sessions[d]
			days[d] = webDay{n, n * ch.engaged * s.Noise(40) / 1_000_000, n * ch.seconds * s.Noise(80) / 1000, s.Rate(n, ch.keyEvents/10, 200)}
		}
		c.web = append(c.web, days)
	}
}

// sessions counts the visits of a channel: what of the ads' clicks arrives, else
// the visits of the story with their growth.
func (c *company) sessions(channel int, s draw.Stream) []int64 {
	ads := map[int][][]adDay{paidSearch: c.google, paidSocial: c.linkedin}[channel]
	if ads != nil {
		all := make([]int64, len(c.days))
		for _, campaign := range ads {
			for d := range campaign {
				all[d] += campaign[d].clicks * 88 * s.Noise(40) / 100_000
			}
		}
		return all
	}
	ch := webChannels[channel]
	totals := make([]int64, len(story))
	for m, month := range story {
		totals[m] = ch.visits * (1000 + ch.perYear*int64(m-10)/12) / 1000
		if channel == email && month.optIns > 200 {
			totals[m] = totals[m] * 172 / 100 // the invitations to the webinars
		}
	}
	return c.spread(totals, func(day time.Time) int64 { return office(day) + 260 }, s, 140)
}

// subscribe spreads the newsletter's opt-ins.
func (c *company) subscribe() {
	totals := make([]int64, len(story))
	for m, month := range story {
		totals[m] = month.optIns
	}
	c.optIns = c.spread(totals, office, draw.NewStream("alderwick opt-ins"), 300)
}

// keepCustomers counts the customers at the end of each month: those who signed
// come, about one in seventy leaves.
func (c *company) keepCustomers() {
	s := draw.NewStream("alderwick customers")
	customers := int64(142)
	for _, month := range c.months {
		for _, k := range c.contacts {
			if k.won >= month.from && k.won < month.to {
				customers++
			}
		}
		customers -= s.Rate(customers, 140, 300)
		c.stock = append(c.stock, customers)
	}
}

// ask is the survey: some customers answer each month.
func (c *company) ask() {
	s := draw.NewStream("alderwick survey")
	weights := []int64{1, 0, 1, 1, 1, 3, 4, 9, 15, 21, 14}
	for range story {
		var answers [11]int64
		for range 19 + s.Int64N(6) {
			answers[s.Pick(weights)]++
		}
		c.survey = append(c.survey, answers)
	}
}

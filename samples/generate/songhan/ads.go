package songhan

import (
	"time"

	"kpideck/samples/generate/draw"
)

// metaDay is a campaign's day in the Meta account; money in VND.
type metaDay struct {
	spend, impressions, reach          int64
	clicks, linkClicks, landing, react int64
	purchases, value, formLeads, chats int64
}

// googleDay is a campaign's day in the Google Ads account. conversions are in
// hundredths, because attribution splits them between clicks.
type googleDay struct {
	spend, impressions, clicks int64
	conversions, value         int64
}

// lag is the part of a day's Google conversions, in thousandths, that was not
// yet known when August was exported on 1 September: the later the click, the
// more of its orders were still to come.
func lag(day time.Time) int64 { return 50 + int64(day.Day())*5 }

// spends returns the VND that each campaign spends on each day, by campaign. A
// month's budget is its leads times the price of a lead, over shares and days.
func (c *company) spends(budgets []int64, active func(campaign int, day time.Time) int64, s draw.Stream, campaigns int) [][]int64 {
	all, week := make([][]int64, campaigns), c.swings(s, 160)
	for m, month := range c.months {
		var cells []int64
		for i := range campaigns {
			for d := month.from; d < month.to; d++ {
				cells = append(cells, active(i, c.days[d])*adPace.at(c.days[d])/100*s.Noise(110)/1000*week[weekOf(c.days[d])]/1000)
			}
		}
		parts := draw.Allocate(budgets[m], cells)
		n := month.to - month.from
		for i := range campaigns {
			all[i] = append(all[i], parts[i*n:(i+1)*n]...)
		}
	}
	return all
}

func (m metaCampaign) shareOn(day time.Time) int64 {
	iso := day.Format(time.DateOnly)
	if m.from != "" && (iso < m.from || iso > m.to) {
		return 0
	}
	return m.share
}

// advertiseMeta makes the days of the Meta account from the leads per month that
// it brought. Dearer leads are dearer impressions: every rate below them stays.
func (c *company) advertiseMeta(leads []int64) {
	budgets := make([]int64, len(story))
	for m := range story {
		budgets[m] = leads[m] * story[m].metaCPL
	}
	share := func(i int, day time.Time) int64 { return metaCampaigns[i].shareOn(day) }
	spend := c.spends(budgets, share, draw.NewStream("meta spend"), len(metaCampaigns))
	climates := c.climates(draw.NewStream("meta climate"))
	for i, campaign := range metaCampaigns {
		s := draw.NewStream("meta " + campaign.name)
		days := make([]metaDay, len(c.days))
		for m, month := range c.months {
			cpm := campaign.cpm * story[m].metaCPL / metaBaseCPL
			for d := month.from; d < month.to; d++ {
				days[d] = campaign.day(spend[i][d], cpm, climates[d], s)
			}
		}
		c.meta = append(c.meta, days)
	}
}

// day derives a campaign's day from its spend and the month's cpm.
func (m metaCampaign) day(spend, cpm int64, day climate, s draw.Stream) metaDay {
	if spend == 0 {
		return metaDay{}
	}
	d := metaDay{spend: spend}
	d.impressions = spend * 1_000_000 / (cpm * day.price / 1000 * s.Noise(70))
	d.reach = d.impressions * 1000 / (1130 + s.Int64N(220))
	d.linkClicks = s.Rate(d.impressions*day.click/1000, m.linkRate, 90)
	d.clicks = d.linkClicks * (1310 + s.Int64N(160)) / 1000
	d.landing = d.linkClicks * 78 * s.Noise(50) / 100_000 * day.landing / 1000
	d.react = s.Rate(d.impressions*day.answer/1000, m.reactRate, 200)
	d.purchases = s.Rate(d.linkClicks*day.landing/1000*day.buy/1000, m.buyRate, 250)
	d.value = d.purchases * m.ticket * s.Noise(110)
	d.formLeads = s.Rate(d.linkClicks*day.answer/1000, m.formRate, 200)
	d.chats = s.Rate(d.linkClicks*day.answer/1000, m.chatRate, 180)
	return d
}

// advertiseGoogle makes the days of the Google Ads account.
func (c *company) advertiseGoogle(leads []int64) {
	budgets := make([]int64, len(story))
	for m := range story {
		budgets[m] = leads[m] * story[m].googleCPL
	}
	share := func(i int, _ time.Time) int64 { return googleCampaigns[i].share }
	spend := c.spends(budgets, share, draw.NewStream("google spend"), len(googleCampaigns))
	climates := c.climates(draw.NewStream("google climate"))
	for i, campaign := range googleCampaigns {
		s := draw.NewStream("google " + campaign.name)
		days := make([]googleDay, len(c.days))
		for m, month := range c.months {
			cpc := campaign.cpc * story[m].googleCPL / googleBaseCPL
			for d := month.from; d < month.to; d++ {
				days[d] = campaign.day(spend[i][d], cpc, climates[d], s)
			}
		}
		c.google = append(c.google, days)
	}
}

// day derives a campaign's day from its spend and the month's price of a click.
func (g googleCampaign) day(spend, cpc int64, day climate, s draw.Stream) googleDay {
	d := googleDay{spend: spend}
	d.clicks = spend * 1000 / (cpc * day.price / 1000 * s.Noise(80))
	d.impressions = d.clicks * 10_000_000 / (g.ctr * s.Noise(90) * day.click / 1000)
	d.conversions = d.clicks * g.buyRate * s.Noise(350) / 100_000 * day.landing / 1000 * day.buy / 1000
	if s.IntN(10) < 6 {
		d.conversions = (d.conversions + 50) / 100 * 100
	}
	d.value = d.conversions * g.ticket * s.Noise(90) / 100
	return d
}

package songhan

import (
	"kpideck/samples/generate/draw"
)

// webDay is a channel's day on the website as GA4 sees it; revenue in VND.
type webDay struct {
	sessions, engaged, seconds int64
	keyEvents, revenue         int64
}

// visit makes the days on the website. Sessions of paid channels follow the
// clicks of the ads, the others follow the website's orders of the month; the
// day's orders, less those whose visitors block the tag, are its key events.
func (c *company) visit() {
	sessions := c.sessions()
	c.web = make([][]webDay, len(webChannels))
	for i := range webChannels {
		c.web[i] = make([]webDay, len(c.days))
	}
	s := draw.NewStream("key events")
	for d := range c.days {
		sold := c.sales[website][d]
		weights := make([]int64, len(webChannels))
		for i, ch := range webChannels {
			weights[i] = sessions[i][d] * ch.buyRate * s.Noise(220)
		}
		seen := sold.orders * 955 * s.Noise(25) / 1_000_000
		for i, n := range draw.Allocate(seen, weights) {
			c.web[i][d] = webChannels[i].day(sessions[i][d], n, sold.revenue/sold.orders, s)
		}
	}
}

// day derives a channel's day; ticket is the website's average order that day.
func (w webChannel) day(sessions, keyEvents, ticket int64, s draw.Stream) webDay {
	return webDay{
		sessions:  sessions,
		engaged:   sessions * w.engaged * s.Noise(40) / 1_000_000,
		seconds:   sessions*w.seconds*s.Noise(90)/1000 + s.Int64N(50),
		keyEvents: keyEvents,
		revenue:   keyEvents * ticket * s.Noise(60) / 1000,
	}
}

// sessions returns the sessions of each channel on each day.
func (c *company) sessions() [][]int64 {
	all := make([][]int64, len(webChannels))
	for i, ch := range webChannels {
		s := draw.NewStream("sessions " + ch.name)
		if ch.perOrder == 0 {
			all[i] = c.paidSessions(i, s)
			continue
		}
		totals := make([]int64, len(story))
		for m, month := range c.months {
			for d := month.from; d < month.to; d++ {
				totals[m] += c.sales[website][d].orders * ch.perOrder / 1000
			}
		}
		all[i] = c.spread(totals, c.weights(sessionPace, s, 90, 110))
	}
	return all
}

// paidSessions counts what of the ads' clicks arrives as a session.
func (c *company) paidSessions(channel int, s draw.Stream) []int64 {
	all := make([]int64, len(c.days))
	for d, day := range c.days {
		var arrived int64
		if channel == paidSocial {
			for i := range c.meta {
				arrived += c.meta[i][d].landing
			}
			all[d] = arrived * 86 * s.Noise(30) / 100_000
			continue
		}
		for i, campaign := range googleCampaigns {
			if campaign.channel == channel {
				arrived += c.google[i][d].clicks
			}
		}
		all[d] = arrived * 92 * s.Noise(30) / 100_000 * landingPace.at(day) / 1000
	}
	return all
}

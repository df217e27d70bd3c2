package alderwick

import "kpideck/samples/generate/write"

// truth adds the company's days by quarter, and by month for the last quarter.
func (c *company) truth() *write.Truth {
	t := &write.Truth{}
	for q, s := range c.quarters() {
		c.addTo(t, reached[q].quarter, s)
		t.Add("reach", reached[q].quarter, "LinkedIn Ads", c.people(q, s)*100)
	}
	for _, s := range c.months[len(story)-3:] {
		c.addTo(t, c.days[s.from].Format("2006-01"), s)
	}
	return t
}

func (c *company) addTo(t *write.Truth, period string, s span) {
	c.addAds(t, period, s)
	c.addContacts(t, period, s)
	c.addLists(t, period, s)
}

// names are the channels as the deck joins them.
var names = map[string]string{
	"LinkedIn": "LinkedIn Ads", "Google": "Google Ads", "Paid Social": "LinkedIn Ads", "Paid Search": "Google Ads", "Organic": "Organic Search",
}

func joined(channel string) string {
	if name, ok := names[channel]; ok {
		return name
	}
	return channel
}

func (c *company) addAds(t *write.Truth, period string, s span) {
	for channel, campaigns := range map[string][][]adDay{"LinkedIn Ads": c.linkedin, "Google Ads": c.google} {
		a := sumAds(campaigns, s)
		t.Add("spend", period, channel, a.spend)
		t.Add("impressions", period, channel, a.impressions*100)
		t.Add("clicks", period, channel, a.clicks*100)
	}
	a := sumAds(c.linkedin, s)
	t.Add("video_views", period, "LinkedIn Ads", a.views*100)
	t.Add("engagements", period, "LinkedIn Ads", a.engagements()*100)
	for i, ch := range webChannels {
		for _, w := range c.web[i][s.from:s.to] {
			t.Add("website_traffic", period, joined(ch.name), w.sessions*100)
			t.Add("conversions", period, joined(ch.name), w.keyEvents*100)
		}
	}
}

// addContacts counts every stage on its own day.
func (c *company) addContacts(t *write.Truth, period string, s span) {
	in := func(day int) bool { return day >= s.from && day < s.to }
	for _, k := range c.contacts {
		channel := joined(leadSources[k.source].name)
		stages := []struct {
			measure string
			day     int
			n       int64
		}{
			{"leads", k.created, 1}, {"active_leads", k.reply, 1}, {"mqls", k.mql, 1}, {"sqls", k.sql, 1}, {"pipeline_created", k.sql, k.value},
			{"orders", k.won, 1}, {"revenue", k.won, k.value},
		}
		for _, stage := range stages {
			if in(stage.day) {
				t.Add(stage.measure, period, channel, stage.n*100)
			}
		}
	}
}

func (c *company) addLists(t *write.Truth, period string, s span) {
	for d := s.from; d < s.to; d++ {
		t.Add("opt_ins", period, "", c.optIns[d]*100)
		for _, w := range webinars {
			if w.day == c.date(d) {
				t.Add("event_attendance", period, "", w.attendees*100)
			}
		}
	}
}

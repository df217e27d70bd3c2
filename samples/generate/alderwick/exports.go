package alderwick

import (
	"sort"
	"strconv"
	"strings"
	"time"

	"kpideck/samples/generate/draw"
	"kpideck/samples/generate/write"
)

// linkedinFile is the sheet that the team keeps from LinkedIn's campaign table:
// one row a campaign and working day.
func linkedinFile(c *company) write.File {
	var b strings.Builder
	b.WriteString("Date,Campaign,Impressions,Clicks,Spend (EUR),Video views,Engagements,Leads\n")
	for d := c.months[firstAds].from; d < len(c.days); d++ {
		for i, campaign := range linkedinCampaigns {
			if a := c.linkedin[i][d]; a.spend > 0 {
				b.WriteString(strings.Join([]string{c.date(d), campaign.name, whole(a.impressions), whole(a.clicks), write.Ratio(a.spend, 100, 2),
					whole(a.views), whole(a.engagements()), whole(a.leads)}, ",") + "\n")
			}
		}
	}
	return write.NewFile("exports/linkedin/campaigns-by-day.csv", b.String())
}

// engagements are clicks and reactions, as LinkedIn adds them.
func (a adDay) engagements() int64 { return a.clicks + a.reactions }

// reachFile is LinkedIn's other export: people reached, once for each quarter.
func reachFile(c *company) write.File {
	var b strings.Builder
	b.WriteString("Quarter,Reach,Audience size\n")
	for q, s := range c.quarters() {
		b.WriteString(reached[q].quarter + "," + whole(c.people(q, s)) + "," + whole(reached[q].audienceMembers) + "\n")
	}
	return write.NewFile("exports/linkedin/reach-by-quarter.csv", b.String())
}

func (c *company) people(quarter int, s span) int64 {
	return sumAds(c.linkedin, s).impressions * 100 / reached[quarter].frequency
}

// sumAds adds the campaigns of a platform over days.
func sumAds(campaigns [][]adDay, s span) adDay {
	var sum adDay
	for _, days := range campaigns {
		for _, a := range days[s.from:s.to] {
			sum = sum.plus(a)
		}
	}
	return sum
}

func (a adDay) plus(o adDay) adDay {
	return adDay{a.spend + o.spend, a.impressions + o.impressions, a.clicks + o.clicks, a.views + o.views,
		a.reactions + o.reactions, a.leads + o.leads, a.conversions + o.conversions}
}

// googleFiles are Google's campaign reports by day, one a quarter, in US English.
func googleFiles(c *company) []write.File {
	var all []write.File
	for q, s := range c.quarters() {
		all = append(all, write.NewFile("exports/google/Campaign report "+reached[q].quarter+".csv", googleReport(c, s)))
	}
	return all
}

func googleReport(c *company, s span) string {
	const long = "January 2, 2006"
	var b strings.Builder
	b.WriteString("Campaign report\n\"" + c.days[s.from].Format(long) + " - " + c.days[s.to-1].Format(long) + "\"\n" +
		"Day,Campaign,Campaign type,Currency code,Cost,Clicks,Impr.,CTR,Avg. CPC,Conversions,Cost / conv.\n")
	for i, campaign := range googleCampaigns {
		for d := s.from; d < s.to; d++ {
			if a := c.google[i][d]; a.spend > 0 {
				b.WriteString(c.date(d) + "," + campaign.name + ",Search," + a.googleCells() + "\n")
			}
		}
	}
	sum := sumAds(c.google, s)
	for _, label := range []string{"Total: Campaigns", "Total: Account", "Total: Search"} {
		b.WriteString(label + ", --, --," + sum.googleCells() + "\n")
	}
	return b.String()
}

// googleCells writes what follows the campaign type. Google does not group costs
// and quotes the counts that it groups.
func (a adDay) googleCells() string {
	count := func(n int64) string {
		if n < 1000 {
			return whole(n)
		}
		return `"` + write.Group(n, ",") + `"`
	}
	perConversion := "0"
	if a.conversions > 0 {
		perConversion = write.Ratio(a.spend, a.conversions, 2)
	}
	return strings.Join([]string{"EUR", write.Ratio(a.spend, 100, 2), count(a.clicks), count(a.impressions), write.Ratio(a.clicks*100, a.impressions, 2) + "%",
		write.Ratio(a.spend, max(a.clicks, 1)*100, 2), write.Ratio(a.conversions, 100, 2), perConversion}, ",")
}

// ga4Files are GA4 reports by channel and day, one a quarter, most sessions first.
func ga4Files(c *company) []write.File {
	var all []write.File
	for q, s := range c.quarters() {
		all = append(all, write.NewFile("exports/ga4/Traffic_acquisition_"+reached[q].quarter+".csv", ga4Report(c, s)))
	}
	return all
}

const compact = "20060102"

func ga4Report(c *company, s span) string {
	rule := "# " + strings.Repeat("-", 40) + "\n"
	head := rule + "# Traffic acquisition: Session primary channel group (Default channel group)\n" +
		"# Account: Alderwick Systems\n# Property: alderwick.example - GA4\n" + rule +
		"# \n# All Users\n# Start date: " + c.days[s.from].Format(compact) + "\n# End date: " + c.days[s.to-1].Format(compact) + "\n" +
		"Session primary channel group (Default channel group),Date,Sessions,Engaged sessions,Average session duration,Key events\n"
	type row struct {
		sessions int64
		text     string
	}
	var rows []row
	for d := s.from; d < s.to; d++ {
		for i, ch := range webChannels {
			if w := c.web[i][d]; w.sessions > 0 {
				// One division of whole numbers is the same on every machine.
				seconds := strconv.FormatFloat(float64(w.seconds)/float64(w.sessions), 'f', -1, 64)
				rows = append(rows, row{w.sessions, strings.Join([]string{ch.name, c.days[d].Format(compact), whole(w.sessions), whole(w.engaged), seconds, whole(w.keyEvents)}, ",")})
			}
		}
	}
	sort.SliceStable(rows, func(a, b int) bool { return rows[a].sessions > rows[b].sessions })
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = r.text
	}
	return head + strings.Join(lines, "\n")
}

// listFiles are the small tables that the team keeps by hand.
func listFiles(c *company) []write.File {
	var events, optIns, market, costs, customers, survey strings.Builder
	events.WriteString("Date,Topic,Registrations,Attendees\n")
	for _, w := range webinars {
		events.WriteString(strings.Join([]string{w.day, `"` + w.topic + `"`, whole(w.registrations), whole(w.attendees)}, ",") + "\n")
	}
	optIns.WriteString("Date,Opt-ins\n")
	for d, n := range c.optIns {
		if office(c.days[d]) > 0 {
			optIns.WriteString(c.date(d) + "," + whole(n) + "\n")
		}
	}
	market.WriteString("Quarter,Market size (EUR)\n")
	for _, m := range markets {
		market.WriteString(m.quarter + "," + whole(m.size) + "\n")
	}
	costs.WriteString("Month,Content and events (EUR),Sales cost (EUR)\n")
	customers.WriteString("Date,Customers\n")
	for m, month := range story {
		label := strconv.Itoa(month.year) + "-" + write.Padded(month.month, 2)
		costs.WriteString(label + "," + whole(month.content) + "," + whole(month.sales) + "\n")
		customers.WriteString(c.date(c.months[m].to-1) + "," + whole(c.stock[m]) + "\n")
	}
	survey.WriteString("Response date,NPS score\n" + strings.Join(c.answers(), ""))
	return []write.File{
		write.NewFile("lists/webinars.csv", events.String()), write.NewFile("lists/newsletter-opt-ins.csv", optIns.String()),
		write.NewFile("lists/market-size.csv", market.String()), write.NewFile("lists/costs-by-month.csv", costs.String()),
		write.NewFile("lists/customers.csv", customers.String()), write.NewFile("lists/nps-answers.csv", survey.String()),
	}
}

// answers writes the survey's rows, the last of each month on its last day.
func (c *company) answers() []string {
	s := draw.NewStream("alderwick answers")
	var rows []string
	for m, month := range c.months {
		var scores []int64
		for score, n := range c.survey[m] {
			for range n {
				scores = append(scores, int64(score))
			}
		}
		s.Shuffle(len(scores), func(i, j int) { scores[i], scores[j] = scores[j], scores[i] })
		length := month.to - month.from
		for i, score := range scores {
			day := month.from + (length-1)*(i+1)/len(scores)
			rows = append(rows, c.days[day].Format(time.DateOnly)+","+whole(score)+"\n")
		}
	}
	return rows
}

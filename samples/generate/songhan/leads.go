package songhan

import (
	"strconv"
	"strings"
	"time"

	"kpideck/samples/generate/draw"
	"kpideck/samples/generate/write"
)

// lead is one row of the CRM list. It carries nothing about a person.
type lead struct {
	day            time.Time
	source         int // index in leadSources
	spelled, stage string
}

// findLeads makes the CRM's leads and returns their number by source and month.
func (c *company) findLeads() [][]int64 {
	var shares []int64
	for _, src := range leadSources {
		shares = append(shares, src.share)
	}
	counts := make([][]int64, len(leadSources))
	for _, m := range story {
		for i, n := range draw.Allocate(m.leads, shares) {
			counts[i] = append(counts[i], n)
		}
	}
	perDay := make([][]int64, len(leadSources))
	for i := range leadSources {
		s := draw.NewStream("leads " + strconv.Itoa(i))
		perDay[i] = c.spread(counts[i], c.weights(leadPace, s, 260, 250))
	}
	c.listLeads(perDay)
	return counts
}

// listLeads writes the day's leads down as they come, sources mixed.
func (c *company) listLeads(perDay [][]int64) {
	s := draw.NewStream("lead list")
	for d, day := range c.days {
		var today []lead
		for i := range perDay {
			for range perDay[i][d] {
				today = append(today, lead{
					day:     day,
					source:  i,
					spelled: leadSources[i].spell(s),
					stage:   leadSources[i].stage(c.age(day), s),
				})
			}
		}
		s.Shuffle(len(today), func(i, j int) { today[i], today[j] = today[j], today[i] })
		c.leads = append(c.leads, today...)
	}
}

// age is how many days a lead of that day has been known on the last day.
func (c *company) age(day time.Time) int64 {
	return int64(c.days[len(c.days)-1].Sub(day) / (24 * time.Hour))
}

func (l leadSource) spell(s draw.Stream) string {
	var weights []int64
	for _, sp := range l.spellings {
		weights = append(weights, sp.weight)
	}
	return l.spellings[s.Pick(weights)].text
}

// ripe is the age in days at which a lead has found its stage.
const ripe = 21

// stage draws where a lead stands: young ones are mostly still new, and no one
// becomes a customer within a week.
func (l leadSource) stage(age int64, s draw.Stream) string {
	if age < ripe && s.Int64N(1000) < (ripe-age)*700/ripe {
		return leadStages[1]
	}
	weights := l.stages
	if age < 7 {
		weights[4] = 0
	}
	return leadStages[s.Pick(weights[:])]
}

// leadsFile is the CRM's list as a Vietnamese Excel saves it: semicolons, a
// UTF-8 mark, CRLF, day before month.
func leadsFile(c *company) write.File {
	var b strings.Builder
	b.WriteString(write.BOM + "Mã;Ngày tạo;Nguồn;Trạng thái\r\n")
	for i, l := range c.leads {
		b.WriteString("KH" + write.Padded(i+1, 5) + ";" + l.day.Format(write.DayFirst) + ";" + l.spelled + ";" + l.stage + "\r\n")
	}
	return write.NewFile("crm/leads.csv", b.String())
}

package songhan

import (
	"sort"
	"strconv"
	"strings"

	"kpideck/samples/generate/write"
)

// ga4Files are GA4 reports by channel and day, one for each quarter.
func ga4Files(c *company) []write.File {
	var all []write.File
	for _, q := range c.quarters() {
		name := "exports/ga4/Traffic_acquisition_" + quarterName(c.days[q.from]) + ".csv"
		all = append(all, write.File{Path: name, Content: ga4Report(c, q)})
	}
	return all
}

// compact is how GA4 writes a day.
const compact = "20060102"

// ga4Report is one download: comment lines, then rows by sessions, most first,
// rates as fractions at full precision, no totals and no end of the last line.
func ga4Report(c *company, s span) []byte {
	rule := "# " + strings.Repeat("-", 40) + "\n"
	head := rule + "# Traffic acquisition: Session primary channel group (Default channel group)\n" +
		"# Account: Cà phê Sông Hàn\n# Property: caphesonghan.example - GA4\n" + rule +
		"# \n# All Users\n# Start date: " + c.days[s.from].Format(compact) + "\n# End date: " + c.days[s.to-1].Format(compact) + "\n"
	header := "Session primary channel group (Default channel group),Date,Sessions,Engaged sessions,Engagement rate," +
		"Average session duration,Key events,Total revenue"
	return []byte(head + header + "\n" + strings.Join(ga4Rows(c, s), "\n"))
}

func ga4Rows(c *company, s span) []string {
	type row struct {
		sessions int64
		text     string
	}
	var rows []row
	for d := s.from; d < s.to; d++ {
		for i, ch := range webChannels {
			if w := c.web[i][d]; w.sessions > 0 {
				rows = append(rows, row{w.sessions, ch.name + "," + c.days[d].Format(compact) + "," + w.cells()})
			}
		}
	}
	sort.SliceStable(rows, func(a, b int) bool { return rows[a].sessions > rows[b].sessions })
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = r.text
	}
	return lines
}

func (w webDay) cells() string {
	fraction := func(a int64) string {
		// One division of whole numbers is the same on every machine.
		return strconv.FormatFloat(float64(a)/float64(w.sessions), 'f', -1, 64)
	}
	whole := func(n int64) string { return strconv.FormatInt(n, 10) }
	return strings.Join([]string{whole(w.sessions), whole(w.engaged), fraction(w.engaged), fraction(w.seconds),
		whole(w.keyEvents), whole(w.revenue)}, ",")
}

package alderwick

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kpideck/samples/generate/write"
)

const sample = "../../alderwick"

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(sample, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// TestStory holds what README.md and notes.csv tell: each line is a claim with
// its range.
func TestStory(t *testing.T) {
	c := newCompany()
	now := c.truth()
	const q2, q3 = "2025-Q2", "2025-Q3"
	per := func(a, b, period, channel string) float64 {
		return now.Of(a, period, channel) / now.Of(b, period, channel)
	}
	quarters := c.quarters()
	last, before := sumAds(c.linkedin, quarters[4]), sumAds(c.linkedin, quarters[3])
	tests := []struct {
		claim     string
		got       float64
		low, high float64
	}{
		{"revenue is over its 310,000", now.Of("revenue", q3, ""), 310_000, 335_000},
		{"revenue grew by about a tenth", now.Of("revenue", q3, "") / now.Of("revenue", q2, ""), 1.08, 1.13},
		{"a lead from LinkedIn costs 30% more", per("spend", "leads", q3, "LinkedIn Ads") / per("spend", "leads", q2, "LinkedIn Ads"), 1.28, 1.33},
		{"it still cost 117 in July", per("spend", "leads", "2025-07", "LinkedIn Ads"), 116, 119},
		{"and 157 in August", per("spend", "leads", "2025-08", "LinkedIn Ads"), 155, 160},
		{"and 172 in September", per("spend", "leads", "2025-09", "LinkedIn Ads"), 170, 174},
		{"the price of LinkedIn's impressions stayed", per("spend", "impressions", q3, "LinkedIn Ads") / per("spend", "impressions", q2, "LinkedIn Ads"), 0.97, 1.03},
		{"its click rate fell by a fifth", per("clicks", "impressions", q3, "LinkedIn Ads") / per("clicks", "impressions", q2, "LinkedIn Ads"), 0.78, 0.83},
		{"the guide's click rate halved", c.guideRate(16, 17) / c.guideRate(12, 14), 0.43, 0.57},
		{"people saw the ads 4.2 times instead of 3.4", float64(last.impressions) / now.Of("reach", q3, ""), 4.2, 4.22},
		{"before", float64(before.impressions) / now.Of("reach", q2, ""), 3.37, 3.39},
		{"Google's cost per lead stayed", per("spend", "leads", q3, "Google Ads") / per("spend", "leads", q2, "Google Ads"), 0.97, 1.04},
		{"July's MQLs missed 58", now.Of("mqls", "2025-07", ""), 50, 57},
		{"August's MQLs missed 52", now.Of("mqls", "2025-08", ""), 44, 51},
		{"September's MQLs met 60", now.Of("mqls", "2025-09", ""), 66, 80},
		{"the quarter's MQLs met 170", now.Of("mqls", q3, ""), 170, 178},
		{"more than a third of September's came from the webinars", now.Of("mqls", "2025-09", "Webinar") / now.Of("mqls", "2025-09", ""), 0.34, 0.42},
		{"SQLs missed 100", now.Of("sqls", q3, ""), 88, 95},
		{"no contact of September's webinars is an SQL yet, fewer than ten of all webinars", now.Of("sqls", q3, "Webinar"), 1, 9},
		{"the pipeline missed 1.2 million by a tenth", now.Of("pipeline_created", q3, "") / 1.2e6, 0.88, 0.92},
		{"attendance met 400", now.Of("event_attendance", q3, ""), 400, 460},
	}
	for _, test := range tests {
		if test.got < test.low || test.got > test.high {
			t.Errorf("%s: %v is not within %v and %v", test.claim, test.got, test.low, test.high)
		}
	}
}

// guideRate is the clicks per impression of LinkedIn's guide over months of the story.
func (c *company) guideRate(first, last int) float64 {
	sum := sumAds(c.linkedin[guide:guide+1], span{c.months[first].from, c.months[last].to})
	return float64(sum.clicks) / float64(sum.impressions)
}

// TestStagesFollowEachOther: nobody signs before sales took them up.
func TestStagesFollowEachOther(t *testing.T) {
	for i, k := range newCompany().contacts {
		for _, pair := range [][2]int{{k.created, k.mql}, {k.mql, k.sql}, {k.sql, k.won}, {k.created, k.reply}} {
			if pair[1] != never && (pair[0] == never || pair[1] < pair[0]) {
				t.Errorf("contact %d: %+v", i+1, k)
			}
		}
		if (k.value > 0) != (k.sql != never) {
			t.Errorf("contact %d has a value and no SQL, or an SQL and no value: %+v", i+1, k)
		}
	}
}

// TestEveryListReachesTheLastDay: else the report would take the quarter's figures
// for those of a part.
func TestEveryListReachesTheLastDay(t *testing.T) {
	c := newCompany()
	last := len(c.days) - 1
	seen := map[string]bool{}
	for _, k := range c.contacts {
		for name, day := range map[string]int{"created": k.created, "reply": k.reply, "mql": k.mql, "sql": k.sql, "won": k.won} {
			seen[name] = seen[name] || day == last
		}
	}
	for _, name := range []string{"created", "reply", "mql", "sql", "won"} {
		if !seen[name] {
			t.Errorf("no contact has %s on the last day", name)
		}
	}
	if got := webinars[len(webinars)-1].day; got != c.date(last) {
		t.Errorf("the last webinar is on %s", got)
	}
}

// TestContactsAreInvented: the list has the columns that hold persons at others',
// and addresses that nobody can own.
func TestContactsAreInvented(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(read(t, "crm/contacts.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows[1:] {
		n := write.Padded(i+1, 4)
		if row[1] != "Contact "+n || row[2] != "contact-"+n+"@example.com" || row[3] != "+00 555 "+n {
			t.Fatalf("row %d: %q", i+2, row[:5])
		}
	}
}

// TestReadmeStatesTheTruth compares the table of README.md with the totals.
func TestReadmeStatesTheTruth(t *testing.T) {
	now, readme := newCompany().truth(), read(t, "README.md")
	for _, row := range []struct{ label, kpi, channel string }{
		{"Ad spend (EUR)", "spend", ""}, {"of it LinkedIn Ads", "spend", "LinkedIn Ads"}, {"Impressions", "impressions", ""},
		{"Clicks", "clicks", ""}, {"Video views", "video_views", ""}, {"Engagements", "engagements", ""}, {"Reach of LinkedIn", "reach", ""},
		{"Leads", "leads", ""}, {"of them LinkedIn", "leads", "LinkedIn Ads"}, {"of them webinars", "leads", "Webinar"},
		{"Active leads", "active_leads", ""}, {"MQLs", "mqls", ""}, {"SQLs", "sqls", ""}, {"Pipeline created (EUR)", "pipeline_created", ""},
		{"Contracts", "orders", ""}, {"Revenue (EUR)", "revenue", ""}, {"Sessions", "website_traffic", ""}, {"Key events", "conversions", ""},
		{"Opt-ins", "opt_ins", ""}, {"Webinar attendees", "event_attendance", ""},
	} {
		line := "| " + row.label
		for _, period := range []string{"2024-Q3", "2025-Q2", "2025-Q3"} {
			line += " | " + withCommas(now.Of(row.kpi, period, row.channel))
		}
		if line += " |"; !strings.Contains(readme, line) {
			t.Errorf("README.md lacks the line\n%s", line)
		}
	}
}

// withCommas writes 16667.99 as 16,667.99.
func withCommas(v float64) string {
	hundredths := int64(v*100 + 0.5)
	s := write.Group(hundredths/100, ",")
	if rest := hundredths % 100; rest != 0 {
		s += "." + write.Padded(int(rest), 2)
	}
	return s
}

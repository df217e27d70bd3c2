package songhan

import (
	"encoding/csv"
	"math"
	"strconv"
	"strings"
	"testing"

	"kpideck/samples/generate/write"
)

// truth looks numbers up in the totals of the company's days.
type truth map[string]float64

func newTruth() truth {
	all := truth{}
	for _, t := range totals(newCompany()) {
		all[t.measure+" "+t.period+" "+t.channel] = float64(t.hundredths) / 100
	}
	return all
}

// of returns a measure of a period, of one channel as the exports spell it or of
// all (""). It panics on a key that no day brought, so no test passes on a typo.
func (t truth) of(measure, period, channel string) float64 {
	v, ok := t[measure+" "+period+" "+channel]
	if !ok {
		panic("no total of " + measure + " " + period + " " + channel)
	}
	return v
}

func (t truth) cpl(period, ads, source string) float64 {
	return t.of("spend", period, ads) / t.of("leads", period, source)
}

func (t truth) per(measure, of, period, channel string) float64 {
	return t.of(measure, period, channel) / t.of(of, period, channel)
}

// paid is the part of the sessions that ads brought.
func (t truth) paid(period string) float64 {
	var sum float64
	for _, ch := range []int{paidSocial, paidSearch, crossNetwork} {
		sum += t.of("sessions", period, webChannels[ch].name)
	}
	return sum / t.of("sessions", period, "")
}

// The running quarter has 76 of its 92 days.
const toEnd = 92.0 / 76

// TestStory holds what README.md tells: each line is a claim with its range.
func TestStory(t *testing.T) {
	now := newTruth()
	const q3, q2 = "2025-Q3", "2025-Q2"
	forecast := now.of("revenue", q3, "") * toEnd
	year := now.of("revenue", "2025-Q1", "") + now.of("revenue", q2, "") + now.of("revenue", q3, "")
	adsConversions := now.of("conversions", q3, "")
	tests := []struct {
		claim     string
		got       float64
		low, high float64
	}{
		{"leads end a tenth above 2,100", now.of("leads", q3, "") * toEnd / 2100, 1.09, 1.13},
		{"July missed 3.9 tỷ", now.of("revenue", "2025-07", ""), 3.7e9, 3.75e9},
		{"August met 3.9 tỷ", now.of("revenue", "2025-08", ""), 4e9, 4.05e9},
		{"September is short of 4.2 tỷ by less than 1%", now.of("revenue", "2025-09", "") * 30 / 14 / 4.2e9, 0.99, 0.999},
		{"revenue ends 2% short of 12 tỷ", forecast / 12e9, 0.975, 0.985},
		{"revenue grows by 16% a quarter", forecast / now.of("revenue", q2, ""), 1.155, 1.165},
		{"revenue grows by a third or more a year", forecast / now.of("revenue", "2024-Q3", ""), 1.3, 1.45},
		{"the year is short of 44 tỷ, by less than a tenth", year * 365 / 257 / 44e9, 0.9, 0.96},
		{"the ads' own cost per conversion is over 115k, by less than a tenth", now.of("spend", q3, "") / adsConversions / 115e3, 1.03, 1.09},
		{"MQL end just short of 1,150", now.of("mqls", q3, "") * toEnd / 1150, 0.99, 0.999},
		{"market share to the end of August reaches 6.5%", (now.of("revenue", "2025-07", "") + now.of("revenue", "2025-08", "")) / 116.7e9, 0.065, 0.068},
		{"Meta's CPL rose by 18%", now.cpl(q3, "Meta Ads", "Facebook") / now.cpl(q2, "Meta Ads", "Facebook"), 1.175, 1.185},
		{"Meta's CPL is over its red line of 195k", now.cpl(q3, "Meta Ads", "Facebook"), 195_001, 210_000},
		{"each day left must bring 144 million", (12e9 - now.of("revenue", q3, "")) / 16, 143.5e6, 144.5e6},
		{"each day so far brought 128 million", now.of("revenue", q3, "") / 76, 127.5e6, 128.5e6},
		{"Google's CPL stayed", now.cpl(q3, "Google Ads", "Google") / now.cpl(q2, "Google Ads", "Google"), 0.98, 1.02},
		{"the share of leads from Facebook stayed", now.of("leads", q3, "Facebook")/now.of("leads", q3, "") - now.of("leads", q2, "Facebook")/now.of("leads", q2, ""), -0.005, 0.005},
		{"Meta's clicks per lead stayed", now.of("link_clicks", q3, "Meta Ads") / now.of("leads", q3, "Facebook") / now.of("link_clicks", q2, "Meta Ads") * now.of("leads", q2, "Facebook"), 0.98, 1.02},
		{"Meta's link clicks per impression stayed", now.per("link_clicks", "impressions", q3, "Meta Ads") / now.per("link_clicks", "impressions", q2, "Meta Ads"), 0.98, 1.02},
		{"Meta's form leads per link click stayed", now.per("ads_leads", "link_clicks", q3, "Meta Ads") / now.per("ads_leads", "link_clicks", q2, "Meta Ads"), 0.97, 1.03},
		{"Meta's impressions cost 18% more", now.per("spend", "impressions", q3, "Meta Ads") / now.per("spend", "impressions", q2, "Meta Ads"), 1.175, 1.19},
		{"the conversion rate fell a little", now.per("key_events", "sessions", q3, "") / now.per("key_events", "sessions", q2, ""), 0.97, 0.99},
		{"a larger part of the sessions is paid", now.paid(q3) - now.paid(q2), 0.01, 0.03},
		{"engagements grew by 23% in their best quarter", now.of("engagements", q2, "") / now.of("engagements", "2025-Q1", ""), 1.225, 1.235},
		{"spend ends between 360 and 400 million", now.of("spend", q3, "") * toEnd, 360e6, 400e6},
		{"website traffic grows by more than 15%", now.of("sessions", q3, "") * toEnd / now.of("sessions", q2, ""), 1.16, 1.25},
		{"GA4 sees a little less than the website's orders", now.of("key_events", q3, "") / now.of("orders", q3, "Website"), 0.92, 0.98},
		{"the platforms claim another number of conversions", adsConversions / now.of("key_events", q3, ""), 0.3, 0.6},
		{"form leads are about the CRM's leads from Facebook", now.of("ads_leads", q3, "Meta Ads") / now.of("leads", q3, "Facebook"), 0.7, 1},
	}
	for _, test := range tests {
		if test.got < test.low || test.got > test.high {
			t.Errorf("%s: %v is not within %v and %v", test.claim, test.got, test.low, test.high)
		}
	}
}

// TestAugustWasRestated reads both files that cover August as a stranger would:
// the newer one has the same clicks and 10 to 20% more conversions.
func TestAugustWasRestated(t *testing.T) {
	early := fromUTF16(t, committed(t, "exports/google/Báo cáo chiến dịch 2025-08.csv"))
	oldClicks, oldConversions := august(t, early, '\t', strings.NewReplacer(".", "", ",", "."))
	late := committed(t, "exports/google/Campaign report 2025-07-01 2025-09-14.csv")
	newClicks, newConversions := august(t, late, ',', strings.NewReplacer(",", ""))
	if oldClicks != newClicks || oldClicks == 0 {
		t.Errorf("clicks of August: %v, then %v", oldClicks, newClicks)
	}
	if r := newConversions / oldConversions; r < 1.1 || r > 1.2 {
		t.Errorf("conversions of August: %v, then %v", oldConversions, newConversions)
	}
	if want := newTruth().of("clicks", "2025-08", "Google Ads"); newClicks != want {
		t.Errorf("clicks of August in the file: %v, in truth: %v", newClicks, want)
	}
}

// august sums clicks and conversions of the August rows of a Google report.
func august(t *testing.T, text string, comma rune, number *strings.Replacer) (clicks, conversions float64) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = comma, -1
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	value := func(cell string) float64 {
		v, err := strconv.ParseFloat(number.Replace(cell), 64)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, rec := range records {
		if strings.HasPrefix(rec[0], "2025-08-") {
			clicks += value(rec[5])
			conversions += value(rec[9])
		}
	}
	return clicks, conversions
}

// TestRevenueGoalsAgree: the months' goals add up to the quarter's and the year's.
func TestRevenueGoalsAgree(t *testing.T) {
	records, err := csv.NewReader(strings.NewReader(committed(t, "targets.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const id, goal = 0, 9
	goals := map[string]float64{}
	for _, rec := range records {
		if strings.HasPrefix(rec[id], "DT-2025") {
			number := strings.Replace(strings.TrimSuffix(rec[goal], " tỷ"), ",", ".", 1)
			if goals[rec[id]], err = strconv.ParseFloat(number, 64); err != nil {
				t.Fatal(err)
			}
		}
	}
	var year, quarter float64
	for m := 1; m <= 12; m++ {
		year += goals["DT-2025-"+write.Padded(m, 2)]
		if m >= 7 && m <= 9 {
			quarter += goals["DT-2025-"+write.Padded(m, 2)]
		}
	}
	if math.Abs(year-goals["DT-2025"]) > 1e-9 || math.Abs(quarter-goals["DT-2025-Q3"]) > 1e-9 || year == 0 {
		t.Errorf("months add up to %v tỷ and in the quarter to %v; the goals are %v and %v", year, quarter, goals["DT-2025"], goals["DT-2025-Q3"])
	}
}

// TestReadmeStatesTheTruth compares the table of README.md with the totals.
func TestReadmeStatesTheTruth(t *testing.T) {
	now, readme := newTruth(), committed(t, "README.md")
	rows := []struct{ label, measure, channel string }{
		{"Revenue", "revenue", ""}, {"Cost of goods", "cost_of_goods", ""}, {"Orders", "orders", ""},
		{"New customers", "new_customers", ""}, {"Ad spend", "spend", ""}, {"of it Meta Ads", "spend", "Meta Ads"},
		{"Conversions that the ads claim", "conversions", ""}, {"Leads in the CRM", "leads", ""},
		{"of them from Facebook", "leads", "Facebook"}, {"MQL", "mqls", ""}, {"SQL", "sqls", ""},
		{"Messages", "messages", ""}, {"Sessions", "sessions", ""}, {"Key events in GA4", "key_events", ""},
	}
	for _, row := range rows {
		line := "| " + row.label
		for _, period := range []string{"2024-Q3", "2025-Q2", "2025-Q3"} {
			line += " | " + withCommas(now.of(row.measure, period, row.channel))
		}
		if line += " |"; !strings.Contains(readme, line) {
			t.Errorf("README.md lacks the line\n%s", line)
		}
	}
}

// withCommas writes 9520230000 as 9,520,230,000 and keeps two decimals if there are any.
func withCommas(v float64) string {
	hundredths := int64(v*100 + 0.5)
	s := write.Group(hundredths/100, ",")
	if rest := hundredths % 100; rest != 0 {
		s += "." + write.Padded(int(rest), 2)
	}
	return s
}

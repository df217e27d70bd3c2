package suongchieu

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"kpideck/samples/generate/write"
)

const sample = "../../gom-suong-chieu"

func content(t *testing.T, path string) []byte {
	t.Helper()
	for _, f := range Files() {
		if f.Path == path {
			return f.Content
		}
	}
	t.Fatalf("the generator makes no %s", path)
	return nil
}

func TestTheSameFileHasTwoNames(t *testing.T) {
	const name = "exports/meta-viet-nam/GomSuongChieu-Chiến-dịch-1-Tháng-7-2025-30-Tháng-9-2025"
	if !bytes.Equal(content(t, name+".csv"), content(t, name+" (1).csv")) {
		t.Error("the two differ")
	}
}

// TestLevelsTellTheSame: ads add up to their ad sets and these to the campaigns;
// adding all levels would give three times the spend.
func TestLevelsTellTheSame(t *testing.T) {
	c := newCompany()
	week := span{c.months[5].from + 14, c.months[5].from + 21}
	campaigns := c.campaignRows(metaVietnam, week)
	adsets := below(campaigns)
	for _, rows := range [][]metaRow{campaigns, adsets, below(adsets)} {
		var sum adDay
		for _, r := range rows {
			sum = sum.plus(r.adDay)
		}
		if sum != c.sum(metaVietnam, week) {
			t.Errorf("%d rows sum to %+v", len(rows), sum)
		}
	}
}

// TestJulyWasRestated: the older files of July know fewer purchases or another
// name of a campaign.
func TestJulyWasRestated(t *testing.T) {
	const folder = "exports/meta-viet-nam/GomSuongChieu-Chiến-dịch-1-Tháng-7-2025-"
	early, late := string(content(t, folder+"31-Tháng-7-2025.csv")), string(content(t, folder+"30-Tháng-9-2025.csv"))
	for _, line := range strings.Split(strings.TrimSpace(early), "\n")[1:] {
		if cells := strings.Split(line, ","); !strings.Contains(late, strings.Join(cells[:7], ",")+",") {
			t.Errorf("the newer file tells another spend than %q", line)
		}
	}
	if strings.Contains(string(content(t, "exports/google/Campaign report.csv")), oldName) {
		t.Error("the newer report of Google has the old name of the campaign")
	}
	if !bytes.Contains(content(t, "exports/google/Báo cáo chiến dịch tháng 7.csv"), write.UTF16(oldName)[2:]) {
		t.Error("the older report of Google lacks the old name of the campaign")
	}
}

// TestTargetsAreWindows1258 reads the table back as that code page.
func TestTargetsAreWindows1258(t *testing.T) {
	text, err := charmap.Windows1258.NewDecoder().Bytes(targetsFile().Content)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range targets {
		if want := strings.Join(row, ";") + ";;\r\n"; !strings.Contains(norm.NFC.String(string(text)), norm.NFC.String(want)) {
			t.Errorf("lost: %q", want)
		}
	}
}

// TestReadmeStatesTheTruth compares the tables of README.md with the totals: what
// each account spent in its own currency, and what it all comes to in dong.
func TestReadmeStatesTheTruth(t *testing.T) {
	c := newCompany()
	now := c.truth()
	data, err := os.ReadFile(filepath.Join(sample, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{}
	for i, a := range accounts {
		line := "| " + a.channel + " · " + a.name + " | " + a.currency
		for _, q := range []string{"2025-Q2", "2025-Q3"} {
			n := c.sum(i, c.quarters()[q]).spend
			line += " | " + vietnamese(n/a.cents, n%a.cents)
		}
		lines = append(lines, line+" |")
	}
	for _, row := range []struct{ label, kpi, channel string }{
		{"Chi phí, quy ra đồng", "spend", ""}, {"trong đó Meta Ads", "spend", "Meta Ads"}, {"trong đó Google Ads", "spend", "Google Ads"},
		{"trong đó TikTok Ads", "spend", "TikTok Ads"}, {"trong đó Zalo Ads", "spend", "Zalo Ads"},
		{"Doanh thu", "revenue", ""}, {"Đơn hàng", "orders", ""}, {"trong đó Shopee", "orders", "Shopee"},
		{"Tin nhắn", "messages", ""}, {"Phiên truy cập", "website_traffic", ""},
	} {
		line := "| " + row.label
		for _, q := range []string{"2025-Q2", "2025-Q3"} {
			line += " | " + vietnamese(int64(now.Of(row.kpi, q, row.channel)+0.5), 0)
		}
		lines = append(lines, line+" |")
	}
	for _, line := range lines {
		if !strings.Contains(string(data), line) {
			t.Errorf("README.md lacks the line\n%s", line)
		}
	}
}

// TestStory holds what README.md and notes.csv tell: each line is a claim with
// its range.
func TestStory(t *testing.T) {
	c := newCompany()
	now := c.truth()
	const q2, q3 = "2025-Q2", "2025-Q3"
	lost := c.ads[zalo][0][c.months[5].from+4].spend
	for _, test := range []struct {
		claim     string
		got       float64
		low, high float64
	}{
		{"revenue met 860 million", now.Of("revenue", q3, ""), 884.8e6, 884.9e6},
		{"spend is over 410 million", now.Of("spend", q3, ""), 417e6, 417.2e6},
		{"ads cost 47.1% of revenue", now.Of("spend", q3, "") / now.Of("revenue", q3, ""), 0.471, 0.4715},
		{"TikTok spent more than twice as much", now.Of("spend", q3, "TikTok Ads") / now.Of("spend", q2, "TikTok Ads"), 2.1, 2.3},
		{"and sold two thirds more", now.Of("conversion_value", q3, "TikTok Ads") / now.Of("conversion_value", q2, "TikTok Ads"), 1.6, 1.7},
		{"without TikTok's growth spend stays below 410 million", now.Of("spend", q3, "") - now.Of("spend", q3, "TikTok Ads") + now.Of("spend", q2, "TikTok Ads"), 360e6, 380e6},
		{"Meta returns 1.30", now.Of("conversion_value", q3, "Meta Ads") / now.Of("spend", q3, "Meta Ads"), 1.295, 1.305},
		{"Shopee has 324 orders", now.Of("orders", q3, "Shopee"), 324, 324},
		{"the ruined row held 318,275 dong", float64(lost), 318_275, 318_275},
	} {
		if test.got < test.low || test.got > test.high {
			t.Errorf("%s: %v is not within %v and %v", test.claim, test.got, test.low, test.high)
		}
	}
}

// vietnamese writes 1234 and 50 hundredths as 1.234,50.
func vietnamese(n, hundredths int64) string {
	if hundredths == 0 {
		return write.Grouped(n)
	}
	return write.Grouped(n) + "," + write.Padded(int(hundredths), 2)
}

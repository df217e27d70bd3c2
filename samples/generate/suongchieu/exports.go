package suongchieu

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"kpideck/samples/generate/write"
)

func whole(n int64) string { return strconv.FormatInt(n, 10) }

// googleFiles are two Vietnamese reports in UTF-16, and a newer one in English
// that tells July again under the campaign's new name.
func googleFiles(c *company) []write.File {
	july := c.months[3]
	vi := func(s span, name string) []byte { return write.UTF16(c.googleVietnamese(s, name)) }
	return []write.File{
		{Path: "exports/google/Báo cáo chiến dịch Q2.csv", Content: vi(span{0, july.from}, oldName)},
		{Path: "exports/google/Báo cáo chiến dịch tháng 7.csv", Content: vi(july, oldName)},
		write.NewFile("exports/google/Campaign report.csv", c.googleEnglish(span{july.from, len(c.days)})),
	}
}

func (c *company) googleVietnamese(s span, name string) string {
	date := func(d int) string {
		return fmt.Sprintf("%d tháng %d, %d", c.days[d].Day(), int(c.days[d].Month()), c.days[d].Year())
	}
	rows := c.googleRows(s, name, ".", "\t", ",")
	header := []string{"Ngày", "Chiến dịch", "Mã đơn vị tiền tệ", "Chi phí", "Lượt nhấp", "Số lượt hiển thị", "CTR", "Lượt chuyển đổi", "Giá trị chuyển đổi"}
	return "Báo cáo chiến dịch\n" + date(s.from) + " - " + date(s.to-1) + "\n" + strings.Join(header, "\t") + "\n" + rows +
		"Tổng số: Tài khoản\t\t" + c.sum(google, s).googleCells(".", "\t", ",") + "\n"
}

func (c *company) googleEnglish(s span) string {
	rows := c.googleRows(s, renamed, ",", ",", ".")
	return "Campaign report\n\"" + long(c.days[s.from]) + " - " + long(c.days[s.to-1]) + "\"\n" +
		"Day,Campaign,Currency code,Cost,Clicks,Impr.,CTR,Conversions,Conv. value\n" + rows +
		"Total: Account,," + c.sum(google, s).googleCells(",", ",", ".") + "\n"
}

func (c *company) googleRows(s span, name, group, separator, point string) string {
	var b strings.Builder
	for i, campaign := range accounts[google].campaigns {
		if campaign.name == renamed {
			campaign.name = name
		}
		for d := s.from; d < s.to; d++ {
			b.WriteString(c.date(d) + separator + campaign.name + separator + c.ads[google][i][d].googleCells(group, separator, point) + "\n")
		}
	}
	return b.String()
}

// googleCells writes the cells from the currency on; those with a comma are quoted.
func (d adDay) googleCells(group, separator, point string) string {
	share := strings.Replace(write.Ratio(d.clicks*100, max(d.impressions, 1), 2), ".", point, 1) + "%"
	cells := []string{"VND", whole(d.spend), write.Group(d.clicks, group), write.Group(d.impressions, group), share, whole(d.buys) + point + "00", write.Group(d.value, group)}
	for i, cell := range cells {
		if strings.Contains(cell, ",") {
			cells[i] = `"` + cell + `"`
		}
	}
	return strings.Join(cells, separator)
}

// tiktokFiles are TikTok's reports by campaign and day in English, one a quarter.
func tiktokFiles(c *company) []write.File {
	half := c.months[3].from
	return []write.File{
		write.NewFile("exports/tiktok/Campaign Report 2025-04-01 to 2025-06-30.csv", c.tiktokReport(span{0, half})),
		write.NewFile("exports/tiktok/Campaign Report 2025-07-01 to 2025-09-30.csv", c.tiktokReport(span{half, len(c.days)})),
	}
}

func (c *company) tiktokReport(s span) string {
	var b strings.Builder
	b.WriteString("Campaign name,Primary status,By Day,Cost,CPC (destination),CPM,Impressions,Clicks (destination),CTR (destination),Conversions,Cost per conversion,Total purchase value,Currency\n")
	for i, campaign := range accounts[tiktok].campaigns {
		for d := s.from; d < s.to; d++ {
			b.WriteString(campaign.name + ",Active," + c.date(d) + "," + c.ads[tiktok][i][d].tiktokCells() + "\n")
		}
	}
	b.WriteString("Total of " + strconv.Itoa(len(accounts[tiktok].campaigns)) + " results,-,-," + c.sum(tiktok, s).tiktokCells() + "\n")
	return b.String()
}

// tiktokCells writes a dash where there is nothing to divide by.
func (d adDay) tiktokCells() string {
	per := func(a, b int64) string {
		if b == 0 {
			return "-"
		}
		return write.Ratio(a, b*100, 2)
	}
	return strings.Join([]string{cents(d.spend), per(d.spend, d.clicks), per(d.spend*1000, d.impressions), whole(d.impressions), whole(d.clicks),
		write.Ratio(d.clicks*100, max(d.impressions, 1), 2) + "%", whole(d.buys), per(d.spend, d.buys), cents(d.value), "SGD"}, ",")
}

// ruined is the day whose date an Excel with a narrow column saved as ########.
const ruined = "2025-09-05"

// zaloFiles are the sheets that somebody fills in by hand, since Zalo has no
// export: they overlap in August, end in a totals row, and one row is damaged.
func zaloFiles(c *company) []write.File {
	return []write.File{
		write.NewFile("exports/zalo/zalo tháng 4 đến 8.csv", c.zaloSheet(span{0, c.months[4].to})),
		write.NewFile("exports/zalo/zalo tháng 8 và 9.csv", c.zaloSheet(span{c.months[4].from, len(c.days)})),
	}
}

func (c *company) zaloSheet(s span) string {
	var b strings.Builder
	b.WriteString(write.BOM + "Ngày;Chiến dịch;Chi phí (đ);Hiển thị;Nhấp;Tin nhắn;;\r\n")
	campaign := accounts[zalo].campaigns[0]
	for d := s.from; d < s.to; d++ {
		day := c.days[d].Format(write.DayFirst)
		if c.date(d) == ruined {
			day = "########"
		}
		b.WriteString(day + ";" + campaign.name + ";" + c.ads[zalo][0][d].zaloCells() + ";;\r\n")
	}
	b.WriteString("Tổng cộng;;" + c.sum(zalo, s).zaloCells() + ";;\r\n")
	return b.String()
}

func (d adDay) zaloCells() string {
	return strings.Join([]string{write.Grouped(d.spend), write.Grouped(d.impressions), write.Grouped(d.clicks), write.Grouped(d.chats)}, ";")
}

// ga4Files are a report by channel and day for each quarter, and a snapshot with
// several tables over the third.
func ga4Files(c *company) []write.File {
	half := c.months[3].from
	return []write.File{
		write.NewFile("exports/ga4/Traffic_acquisition_Q2.csv", c.ga4Report(span{0, half})),
		write.NewFile("exports/ga4/Traffic_acquisition_Q3.csv", c.ga4Report(span{half, len(c.days)})),
		write.NewFile("exports/ga4/Reports_snapshot.csv", c.ga4Snapshot(span{half, len(c.days)})),
	}
}

func (c *company) ga4Range(s span) string {
	return "# Start date: " + c.days[s.from].Format("20060102") + "\n# End date: " + c.days[s.to-1].Format("20060102") + "\n"
}

func ga4Head(title string) string {
	rule := "# " + strings.Repeat("-", 40) + "\n"
	return rule + "# " + title + "\n# Account: Gốm Sương Chiều\n# Property: gomsuongchieu.example - GA4\n" + rule + "# \n# All Users\n"
}

func (c *company) ga4Report(s span) string {
	var rows []string
	for d := s.from; d < s.to; d++ {
		for i, ch := range webChannels {
			if w := c.web[i][d]; w.sessions > 0 {
				// One division of whole numbers is the same on every machine.
				seconds := strconv.FormatFloat(float64(w.seconds)/float64(w.sessions), 'f', -1, 64)
				rows = append(rows, strings.Join([]string{ch.name, c.days[d].Format("20060102"), whole(w.sessions), whole(w.engaged), seconds, whole(w.keyEvents)}, ","))
			}
		}
	}
	return ga4Head("Traffic acquisition: Session primary channel group (Default channel group)") + c.ga4Range(s) +
		"Session primary channel group (Default channel group),Date,Sessions,Engaged sessions,Average session duration,Key events\n" + strings.Join(rows, "\n")
}

// ga4Snapshot holds three tables: sessions by Nth day, sessions by channel, most
// first, and countries. The first two tell what the other files tell.
func (c *company) ga4Snapshot(s span) string {
	var days, channels, countries strings.Builder
	for d := s.from; d < s.to; d++ {
		var all int64
		for i := range webChannels {
			all += c.web[i][d].sessions
		}
		days.WriteString(write.Padded(d-s.from, 4) + "," + whole(all) + "\n")
	}
	type row struct {
		name     string
		sessions int64
	}
	var rows []row
	var total int64
	for i, ch := range webChannels {
		r := row{name: ch.name}
		for _, w := range c.web[i][s.from:s.to] {
			r.sessions += w.sessions
		}
		rows, total = append(rows, r), total+r.sessions
	}
	sort.SliceStable(rows, func(a, b int) bool { return rows[a].sessions > rows[b].sessions })
	for _, r := range rows {
		channels.WriteString(r.name + "," + whole(r.sessions) + "\n")
	}
	for _, country := range []row{{"Vietnam", 78}, {"Singapore", 14}, {"Thailand", 8}} {
		countries.WriteString(country.name + "," + whole(total*country.sessions/135) + "\n")
	}
	return ga4Head("Reports snapshot") + c.ga4Range(s) + "Nth day,Sessions\n" + days.String() +
		"\n# Sessions by channel\n" + c.ga4Range(s) + "Session primary channel group (Default channel group),Sessions\n" + channels.String() +
		"\n# Active users by country\n" + c.ga4Range(s) + "Country,Active users\n" + countries.String()
}

package songhan

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"kpideck/samples/generate/write"
)

// googleFiles are the campaign reports by day: Vietnamese ones for the closed
// quarters, one of August 2025 saved on 1 September, and the newest, in English,
// which covers August again with the conversions that came in later.
func googleFiles(c *company) []write.File {
	var all []write.File
	quarters := c.quarters()
	last := len(quarters) - 1
	for _, q := range quarters[:last] {
		name := "exports/google/Báo cáo chiến dịch " + quarterName(c.days[q.from]) + ".csv"
		all = append(all, write.File{Path: name, Content: write.UTF16(googleVI(c, q, false))})
	}
	august := c.months[len(c.months)-2]
	return append(all,
		write.File{Path: "exports/google/Báo cáo chiến dịch 2025-08.csv", Content: write.UTF16(googleVI(c, august, true))},
		write.NewFile("exports/google/Campaign report 2025-07-01 2025-09-14.csv", googleEN(c, quarters[last])))
}

// googleDialect is how one language and file type writes the report.
type googleDialect struct {
	separator, point, group string
	header                  []string
	campaignType            func(googleCampaign) string
}

var vietnamese = googleDialect{
	separator: "\t", point: ",", group: ".",
	header: []string{"Ngày", "Chiến dịch", "Loại chiến dịch", "Mã đơn vị tiền tệ", "Chi phí", "Lượt nhấp",
		"Số lượt hiển thị", "CTR", "CPC tr.bình", "Lượt chuyển đổi", "Giá trị chuyển đổi", "Chi phí/lượt chuyển đổi"},
	campaignType: func(g googleCampaign) string { return g.typeVI },
}

var english = googleDialect{
	separator: ",", point: ".", group: ",",
	header: []string{"Day", "Campaign", "Campaign type", "Currency code", "Cost", "Clicks",
		"Impr.", "CTR", "Avg. CPC", "Conversions", "Conv. value", "Cost / conv."},
	campaignType: func(g googleCampaign) string { return g.typeEN },
}

func googleVI(c *company, s span, early bool) string {
	from, to := c.days[s.from], c.days[s.to-1]
	date := func(d time.Time) string { return fmt.Sprintf("%d tháng %d, %d", d.Day(), int(d.Month()), d.Year()) }
	sum, rows := vietnamese.rows(c, s, early)
	return "Báo cáo chiến dịch\n" + date(from) + " - " + date(to) + "\n" + vietnamese.record(vietnamese.header) + rows +
		vietnamese.total("Tổng số: Chiến dịch", sum) + vietnamese.total("Tổng số: Tài khoản", sum)
}

func googleEN(c *company, s span) string {
	const long = "January 2, 2006"
	sum, rows := english.rows(c, s, false)
	return "Campaign report\n\"" + c.days[s.from].Format(long) + " - " + c.days[s.to-1].Format(long) + "\"\n" +
		english.record(english.header) + rows +
		english.total("Total: Campaigns", sum) + english.total("Total: Account", sum)
}

// rows writes the days of a span and returns their sum. Early files lack the
// conversions that were still to be attributed.
func (g googleDialect) rows(c *company, s span, early bool) (sum googleDay, text string) {
	var b strings.Builder
	for i, campaign := range googleCampaigns {
		for d := s.from; d < s.to; d++ {
			day := c.google[i][d]
			if early {
				day = day.before(lag(c.days[d]))
			}
			sum = sum.plus(day)
			cells := []string{c.days[d].Format(time.DateOnly), campaign.name, g.campaignType(campaign), "VND"}
			b.WriteString(g.record(append(cells, g.figures(day)...)))
		}
	}
	return sum, b.String()
}

// before returns the day as it was known while missing thousandths of its
// conversions were still to come.
func (d googleDay) before(missing int64) googleDay {
	d.conversions = d.conversions * (1000 - missing) / 1000
	d.value = d.value * (1000 - missing) / 1000
	return d
}

func (d googleDay) plus(o googleDay) googleDay {
	return googleDay{d.spend + o.spend, d.impressions + o.impressions, d.clicks + o.clicks,
		d.conversions + o.conversions, d.value + o.value}
}

func (g googleDialect) total(label string, sum googleDay) string {
	return g.record(append([]string{label, "", "", "VND"}, g.figures(sum)...))
}

// figures writes the cells from cost on. Google does not group costs, groups
// counts and values from 1,000, and has no decimals in VND costs.
func (g googleDialect) figures(d googleDay) []string {
	share, perClick, perConversion := "0"+g.point+"00%", "0", "0"
	if d.impressions > 0 {
		share = strings.Replace(write.Ratio(d.clicks*100, d.impressions, 2), ".", g.point, 1) + "%"
	}
	if d.clicks > 0 {
		perClick = write.Ratio(d.spend, d.clicks, 0)
	}
	if d.conversions > 0 {
		perConversion = write.Ratio(d.spend*100, d.conversions, 0)
	}
	return []string{
		strconv.FormatInt(d.spend, 10), write.Group(d.clicks, g.group), write.Group(d.impressions, g.group), share, perClick,
		g.hundredths(d.conversions), write.Group(d.value, g.group) + g.point + "00", perConversion,
	}
}

func (g googleDialect) hundredths(n int64) string {
	return write.Group(n/100, g.group) + g.point + write.Padded(int(n%100), 2)
}

// record joins cells; both file types quote a cell that holds a comma.
func (g googleDialect) record(cells []string) string {
	quoted := make([]string, len(cells))
	for i, cell := range cells {
		if strings.Contains(cell, ",") {
			cell = `"` + cell + `"`
		}
		quoted[i] = cell
	}
	return strings.Join(quoted, g.separator) + "\n"
}

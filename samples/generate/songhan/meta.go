package songhan

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"

	"kpideck/samples/generate/write"
)

// metaAccount is the prefix of the file names, as Meta derives it from the account.
const metaAccount = "CaPheSongHan"

// reportedDays is how many of the last days come not from the long report but
// from the table of the Ads Manager, saved day by day.
const reportedDays = 2

// metaFiles are the files of both exporters: a report by day for each quarter,
// the campaign table of the last two days, and that of July and August 2025,
// which bring the month's reach, what days cannot.
func metaFiles(c *company) []write.File {
	var all []write.File
	quarters := c.quarters()
	end := quarters[len(quarters)-1].to - reportedDays
	for _, q := range quarters {
		q.to = min(q.to, end)
		all = append(all, write.File{Path: metaPath(c, q), Content: metaReport(c, q)})
	}
	for d := end; d < len(c.days); d++ {
		day := span{d, d + 1}
		all = append(all, write.File{Path: metaPath(c, day), Content: metaTable(c, day)})
	}
	for m := len(c.months) - 3; m < len(c.months)-1; m++ {
		all = append(all, write.File{Path: metaPath(c, c.months[m]), Content: metaTable(c, c.months[m])})
	}
	return all
}

func metaPath(c *company, s span) string {
	from, to := c.days[s.from], c.days[s.to-1]
	return "exports/meta/" + metaAccount + "-Chiến-dịch-" + metaDate(from) + "-" + metaDate(to) + ".csv"
}

func metaDate(d time.Time) string {
	return fmt.Sprintf("%d-Tháng-%d-%d", d.Day(), int(d.Month()), d.Year())
}

var metaReportHeader = []string{
	"Ngày", "Tên chiến dịch", "Người tiếp cận", "Tần suất", "Lượt hiển thị", "Đơn vị tiền tệ",
	"Số tiền đã chi tiêu (VND)", "Lượt click (tất cả)", "Lượt click vào liên kết", "Lượt xem trang đích",
	"Lượt tương tác với bài viết", "Lượt mua", "Giá trị chuyển đổi từ lượt mua",
	"(Mẫu tìm kiếm) khách hàng tiềm năng", "Lượt bắt đầu cuộc trò chuyện qua tin nhắn",
	"Lượt bắt đầu báo cáo", "Lượt kết thúc báo cáo",
}

// metaReport is a file of Ads Reporting: newest day first, the dearest campaign
// of a day first, no row for a day without delivery.
func metaReport(c *company, s span) []byte {
	var b strings.Builder
	b.WriteString(write.BOM)
	metaRow(&b, metaReportHeader)
	for d := s.to - 1; d >= s.from; d-- {
		iso := c.days[d].Format(time.DateOnly)
		for _, i := range c.bySpend(span{d, d + 1}) {
			m := c.meta[i][d]
			if m.impressions == 0 {
				continue
			}
			cells := []string{iso, metaCampaigns[i].name, strconv.FormatInt(m.reach, 10),
				write.Trimmed(m.impressions, m.reach, 8), strconv.FormatInt(m.impressions, 10), "VND"}
			cells = append(cells, m.counts()...)
			metaRow(&b, append(cells, iso, iso))
		}
	}
	return []byte(b.String())
}

// counts are the cells from spend to conversations that both exporters share.
func (m metaDay) counts() []string {
	return []string{
		strconv.FormatInt(m.spend, 10), write.UnlessZero(m.clicks), write.UnlessZero(m.linkClicks), write.UnlessZero(m.landing),
		write.UnlessZero(m.react), write.UnlessZero(m.purchases), write.UnlessZero(m.value),
		write.UnlessZero(m.formLeads), write.UnlessZero(m.chats),
	}
}

// bySpend lists the campaigns of a span, the dearest first.
func (c *company) bySpend(s span) []int {
	order := make([]int, len(c.meta))
	spend := make([]int64, len(c.meta))
	for i := range c.meta {
		order[i] = i
		spend[i] = c.metaSum(i, s).spend
	}
	sort.SliceStable(order, func(a, b int) bool { return spend[order[a]] > spend[order[b]] })
	return order
}

// metaSum adds a campaign's days; reach is not added, see reachOver.
func (c *company) metaSum(campaign int, s span) metaDay {
	var sum metaDay
	for _, d := range c.meta[campaign][s.from:s.to] {
		sum.spend += d.spend
		sum.impressions += d.impressions
		sum.clicks += d.clicks
		sum.linkClicks += d.linkClicks
		sum.landing += d.landing
		sum.react += d.react
		sum.purchases += d.purchases
		sum.value += d.value
		sum.formLeads += d.formLeads
		sum.chats += d.chats
	}
	sum.reach = reachOver(c.meta[campaign][s.from:s.to], sum.impressions)
	return sum
}

// reachOver is the people that a run of days reached: those of a day come back
// on others, so a month shows each person a campaign about 3.1 times.
func reachOver(days []metaDay, impressions int64) int64 {
	if len(days) == 1 {
		return days[0].reach
	}
	return impressions * 100 / 310
}

var metaTableHeader = []string{
	"Lượt bắt đầu báo cáo", "Lượt kết thúc báo cáo", "Tên chiến dịch", "Lượt phân phối chiến dịch",
	"Kết quả", "Chỉ báo kết quả", "Chi phí trên mỗi kết quả", "Ngân sách nhóm quảng cáo",
	"Loại ngân sách nhóm quảng cáo", "Người tiếp cận", "Lượt hiển thị", "Số tiền đã chi tiêu (VND)",
	"Lượt click (tất cả)", "Lượt click vào liên kết", "Lượt xem trang đích", "Lượt tương tác với bài viết",
	"Lượt mua", "Giá trị chuyển đổi từ lượt mua", "(Mẫu tìm kiếm) khách hàng tiềm năng",
	"Lượt bắt đầu cuộc trò chuyện qua tin nhắn", "Kết thúc", "Cài đặt ghi nhận",
}

// metaTable is the campaign table of the Ads Manager: no day column, every
// campaign of the account, those that rest with zeros.
func metaTable(c *company, s span) []byte {
	var b strings.Builder
	metaRow(&b, metaTableHeader)
	from, to := c.days[s.from].Format(time.DateOnly), c.days[s.to-1].Format(time.DateOnly)
	for _, i := range c.bySpend(s) {
		m := c.metaSum(i, s)
		cells := append([]string{from, to}, metaCampaigns[i].tableCells(m)...)
		metaRow(&b, append(cells, "Đang diễn ra", "Lượt click trong 7 ngày hoặc lượt xem trong 1 ngày"))
	}
	return []byte(b.String())
}

func (m metaCampaign) tableCells(d metaDay) []string {
	status, results, indicator := "active", m.results(d), m.result
	if d.impressions == 0 {
		status, indicator = "inactive", ""
	}
	cells := []string{m.name, status, write.UnlessZero(results), indicator, write.Trimmed(d.spend, results, 8),
		"Sử dụng ngân sách chiến dịch", "0", strconv.FormatInt(d.reach, 10), strconv.FormatInt(d.impressions, 10)}
	return append(cells, d.counts()...)
}

// results counts what the campaign was set up for.
func (m metaCampaign) results(d metaDay) int64 {
	switch {
	case m.result == "reach":
		return d.reach
	case m.formRate > 0:
		return d.formLeads
	case m.chatRate > m.buyRate:
		return d.chats
	}
	return d.purchases
}

// metaRow writes a record as Meta does: quotes only around cells with a blank or
// a comma.
func metaRow(b *strings.Builder, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if strings.ContainsAny(cell, " ,") {
			cell = `"` + cell + `"`
		}
		b.WriteString(cell)
	}
	b.WriteByte('\n')
}

package suongchieu

import (
	"slices"
	"strings"
	"time"

	"kpideck/samples/generate/draw"
	"kpideck/samples/generate/write"
)

// metaRow is a row of a Meta report: a campaign's day, or what of it belongs to
// an ad set or an ad.
type metaRow struct {
	day                 int
	campaign, adset, ad string // "" below the level of the row
	adDay
}

// parts are the ad sets of every campaign and the ads of every ad set, with their
// shares.
var parts = []struct {
	name  string
	share int64
	ads   [2]string
}{
	{"Nữ 25–34", 61, [2]string{"Video lò nung", "Ảnh men lam"}}, {"Tương tự 1%", 39, [2]string{"Video bàn trà", "Ảnh quà tặng"}},
}

// campaignRows are an account's rows, newest day first.
func (c *company) campaignRows(account int, s span) []metaRow {
	var rows []metaRow
	for d := s.to - 1; d >= s.from; d-- {
		for i, campaign := range accounts[account].campaigns {
			rows = append(rows, metaRow{day: d, campaign: campaign.name, adDay: c.ads[account][i][d]})
		}
	}
	return rows
}

// split cuts a row into its ad sets, or an ad set's into its ads.
func (r metaRow) split() []metaRow {
	weights := []int64{52, 48}
	if r.adset == "" {
		weights = []int64{parts[0].share, parts[1].share}
	}
	counts := [7][]int64{}
	for i, n := range []int64{r.spend, r.impressions, r.reach, r.clicks, r.buys, r.value, r.chats} {
		counts[i] = draw.Allocate(n, weights)
	}
	rows := make([]metaRow, len(weights))
	for i := range weights {
		rows[i] = r
		rows[i].adDay = adDay{counts[0][i], counts[1][i], counts[2][i], counts[3][i], counts[4][i], counts[5][i], counts[6][i]}
		if r.adset == "" {
			rows[i].adset = parts[i].name
			continue
		}
		for _, p := range parts {
			if p.name == r.adset {
				rows[i].ad = p.ads[i]
			}
		}
	}
	return rows
}

// below replaces rows by their parts.
func below(rows []metaRow) []metaRow {
	var all []metaRow
	for _, r := range rows {
		all = append(all, r.split()...)
	}
	return all
}

// metaVietnamFiles are the exports of the Vietnamese account, with everything
// that happens to such a folder in half a year.
func metaVietnamFiles(c *company) []write.File {
	july, summer := c.months[3], span{c.months[3].from, len(c.days)}
	week := span{c.months[5].from + 14, c.months[5].from + 21}
	early := c.campaignRows(metaVietnam, july)
	for i := range early {
		early[i].buys = early[i].buys * 82 / 100
		early[i].value = early[i].value * 82 / 100
	}
	whole := metaVietnamese(c, c.campaignRows(metaVietnam, summer))
	adsets := below(c.campaignRows(metaVietnam, week))
	for i := range adsets {
		adsets[i].spend -= adsets[i].spend / 1_300 // exported some minutes earlier
	}
	const folder, account = "exports/meta-viet-nam/", "GomSuongChieu-"
	return []write.File{
		write.NewFile(folder+account+"Chiến-dịch-1-Tháng-4-2025-30-Tháng-6-2025.csv", metaVietnamese(c, c.campaignRows(metaVietnam, span{0, july.from}))),
		write.NewFile(folder+account+"Chiến-dịch-1-Tháng-7-2025-31-Tháng-7-2025.csv", metaVietnamese(c, early)),
		write.NewFile(folder+account+"Chiến-dịch-1-Tháng-7-2025-30-Tháng-9-2025.csv", whole),
		write.NewFile(folder+account+"Chiến-dịch-1-Tháng-7-2025-30-Tháng-9-2025 (1).csv", whole),
		write.NewFile(folder+account+"Nhóm-quảng-cáo-15-Tháng-9-2025-21-Tháng-9-2025.csv", metaVietnamese(c, adsets)),
		write.NewFile(folder+account+"Quảng-cáo-15-Tháng-9-2025-21-Tháng-9-2025.csv", metaVietnamese(c, below(below(c.campaignRows(metaVietnam, week))))),
		write.NewFile(folder+account+"Chiến-dịch-1-Tháng-10-2025-1-Tháng-10-2025.csv", emptyTable),
	}
}

// emptyTable is what Meta saves for days on which nothing ran.
const emptyTable = `"Lượt bắt đầu báo cáo","Lượt kết thúc báo cáo","Tên chiến dịch","Kết quả","Số tiền đã chi tiêu (VND)","Lượt hiển thị","Người tiếp cận"` +
	"\n\"No data available.\"\n"

func metaVietnamese(c *company, rows []metaRow) string {
	var b strings.Builder
	b.WriteString(write.BOM)
	header := []string{"Ngày", "Tên chiến dịch"}
	if rows[0].adset != "" {
		header = append(header, "Tên nhóm quảng cáo")
	}
	if rows[0].ad != "" {
		header = append(header, "Tên quảng cáo")
	}
	header = append(header, "Người tiếp cận", "Lượt hiển thị", "Đơn vị tiền tệ", "Số tiền đã chi tiêu (VND)", "Lượt click (tất cả)", "Lượt mua",
		"Giá trị chuyển đổi từ lượt mua", "Lượt bắt đầu cuộc trò chuyện qua tin nhắn", "Lượt bắt đầu báo cáo", "Lượt kết thúc báo cáo")
	record(&b, header)
	for _, r := range rows {
		cells := []string{c.date(r.day), r.campaign}
		for _, name := range []string{r.adset, r.ad} {
			if name != "" {
				cells = append(cells, name)
			}
		}
		record(&b, append(cells, whole(r.reach), whole(r.impressions), "VND", whole(r.spend), whole(r.clicks), write.UnlessZero(r.buys),
			write.UnlessZero(r.value), write.UnlessZero(r.chats), c.date(r.day), c.date(r.day)))
	}
	return b.String()
}

// abroadFrom is the first day that only the workbook of the other account tells.
const abroadFrom = "2025-09-26"

// metaAbroadFiles are the dollar account's: a CSV by campaign, and for the last
// five days a workbook in which campaigns, ad sets and ads stand below each other.
func metaAbroadFiles(c *company) []write.File {
	at := 0
	for c.date(at) != abroadFrom {
		at++
	}
	var b strings.Builder
	b.WriteString(write.BOM)
	record(&b, []string{"Day", "Campaign name", "Reach", "Impressions", "Currency", "Amount spent (USD)", "Clicks (all)", "Purchases",
		"Purchases conversion value", "Reporting starts", "Reporting ends"})
	for _, r := range c.campaignRows(metaAbroad, span{0, at}) {
		record(&b, []string{c.date(r.day), r.campaign, whole(r.reach), whole(r.impressions), "USD", cents(r.spend), whole(r.clicks),
			write.UnlessZero(r.buys), centsUnlessZero(r.value), c.date(r.day), c.date(r.day)})
	}
	return []write.File{
		write.NewFile("exports/meta-quoc-te/GSC-International-Campaigns-Apr-1-2025-Sep-25-2025.csv", b.String()),
		{Path: "exports/meta-quoc-te/Untitled-report-Sep-26-2025-to-Sep-30-2025.xlsx", Content: c.levelsWorkbook(span{at, len(c.days)})},
	}
}

// levelsWorkbook is Meta's workbook: a totals row without names, then each level
// of each day, parents with All below their own name.
func (c *company) levelsWorkbook(s span) []byte {
	header := []any{"Campaign name", "Ad set name", "Ad name", "Day", "Delivery level", "Reach", "Impressions", "Amount spent (USD)",
		"Clicks (all)", "Purchases", "Purchases conversion value", "Reporting starts", "Reporting ends"}
	sum := c.sum(metaAbroad, s)
	from, to := c.date(s.from), c.date(s.to-1)
	rows := [][]any{{"Untitled report", "Report Period: " + c.days[s.from].Format("January 2, 2006") + " - " + c.days[s.to-1].Format("January 2, 2006")}, header,
		append([]any{nil, nil, nil, nil, nil}, append(sum.cells(), from, to)...)}
	add := func(r metaRow, level string) {
		names := []any{r.campaign, "All", "All"}
		if r.adset != "" {
			names[1] = r.adset
		}
		if r.ad != "" {
			names[2] = r.ad
		}
		rows = append(rows, append(append(names, c.date(r.day), level), append(r.cells(), c.date(r.day), c.date(r.day))...))
	}
	for _, campaign := range c.campaignRows(metaAbroad, s) {
		add(campaign, "campaign")
		for _, adset := range campaign.split() {
			add(adset, "adset")
			for _, ad := range adset.split() {
				add(ad, "ad")
			}
		}
	}
	return write.Workbook([]write.Sheet{{Name: "Formatted Report", Rows: formatted(rows)}, {Name: "Raw Data Report", Rows: rows}})
}

// formatted is the other sheet of the workbook, which writes the name of a
// campaign only where it changes.
func formatted(rows [][]any) [][]any {
	var all [][]any
	for i, row := range rows {
		row = slices.Clone(row)
		if i > 3 && row[0] == rows[i-1][0] {
			row[0] = nil
		}
		all = append(all, row)
	}
	return all
}

func (d adDay) cells() []any {
	number := func(n int64) any { return write.Number(whole(n)) }
	return []any{number(d.reach), number(d.impressions), write.Number(cents(d.spend)), number(d.clicks), number(d.buys), write.Number(cents(d.value))}
}

// record writes a record as Meta does: quotes around cells with a blank or a comma.
func record(b *strings.Builder, cells []string) {
	quoted := make([]string, len(cells))
	for i, cell := range cells {
		if strings.ContainsAny(cell, " ,") {
			cell = `"` + cell + `"`
		}
		quoted[i] = cell
	}
	b.WriteString(strings.Join(quoted, ",") + "\n")
}

func cents(n int64) string { return write.Ratio(n, 100, 2) }

func centsUnlessZero(n int64) string {
	if n == 0 {
		return ""
	}
	return cents(n)
}

// long is how English reports name a day.
func long(day time.Time) string { return day.Format("January 2, 2006") }

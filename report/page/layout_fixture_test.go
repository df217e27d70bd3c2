package page_test

import (
	"fmt"
	"strconv"

	"kpideck/kpi/review"
	"kpideck/report"
)

// sampleDocument holds every type of block, small enough to read its golden.
func sampleDocument() *report.Document {
	return &report.Document{
		Client: "Cà phê Sông Hàn", Subtitle: "Cà phê Sông Hàn · Quý 3/2025 · số liệu đến 14/9/2025 (76/92 ngày)",
		Words: report.Words{NoValue: "–", Continued: "(tiếp)"},
		Sections: []*report.Section{
			overviewSection(), strategicSection(), tacticalSection(14), weeksSection(7),
			channelsSection(), checksSection(), definitionsSection(31),
		},
	}
}

func text(s string) report.Cell { return report.Cell{Text: s} }

func number(s string, n float64) report.Cell {
	return report.Cell{Text: s, Number: &n, Format: report.Format{Kind: report.FormatNumber}}
}

func bad(c report.Cell) report.Cell { c.Tone = report.Bad; return c }

func status(s review.Status) report.Cell {
	words := map[review.Status]string{review.Met: "đạt", review.OnTrack: "đúng tiến độ", review.AtRisk: "có rủi ro",
		review.OffTrack: "chệch", review.Missed: "trượt", review.NoData: "chưa có dữ liệu"}
	return report.Cell{Text: words[s], Status: s}
}

func bullet(actual, forecast, goal float64) report.Cell {
	return report.Cell{Bullet: &report.Bullet{Actual: v(actual), Forecast: v(forecast), Low: v(forecast * 0.97), High: v(forecast * 1.03),
		Goal: v(goal), Red: v(goal * 0.9), Previous: v(actual * 1.08), LastYear: v(actual * 0.98), Max: goal * 1.12}}
}

func scorecardColumns() []report.Column {
	return []report.Column{
		{Role: report.RoleName, Title: "KPI", Text: true},
		{Role: report.RoleBullet, On: report.InPage, Text: true},
		{Role: report.RoleOwner, Title: "người phụ trách", Text: true},
		{Role: report.RoleUnit, On: report.InBook, Title: "Đơn vị", Text: true},
		{Role: report.RoleActual, Title: "Đến 14/9", Code: "2025-Q3"},
		{Role: report.RoleForecast, Title: "Dự báo"},
		{Role: report.RoleGoal, Title: "Mục tiêu"},
		{Role: report.RoleChange, Title: "so Q2*"},
		{Role: report.RoleYearChange, Title: "so Q3/24*"},
		{Role: report.RoleStatus, Title: "Trạng thái", Text: true},
	}
}

func scorecardRow(name, owner string, s review.Status) report.Row {
	forecast := number("11,62 tỷ ₫", 11.62)
	forecast.Strong = true
	return report.Row{Cells: []report.Cell{
		text(name), bullet(9.62, 11.62, 12), text(owner), text("₫"), number("9,62 tỷ ₫", 9.62), forecast,
		number("≥ 12,0 tỷ ₫", 12), number("+12%", 0.12), bad(number("−25 đ%", -0.25)), status(s),
	}}
}

func bulletKey() ([]string, []string) {
	return []string{"đến 14/9", "dự báo 30/9", "dải 80%", "mục tiêu", "quý 2/2025", "quý 3/2024", "dưới ngưỡng đỏ"},
		[]string{report.MarkActual, report.MarkForecast, report.MarkBand, report.MarkGoal, report.MarkPrevious, report.MarkLastYear, report.MarkRed}
}

func overviewSection() *report.Section {
	key, marks := bulletKey()
	var heads []report.Headline
	for _, title := range []string{"Doanh thu 11,62 tỷ ₫ ở cuối quý", "CPL tăng 18% vì Meta", "Vào nhiều, tỷ lệ mua giảm", "Thị phần lên 9,0%", "Khách cũ giữ kém hơn"} {
		heads = append(heads, report.Headline{Title: title, Text: "Mục tiêu 12 tỷ ₫ còn nằm trong dải dự báo 80%. Cần 149 tr ₫ mỗi ngày; đến nay 127 tr ₫."})
	}
	table := &report.Table{Kind: report.Scorecard, Title: "Mục tiêu chiến lược", Note: "so với mục tiêu, quý 2/2025 và quý 3/2024",
		Columns: scorecardColumns(), Key: key, Marks: marks}
	states := []review.Status{review.AtRisk, review.AtRisk, review.OnTrack, review.Missed, review.OffTrack, review.Met}
	for i, name := range []string{"Doanh thu", "Lợi nhuận gộp", "Thị phần", "ROI", "CAC", "LTV : CAC"} {
		table.Rows = append(table.Rows, scorecardRow(name, "Trưởng phòng marketing", states[i]))
	}
	score := &report.ScoreBox{Title: "Điểm theo nhóm", Note: "tạm tính theo dự báo", Overall: number("78", 78), OutOf: "/ 100",
		Grade: "hạng C", Hint: "hạng B từ 80 · tính chặt 76", Groups: []report.ScoreGroup{
			{Name: "A", Points: number("35,7", 35.7), Weight: 50, Label: "35,7 / 50 điểm"},
			{Name: "B", Points: number("22,5", 22.5), Weight: 30, Label: "22,5 / 30 điểm"},
			{Name: "C", Points: number("19,7", 19.7), Weight: 20, Label: "19,7 / 20 điểm"},
		}}
	return &report.Section{ID: report.Overview, Title: "Tóm tắt", Message: "Doanh thu dự báo thiếu 0,38 tỷ ₫ so với mục tiêu; lead từ Meta đắt lên là việc phải sửa trước",
		Footer: "* Cùng 76 ngày đầu quý; đ% = điểm phần trăm. Điểm: 100 tại mục tiêu, 50 tại ngưỡng đỏ.",
		Blocks: []report.Block{&report.Headlines{Items: heads}, table, score}}
}

func card(name string, s review.Status, lost float64) report.Card {
	return report.Card{Name: name, Sub: "Trưởng nhóm quảng cáo", Group: "A · 18", Value: number("11,62 tỷ ₫", 11.62), Goal: number("≥ 12,0 tỷ ₫", 12),
		Status: status(s), Lost: number(fmt.Sprintf("%.1f", lost), lost)}
}

func strategicSection() *report.Section {
	tree := &report.Tree{LeftTitle: "Mục tiêu chiến lược", RightTitle: "KPI chiến thuật · người phụ trách",
		Columns: []string{"Trọng số", "Dự báo", "Mục tiêu", "Trạng thái", "Điểm mất"},
		Nodes: []report.TreeNode{
			{Card: card("Doanh thu", review.AtRisk, 3.4), Children: []report.Card{card("Lưu lượng website", review.OnTrack, 0), card("Tỷ lệ chuyển đổi (CR)", review.OffTrack, 1.7)}},
			{Card: card("Lợi nhuận gộp", review.AtRisk, 2.6), Missing: "Chưa có KPI chiến thuật: ai làm gì để giữ biên lợi nhuận?"},
			{Card: card("CAC", review.OffTrack, 6), Children: []report.Card{card("Chi phí mỗi lead (CPL)", review.OffTrack, 3.4), card("Lead", review.AtRisk, 0.6), card("MQL", review.OnTrack, 0), card("SQL", review.AtRisk, 0.7)}},
			{Card: card("LTV : CAC", review.OnTrack, 0), Children: []report.Card{card("Tỷ lệ giữ chân", review.OffTrack, 2.1)}},
		}}
	findings := &report.Remarks{Title: "Kiểm tra liên kết", Items: []report.Remark{
		{Tone: report.Good, Text: "Trọng số A 50 + B 30 + C 20 = 100"},
		{Tone: report.Bad, Text: "1/6 mục tiêu chiến lược không có con: Lợi nhuận gộp", Detail: "Thêm một dòng vào targets.csv với parent."},
	}}
	return &report.Section{ID: report.Strategic, Title: "Chiến lược → chiến thuật", Message: "CAC và CPL lấy đi 9,4 trong 22,1 điểm bị mất",
		Footer: "Điểm mất = trọng số × (1 − điểm/100).", Blocks: []report.Block{tree, findings}}
}

func tacticalSection(n int) *report.Section {
	key, marks := bulletKey()
	t := &report.Table{Kind: report.Scorecard, Title: "KPI chiến thuật", Columns: scorecardColumns(), Key: key, Marks: marks}
	t.Rows = append(t.Rows, report.Row{Kind: report.BandRow, Cells: []report.Cell{text("Quảng cáo")}})
	for i := range n {
		t.Rows = append(t.Rows, scorecardRow("Tỷ lệ chuyển đổi của kênh số "+strconv.Itoa(i+1), "Trưởng nhóm quảng cáo", review.OnTrack))
	}
	return &report.Section{ID: report.Tactical, Title: "Chiến thuật", Message: "9 trong 11 KPI đúng tiến độ", Blocks: []report.Block{t}}
}

func weeksSection(n int) *report.Section {
	chart := &report.WeekChart{KPI: "revenue", Message: "W36 cao nhất quý", Unit: "Doanh thu theo tuần, tr ₫",
		Legend: report.WeekLegend{Actual: "thực tế", Forecast: "dự báo", Plan: "kế hoạch", LastYear: "Q3/2024"}}
	for i := range 13 {
		p := report.WeekPoint{Label: strconv.Itoa(27 + i), Plan: v(900), LastYear: v(600 + 5*float64(i)), Text: strconv.Itoa(700 + 20*i)}
		if i < 11 {
			p.Actual = v(700 + 20*float64(i))
		} else {
			p.Forecast = v(940)
		}
		chart.Weeks = append(chart.Weeks, p)
	}
	chart.Weeks[0].Note, chart.Weeks[6].Event = "6 ngày", "11/8 Meta chuyển sang tệp mở rộng"
	other := *chart
	other.KPI, other.Unit, other.Message = "spend", "Chi phí theo tuần, tr ₫", ""
	small := &report.Multiples{Title: "Bảy KPI theo tuần"}
	for i := range n {
		m := report.Multiple{Name: "Chi phí mỗi lead (CPL)", Unit: "nghìn ₫", Latest: "111,3", Verdict: "8 tuần liền trên trung bình", Tone: report.Bad,
			Goal: v(95), GoalText: "≤ 95,0", MinText: "90,0", MaxText: "111,3", Future: 2, Partial: []bool{true}}
		for w := range 13 {
			m.Labels = append(m.Labels, "W"+strconv.Itoa(27+w))
			if w < 11 {
				m.Values = append(m.Values, v(90+float64((w*w+i)%23)))
			} else {
				m.Values = append(m.Values, nil)
			}
		}
		small.Items = append(small.Items, m)
	}
	events := &report.Remarks{Title: "Sự kiện", Items: []report.Remark{{Text: "W27 · 1/7 tăng ngân sách 27%"}, {Text: "W29 · 14/7 ra mắt cold brew lon"}}}
	return &report.Section{ID: report.Weeks, Title: "Theo tuần", Message: "CPL vượt giới hạn 8 tuần liền", Blocks: []report.Block{chart, &other, small, events}}
}

func channelsSection() *report.Section {
	columns := []report.Column{{Role: report.RoleName, Title: "Kênh", Text: true}}
	for _, title := range []string{"Chi phí tr ₫", "so Q2", "Lead", "Giá lead nghìn ₫", "Doanh thu tr ₫", "ROAS"} {
		role := report.RoleShare
		if title == "so Q2" {
			role = report.RoleChange
		}
		columns = append(columns, report.Column{Role: role, Title: title})
	}
	row := func(kind report.RowKind, name string, x float64) report.Row {
		return report.Row{Kind: kind, Cells: []report.Cell{text(name), number(fmt.Sprintf("%.0f", x), x), number("+5%", 0.05), number("2.430", x*3),
			number(fmt.Sprintf("%.1f", x/5), x/5), number("2.463", x*4), number("8,7×", 8.7)}}
	}
	channels := &report.Table{Kind: report.ChannelTable, Title: "Bảng kênh", Columns: columns}
	campaigns := &report.Table{Kind: report.ChannelTable, Title: "Chiến dịch", Columns: columns}
	for i, name := range []string{"Meta Ads", "Google Ads", "Zalo", "TikTok Ads"} {
		channels.Rows = append(channels.Rows, row(report.ChannelRow, name, 568/float64(i+1)))
		campaigns.Rows = append(campaigns.Rows, row(report.ChannelRow, name, 568/float64(i+1)))
		for j := range 3 {
			campaigns.Rows = append(campaigns.Rows, row(report.CampaignRow, fmt.Sprintf("%s | Chuyển đổi | Đà Nẵng | %d", name, j+1), 200/float64(i+j+1)))
		}
	}
	channels.Rows = append(channels.Rows, row(report.TotalRow, "Tổng", 1134))
	return &report.Section{ID: report.Channels, Title: "Kênh", Message: "Meta nhận 50% chi phí nhưng chỉ mang về 31% khách mới", Blocks: []report.Block{channels, campaigns}}
}

func checksSection() *report.Section {
	sources := &report.Table{Kind: report.SourceTable, Title: "Nguồn", Columns: []report.Column{
		{Role: report.RoleName, Title: "Tệp", Text: true}, {Role: report.RoleText, Title: "Loại", Text: true}, {Role: report.RoleValue, Title: "Dòng đọc"},
		{Role: report.RoleValue, Title: "Dòng dùng"}, {Role: report.RoleText, Title: "Để riêng", Text: true}}}
	for i := range 5 {
		sources.Rows = append(sources.Rows, report.Row{Cells: []report.Cell{text(fmt.Sprintf("exports/meta/meta-2025-%02d.csv", i+1)), text("meta-ads · ads"),
			number("14.862", 14862), number("13.658", 13658), text("1.204 dòng: tệp mới hơn nói cùng ngày")}})
	}
	totals := &report.Table{Kind: report.TotalsTable, Title: "Đối chiếu với dòng tổng", Columns: []report.Column{
		{Role: report.RoleName, Title: "Tệp · số đo", Text: true}, {Role: report.RoleValue, Title: "Trong tệp"}, {Role: report.RoleValue, Title: "Tính lại"}},
		Rows: []report.Row{{Cells: []report.Cell{text("Google Ads · chi phí"), number("282.000.000", 282), number("282.000.000", 282)}}}}
	families := &report.Table{Kind: report.FamilyTable, Title: "Cùng một thứ, ba nơi đếm", Columns: []report.Column{
		{Role: report.RoleName, Title: "Số đo", Text: true}, {Role: report.RoleValue, Title: "Quảng cáo"}, {Role: report.RoleValue, Title: "Website"}},
		Rows: []report.Row{{Cells: []report.Cell{text("Chuyển đổi"), number("12.779", 12779), number("10.580", 10580)}}}}
	problems := &report.Remarks{Title: "Vấn đề", Items: []report.Remark{
		{Tone: report.Risk, Text: "exports/meta/meta-2025-03.csv:12:4: ngày 31/02/2025 không có thật", Detail: "Sửa dòng này hoặc xuất lại tệp."}}}
	return &report.Section{ID: report.Checks, Title: "Độ tin của số liệu", Message: "Số liệu phủ 97% số ngày và khớp 11/12 dòng tổng", Blocks: []report.Block{sources, totals, families, problems}}
}

func definitionsSection(n int) *report.Section {
	t := &report.Table{Kind: report.DefinitionList, Title: "Định nghĩa", Columns: []report.Column{
		{Role: report.RoleName, Title: "KPI", Text: true}, {Role: report.RoleText, Title: "Công thức", Text: true}, {Role: report.RoleText, Title: "Nguồn", Text: true}, {Role: report.RoleText, Title: "Nghĩa", Text: true}}}
	for i := range n {
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{text("Chi phí mỗi lead " + strconv.Itoa(i+1)), text("spend / leads"), text("ads/crm"),
			text("Tiền quảng cáo chia cho số lead mà CRM ghi nhận trong cùng kỳ, mọi kênh cộng lại.")}})
	}
	return &report.Section{ID: report.Definitions, Title: "Định nghĩa", Message: "Chín KPI và cách tính", Blocks: []report.Block{t}}
}

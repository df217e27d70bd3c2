// Package reporttest holds what the tests of the writers share: a small
// Document with every kind of block, and readers of the files that are written.
package reporttest

import (
	"fmt"

	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report"
)

// Document is a small invented report in Vietnamese with every kind of block.
// Its quarter is 76 days old. The figures agree: every KPI cell is what its
// derivation gives over the data table.
func Document() *report.Document { return document(newStory(members)) }

// Large is the report of a business with so many campaigns in ten channels;
// each has a row of data in each of about forty runs of days.
func Large(campaigns int) *report.Document {
	list := make([]member, campaigns)
	for i := range list {
		list[i] = member{fmt.Sprintf("Kênh %d", i*10/campaigns+1), fmt.Sprintf("Chiến dịch %05d | tìm khách mới", i)}
	}
	return document(newStory(list))
}

func document(s *story) *report.Document {
	d := &report.Document{
		Client: "Tiệm Trà Mây", Title: "Tổng kết quý – KPI marketing", Subtitle: "Quý 3/2025 · số liệu đến hết 14/09/2025 (76/92 ngày)",
		Locale: "vi", Currency: "VND", Quarter: s.quarter, Previous: s.previous, LastYear: s.lastYear,
		AsOf: s.asOf, Elapsed: s.elapsed(), Days: s.quarter.Days(), RedBand: 0.1, Words: words(), Data: s.data(),
	}
	d.Sections = []*report.Section{
		s.overview(), s.strategic(), s.tactical(), s.weeks(), s.channels(), checks(), definitions(),
	}
	return d
}

func words() report.Words {
	return report.Words{Page: "Trang", Contents: "Mục lục", Question: "Trả lời câu hỏi", Readers: "Ai dùng",
		NotSet: "(không rõ)", Undefined: "chia cho 0", New: "mới", NoCompare: "không so được", NoValue: "–", Unnamed: "(chưa có tên)", Continued: "(tiếp)", FirstPage: "chỉ in trang đầu", Points: "đ%",
		Status: map[review.Status]string{review.Met: "đạt", review.Missed: "trượt", review.OnTrack: "đúng tiến độ",
			review.AtRisk: "có rủi ro", review.OffTrack: "chệch", review.NoData: "chưa có dữ liệu"},
		Params: report.ParamWords{Title: "Thông số của kỳ", Quarter: "Quý đang xét", Previous: "Quý trước", LastYear: "Cùng kỳ năm trước",
			First: "Ngày đầu quý", Last: "Ngày cuối quý", AsOf: "Số liệu đến hết ngày", Elapsed: "Số ngày đã qua", Days: "Tổng số ngày của quý", Red: "Ngưỡng đỏ: hụt so với mục tiêu"},
		Legend: report.Remarks{Title: "Cách đọc", Items: []report.Remark{
			{Tone: report.Good, Status: review.OnTrack, Text: "đúng tiến độ", Detail: "dự báo đạt mục tiêu"},
			{Tone: report.Bad, Status: review.OffTrack, Text: "chệch", Detail: "mục tiêu nằm ngoài khoảng dự báo"},
			{Text: "Chữ nghiêng", Detail: "giá trị chương trình tính, không phải công thức"}}},
	}
}

func section(id report.SectionID, title, message string, blocks ...report.Block) *report.Section {
	return &report.Section{ID: id, Title: title, Message: message, Scope: "Quý 3/2025 · số liệu đến hết 14/09/2025 (76/92 ngày)",
		Footer: "So cùng 76 ngày đầu của kỳ so sánh.", Question: "Trang " + title + " trả lời gì?", Readers: "Trưởng nhóm", Blocks: blocks}
}

// number makes a cell of a figure with the text that it is shown as.
func number(v float64, text string, f report.Format) report.Cell {
	return report.Cell{Text: text, Number: &v, Format: f}
}

func texts(list ...string) (cells []report.Cell) {
	for _, s := range list {
		cells = append(cells, report.Cell{Text: s})
	}
	return cells
}

func (s *story) overview() *report.Section {
	columns := append(s.columns(), report.Column{Role: report.RoleSpark, On: report.InBook, Title: "Theo tuần", Code: "W27–W37"})
	table := &report.Table{Kind: report.Scorecard, Title: "Chỉ tiêu", Columns: columns, Key: []string{"Vạch: mục tiêu"}, Marks: []string{report.MarkGoal}}
	table.Rows = append(table.Rows, report.Row{Kind: report.BandRow, Cells: texts("Chiến lược")})
	for _, k := range s.kpis() {
		row := s.row(k, columns)
		row.Cells = append(row.Cells, report.Cell{Spark: s.weekNumbers(k)})
		table.Rows = append(table.Rows, row)
	}
	return section(report.Overview, "Tổng quan", "Doanh thu dự báo hụt mục tiêu",
		&report.Headlines{Title: "Kết luận", Items: []report.Headline{
			{Title: "Doanh thu có rủi ro", Text: "Dự báo cuối quý thấp hơn mục tiêu; cần nhanh hơn nhịp đã qua.", Tone: report.Risk},
			{Title: "ROAS đúng tiến độ", Text: "Mỗi đồng quảng cáo mang về nhiều hơn mục tiêu.", Tone: report.Good}}},
		&report.ScoreBox{Title: "Điểm", Overall: number(81.2, "81,2", report.Format{Kind: report.FormatNumber, Scale: 1, Decimals: 1}),
			OutOf: "/ 100", Grade: "Hạng B (tạm tính)", Hint: "Còn 13,8 điểm tới hạng A", Note: "Theo dự báo",
			Groups:   []report.ScoreGroup{{Name: "A", Weight: 50, Label: "39,4 / 50"}, {Name: "B", Weight: 50, Label: "41,8 / 50"}},
			Coverage: report.Cell{Text: "Độ phủ 100%"}},
		table, s.chart())
}

func (s *story) strategic() *report.Section {
	columns := append(s.columns(), report.Column{Role: report.RoleLow, Title: "Thấp", Code: "80%"}, report.Column{Role: report.RoleHigh, Title: "Cao", Code: "80%"})
	table := &report.Table{Kind: report.Scorecard, Title: "Chiến lược", Columns: columns}
	for _, k := range s.kpis() {
		row := s.row(k, columns)
		row.Cells = append(row.Cells, k.show(k.low), k.show(k.high))
		table.Rows = append(table.Rows, row)
	}
	table.Rows = append(table.Rows, report.Row{Kind: report.WarnRow, Cells: texts("Chưa có KPI chiến thuật nào phục vụ mục tiêu này")})
	points := func(v float64, text string) report.Cell {
		return number(v, text, report.Format{Kind: report.FormatNumber, Scale: 1, Decimals: 1})
	}
	return section(report.Strategic, "Chiến lược", "Một trên hai mục tiêu có rủi ro", table,
		&report.Tree{LeftTitle: "Chiến lược", RightTitle: "Chiến thuật", Columns: []string{"Nhóm", "Dự báo", "Mục tiêu", "Trạng thái", "Điểm mất"},
			Nodes: []report.TreeNode{{Missing: "Chưa có chỉ tiêu con",
				Card:     report.Card{Name: "Doanh thu", Sub: "Giám đốc", Group: "A · 50", Value: points(11.4, "11,4"), Goal: points(11.9, "11,9"), Status: report.Cell{Text: "có rủi ro", Status: review.AtRisk}, Lost: points(2.8, "2,8")},
				Children: []report.Card{{Name: "ROAS", Sub: "Trưởng nhóm quảng cáo", Group: "B · 50", Value: points(7.1, "7,1"), Goal: points(7, "7,0"), Status: report.Cell{Text: "đúng tiến độ", Status: review.OnTrack}}}}}},
	)
}

func (s *story) tactical() *report.Section {
	columns := s.columns()
	table := &report.Table{Kind: report.Scorecard, Title: "Chiến thuật", Note: "So cùng số ngày.", Columns: columns}
	table.Rows = append(table.Rows, report.Row{Kind: report.BandRow, Cells: texts("Quảng cáo số")})
	for i, k := range s.kpis() {
		row := s.row(k, columns)
		row.Key = ""
		if i > 0 {
			row.Kind = report.ChildRow
		}
		table.Rows = append(table.Rows, row)
	}
	return section(report.Tactical, "Chiến thuật", "Quảng cáo đúng tiến độ", table)
}

func (s *story) weeks() *report.Section {
	v := []float64{712e6, 798e6}
	return section(report.Weeks, "Tuần", "Không tuần nào bất thường", s.strip(), s.chart(),
		&report.Multiples{Title: "Từng chỉ tiêu", Items: []report.Multiple{{Name: "Doanh thu", Unit: "tr ₫", LatestLabel: "W28", Latest: "863", Verdict: "W37 giảm 11%", Tone: report.Bad,
			Labels: []string{"W27", "W28"}, Values: []*float64{&v[0], &v[1]}, Partial: []bool{true, false}, MinText: "712", MaxText: "798"}}},
		&report.Remarks{Title: "Sự kiện", Items: []report.Remark{{Text: "2–3/8: web lỗi", Detail: "W31"}, {Tone: report.Bad, Status: review.OffTrack, Text: "Đơn giảm trong tuần lỗi"}}},
	)
}

func checks() *report.Section {
	count := report.Format{Kind: report.FormatCount, Scale: 1}
	return section(report.Checks, "Kiểm tra", "Hai tệp, mọi dòng tổng khớp",
		&report.Table{Kind: report.SourceTable, Title: "Nguồn số liệu",
			Columns: []report.Column{{Role: report.RoleName, Title: "Tệp", Text: true}, {Role: report.RoleText, Title: "Mẫu", Text: true},
				{Role: report.RoleValue, Title: "Dòng đọc"}, {Role: report.RoleText, Title: "Để riêng", Text: true}},
			Rows: []report.Row{{Cells: append(texts("exports/meta/q3.csv", "meta-ads"), number(12345, "12.345", count), report.Cell{Text: "2 dòng tổng"})}}},
		&report.Table{Kind: report.ProblemTable, Title: "Vấn đề",
			Columns: []report.Column{{Role: report.RoleStatus, Title: "Mức", Text: true}, {Role: report.RoleText, Title: "Ở đâu và vì sao", Text: true}},
			Rows: []report.Row{{Cells: []report.Cell{{Text: "cảnh báo", Tone: report.Risk},
				{Text: "crm/leads.csv:14:3: ngày 31/02/2025 không có thật; dòng được để riêng, sửa trong tệp gốc rồi chạy lại"}}}}})
}

func definitions() *report.Section {
	return section(report.Definitions, "Định nghĩa", "Tỷ lệ là tỷ lệ của các tổng",
		&report.Table{Kind: report.DefinitionList, Title: "Định nghĩa",
			Columns: []report.Column{{Role: report.RoleName, Title: "KPI", Text: true}, {Role: report.RoleText, Title: "Công thức", Text: true}, {Role: report.RoleDirection, Title: "Chiều", Text: true}},
			Rows:    []report.Row{{Cells: texts("Doanh thu", "tổng doanh thu", "↑")}, {Cells: texts("ROAS", "doanh thu ÷ chi phí", "↑")}}})
}

// Empty is a report without sections or data.
func Empty() *report.Document {
	q, _ := kpi.DefaultCalendar().Parse("2025-Q3")
	return &report.Document{Title: "Empty", Locale: "en", Quarter: q, AsOf: q.Last(), Elapsed: q.Days(), Days: q.Days(),
		Words: report.Words{Page: "Page", Contents: "Contents", Unnamed: "(unnamed)"}}
}

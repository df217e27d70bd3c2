package page_test

import (
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/page"
)

func good(c report.Cell) report.Cell { c.Tone = report.Good; return c }

func steps() *report.Steps {
	step := func(stage, name, unit, now, before string, index float64, change, rate, was, is, delta string, gives report.Cell) report.Step {
		return report.Step{Stage: stage, Name: name, Unit: unit, Now: text(now), Before: text(before), Index: v(index), Change: text(change),
			RateName: rate, RateBefore: text(was), RateNow: text(is), RateChange: bad(text(delta)), Gives: gives}
	}
	return &report.Steps{
		Title: "Từng bước", Note: "76 ngày đầu quý so với cùng 76 ngày quý 2",
		Columns: []string{"", "Bước", "Quý 3", "Chỉ số, quý 2 = 100", "Tỷ lệ bước: quý 2 → quý 3", "Góp vào khách mới, người"},
		Items: []report.Step{
			step("Nhận biết", "Hiển thị", "nghìn lượt", "53.880", "43.920", 1.23, "+23%", "", "", "", "", good(number("+509", 509))),
			step("Tương tác", "Nhấp", "lượt", "976.000", "836.000", 1.17, "+17%", "nhấp / hiển thị (CTR)", "1,90%", "1,81%", "−5%", bad(number("−123", -123))),
			step("", "Phiên truy cập", "phiên", "856.000", "749.000", 1.14, "+14%", "phiên / nhấp", "89,6%", "87,7%", "−2%", bad(number("−53", -53))),
			step("Chuyển đổi", "Lead", "người", "10.580", "9.780", 1.08, "+8%", "lead / phiên", "1,31%", "1,24%", "−5%", bad(number("−137", -137))),
			step("", "Khách mới", "người", "2.556", "2.425", 1.05, "+5%", "khách mới / lead", "24,8%", "24,2%", "−3%", bad(number("−65", -65))),
		},
		Total: "Khách mới: 2.425 → 2.556, +131",
	}
}

func funnel() *report.Funnel {
	return &report.Funnel{Title: "Từ lead đến khách mới", Note: "người, bề rộng theo đúng tỷ lệ", Steps: []report.FunnelStep{
		{Name: "Lead", Value: 10580, Text: "10.580"},
		{Name: "MQL", Value: 6035, Text: "6.035", Rate: "57,0%"},
		{Name: "SQL", Value: 3830, Text: "3.830", Rate: "63,5%"},
		{Name: "Khách mới", Value: 556, Text: "556", Rate: "14,5%", Note: "= 5% số lead"},
	}}
}

func strips() []*report.Strip {
	return []*report.Strip{
		{Past: []float64{-0.04, 0.02, 0.06, 0.07, 0.09, 0.12, 0.13, 0.14}, Proposal: 0.12, Text: "+12", Low: -0.2, High: 0.2},
		{Past: []float64{-0.09, -0.06, -0.04, -0.02, 0.01, 0.04, 0.05, 0.17}, Proposal: -0.14, Text: "−14", Outside: true, Low: -0.2, High: 0.2},
		{Proposal: 0.05, Text: "+5", Low: -0.2, High: 0.2},
	}
}

func stripTicks() []report.Tick {
	return []report.Tick{{Value: -0.2, Text: "−20"}, {Value: -0.1, Text: "−10"}, {Value: 0, Text: "0"}, {Value: 0.1, Text: "+10"}, {Value: 0.2, Text: "+20"}}
}

func dayBar() *report.DayBar {
	return &report.DayBar{Title: "Quý 3: đã qua 76 ngày, còn 16 ngày", Elapsed: 76, All: 92, Today: "14/9",
		Months: []report.DayMark{{Day: 0, Text: "Tháng 7"}, {Day: 31, Text: "Tháng 8"}, {Day: 62, Text: "Tháng 9"}}}
}

func cover() *report.CoverBox {
	return &report.CoverBox{
		Client: "Cà phê Sông Hàn", Title: "Tổng kết KPI marketing", Quarter: "Quý 3 năm 2025",
		AsOf: "Số liệu đến 14/9/2025, ngày thứ 76 trong 92. Mọi điểm số là tạm tính theo dự báo cuối quý.",
		Lead: "Doanh thu dự báo 11,62 tỷ ₫ trên mục tiêu 12 tỷ ₫. Hai việc kéo lùi: lead từ Meta đắt lên và tỷ lệ chuyển đổi trên website giảm.",
		Score: &report.ScoreBox{Title: "Điểm bộ KPI", Overall: number("96,6", 96.6), OutOf: "/ 100", Grade: "Hạng C. Thiếu 2 điểm để lên hạng B (từ 80).",
			Hint: "Tính chặt 76: KPI thiếu dữ liệu được 0 điểm."},
		StatusTitle: "47 KPI theo trạng thái",
		Statuses: []report.StatusCount{{Status: review.Met, Text: "đạt", Count: 1}, {Status: review.OnTrack, Text: "đúng tiến độ", Count: 5},
			{Status: review.AtRisk, Text: "có rủi ro", Count: 36}, {Status: review.OffTrack, Text: "chệch", Count: 4}, {Status: review.NoData, Text: "chưa có dữ liệu", Count: 1}},
		Days: *dayBar(),
		Facts: []report.Fact{{Name: "Họp tổng kết", Text: "18/9/2025, 14:00"}, {Name: "Người đọc", Text: "Ban giám đốc, trưởng bộ phận"},
			{Text: "Số liệu từ 9 nguồn, độ phủ 97% số ngày; chi tiết ở trang 10"}},
	}
}

// weekLine is a ratio by week with all that a line can have.
func weekLine() *report.WeekChart {
	w := &report.WeekChart{Unit: "CAC theo tuần", Message: "nghìn ₫ / khách mới", Line: true, AxisNote: "trục bắt đầu ở 400", Status: status(review.OffTrack),
		Legend: report.WeekLegend{Actual: "thực hiện", Forecast: "dự báo", ForecastValue: "612", Band: "dải 80%", Plan: "trần 530", LastYear: "Q3/2024"}}
	t := trend()
	for i := range t.Slots {
		p := report.WeekPoint{Label: t.Slots[i].Label, Note: t.Slots[i].Note, LastYear: t.Prior.Values[i], Plan: v(530), Forecast: t.Forecast.Values[i], Low: t.Low[i], High: t.High[i]}
		if i < len(t.Actual.Values) {
			p.Actual, p.Text = t.Actual.Values[i], []string{7: "652", 10: "595"}[i]
		}
		w.Weeks = append(w.Weeks, p)
	}
	for _, k := range t.Ticks {
		w.Ticks = append(w.Ticks, report.Tick{Value: k.Value, Text: k.Text})
	}
	w.Weeks[6].Event = "11/8 Meta chuyển sang tệp mở rộng"
	w.Weeks[7].Event = "18/8 tăng ngân sách"
	return w
}

// scaled are small charts of one unit on one scale.
func scaled() *report.Multiples {
	m := &report.Multiples{Title: "Giá lead theo kênh", Scale: &report.Scale{Low: 0, High: 200, LowText: "0", HighText: "200"}}
	for _, name := range []string{"Meta Ads", "Zalo"} {
		item := report.Multiple{Name: name, LatestLabel: "W37", Latest: "169", Labels: []string{"W27", "W28", "W29"}, Values: vs(120, 180, 169),
			Partial: make([]bool, 3), Signals: make([]report.WeekSignal, 3), Goal: v(95), GoalText: "≤ 95"}
		m.Items = append(m.Items, item)
	}
	return m
}

// figure draws a block as the layouts do.
func figure(c *page.Canvas, x, y, w float64, b report.Block) {
	f := c.Pen.Figure(b, w)
	c.Figure(page.Rect{X: x, Y: y, W: w, H: c.Height(f, w, true)}, f)
}

package reporttest

import (
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/formula"
	"kpideck/report"
)

// story is the invented business of the fixture: two channels with two
// campaigns each, over three quarters.
type story struct {
	calendar                    kpi.Calendar
	quarter, previous, lastYear kpi.Period
	asOf                        kpi.Date
	spend, revenue              *kpi.Measure
	rows                        []report.DataRow
	members                     []member
	listed                      int // of the members in the table of channels
}

type member struct{ channel, campaign string }

func newStory(list []member) *story {
	cal := kpi.DefaultCalendar()
	s := &story{calendar: cal, asOf: kpi.MustDate("2025-09-14"), members: list, listed: min(len(list), 40)}
	s.quarter, _ = cal.Parse("2025-Q3")
	s.previous, _ = cal.Parse("2025-Q2")
	s.lastYear, _ = cal.Parse("2024-Q3")
	s.spend = &kpi.Measure{ID: "spend", Unit: kpi.Money, OverTime: kpi.RollSum, OverMembers: kpi.RollSum, Names: kpi.Names{"vi": "Chi phí"}}
	s.revenue = &kpi.Measure{ID: "revenue", Unit: kpi.Money, OverTime: kpi.RollSum, OverMembers: kpi.RollSum, Names: kpi.Names{"vi": "Doanh thu"}}
	for i, p := range []kpi.Period{s.lastYear, s.previous, s.quarter} {
		s.rows = append(s.rows, s.quarterRows(p, float64(i))...)
	}
	return s
}

func (s *story) elapsed() int { return int(s.asOf-s.quarter.Start) + 1 }

// atoms are the weeks of a quarter, cut at its edges and at the as-of day.
func (s *story) atoms(p kpi.Period) (list []kpi.Period) {
	cut := p.Start + kpi.Date(s.elapsed())
	for _, w := range s.calendar.Periods(kpi.Weekly, p.Span) {
		for _, part := range []kpi.Span{{Start: p.Start, End: cut}, {Start: cut, End: p.End}} {
			if span := w.Clip(part); !span.Empty() {
				list = append(list, kpi.Period{Grain: kpi.Weekly, Label: w.Label, Span: span})
			}
		}
	}
	return list
}

// members are the campaigns; their names try the tongue of SUMIFS.
var members = []member{
	{"Meta Ads", "Trà sen – tìm khách mới"}, {"Meta Ads", "=1+1 *khuyến mãi*?"},
	{"Google Ads", "Từ khóa thương hiệu"}, {"Google Ads", "2025"},
}

func (s *story) quarterRows(p kpi.Period, growth float64) (list []report.DataRow) {
	for w, atom := range s.atoms(p) {
		if atom.Start > s.asOf {
			break
		}
		for m, member := range s.members {
			days := float64(atom.Days())
			spend := days * (1_200_000 + 90_000*float64(m%7) + 10_000*float64(w%5)) * (1 + 0.1*growth)
			revenue := days * (31_000_000 - 2_500_000*float64(m%7) + 700_000*float64(w%4)) * (1 + 0.12*growth) / 4
			row := report.DataRow{Period: p.Label, Week: atom.Label, Span: atom.Span, Channel: member.channel, Campaign: member.campaign,
				FromDay: int(atom.Start-p.Start) + 1, ToDay: int(atom.End - p.Start), Amounts: []float64{spend, revenue}}
			if m == 1 {
				row.Amounts[1] = report.Unmeasured
			}
			list = append(list, row)
		}
	}
	return list
}

func (s *story) data() *report.DataTable {
	money := report.Format{Kind: report.FormatMoney, Scale: 1}
	return &report.DataTable{Title: "Dữ liệu", Message: "Mọi con số trong sổ cộng từ bảng này", Scope: "Ô trống: không đo, khác với số 0",
		Headers: report.DataHeaders{Period: "Kỳ", Week: "Tuần", From: "Từ ngày", To: "Đến ngày", FromDay: "Từ thứ", ToDay: "Đến thứ", Channel: "Kênh", Campaign: "Chiến dịch"},
		Totals: report.TotalsWords{Title: "Tổng hợp", Message: "Mỗi ô là một tổng của bảng dữ liệu", Where: "Điều kiện", All: "tất cả", Sum: "tổng theo ngày",
			Value: "số đo, không cộng", Opening: "trước", Beyond: "giá trị: sổ đã có đủ 4.000 phép cộng", BeyondHeader: "Cách tính"},
		Measures: []report.DataMeasure{{Measure: s.spend, Family: kpi.Ads, Title: "Chi phí", Format: money}, {Measure: s.revenue, Family: kpi.Shop, Title: "Doanh thu", Format: money}},
		Rows:     s.rows}
}

// amount sums a measure as the model would.
func (s *story) amount(m *kpi.Measure, p kpi.Period, f *kpi.Filter) *kpi.Derivation {
	span := p.Span
	if p.Grain == kpi.Quarterly {
		span.End = min(span.End, p.Start+kpi.Date(s.elapsed()))
	}
	column, family := 0, kpi.Ads
	if m == s.revenue {
		column, family = 1, kpi.Shop
	}
	var sum kpi.Decimal
	for i := range s.rows {
		r := &s.rows[i]
		if v, ok := r.Amount(column); ok && span.Contains(r.Span) && inside(f, r) {
			d, err := kpi.ParseDecimal(strconv.FormatFloat(v, 'f', 9, 64))
			if err != nil {
				panic(err)
			}
			sum, _ = sum.Add(d)
		}
	}
	return &kpi.Derivation{Step: kpi.StepAmount, Number: sum.Float(),
		Amount: &kpi.Amount{Measure: m, Family: family, Span: span, Period: p, Filter: f, Rollup: kpi.RollSum, Sum: sum}}
}

func inside(f *kpi.Filter, r *report.DataRow) bool {
	if f == nil {
		return true
	}
	of := map[string]string{kpi.Channel: r.Channel, kpi.Campaign: r.Campaign}
	for _, p := range f.Segment {
		if of[p.Dim] != p.Member {
			return false
		}
	}
	for _, c := range f.Conds {
		if (of[c.Dim] == c.Member) != (c.Kind == formula.Eq) {
			return false
		}
	}
	return true
}

func (s *story) ratio(p kpi.Period, f *kpi.Filter) *kpi.Derivation {
	a, b := s.amount(s.revenue, p, f), s.amount(s.spend, p, f)
	d := &kpi.Derivation{Step: kpi.StepDiv, Args: []*kpi.Derivation{a, b}}
	d.Number, d.Reason = d.Eval()
	return d
}

// parts are the weeks of the quarter.
func (s *story) parts() (list []kpi.Period) {
	for _, w := range s.calendar.Periods(kpi.Weekly, s.quarter.Span) {
		w.Span = w.Clip(s.quarter.Span)
		list = append(list, w)
	}
	return list
}

func (s *story) weekNumbers(k kpiOf) (list []*float64) {
	for _, w := range s.parts() {
		list = append(list, s.weekNumber(k, w))
	}
	return list
}

func (s *story) weekNumber(k kpiOf, w kpi.Period) *float64 {
	if w.Start > s.asOf {
		return nil
	}
	n := k.derive(w, nil).Number
	return &n
}

func (s *story) strip() *report.Table {
	t := &report.Table{Kind: report.WeekStrip, Title: "Theo tuần", Columns: []report.Column{{Role: report.RoleName, Title: "KPI", Text: true}, {Role: report.RoleUnit, Title: "Đơn vị", Text: true}}}
	for _, w := range s.parts() {
		t.Columns = append(t.Columns, report.Column{Role: report.RoleWeek, Title: w.Label[5:], Code: w.Start.String()[5:], Period: w})
	}
	t.Columns = append(t.Columns, report.Column{Role: report.RoleSpark, Title: "Diễn biến"})
	for i, k := range s.kpis() {
		if k.flow {
			k.unit, k.format = "tr ₫", report.Format{Kind: report.FormatMoney, Scale: 1e6, Decimals: 1}
		}
		row := report.Row{Cells: []report.Cell{{Text: k.name, Strong: true}, {Text: k.unit}}}
		for j, w := range s.parts() {
			c := report.Cell{Text: "", Future: true}
			if w.Start <= s.asOf {
				c = k.derived(k.derive(w, nil))
				c.Signal = i == 0 && j == 4
			}
			row.Cells = append(row.Cells, c)
		}
		row.Cells = append(row.Cells, report.Cell{Spark: s.weekNumbers(k)})
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (s *story) chart() *report.WeekChart {
	k := s.kpis()[0]
	c := &report.WeekChart{KPI: k.name, Message: "Doanh thu dưới kế hoạch 8 trong 11 tuần", Unit: "tr ₫ mỗi tuần",
		Legend: report.WeekLegend{Actual: "Thực hiện", Forecast: "Dự báo", Plan: "Kế hoạch", LastYear: "Năm trước"}}
	for _, w := range s.parts() {
		plan := k.goal * float64(w.Days()) / float64(s.quarter.Days())
		ago := plan * 0.8
		p := report.WeekPoint{Label: w.Label[5:], Actual: s.weekNumber(k, w), Plan: &plan, LastYear: &ago}
		switch p.Label {
		case "W36":
			p.Holiday = "2/9"
		case "W40":
			p.Note, p.Holiday = "2/7 ngày", "30/9"
		}
		if p.Actual == nil {
			coming := plan * 0.97
			p.Forecast = &coming
		} else {
			p.Text = strconv.FormatFloat(*p.Actual/1e6, 'f', 1, 64)
		}
		c.Weeks = append(c.Weeks, p)
	}
	return c
}

func (s *story) channels() *report.Section {
	money := report.Format{Kind: report.FormatMoney, Scale: 1e6, Decimals: 1}
	spend := kpiOf{format: money, derive: func(p kpi.Period, f *kpi.Filter) *kpi.Derivation { return s.amount(s.spend, p, f) }}
	roas := s.kpis()[1]
	rest := kpiOf{format: money, derive: func(p kpi.Period, f *kpi.Filter) *kpi.Derivation {
		g := kpi.Filter{Segment: f.Segment, Conds: []*formula.Cond{{Kind: formula.NotEq, Dim: kpi.Channel, Member: "Google Ads"}}}
		return s.amount(s.spend, p, &g)
	}}
	t := &report.Table{Kind: report.ChannelTable, Title: "Kênh", Columns: []report.Column{{Role: report.RoleName, Title: "Kênh / chiến dịch", Text: true},
		{Role: report.RoleShare, Title: "Tỷ trọng", Code: "%"}, {Role: report.RoleValue, Title: "Chi phí", Code: "tr ₫", Period: s.quarter},
		{Role: report.RoleValue, Title: "ROAS", Code: "lần", Period: s.quarter}, {Role: report.RoleValue, Title: "Ngoài Google", Code: "tr ₫", Period: s.quarter}}}
	whole := spend.derive(s.quarter, &kpi.Filter{}).Number
	add := func(kind report.RowKind, name string, segment kpi.Segment) {
		f := &kpi.Filter{Segment: segment}
		share := spend.derive(s.quarter, f).Number / whole
		t.Rows = append(t.Rows, report.Row{Kind: kind, Bold: kind != report.CampaignRow, Cells: []report.Cell{{Text: name},
			number(share, strconv.FormatFloat(100*share, 'f', 1, 64)+"%", report.Format{Kind: report.FormatPercent, Scale: 1, Decimals: 1}),
			spend.derived(spend.derive(s.quarter, f)), roas.derived(roas.derive(s.quarter, f)), rest.derived(rest.derive(s.quarter, f))}})
	}
	add(report.TotalRow, "Tổng các kênh", nil)
	for i, m := range s.members[:s.listed] {
		if i == 0 || s.members[i-1].channel != m.channel {
			add(report.ChannelRow, m.channel, kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: m.channel}))
		}
		add(report.CampaignRow, m.campaign, kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: m.channel}, kpi.Pick{Dim: kpi.Campaign, Member: m.campaign}))
	}
	return section(report.Channels, "Kênh & chiến dịch", "Meta Ads lấy nửa chi phí", t)
}

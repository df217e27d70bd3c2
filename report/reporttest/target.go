package reporttest

import (
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report"
)

// kpiOf is a target of the fixture.
type kpiOf struct {
	name, unit, status string
	state              review.Status
	calc               report.Calc
	derive             func(kpi.Period, *kpi.Filter) *kpi.Derivation
	format             report.Format
	goal, low, high    float64
	flow               bool
}

func (s *story) kpis() []kpiOf {
	money := report.Format{Kind: report.FormatMoney, Scale: 1e9, Decimals: 2}
	return []kpiOf{
		{name: "Doanh thu", unit: "tỷ ₫", status: "có rủi ro", state: review.AtRisk, calc: report.CalcStatusAtLeast, format: money,
			derive: func(p kpi.Period, f *kpi.Filter) *kpi.Derivation { return s.amount(s.revenue, p, f) }, goal: 2.52e9, low: 2.35e9, high: 2.6e9, flow: true},
		{name: "ROAS", unit: "lần", status: "đúng tiến độ", state: review.OnTrack, calc: report.CalcStatusAtLeast,
			format: report.Format{Kind: report.FormatRatio, Scale: 1, Decimals: 2}, derive: s.ratio, goal: 3.5, low: 3.4, high: 4.6},
	}
}

// show writes a figure as the locale would.
func (k kpiOf) show(v float64) report.Cell {
	scale := k.format.Scale
	return number(v, strings.ReplaceAll(strconv.FormatFloat(v/scale, 'f', k.format.Decimals, 64), ".", ","), k.format)
}

func (k kpiOf) derived(d *kpi.Derivation) report.Cell {
	if d.Reason != kpi.NoReason {
		return report.Cell{Text: "–", From: d}
	}
	c := k.show(d.Number)
	c.From = d
	return c
}

func (s *story) columns() []report.Column {
	return []report.Column{
		{Role: report.RoleName, Title: "KPI", Text: true}, {Role: report.RoleBullet, On: report.InPage, Title: "Tiến độ", Text: true},
		{Role: report.RoleStatus, Title: "Trạng thái", Code: "theo dự báo", Text: true}, {Role: report.RoleOwner, Title: "Chủ trì", Text: true},
		{Role: report.RoleUnit, Title: "Đơn vị", Text: true}, {Role: report.RoleDirection, Title: "Chiều", Code: "tốt khi", Text: true},
		{Role: report.RoleActual, Title: "Thực hiện", Code: "2025-Q3", Period: s.quarter}, {Role: report.RoleExpected, Title: "Kỳ vọng đến nay", Code: "76/92 ngày"},
		{Role: report.RoleGoal, Title: "Mục tiêu quý", Code: "2025-Q3"}, {Role: report.RolePacing, Title: "Nhịp", Code: "TH / kỳ vọng"},
		{Role: report.RolePrevious, Title: "Quý trước", Code: "2025-Q2", Period: s.previous}, {Role: report.RoleChange, Title: "±", Code: "so QT"},
		{Role: report.RoleLastYear, Title: "Năm trước", Code: "2024-Q3", Period: s.lastYear}, {Role: report.RoleYearChange, Title: "±", Code: "so NT"},
		{Role: report.RoleForecast, Title: "Dự báo cuối quý", Code: "giá trị"},
	}
}

// row fills the columns of a scorecard.
func (s *story) row(k kpiOf, columns []report.Column) report.Row {
	actual, before, ago := k.derive(s.quarter, nil), k.derive(s.previous, nil), k.derive(s.lastYear, nil)
	expected, forecast, straight := k.goal, actual.Number, report.CalcForecastActual
	expectedCalc := report.CalcExpectedGoal
	if k.flow {
		share := float64(s.elapsed()) / float64(s.quarter.Days())
		expected, forecast, straight, expectedCalc = k.goal*share, actual.Number/share, report.CalcStraight, report.CalcExpectedLinear
	}
	percent := report.Format{Kind: report.FormatPercent, Scale: 1, Decimals: 1}
	change := report.Format{Kind: report.FormatChange, Scale: 1, Decimals: 1, Sign: true}
	with := func(c report.Cell, calc report.Calc) report.Cell { c.Calc = calc; return c }
	goal := k.show(k.goal)
	goal.Input = true
	goal.Text, goal.Bare = "≥ "+goal.Text, goal.Text
	return report.Row{Key: "target " + k.name, Bold: true, Cells: []report.Cell{
		{Text: k.name, Strong: true}, {Bullet: &report.Bullet{Actual: &actual.Number, Goal: &k.goal, Max: k.goal * 1.1}},
		{Text: k.status, Status: k.state, Strong: true, Calc: k.calc}, {Text: "Giám đốc"}, {Text: k.unit}, {Text: "↑"},
		k.derived(actual), with(k.show(expected), expectedCalc), goal, with(number(actual.Number/expected, "98,1%", percent), report.CalcPace),
		k.derived(before), with(number(actual.Number/before.Number-1, "+10,7%", change), report.CalcChangePrevious),
		k.derived(ago), with(number(actual.Number/ago.Number-1, "+24,0%", change), report.CalcChangeYear),
		with(k.show(forecast), straight),
	}}
}

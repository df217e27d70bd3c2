package page_test

import (
	"fmt"

	"kpideck/kpi/review"
	"kpideck/report"
)

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

func card(name string, s review.Status, lost float64) report.Card {
	return report.Card{Name: name, Sub: "Trưởng nhóm quảng cáo", Group: "A · 18", Value: number("11,62 tỷ ₫", 11.62), Goal: number("≥ 12,0 tỷ ₫", 12),
		Status: status(s), Lost: number(fmt.Sprintf("%.1f", lost), lost)}
}

package text_test

import (
	"strings"
	"testing"

	width "github.com/jedib0t/go-pretty/v6/text"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/text"
)

// The short scorecard is read on a terminal: it fits one that nobody widened,
// names wrap, and numbers stay whole.
func TestTheSummaryFitsATerminal(t *testing.T) {
	figures := []string{"204,2\u00a0nghìn\u00a0₫", "≤\u00a0180,0\u00a0nghìn\u00a0₫", "103,4%"}
	for _, name := range []string{
		"Doanh thu",
		"Chi phí trên mỗi khách hàng tiềm năng từ quảng cáo · Meta Ads",
		"CPSH_2025Q3_" + strings.Repeat("PROSPECTING_", 9),
		strings.Repeat("コーヒー", 12),
		strings.Repeat("Đa\u0300", 50),
	} {
		table := &report.Table{Kind: report.Scorecard, Columns: []report.Column{
			{Role: report.RoleName, Title: "KPI", Text: true}, {Role: report.RoleActual, Title: "Đến 14/9", Code: "2025-Q3"},
			{Role: report.RoleGoal, Title: "Mục tiêu", Code: "2025-Q3"}, {Role: report.RolePacing, Title: "Nhịp\nso kỳ vọng"},
			{Role: report.RoleStatus, Title: "Trạng thái", Text: true},
		}, Rows: []report.Row{
			{Kind: report.BandRow, Cells: []report.Cell{cell("CHIẾN LƯỢC " + name)}},
			{Cells: []report.Cell{cell(name), cell(figures[0]), cell(figures[1]), cell(figures[2]), status(review.OnTrack, "đúng tiến độ")}},
			{Kind: report.ChildRow, Cells: []report.Cell{cell(name), cell(figures[0]), cell("chưa có mục tiêu"), cell(figures[2]), {}}},
		}}
		d := &report.Document{Subtitle: strings.Repeat("Cà phê Sông Hàn · ", 8), Sections: []*report.Section{{Blocks: []report.Block{table}}}}
		var b strings.Builder
		if err := text.WriteSummary(&b, d); err != nil {
			t.Fatal(err)
		}
		for _, l := range strings.Split(b.String(), "\n") {
			if n := width.StringWidthWithoutEscSequences(l); n > text.SummaryWidth {
				t.Errorf("%d columns: %q", n, l)
			}
		}
		for _, f := range figures {
			if !strings.Contains(b.String(), f) {
				t.Errorf("%q is not whole in\n%s", f, b.String())
			}
		}
	}
}

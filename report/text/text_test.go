package text_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	width "github.com/jedib0t/go-pretty/v6/text"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func ptr(v float64) *float64 { return &v }

func cell(s string) report.Cell { return report.Cell{Text: s} }

func status(s review.Status, word string) report.Cell { return report.Cell{Text: word, Status: s} }

func scorecard() *report.Table {
	return &report.Table{Kind: report.Scorecard, Title: "KPI chính", Note: "đến 14/09/2025",
		Columns: []report.Column{
			{Role: report.RoleName, Title: "KPI", Text: true},
			{Role: report.RoleBullet, On: report.InPage, Title: "Thước"},
			{Role: report.RoleActual, Title: "Thực hiện", Code: "2025-Q3"},
			{Role: report.RoleGoal, Title: "Mục tiêu", Code: "2025-Q3"},
			{Role: report.RoleForecast, On: report.InPage | report.InText, Title: "Dự báo"},
			{Role: report.RoleStatus, Title: "Trạng thái", Text: true},
			{Role: report.RoleSpark, Title: "Tuần"},
			{Role: report.RoleUnit, On: report.InBook, Title: "Đơn vị"},
		},
		Rows: []report.Row{
			{Kind: report.BandRow, Cells: []report.Cell{cell("Trưởng nhóm quảng cáo")}},
			{Cells: []report.Cell{cell("Doanh thu"), {}, cell("9,62 tỷ ₫"), cell("≥ 12 tỷ ₫"), cell("11,2 tỷ ₫"), status(review.AtRisk, "Có rủi ro"),
				{Spark: []*float64{ptr(0), ptr(3), nil, ptr(8), ptr(-1)}}, cell("tỷ ₫")}},
			{Kind: report.ChildRow, Cells: []report.Cell{cell("コーヒー Chi phí mỗi khách hàng tiềm năng từ quảng cáo"), {}, cell("92 nghìn ₫"), cell("≤ 85 nghìn ₫"), cell("–"), status(review.OffTrack, "Chệch"), {}, cell("")}},
			{Kind: report.WarnRow, Cells: []report.Cell{cell("không có mục tiêu chiến thuật nào phục vụ")}},
		},
		Key: []string{"đến nay", "dự báo"},
	}
}

func document() *report.Document {
	return &report.Document{Client: "Cà phê Sông Hàn", Title: "Tổng kết quý", Subtitle: "Cà phê Sông Hàn · quý 3/2025, số liệu đến 14/09/2025, 76/92 ngày",
		Sections: []*report.Section{
			{ID: report.Overview, Title: "Tổng quan", Message: "Doanh thu thiếu 0,8 tỷ ₫ so với mục tiêu vì chi phí mỗi khách hàng tiềm năng từ Meta tăng 18% trong ba tuần cuối của quý.", Scope: "01/07–30/09/2025", Footer: "Dự báo theo đường thẳng.",
				Blocks: []report.Block{
					&report.Headlines{Title: "Kết luận", Items: []report.Headline{{Title: "CPL tăng 18%", Text: "Meta đắt hơn.", Tone: report.Bad}, {Title: "Đơn đạt", Tone: report.Good}}},
					&report.ScoreBox{Title: "Điểm", Note: "tạm tính", Overall: cell("83,4"), OutOf: "/ 100", Grade: "B", Hint: "Còn 6,6 điểm tới A.",
						Groups: []report.ScoreGroup{{Name: "A", Label: "41,2 / 50 điểm"}, {Name: "Nhóm B", Label: "25 / 30 điểm"}}},
					scorecard(),
					&report.Headlines{On: report.InPage, Title: "chỉ trên trang"},
				}},
			{ID: report.Strategic, Title: "Chiến lược", Blocks: []report.Block{
				&report.Tree{LeftTitle: "Chiến lược", RightTitle: "Chiến thuật", Columns: []string{"Nhóm", "Dự báo", "Mục tiêu", "Trạng thái", "Mất"},
					Nodes: []report.TreeNode{
						{Card: report.Card{Name: "Doanh thu", Group: "A · 18", Value: cell("11,2 tỷ ₫"), Goal: cell("12 tỷ ₫"), Status: status(review.AtRisk, "Có rủi ro"), Lost: cell("3,4")},
							Children: []report.Card{{Name: "Đơn hàng", Value: cell("30.512"), Goal: cell("30.000"), Status: status(review.Met, "Đạt"), Lost: cell("0")}}},
						{Card: report.Card{Name: "Khách mới"}, Missing: "Việc gì hằng tuần sẽ đưa con số này tới mục tiêu của quý?"},
					}},
			}},
			{ID: report.Weeks, Title: "Tuần", Blocks: []report.Block{
				&report.WeekChart{Message: "Doanh thu theo tuần", Unit: "tr ₫", Weeks: []report.WeekPoint{{Label: "W27", Note: "6/7 ngày", Actual: ptr(500), Text: "500"}, {Label: "W28", Actual: ptr(820), Text: "820", Event: "Khuyến mãi"}, {Label: "W29", Forecast: ptr(800)}}},
				&report.Multiples{Title: "Bảy chỉ số", Items: []report.Multiple{{Name: "CTR", Unit: "%", Latest: "2,62", Verdict: "ổn định", Tone: report.Good, Values: []*float64{ptr(2.4), ptr(2.6)}}}},
			}},
			{ID: report.Checks, Title: "Kiểm tra", Blocks: []report.Block{
				&report.Table{Kind: report.TotalsTable, Columns: []report.Column{{Role: report.RoleName, Title: "Tệp", Text: true}}, Rows: []report.Row{{Cells: []report.Cell{cell("a.csv")}}}, Key: []string{"● khớp", "■ lệch"}},
				&report.Remarks{Title: "Đối chiếu", Items: []report.Remark{{Tone: report.Risk, Text: "Đơn hàng và chuyển đổi lệch 12%", Detail: "cửa hàng 30.512, quảng cáo 34.100"}, {Status: review.NoData, Text: "Chưa có khảo sát"}}},
			}},
			{ID: report.Definitions, Title: "chỉ trong sổ", Blocks: []report.Block{&report.Remarks{On: report.InBook, Title: "chỉ trong sổ"}}},
		}}
}

func render(t *testing.T, d *report.Document) string {
	t.Helper()
	var b strings.Builder
	if err := text.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDocument(t *testing.T) {
	got := render(t, document())
	golden(t, "document.txt", got)
	for _, bad := range []string{"\x1b", "chỉ trên trang", "chỉ trong sổ", "đến nay", " \n"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q must not be in the text", bad)
		}
	}
}

func TestSummary(t *testing.T) {
	var b strings.Builder
	if err := text.WriteSummary(&b, document()); err != nil {
		t.Fatal(err)
	}
	golden(t, "summary.txt", b.String())
}

// Marks, Vietnamese letters in any form and wide letters all take the columns
// that a terminal gives them, whatever LANG says.
func TestColumnsAlign(t *testing.T) {
	d := &report.Document{Sections: []*report.Section{{Title: "x", Blocks: []report.Block{&report.Table{
		Columns: []report.Column{{Role: report.RoleName, Text: true}, {Role: report.RoleValue}},
	}}}}}
	table := d.Sections[0].Blocks[0].(*report.Table)
	for _, name := range []string{"a", "● dự báo", "Đà Nẵng", "Đa\u0300 Nẵng", "コーヒー"} {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{cell(name), cell("1.234")}})
	}
	at := -1
	for _, l := range strings.Split(render(t, d), "\n") {
		if before, _, found := strings.Cut(l, "1.234"); found {
			w := width.StringWidthWithoutEscSequences(before)
			if at >= 0 && w != at {
				t.Errorf("%q begins at column %d, the line above at %d", l, w, at)
			}
			at = w
		}
	}
	if at < 0 {
		t.Error("no row was written")
	}
}

// Where a column or the headers carry the units, the cells leave them out.
func TestUnitsAreSaidOnce(t *testing.T) {
	row := report.Row{Cells: []report.Cell{cell("Chi phí"), cell("tr ₫"), {Text: "35,2 tr ₫", Bare: "35,2"}}}
	table := &report.Table{Kind: report.WeekStrip, Rows: []report.Row{row},
		Columns: []report.Column{{Role: report.RoleName, Text: true}, {Role: report.RoleUnit, Text: true}, {Role: report.RoleWeek, Title: "W27"}}}
	d := &report.Document{Sections: []*report.Section{{Title: "x", Blocks: []report.Block{table}}}}
	if got := render(t, d); strings.Count(got, "tr ₫") != 1 {
		t.Errorf("with a column of units:\n%s", got)
	}
	table.Columns[1].On = report.InBook
	if got := render(t, d); !strings.Contains(got, "35,2 tr ₫") {
		t.Errorf("without it:\n%s", got)
	}
}

func TestNumbersStayWithTheirUnits(t *testing.T) {
	d := &report.Document{Sections: []*report.Section{{Title: "x", Message: strings.Repeat("Doanh thu 9,62\u00a0tỷ\u00a0₫ ", 30),
		Blocks: []report.Block{&report.Remarks{Items: []report.Remark{{Text: "x"}}}}}}}
	for _, l := range strings.Split(render(t, d), "\n") {
		if n := width.StringWidthWithoutEscSequences(l); n > text.Width {
			t.Errorf("%d columns: %q", n, l)
		}
		if strings.HasPrefix(l, "tỷ") || strings.HasPrefix(l, "₫") {
			t.Errorf("a unit without its number: %q", l)
		}
	}
}

package deck_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/kpi/ingest"
	"kpideck/kpi/review"
)

// Tables as people save them, read as the program reads them: through the
// detection of encoding, delimiter and header, then against the KPIs that ship.

// decoded reads a file from its bytes.
func decoded(t *testing.T, name string, file []byte) deck.Table {
	t.Helper()
	x, problems := ingest.Plain(name, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(file)), nil })
	if x == nil || problems.Failed() {
		t.Fatalf("%s: %v", name, problems)
	}
	return deck.Table{File: name, Header: x.Header, Rows: x.Rows, Lines: append([]int{x.HeaderLine}, x.Lines...)}
}

// oneLine writes what was read of a target.
func oneLine(t *review.Target) string {
	signs := map[review.GoalKind]string{review.GoalAtLeast: ">= ", review.GoalAtMost: "<= "}
	goal := fmt.Sprintf("%s%v", signs[t.Goal.Kind], t.Goal.Value)
	switch {
	case t.Goal.Kind == review.GoalBetween:
		goal = fmt.Sprintf("%v to %v", t.Goal.Low, t.Goal.High)
	case t.Goal.Relative:
		goal = fmt.Sprintf("%v of the baseline", t.Goal.Value)
	}
	line := fmt.Sprintf("%d %s %s %s: %s", t.Pos.Line, t.Level, t.KPI, t.Period.Label, goal)
	if len(t.Segment) > 0 {
		line += " in " + t.Segment.String()
	}
	if t.Deadline != 0 {
		line += " by " + t.Deadline.String()
	}
	if t.Owner != "" {
		line += ", " + t.Owner
	}
	return line
}

func utf16le(t *testing.T, text string) []byte {
	t.Helper()
	b, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func testFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/tables/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// workbook is an xlsx file of one sheet whose cells A4 and A5 are one; formats
// are the number formats of the cells that it names.
func workbook(t *testing.T, rows [][]any, formats map[string]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.MergeCell("Sheet1", "A4", "A5"); err != nil {
		t.Fatal(err)
	}
	for cell, format := range formats {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", cell, cell, style); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const threeTargets = "KPI;Cấp;Kỳ;Mục tiêu;Kênh;Phụ trách\r\n" +
	"revenue;chiến lược;Quý 3/2025;1,5 tỷ;;Giám đốc\r\n" +
	"\r\n" +
	"leads;chiến thuật;T7/2025;1.250;Meta Ads;Trưởng nhóm quảng cáo\r\n" +
	"first_response_time;chiến thuật;Q3 2025;≤ 90 giây;;Trưởng nhóm chăm sóc\r\n"

var readAsThree = []string{
	"2 strategic revenue 2025-Q3: 1.5e+09, Giám đốc",
	"4 tactical leads 2025-07: 1250 in channel=Meta Ads, Trưởng nhóm quảng cáo",
	"5 tactical first_response_time 2025-Q3: <= 90, Trưởng nhóm chăm sóc",
}

func TestTargetsAsPeopleSaveThem(t *testing.T) {
	tests := []struct {
		name string
		file []byte
		want []string
		said []string // warnings
	}{
		{"semicolons, Windows line ends", []byte(threeTargets), readAsThree, nil},
		{"a byte order mark", []byte("\ufeff" + threeTargets), readAsThree, nil},
		{"tabs", []byte(strings.ReplaceAll(threeTargets, ";", "\t")), readAsThree, nil},
		{"Excel's Unicode text: UTF-16 with tabs", utf16le(t, strings.ReplaceAll(threeTargets, ";", "\t")), readAsThree, nil},
		{"letters and marks apart, as macOS writes them", []byte(norm.NFD.String(threeTargets)), readAsThree, nil},
		{"Windows-1258 with a title above and a total below", testFile(t, "muc-tieu-windows-1258.csv"), []string{
			"3 strategic revenue 2025-Q3: 1.5e+09 by 2025-09-30, Giám đốc",
			"4 tactical first_response_time 2025-Q3: <= 90, Trưởng nhóm chăm sóc",
			"5 tactical leads 2025-07: 1250 in channel=Meta Ads by 2025-07-31, Trưởng nhóm quảng cáo",
		}, []string{"6:1 row_aside"}},
		{"headers without marks, other columns between, notes below", []byte(`ghi nhan,chi so,ky,muc tieu,so thang,nguoi phu trach
x,ctr,thang 7/2025,"2,5%",1,
,roas,quy 3/2025,"tu 3,5 tro len",3,Truong nhom

Ghi chú: số theo giờ Việt Nam
,,,,,
`), []string{"2 tactical ctr 2025-07: 0.025", "3 strategic roas 2025-Q3: >= 3.5, Truong nhom"},
			[]string{"1:1 unknown_column", "1:5 unknown_column", "5:1 row_aside"}},
		{"all the ways to write a goal", []byte(`kpi,period,goal
revenue,2025,500tr
revenue,2025-Q3,500 triệu
revenue,2025-07,"1.234.567,5"
aov,2025,350k
aov,2025-Q3,350 nghìn
first_response_time,2025,90 giây
ctr,2025,20%
first_response_time,2025-Q3,≤ 90
frequency,2025-Q3,2–4
website_traffic,2025-Q3,+15%
roas,2025,">= 4,5"
messages,2025,toi da 500
`), []string{"2 strategic revenue 2025: 5e+08", "3 strategic revenue 2025-Q3: 5e+08", "4 strategic revenue 2025-07: 1.2345675e+06",
			"5 tactical aov 2025: 350000", "6 tactical aov 2025-Q3: 350000", "7 tactical first_response_time 2025: 90", "8 tactical ctr 2025: 0.2",
			"9 tactical first_response_time 2025-Q3: <= 90", "10 tactical frequency 2025-Q3: 2 to 4", "11 tactical website_traffic 2025-Q3: 0.15 of the baseline",
			"12 strategic roas 2025: >= 4.5", "13 tactical messages 2025: <= 500"}, nil},
		{"a KPI by its name, the goal under chỉ tiêu", []byte("Tên,Chỉ tiêu,KPI,Kỳ\nx,1 tỷ,Doanh thu,Q3/2025\ny,20%,Conversion rate,Jul 2025\nz,5,CPL,Q3/25\n"),
			[]string{"2 strategic revenue 2025-Q3: 1e+09", "3 tactical conversion_rate 2025-07: 0.2", "4 tactical cpl 2025-Q3: 5"}, []string{"1:1 unknown_column"}},
		{"a workbook: numbers, percentages, dates and a merged id", workbook(t, [][]any{
			{"Mục tiêu quý 3"},
			{},
			{"Mã", "Chỉ số", "Kỳ", "Mục tiêu", "Hạn", "Kênh"},
			{"DT", "revenue", "2025-Q3", 1500000000, 45930},
			{nil, "revenue", "2025-07", 500000000.5, 45869, "Shopee"},
			{"CR", "conversion_rate", 2025, 0.2, nil},
			{"Tổng", nil, nil, 2000000000.5},
		}, map[string]string{"E4": "dd/mm/yyyy", "D4": "#,##0", "D6": "0%"}), []string{
			"4 strategic revenue 2025-Q3: 1.5e+09 by 2025-09-30",
			"5 strategic revenue 2025-07: 5.000000005e+08 in channel=Shopee by 2025-07-31",
			"6 tactical conversion_rate 2025: 0.2",
		}, []string{"7:1 row_aside"}},
	}
	cat := shippedBase(t).Catalog()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			targets, problems := deck.ReadTargets(decoded(t, "targets.csv", tt.file), cat, kpi.DefaultCalendar())
			var got []string
			for _, x := range targets {
				got = append(got, oneLine(x))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s%v", diff, spelledOut(problems))
			}
			if diff := cmp.Diff(strings.Join(tt.said, "\n"), placed(bilingual(t, problems))); diff != "" {
				t.Errorf("problems:\n%s%s", diff, spelledOut(problems))
			}
		})
	}
}

// Excel keeps a typed +15% as 0.15 that it shows as 15%: the sign is lost, and a
// goal of 0.15 leads is not what was meant.
func TestPercentagesTypedInAWorkbook(t *testing.T) {
	book := workbook(t, [][]any{
		{"kpi", "period", "goal"},
		{"leads", "2025-Q3", 0.4},
		{"ctr", "2025-Q3", 0.07},
		{"ctr", "2025-07", 0.29},
	}, map[string]string{"C2": "0%", "C3": "0.0%", "C4": `0.0"%"`})
	targets, problems := deck.ReadTargets(decoded(t, "targets.xlsx", book), shippedBase(t).Catalog(), kpi.DefaultCalendar())
	want := "targets.xlsx:2:3: error: bad_goal: \"40%\" does not fit a KPI that is people\n\ta change on the baseline has a sign: +15%; in Excel type '+15% to keep it"
	if got := spelledOut(problems); strings.TrimSpace(got) != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	for i, goal := range []float64{0.07, 0.29} {
		if len(targets) != 2 || targets[i].Goal.Value != goal {
			t.Fatalf("target %d is %+v, want %g", i, targets, goal)
		}
	}
}

// placed writes problems as line:column code.
func placed(list diag.List) string {
	var lines []string
	for _, p := range list {
		lines = append(lines, fmt.Sprintf("%d:%d %s", p.Pos.Line, p.Pos.Column, p.Code))
	}
	return strings.Join(lines, "\n")
}

func TestEventsNotesAndRatesAsPeopleSaveThem(t *testing.T) {
	cat, cal := shippedBase(t).Catalog(), kpi.DefaultCalendar()
	events, problems := deck.ReadEvents(decoded(t, "su-kien.xlsx", workbook(t, [][]any{
		{"Từ ngày", "Đến ngày", "Sự kiện", "Kênh"},
		{45883, 45889, "Ra mắt hạt rang mộc", "Shopee"},
		{"2/9/2025", nil, "Nghỉ lễ", nil},
	}, map[string]string{"A2": "dd/mm/yyyy"})), cat)
	var got []string
	for _, e := range events {
		got = append(got, fmt.Sprint(e.Span.Start, " to ", e.Span.Last(), " ", e.Text, " ", e.Segment))
	}
	if diff := cmp.Diff([]string{"2025-08-14 to 2025-08-20 Ra mắt hạt rang mộc channel=Shopee", "2025-09-02 to 2025-09-02 Nghỉ lễ "}, got); diff != "" || len(problems) > 0 {
		t.Error(diff, problems)
	}
	notes, problems := deck.ReadNotes(decoded(t, "nhan-xet.txt", utf16le(t, "KPI\tKỳ\tNgười viết\tNhận xét\r\nDoanh thu\tQuý 3/2025\tGiám đốc\tMưa, vắng khách\r\n")), cat, cal)
	if len(notes) != 1 || notes[0].KPI != "revenue" || notes[0].Period.Label != "2025-Q3" || notes[0].Author != "Giám đốc" || len(problems) > 0 {
		t.Error(notes, problems)
	}
	rates, problems := deck.ReadRates(decoded(t, "ty-gia.csv", []byte("Ngày;Ngoại tệ;Quy đổi;Tỷ giá\n1/7/25;usd;VNĐ;26.100,5\n01.08.2025;USD;đ;26200\n")))
	if len(rates) != 2 || rates[0].Base != "USD" || rates[1].Quote != "VND" || rates[0].Rate.String() != "26100.5" || rates[1].From != kpi.MustDate("2025-08-01") || len(problems) > 0 {
		t.Error(rates, problems)
	}
}

// A real sheet of monthly budgets, kept beside the exports: it is wide, and is
// refused with the rows that it should have.
func TestWideBudgetIsRefusedWithItsRows(t *testing.T) {
	file, err := os.ReadFile("../../../shared/exports/targets/cocoon_monthly_targets.xlsx")
	if err != nil {
		t.Skip("the exports are not beside the project")
	}
	_, problems := deck.ReadTargets(decoded(t, "targets.xlsx", file), shippedBase(t).Catalog(), kpi.DefaultCalendar())
	want := `targets.xlsx:1:1: error: wide_table: the table has a column for each KPI; it needs a row for each target
	write it as rows: kpi,period,goal; ?,2026-05,100000; roi,2026-05,7; spend,2026-05,15000
`
	if diff := cmp.Diff(want, spelledOut(bilingual(t, problems))); diff != "" {
		t.Error(diff)
	}
}

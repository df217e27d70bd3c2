package ingest

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// workbookOf writes sheets of rows, in the order of names.
func workbookOf(t testing.TB, names []string, sheets map[string][][]any, more func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, name := range names {
		if i == 0 {
			f.SetSheetName("Sheet1", name)
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range sheets[name] {
			cell, _ := excelize.CoordinatesToCellName(1, r+1)
			if err := f.SetSheetRow(name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if more != nil {
		more(f)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func midnight(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// TestWorkbook reads sheets as other exports are read: dates by their format,
// numbers raw, the preferred sheet first and the others left alone.
func TestWorkbook(t *testing.T) {
	report := [][]any{
		{"Untitled report"}, {"Report Period: Jul 1, 2025 - Jul 2, 2025"},
		{"Campaign name", "Day", "Impressions", "Amount spent (USD)", "Link clicks"},
		{nil, nil, 1300, 26.25, 6},
		{"A, \"quoted\"", midnight(2025, 7, 1), 1000, 15.25, 4},
		{"B\nsecond line", "2025-07-02", 300, 11},
	}
	formatted := append([][]any{}, report...)
	formatted[4] = []any{nil, midnight(2025, 7, 1), 1000, 15.25, 4}
	book := workbookOf(t, []string{"Cover", "Formatted Report", "Raw Data Report"},
		map[string][][]any{"Cover": {{"made by us"}}, "Formatted Report": formatted, "Raw Data Report": report}, nil)
	want := `
x.xlsx [Raw Data Report] preset=meta-ads family=ads channel="Meta Ads" account="" level=campaign
  stated 2025-07-01..2025-07-02  seen 2025-07-01..2025-07-02  rows 2  totals_row 1
  clicks = first of clicks, link_clicks
  span | campaign | currency | spend | impressions | link_clicks
  2025-07-01 | A, "quoted" | USD | 15.25 | 1000 | 4
  2025-07-02 | B second line | USD | 11 | 300 | ·
  total "" line 4: spend stated 26.25 computed 26.25
  total "" line 4: impressions stated 1300 computed 1300
  total "" line 4: link_clicks stated 6 computed 4
notice stand_in_column x.xlsx:3 (1): clicks is taken from column "Link clicks" unless a file of the account has its own
notice totals_differ x.xlsx:4:1 (1): the totals row states link_clicks = 6, the rows sum to 4
`
	if diff := cmp.Diff(strings.TrimPrefix(want, "\n"), dump(readOne(t, bytesOf("x.xlsx", book)))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWorkbookSheetOfTheDeck(t *testing.T) {
	rows := [][]any{{"date", "orders", "revenue"}, {midnight(2025, 7, 1), 2, 10.5}}
	book := workbookOf(t, []string{"One", "Two"}, map[string][][]any{"One": rows, "Two": append(rows, []any{midnight(2025, 7, 2), 3, 1})}, nil)
	r := bytesOf("x.xlsx", book)
	r.Columns, r.Sheet = moneyColumns, "Two"
	if got := dump(readOne(t, r)); !strings.Contains(got, "2025-07-02 |  | 3 | 1\n") {
		t.Error(got)
	}
	r.Sheet = "Three"
	want := "error no_sheet x.xlsx (1): there is no sheet \"Three\"\n  hint: the sheets: \"One\", \"Two\"\n"
	if got := dump(readOne(t, r)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestSheetsLeft holds that a sheet for each month or shop is not left out in
// silence, and that a sheet which repeats another, or is hidden, needs no word.
func TestSheetsLeft(t *testing.T) {
	month := func(m, spend int) [][]any {
		return [][]any{{"Ngày", "Kênh", "Chi phí"}, {midnight(2025, m, 1), "Zalo", spend}, {midnight(2025, m, 20), "Zalo", spend}}
	}
	hide := func(name string) func(*excelize.File) {
		return func(f *excelize.File) { f.SetSheetVisible(name, false) }
	}
	for _, tt := range []struct {
		name        string
		first, more [][]any
		change      func(*excelize.File)
		spend       string
		warns       bool
	}{
		{"another month", month(7, 100), month(8, 200), nil, "100", true},
		{"another shop", month(7, 100), month(7, 200), nil, "100", true},
		{"the same rows again", month(7, 100), month(7, 100), nil, "100", false},
		{"a note", month(7, 100), [][]any{{"Nhớ kiểm tra lại"}}, nil, "100", false},
		{"a hidden sheet behind", month(7, 100), month(8, 200), hide("B"), "100", false},
		{"a hidden sheet before", month(7, 100), month(8, 200), func(f *excelize.File) { f.SetActiveSheet(1); f.SetSheetVisible("A", false) }, "200", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book := workbookOf(t, []string{"A", "B"}, map[string][][]any{"A": tt.first, "B": tt.more}, tt.change)
			tallies, problems := readOne(t, text("Zalo.xlsx", string(book)))
			if said := dump(tallies, problems); !strings.Contains(said, "| "+tt.spend+"\n") || strings.Contains(said, "sheets_left") != tt.warns {
				t.Errorf("want %s, a warning %v:\n%s", tt.spend, tt.warns, said)
			}
		})
	}
}

// TestWorkbookOf1904 counts days as old Macs do.
func TestWorkbookOf1904(t *testing.T) {
	yes := true
	book := workbookOf(t, []string{"S"}, map[string][][]any{"S": {{"date", "orders", "revenue"}, {44377, 1, 1}}}, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			t.Fatal(err)
		}
		f.SetCellStyle("S", "A2", "A2", style)
		f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
	})
	r := bytesOf("x.xlsx", book)
	r.Columns = moneyColumns
	tallies, problems := readOne(t, r)
	if len(tallies) != 1 || spanText(tallies[0].Seen) != "2025-07-01" {
		t.Error(dump(tallies, problems))
	}
}

func TestPlainReadsAWorkbook(t *testing.T) {
	book := workbookOf(t, []string{"Mục tiêu"}, map[string][][]any{"Mục tiêu": {{"kpi", "goal", "deadline"}, {"revenue", "10 tỷ", midnight(2025, 9, 30)}, {"roas", 4}}}, nil)
	tab, problems := Plain("targets.xlsx", bytesOf("", book).Open)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff([][]string{{"revenue", "10 tỷ", "2025-09-30"}, {"roas", "4", ""}}, tab.Rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// withoutSheets takes the list of sheets out of a workbook.
func withoutSheets(t *testing.T, book []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		text, err := fs.ReadFile(in, part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/workbook.xml" {
			text = regexp.MustCompile(`<sheets>.*</sheets>`).ReplaceAll(text, nil)
		}
		to, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestBrokenWorkbooks(t *testing.T) {
	good := workbookOf(t, []string{"S"}, map[string][][]any{"S": {{"a", "b"}, {1, 2}}}, nil)
	for name, data := range map[string][]byte{"cut": good[:len(good)/2], "mark alone": zipMark, "no sheets": withoutSheets(t, good)} {
		_, problems := readOne(t, bytesOf("x.xlsx", data))
		if len(problems) != 1 || problems[0].Code != "workbook" {
			t.Errorf("%s: %v", name, problems)
		}
		if tab, problems := Plain("x.xlsx", bytesOf("x.xlsx", data).Open); tab != nil || len(problems) != 1 || problems[0].Code != "workbook" {
			t.Errorf("%s as a table: %v", name, problems)
		}
	}
}

// TestReferenceWorkbook takes the campaigns of a report that repeats its money
// on three levels.
func TestReferenceWorkbook(t *testing.T) {
	needExports(t)
	name := "meta_ads_vi/bao-cao-chua-dat-ten_5-10-2026.xlsx"
	tallies, problems := readOne(t, onDisk(filepath.Join(exportsFolder, name), name))
	if len(tallies) != 3 || problems.Failed() {
		t.Fatal(dump(tallies, problems))
	}
	for _, x := range tallies {
		if got := sums(tallies[2:])["spend"]; x.Level == "campaign" && got != "929867" {
			t.Errorf("campaigns spent %s", got)
		}
	}
}

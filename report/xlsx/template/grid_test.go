package template_test

import (
	"strings"
	"testing"
)

// column heads of the scorecard of these tests, in the order of the columns.
var heads = []string{"KPI", "Mục tiêu", "Actual", "Đạt", "Status", "Chênh", "Ý kiến"}

// scorecard is a table whose first row has styles and a formula of the client's.
func scorecard(more, behind string) book {
	rows := texted("3", heads...) +
		`<row r="4"><c r="A4" s="1"/><c r="B4" s="2"/><c r="C4" s="2"/><c r="D4" s="3"/><c r="E4"/><c r="F4" s="2"><f>C4-B4+$H$1</f><v>0</v></c><c r="G4" s="4"/></row>` + behind
	return newBook(rows, "").table("scorecard", "A3:G4", more, heads...)
}

// A table grows over the empty rows below it: cells look like those of its first
// row, and the client's formula goes down with them.
func TestScorecardTable(t *testing.T) {
	out, said := newWorld(t).fill(t, scorecard("", texted("8", "below")).zipped(t))
	if out == nil {
		t.Fatal(said)
	}
	if want := `notice: client.xlsx:Sheet1!G3: the column "Ý kiến" is not filled`; said != want {
		t.Errorf("said %q, want %q", said, want)
	}
	want := `Khách tiềm năng|1000|912|0.912|đúng tiến độ|=C4-B4+$H$1||
Chi phí mỗi khách · Meta Ads|100|100|1|đúng tiến độ|=C5-B5+$H$1||
NPS|40|||chưa có dữ liệu|=C6-B6+$H$1||
|||||||
below|||||||
`
	if got := show(cells(t, out, "Sheet1"), "45678", "ABCDEFG"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	parts := unzipped(t, out)
	for part, text := range map[string]string{
		"xl/tables/table1.xml":     `<autoFilter ref="A3:G6"/>`,
		"xl/worksheets/sheet1.xml": `<c r="B5" s="2"><v>100</v></c>`,
	} {
		if !strings.Contains(parts[part], text) {
			t.Errorf("%s holds no %s:\n%s", part, text, parts[part])
		}
	}
	if !strings.Contains(parts["xl/tables/table1.xml"], `ref="A3:G6"><autoFilter`) {
		t.Errorf("the table keeps its size: %s", parts["xl/tables/table1.xml"])
	}
}

// Nothing of the client's is overwritten or moved to make room.
func TestNoRoom(t *testing.T) {
	tests := []struct {
		name string
		book book
		want string
	}{
		{"something below", scorecard("", texted("6", "", "", "below")), `error: client.xlsx:Sheet1!C6: "scorecard" needs 3 rows, but this cell is taken`},
		{"a row of totals", newBook(texted("3", "KPI", "Goal")+`<row r="4"/>`+texted("5", "Total"), "").table("scorecard", "A3:B5", ` totalsRowCount="1"`, "KPI", "Goal"),
			`error: client.xlsx:Sheet1!A5: "scorecard" needs 3 rows, but this cell is taken`},
		{"merged cells", newBook(texted("3", "KPI", "Goal"), `<mergeCells><mergeCell ref="A6:B6"/></mergeCells>`).table("scorecard", "A3:B4", "", "KPI", "Goal"),
			`error: client.xlsx:Sheet1!B6: "scorecard" needs 3 rows, but this cell is taken`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, said := newWorld(t).fill(t, tt.book.zipped(t))
			if lines := strings.Split(said, "\n"); out != nil || lines[len(lines)-1] != tt.want {
				t.Errorf("said %q, want %q", said, tt.want)
			}
		})
	}
}

// Rows that are left over from a longer quarter are emptied, and the table
// shrinks to what it holds unless something of the client's stands there.
func TestRowsLeftOver(t *testing.T) {
	row := func(n, comment string) string {
		return `<row r="` + n + `"><c r="A` + n + `" t="inlineStr"><is><t>old</t></is></c><c r="B` + n + `" s="2"><v>7</v></c><c r="C` + n + `"><f>B` + n + `*2</f><v>14</v></c>` + comment + `</row>`
	}
	tests := []struct{ name, comment, table, last string }{
		{"shrinks", "", "A3:D4", "|||"},
		{"keeps a comment", `<c r="D6" t="inlineStr"><is><t>mine</t></is></c>`, "A3:D6", "||=B6*2|mine"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBook(texted("3", "KPI", "Goal", "Twice", "Comment")+row("4", "")+row("5", "")+row("6", tt.comment), "").table("scorecard.strategic", "A3:D6", "", "KPI", "Goal", "Twice", "Comment")
			out, said := newWorld(t).fill(t, b.zipped(t))
			if out == nil {
				t.Fatal(said)
			}
			got := cells(t, out, "Sheet1")
			if line := strings.TrimSuffix(show(got, "6", "ABCD"), "|\n"); line != tt.last {
				t.Errorf("the last row holds %q, want %q", line, tt.last)
			}
			if got["A4"] != "Khách tiềm năng" || got["A5"] != "" || got["B5"] != "" {
				t.Errorf("%v", got)
			}
			if table := unzipped(t, out)["xl/tables/table1.xml"]; !strings.Contains(table, `ref="`+tt.table+`"><autoFilter ref="`+tt.table+`"`) {
				t.Errorf("the table does not cover %s: %s", tt.table, table)
			}
		})
	}
}

// What covered exactly the rows of the table covers the new ones; what covered
// other cells stays.
func TestChartsAndFormatsFollow(t *testing.T) {
	b := scorecard("", "")
	b["xl/worksheets/sheet1.xml"] = strings.Replace(b["xl/worksheets/sheet1.xml"], "</sheetData>",
		`</sheetData><conditionalFormatting sqref="C4 H1 B4:C5"><cfRule/></conditionalFormatting><dataValidations><dataValidation sqref="G4"/></dataValidations>`, 1)
	chart := func(values, name string) string {
		return head + `<c:chart xmlns:c="u"><c:ser><c:tx><c:strRef><c:f>` + name + `</c:f></c:strRef></c:tx><c:val><c:numRef><c:f>` + values + `</c:f><c:numCache><c:v>7</c:v></c:numCache></c:numRef></c:val></c:ser></c:chart>`
	}
	b["xl/charts/chart1.xml"], b["xl/charts/chart2.xml"] = chart("Sheet1!$C$4", "Sheet1!$C$4"), chart("'Sheet1'!$C$4:$C$5", "Sheet1!$C$3")
	out, said := newWorld(t).fill(t, b.zipped(t))
	if out == nil {
		t.Fatal(said)
	}
	after := unzipped(t, out)
	if got, want := after["xl/charts/chart1.xml"], chart("Sheet1!$C$4:$C$6", "Sheet1!$C$4"); got != want {
		t.Errorf("the chart is\n%s\nwant\n%s", got, want)
	}
	if after["xl/charts/chart2.xml"] != b["xl/charts/chart2.xml"] {
		t.Errorf("a chart of other cells has changed: %s", after["xl/charts/chart2.xml"])
	}
	for _, want := range []string{`<conditionalFormatting sqref="C4:C6 H1 B4:C5">`, `<dataValidation sqref="G4:G6"/>`} {
		if !strings.Contains(after["xl/worksheets/sheet1.xml"], want) {
			t.Errorf("no %s in %s", want, after["xl/worksheets/sheet1.xml"])
		}
	}
}

func TestNamedRangeOfTheScorecard(t *testing.T) {
	b := newBook(texted("1", "Actual", "", "KPI"), "").names("scorecard.tactical=Sheet1!$A$1:$C$1")
	out, said := newWorld(t).fill(t, b.zipped(t))
	if out == nil {
		t.Fatal(said)
	}
	want := "100||Chi phí mỗi khách · Meta Ads|\n||NPS|\n|||\n"
	if got := show(cells(t, out, "Sheet1"), "234", "ABC"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestLists(t *testing.T) {
	tests := []struct {
		name    string
		columns []string
		rows    string
		want    string
	}{
		{"kpi.cpl.channels", []string{"Kênh", "Giá trị", "Quý trước", "spend"}, "456", "Google Ads|250|250|38000|\nMeta Ads|100|100|76000|\n||||\n"},
		{"kpi.channels", []string{"Channel", "Chi phí", "Cost per lead"}, "45", "Meta Ads|76000|100||\nGoogle Ads|38000|250||\n"},
		{"kpi.spend.months", []string{"Tháng", "Value", "Từ"}, "456", "2025-07|46500|45839||\n2025-08|46500|45870||\n2025-09|21000|45901||\n"},
		{"kpi.leads.weeks", []string{"Tuần", "Value"}, "456", "2025-W27|84|||\n2025-W28|84|||\n2025-W29|84|||\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			last := string(rune('A' + len(tt.columns) - 1))
			out, said := newWorld(t).fill(t, newBook(texted("3", tt.columns...), "").table(tt.name, "A3:"+last+"4", "", tt.columns...).zipped(t))
			if out == nil {
				t.Fatal(said)
			}
			if got := show(cells(t, out, "Sheet1"), tt.rows, "ABCD"); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

func TestWrongTables(t *testing.T) {
	tests := []struct {
		name    string
		columns []string
		more    string
		want    string
	}{
		{"scorecard", []string{"KPI", "Gaol"}, "", `error: client.xlsx:Sheet1!B3: there is no field "Gaol"`},
		{"scorecard", []string{"A", "B"}, "", `error: client.xlsx:Sheet1!A3: no header of "scorecard" names a field`},
		{"scorecard", []string{"KPI", "Goal"}, ` headerRowCount="0"`, `error: client.xlsx:Sheet1!A3: the table "scorecard" has no header row`},
		{"kpi.cpll.weeks", []string{"Week", "Value"}, "", `error: client.xlsx:Sheet1!A3: there is no KPI "cpll"`},
		{"kpi.cpl.quarter", []string{"Week", "Value"}, "", `error: client.xlsx:Sheet1!A3: a table cannot be called "kpi.cpl.quarter"`},
	}
	for _, tt := range tests {
		t.Run(tt.name+strings.Join(tt.columns, ","), func(t *testing.T) {
			_, said := newWorld(t).fill(t, newBook(texted("3", tt.columns...), "").table(tt.name, "A3:B4", tt.more, tt.columns...).zipped(t))
			if lines := strings.Split(said, "\n"); lines[len(lines)-1] != tt.want {
				t.Errorf("said %q, want %q", said, tt.want)
			}
		})
	}
}

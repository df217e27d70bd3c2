package template_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/report/reporttest"
)

func TestMain(m *testing.M) {
	code := m.Run()
	reporttest.Tidy()
	os.Exit(code)
}

// cells reads a filled sheet as lines of "B4 n 12" or "B4 s text".
func cells(t testing.TB, data []byte, sheet string) map[string]string {
	t.Helper()
	b, err := reporttest.ReadWorkbook(data)
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]string{}
	for _, c := range b.Sheet(sheet).Cells {
		if c.Formula != "" {
			list[c.Ref] = "=" + c.Formula
		} else if c.Value != "" {
			list[c.Ref] = c.Value
		}
	}
	return list
}

// The quarter runs since 76 days; previous and last_year are of as many.
func TestNamesInCells(t *testing.T) {
	w := newWorld(t)
	tests := []struct{ name, want string }{
		{"kpi.spend.2025-Q3", "114000"},
		{"kpi.spend.quarter", "114000"},
		{" kpi.spend.quarter ", "114000"},
		{"KPI.spend.Quarter", "114000"},
		{"kpi.spend.previous", "114000"},
		{"kpi.spend.2025-Q2", "136500"},
		{"kpi.spend.last_year", "114000"},
		{"kpi.spend.2024", "549000"},
		{"kpi.spend.year", "385500"},
		{"kpi.spend.2025-07", "46500"},
		{"kpi.spend.month1", "46500"},
		{"kpi.spend.2025-W30", "10500"},
		{"kpi.spend.week4", "10500"},
		{"kpi.cpl.quarter", "125"},
		{"kpi.cpl.2025-Q3.channel=Meta Ads", "100"},
		{"kpi.cpl.quarter.channel=Google Ads", "250"},
		{"target.doanh-so.goal", "1000"},
		{"target.doanh-so.actual", "912"},
		{"target.cpl.attainment", "1"},
		{"target.cpl.owner", "Trưởng nhóm quảng cáo"},
		{"target.cpl.kpi", "Chi phí mỗi khách · Meta Ads"},
		{"target.cpl.status_code", "on_track"},
		{"target.cpl.status", "đúng tiến độ"},
		{"target.cpl.deadline", "45930"}, // 30 September 2025
		{"report.client", "Tiệm Trà Mây"},
		{"report.quarter", "quý 3/2025"},
		{"report.as_of", "45914"},
		{"kpi.vn", "kpi.vn"},
		{"target.com is a shop", "target.com is a shop"},
		{"report.pdf", "report.pdf"},
		{"kpi", "kpi"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, said := w.fill(t, newBook(texted("1", tt.name), "").zipped(t))
			if out == nil {
				t.Fatal(said)
			}
			if got := cells(t, out, "Sheet1")["A1"]; got != tt.want {
				t.Errorf("%q, want %q\n%s", got, tt.want, said)
			}
		})
	}
}

// What is wrong with a name is told with its sheet and cell, all of it at once.
func TestWrongNames(t *testing.T) {
	w := newWorld(t)
	tests := []struct{ name, want string }{
		{"kpi.cpll.quarter", `error: client.xlsx:Sheet1!A1: there is no KPI "cpll"`},
		{"kpi.cpl", `error: client.xlsx:Sheet1!A1: the name has no period`},
		{"kpi.cpl.2025-Q5", `error: client.xlsx:Sheet1!A1: "2025-Q5" is no period`},
		{"kpi.cpl.quater", `error: client.xlsx:Sheet1!A1: "quater" is no period`},
		{"kpi.cpl.month4", `error: client.xlsx:Sheet1!A1: "month4" is no period`},
		{"kpi.cpl.quarter.Meta Ads", `error: client.xlsx:Sheet1!A1: "Meta Ads" is no segment`},
		{"kpi.cpl.quarter.city=Huế", `error: client.xlsx:Sheet1!A1: there is no dimension "city"`},
		{"target.cpp.goal", `error: client.xlsx:Sheet1!A1: there is no target "cpp"`},
		{"target.cpl.gaol", `error: client.xlsx:Sheet1!A1: a target has no field "gaol"`},
		{"report.clinet", `error: client.xlsx:Sheet1!A1: the report has no field "clinet"`},
		{"CPL là kpi.cpl.quarter", `warning: client.xlsx:Sheet1!A1: "kpi.cpl.quarter" stands within a text and is not filled`},
		{"kpi.nps.quarter", "warning: client.xlsx:Sheet1!A1: kpi.nps.quarter: no_data; the cell stays empty"},
		{"kpi.cpl.quarter.channel=Zalo", "warning: client.xlsx:Sheet1!A1: kpi.cpl.quarter.channel=Zalo: no_data; the cell stays empty"},
		{"kpi.cpl.2019-Q1", "warning: client.xlsx:Sheet1!A1: kpi.cpl.2019-Q1: no_data; the cell stays empty"},
		{"target.nps.actual", "notice: client.xlsx:Sheet1!A1: target.nps.actual: no_data; the cell stays empty"},
		{"nothing", "warning: client.xlsx: the template holds no name to fill"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, said := w.fill(t, newBook(texted("1", tt.name), "").zipped(t)); said != tt.want {
				t.Errorf("said:\n%s\nwant:\n%s", said, tt.want)
			}
		})
	}
	t.Run("all", func(t *testing.T) {
		_, said := w.fill(t, newBook(texted("1", "kpi.x.quarter", "", "kpi.cpl.now")+texted("12", "target.x.goal"), "").zipped(t))
		if n := strings.Count(said, "error: "); n != 3 {
			t.Errorf("%d errors, want 3:\n%s", n, said)
		}
	})
}

// Names of Excel hold no hyphen, space or sign; what they stand for does.
func TestDefinedNames(t *testing.T) {
	w := newWorld(t)
	rows := texted("1", "CPL") + `<row r="2"><c r="B2" s="3"><v>1</v></c></row>`
	tests := []struct{ defined, want string }{
		{"kpi.cpl.2025_Q3=Sheet1!$B$2", "B2=125"},
		{"kpi.spend.2025_07=Sheet1!$B$2", "B2=46500"},
		{"kpi.cpl.quarter=Sheet1!$D$9", "D9=125"},
		{"kpi.cpl.quarter=Sheet1!$B$5:$C$5", "B5=125"},
		{"kpi.cpl.quarter.channel.Meta_Ads='Sheet1'!$B$2", "B2=100"},
		{"target.doanh_so.actual=Sheet1!$B$2", "B2=912"},
		{"report.client=Sheet1!$B$2", "B2=Tiệm Trà Mây"},
		{"their.own=Sheet1!$B$2", "warning: client.xlsx: the template holds no name to fill"},
		{"kpi.cpl=Sheet1!$B$2", "error: client.xlsx:Sheet1!B2: the name has no period"},
		{"kpi.cpl.qaurter=Sheet1!$B$2", `error: client.xlsx:Sheet1!B2: "qaurter" is no period`},
		{"kpi.cpl.quarter=Sheet1!$B$2:$B$3", `error: client.xlsx:Sheet1!B2: the name "kpi.cpl.quarter" refers to several cells (B2:B3)`},
		{"kpi.cpl.quarter=Sheet1!$C$5", `error: client.xlsx:Sheet1!C5: the name "kpi.cpl.quarter" refers to the middle of merged cells or of an array formula`},
		{"kpi.cpl.quarter=#REF!", `error: client.xlsx:kpi.cpl.quarter: the name "kpi.cpl.quarter" refers to no cell of this workbook`},
		{"kpi.cpl.quarter=Other!$A$1", `error: client.xlsx:kpi.cpl.quarter: the name "kpi.cpl.quarter" refers to no cell of this workbook`},
	}
	for _, tt := range tests {
		t.Run(tt.defined, func(t *testing.T) {
			out, said := w.fill(t, newBook(rows, `<mergeCells count="1"><mergeCell ref="B5:C5"/></mergeCells>`).names(tt.defined).zipped(t))
			if ref, want, filled := strings.Cut(tt.want, "="); filled && out != nil && !strings.Contains(ref, ":") {
				said = ref + "=" + cells(t, out, "Sheet1")[ref]
				_ = want
			}
			if said != tt.want {
				t.Errorf("got %s, want %s", said, tt.want)
			}
		})
	}
}

func TestFormulas(t *testing.T) {
	w := newWorld(t)
	tests := []struct{ formula, want string }{
		{"B1*2", ""},
		{"kpi.cpl.quarter*2", ""}, // a name that the workbook defines
		{`"kpi.cpl.2025-Q3"`, `error: client.xlsx:Sheet1!A1: the name "kpi.cpl.2025" stands within a formula`},
		{"kpi.spend.quarter/2", `error: client.xlsx:Sheet1!A1: the name "kpi.spend.quarter" stands within a formula`},
	}
	for _, tt := range tests {
		t.Run(tt.formula, func(t *testing.T) {
			row := `<row r="1"><c r="A1"><f>` + strings.ReplaceAll(tt.formula, `"`, "&quot;") + `</f><v>9</v></c></row>`
			_, said := w.fill(t, newBook(row, "").names("kpi.cpl.quarter=Sheet1!$B$1").zipped(t))
			if said != tt.want {
				t.Errorf("said %q, want %q", said, tt.want)
			}
		})
	}
}

// The cell of a number keeps its style and loses what said that it was a text;
// everything around it stays, byte for byte.
func TestOnlyTheCellChanges(t *testing.T) {
	before := `<row r="1" spans="1:3" ht="20" customHeight="1"><c r="A1" s="4" t="inlineStr"><is><t>kpi.cpl.quarter</t></is></c><c r='B1'   t="b"><v>1</v></c></row>` +
		"\n <!-- kept --> <row r=\"3\"/>"
	b := newBook(before, `<extLst><ext uri="x"><x:y xmlns:x="u">1</x:y></ext></extLst>`)
	out, said := newWorld(t).fill(t, b.zipped(t))
	if out == nil {
		t.Fatal(said)
	}
	want := strings.Replace(b["xl/worksheets/sheet1.xml"], `<c r="A1" s="4" t="inlineStr"><is><t>kpi.cpl.quarter</t></is></c>`, `<c r="A1" s="4"><v>125</v></c>`, 1)
	got := unzipped(t, out)
	if diff := cmp.Diff(want, got["xl/worksheets/sheet1.xml"]); diff != "" {
		t.Error(diff)
	}
	for name, text := range b {
		if name != "xl/worksheets/sheet1.xml" && name != "xl/workbook.xml" && got[name] != text {
			t.Errorf("%s has changed:\n%s", name, got[name])
		}
	}
	if !strings.Contains(got["xl/workbook.xml"], `<calcPr fullCalcOnLoad="1"/></workbook>`) {
		t.Errorf("formulas are not computed when it is opened: %s", got["xl/workbook.xml"])
	}
}

// A named cell may lie where the sheet has no row and no cell yet.
func TestCellsThatAreNotThere(t *testing.T) {
	for _, rows := range []string{"", `<row r="2"/>`, `<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="5"><c r="A5"/></row>`} {
		b := newBook(rows, "").names("kpi.cpl.quarter=Sheet1!$B$2", "kpi.spend.quarter=Sheet1!$C$4", "kpi.leads.quarter=Sheet1!$A$9")
		if rows == "" {
			b["xl/worksheets/sheet1.xml"] = strings.Replace(b["xl/worksheets/sheet1.xml"], "<sheetData></sheetData>", "<sheetData/>", 1)
		}
		out, said := newWorld(t).fill(t, b.zipped(t))
		if out == nil {
			t.Fatal(said)
		}
		got := cells(t, out, "Sheet1")
		if got["B2"] != "125" || got["C4"] != "114000" || got["A9"] != "912" {
			t.Errorf("%s: %v\n%s", rows, got, unzipped(t, out)["xl/worksheets/sheet1.xml"])
		}
	}
}

// Cached values that depend on what was filled go, others stay.
func TestStaleValuesGo(t *testing.T) {
	b := newBook(texted("1", "kpi.cpl.quarter"), "")
	b["xl/workbook.xml"] = strings.Replace(b["xl/workbook.xml"], "</sheets>", `<sheet name="Its own" sheetId="2" r:id="rId2"/><sheet name="Asks" sheetId="3" r:id="rId3"/></sheets>`, 1)
	b["xl/_rels/workbook.xml.rels"] = strings.Replace(b["xl/_rels/workbook.xml.rels"], "</Relationships>",
		`<Relationship Id="rId2" Type="`+kinds+`worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="`+kinds+`worksheet" Target="/xl/worksheets/sheet3.xml"/></Relationships>`, 1)
	sheet := func(formula string) string {
		return head + `<worksheet ` + mainNS + `><sheetData><row r="1"><c r="A1" t="str"><f>` + formula + `</f><v>old</v></c></row></sheetData></worksheet>`
	}
	b["xl/worksheets/sheet2.xml"] = sheet(`B1&amp;"x"`)
	b["xl/worksheets/sheet3.xml"] = sheet(`Sheet1!A1*2`)
	out, said := newWorld(t).fill(t, b.zipped(t))
	if out == nil {
		t.Fatal(said)
	}
	got := unzipped(t, out)
	if got["xl/worksheets/sheet2.xml"] != b["xl/worksheets/sheet2.xml"] {
		t.Errorf("a sheet that asks for nothing filled has changed: %s", got["xl/worksheets/sheet2.xml"])
	}
	if want := `<c r="A1"><f>Sheet1!A1*2</f></c>`; !strings.Contains(got["xl/worksheets/sheet3.xml"], want) {
		t.Errorf("%s has no %s", got["xl/worksheets/sheet3.xml"], want)
	}
}

// A title of a chart is no cell; it can be linked to one.
func TestNamesInDrawings(t *testing.T) {
	b := newBook(texted("1", "kpi.cpl.quarter"), "")
	b["xl/charts/chart1.xml"] = `<c:chart><a:t>CPL: kpi.cpl.quarter</a:t><a:t>kpi.vn</a:t></c:chart>`
	want := `warning: client.xlsx:xl/charts/chart1.xml: "kpi.cpl.quarter" stands in a chart or text box and is not filled`
	if _, said := newWorld(t).fill(t, b.zipped(t)); said != want {
		t.Errorf("said %q, want %q", said, want)
	}
}

// Programs write the same sheet in several ways.
func TestWaysToWriteASheet(t *testing.T) {
	plain := func(rows string) book { return newBook(rows, "") }
	prefixed := plain(texted("1", "kpi.cpl.quarter"))
	prefixed["xl/worksheets/sheet1.xml"] = strings.NewReplacer("xmlns=", "xmlns:x=", "<?", "<?", "</", "</x:", "<", "<x:").Replace(prefixed["xl/worksheets/sheet1.xml"])
	shared := plain(`<row r="1"><c r="A1" t="s"><v>1</v></c></row>`)
	shared["xl/sharedStrings.xml"] = head + `<sst ` + mainNS + `><si><t>other</t></si><si><r><t>kpi.cpl.</t></r><r><rPr><b/></rPr><t>quarter</t></r><rPh sb="0" eb="1"><t>read aloud</t></rPh></si></sst>`
	shared["xl/_rels/workbook.xml.rels"] = strings.Replace(shared["xl/_rels/workbook.xml.rels"], "</Relationships>", `<Relationship Id="rId5" Type="`+kinds+`sharedStrings" Target="sharedStrings.xml"/></Relationships>`, 1)
	from1904 := plain(texted("1", "report.as_of"))
	from1904["xl/workbook.xml"] = strings.Replace(from1904["xl/workbook.xml"], "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)
	marked := plain(texted("1", "kpi.cpl.quarter"))
	marked["xl/worksheets/sheet1.xml"] = "\ufeff" + marked["xl/worksheets/sheet1.xml"]
	tests := []struct {
		name string
		book book
		want string
	}{
		{"prefixes", prefixed, `<x:c r="A1"><x:v>125</x:v></x:c>`},
		{"shared and rich texts", shared, `<c r="A1"><v>125</v></c>`},
		{"days from 1904", from1904, `<c r="A1"><v>44452</v></c>`},
		{"a byte order mark", marked, `<c r="A1"><v>125</v></c>`},
		{"cells without a place", plain(`<row><c><v>1</v></c><c t="inlineStr"><is><t>kpi.cpl.quarter</t></is></c></row>`), `<row><c><v>1</v></c><c><v>125</v></c></row>`},
		{"a text", plain(texted("1", "target.cpl.kpi")), `<c r="A1" t="inlineStr"><is><t xml:space="preserve">Chi phí mỗi khách · Meta Ads</t></is></c>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, said := newWorld(t).fill(t, tt.book.zipped(t))
			if out == nil {
				t.Fatal(said)
			}
			if got := unzipped(t, out)["xl/worksheets/sheet1.xml"]; !strings.Contains(got, tt.want) {
				t.Errorf("no %s in %s", tt.want, got)
			}
		})
	}
}

func TestSameBytes(t *testing.T) {
	data := newBook(texted("1", "kpi.cpl.quarter")+texted("2", "target.cpl.status"), "").names("kpi.leads.quarter=Sheet1!$B$9").zipped(t)
	first, _ := newWorld(t).fill(t, data)
	again, _ := newWorld(t).fill(t, data)
	if first == nil || string(first) != string(again) {
		t.Error("the same template and figures give other bytes")
	}
}

func show(got map[string]string, rows, cols string) string {
	var b strings.Builder
	for _, r := range rows {
		for _, c := range cols {
			fmt.Fprintf(&b, "%s|", got[string(c)+string(r)])
		}
		b.WriteString("\n")
	}
	return b.String()
}

package template_test

import (
	"bytes"
	"strings"
	"testing"

	"kpideck/kpi/diag"
	"kpideck/report/xlsx/template"
)

// FuzzSheet fills workbooks with any XML in the place of a sheet. What comes out
// of one that is taken must be a workbook that is taken again, with no name left
// that was filled.
func FuzzSheet(f *testing.F) {
	seed := newBook(texted("1", "kpi.cpl.quarter", "", "target.cpl.status")+`<row/><row r="5" spans="1:2"><c t="s"><v>0</v></c><c r="C5" s="1"><f t="shared" si="0" ref="C5:C9">A5*2</f><v>1</v></c></row>`,
		`<mergeCells><mergeCell ref="A1:B1"/></mergeCells><conditionalFormatting sqref="A1:A2 B2"/>`)
	f.Add(seed["xl/worksheets/sheet1.xml"])
	f.Add(scorecard("", "")["xl/worksheets/sheet1.xml"])
	f.Add(strings.ReplaceAll(strings.ReplaceAll(seed["xl/worksheets/sheet1.xml"], "<", "<x:"), "<x:/", "</x:"))
	f.Add(head + `<worksheet ` + mainNS + `><sheetData/></worksheet>`)
	w := newWorld(f)
	f.Fuzz(func(t *testing.T, sheet string) {
		b := scorecard("", "").names("kpi.spend.quarter=Sheet1!$C$2", "kpi.leads.quarter=Sheet1!$A$1")
		b["xl/worksheets/sheet1.xml"] = sheet
		out, _ := w.fill(t, b.zipped(t))
		if out == nil {
			return
		}
		again, list := template.Read("client.xlsx", out)
		if again == nil {
			t.Fatalf("what was written cannot be read: %v\n%s", list, unzipped(t, out)["xl/worksheets/sheet1.xml"])
		}
		if wrong := again.Check(w.known); has(wrong, "template_empty") {
			t.Fatalf("the names of the workbook are lost: %v", wrong)
		}
	})
}

func has(list diag.List, code string) bool {
	for _, p := range list {
		if p.Code == code {
			return true
		}
	}
	return false
}

// FuzzArchive reads any bytes as a template. What is refused is refused with one
// error; nothing else may happen.
func FuzzArchive(f *testing.F) {
	f.Add(rich().zipped(f))
	f.Add(scorecard("", "").zipped(f))
	f.Add([]byte("PK\x03\x04"))
	w := newWorld(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		x, list := template.Read("client.xlsx", data)
		if x == nil {
			if len(list) != 1 || !list.Failed() {
				t.Fatalf("refused without a word: %v", list)
			}
			return
		}
		if x.Check(w.known).Failed() || list.Failed() || x.Fill(w.figures).Failed() {
			return
		}
		var out bytes.Buffer
		_ = x.Write(&out) // parts that nobody read may be damaged, which is an error
	})
}

// FuzzNames reads any text as the text of a cell.
func FuzzNames(f *testing.F) {
	for _, text := range []string{"kpi.cpl.quarter", "kpi.cpl.2025-Q3.channel=Meta Ads,campaign=a, b", "target.a.b.goal", "report.client", "kpi..", "kpi.a.b.=", "target..x", "kpi.cpl.week99"} {
		f.Add(text)
	}
	w := newWorld(f)
	f.Fuzz(func(t *testing.T, text string) {
		b := newBook("", "")
		var escaped bytes.Buffer
		for _, r := range text {
			if r >= ' ' && r != '<' && r != '&' && r < 0xfffe {
				escaped.WriteRune(r)
			}
		}
		b["xl/worksheets/sheet1.xml"] = strings.Replace(b["xl/worksheets/sheet1.xml"], "<sheetData>", "<sheetData>"+texted("1", strings.ReplaceAll(escaped.String(), ">", "&gt;")), 1)
		if out, said := w.fill(t, b.zipped(t)); out == nil && said == "" {
			t.Fatal("failed without a word")
		}
	})
}

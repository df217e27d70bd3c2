package template_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kpideck/report/reporttest"
)

// rich is a workbook with what excelize drops or rewrites: sparklines in an
// extension, a chart with a cache, a pivot table over the filled sheet and one
// over another, a slicer, an external link, a picture, and the order of
// computing.
func rich() book {
	behind := `<conditionalFormatting sqref="B1:B9"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF00AA00"/></dataBar></cfRule></conditionalFormatting>` +
		`<dataValidations count="1"><dataValidation type="list" sqref="D1"><formula1>"a,b"</formula1></dataValidation></dataValidations>` +
		`<drawing r:id="rId1"/><extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups/></ext></extLst>`
	b := newBook(texted("1", "CPL", "kpi.cpl.quarter")+`<row r="2"><c r="B2"><f>B1*2</f><v>0</v></c></row>`, behind)
	b["xl/worksheets/_rels/sheet1.xml.rels"] = rels(`<Relationship Id="rId1" Type="` + kinds + `drawing" Target="../drawings/drawing1.xml"/>`)
	for name, text := range map[string]string{
		"xl/drawings/drawing1.xml":                "<xdr/>",
		"xl/charts/chart1.xml":                    `<c:chart><c:numCache><c:pt idx="0"><c:v>7</c:v></c:pt></c:numCache></c:chart>`,
		"xl/media/image1.png":                     "\x89PNG\r\n\x1a\n not text \x00\xff",
		"xl/comments1.xml":                        "<comments/>",
		"xl/slicers/slicer1.xml":                  "<slicers/>",
		"xl/externalLinks/externalLink1.xml":      "<externalLink/>",
		"customXml/item1.xml":                     "<a> kpi.cpl.quarter </a>",
		"xl/printerSettings/printerSettings1.bin": "\x00\x01",
		"xl/calcChain.xml":                        `<calcChain><c r="B2" i="1"/></calcChain>`,
		"xl/pivotCache/pivotCacheDefinition1.xml": head + `<pivotCacheDefinition ` + mainNS + ` r:id="rId1"><cacheSource type="worksheet"><worksheetSource ref="A1:B9" sheet="Sheet1"/></cacheSource></pivotCacheDefinition>`,
		"xl/pivotCache/pivotCacheDefinition2.xml": head + `<pivotCacheDefinition ` + mainNS + `><cacheSource type="external" connectionId="1"/></pivotCacheDefinition>`,
		"xl/pivotCache/pivotCacheRecords1.xml":    "<pivotCacheRecords/>",
	} {
		b[name] = text
	}
	b["xl/_rels/workbook.xml.rels"] = strings.Replace(b["xl/_rels/workbook.xml.rels"], "</Relationships>",
		`<Relationship Id="rId7" Type="`+kinds+`pivotCacheDefinition" Target="pivotCache/pivotCacheDefinition1.xml"/>`+
			`<Relationship Id="rId8" Type="`+kinds+`pivotCacheDefinition" Target="pivotCache/pivotCacheDefinition2.xml"/>`+
			`<Relationship Id="rId9" Type="`+kinds+`calcChain" Target="calcChain.xml"/></Relationships>`, 1)
	b["[Content_Types].xml"] = strings.Replace(b["[Content_Types].xml"], "<!--more-->", `<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/><!--more-->`, 1)
	return b
}

// changed lists the parts that are not the same bytes, those that were dropped
// or added among them.
func changed(before, after book) (names []string) {
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if text, there := after[name]; !there || text != before[name] {
			names = append(names, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if _, there := before[name]; !there {
			names = append(names, name)
		}
	}
	return names
}

func TestPartsAreKept(t *testing.T) {
	before := rich()
	out, said := newWorld(t).fill(t, before.zipped(t))
	if out == nil || said != "" {
		t.Fatal(said)
	}
	after := unzipped(t, out)
	want := []string{"xl/pivotCache/pivotCacheDefinition1.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}
	if got := changed(before, after); !slices.Equal(got, want) {
		t.Errorf("changed: %v, want %v", got, want)
	}
	sheet := strings.NewReplacer(`<c r="B1" t="inlineStr"><is><t>kpi.cpl.quarter</t></is></c>`, `<c r="B1"><v>125</v></c>`, `<f>B1*2</f><v>0</v>`, `<f>B1*2</f>`).
		Replace(before["xl/worksheets/sheet1.xml"])
	if after["xl/worksheets/sheet1.xml"] != sheet {
		t.Errorf("the sheet is\n%s\nwant\n%s", after["xl/worksheets/sheet1.xml"], sheet)
	}
	if pivot := after[want[0]]; !strings.Contains(pivot, ` r:id="rId1" refreshOnLoad="1">`) {
		t.Errorf("the pivot table is not refreshed: %s", pivot)
	}
	if !bytes.Contains(out, packed(t, before.zipped(t), "xl/media/image1.png")) {
		t.Error("a part that is kept was packed anew")
	}
}

// packed is a part as it lies in the archive.
func packed(t *testing.T, data []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name == name {
			r, err := f.OpenRaw()
			if err != nil {
				t.Fatal(err)
			}
			raw, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			return raw
		}
	}
	t.Fatal("no part " + name)
	return nil
}

// Where a formula came or went, the order of computing goes with all that names
// it; a file template becomes a workbook.
func TestOrderOfComputingGoes(t *testing.T) {
	b := scorecard("", "")
	for name, text := range rich() {
		if b[name] == "" || strings.HasPrefix(name, "xl/_rels") {
			b[name] = text
		}
	}
	b["[Content_Types].xml"] = strings.NewReplacer("<!--more-->", `<Override PartName="/xl/calcChain.xml" ContentType="c"/>`, "sheet.main+xml", "template.main+xml").Replace(b["[Content_Types].xml"])
	out, said := newWorld(t).fill(t, b.zipped(t))
	if out == nil {
		t.Fatal(said)
	}
	after := unzipped(t, out)
	if _, there := after["xl/calcChain.xml"]; there || strings.Contains(after["[Content_Types].xml"]+after["xl/_rels/workbook.xml.rels"], "calcChain") {
		t.Errorf("the order of computing is still named:\n%s\n%s", after["[Content_Types].xml"], after["xl/_rels/workbook.xml.rels"])
	}
	if !strings.Contains(after["[Content_Types].xml"], "spreadsheetml.sheet.main+xml") {
		t.Errorf("still a file template: %s", after["[Content_Types].xml"])
	}
}

// fromOffice is a workbook with a chart, a table, conditional formats, a comment,
// a list to choose from and a sheet that computes with what is filled, as
// LibreOffice writes it.
func fromOffice(t *testing.T) book {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for cell, value := range map[string]any{"A1": "Khách hàng", "B1": "report.client", "A2": "CPL", "B2": "kpi.cpl.quarter", "A3": "Chi phí", "B3": "kpi.spend.quarter", "A4": "Năm trước", "B4": "kpi.spend.last_year",
		"A8": "KPI", "B8": "Mục tiêu", "C8": "Thực hiện", "D8": "Chênh"} {
		check(f.SetCellValue("Sheet1", cell, value))
	}
	check(f.SetCellFormula("Sheet1", "D9", "C9-B9"))
	check(f.AddTable("Sheet1", &excelize.Table{Range: "A8:D9", Name: "scorecard"}))
	check(f.AddComment("Sheet1", excelize.Comment{Cell: "A2", Author: "x", Text: "chú thích"}))
	_, err := f.NewSheet("Tính")
	check(err)
	check(f.SetCellFormula("Tính", "A1", "Sheet1!B3/Sheet1!B4-1"))
	check(f.SetCellFormula("Tính", "A2", "SUM(Sheet1!C9:C11)"))
	check(f.AddChart("Tính", "C3", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "Sheet1!$A$8", Categories: "Sheet1!$A$9:$A$11", Values: "Sheet1!$C$9:$C$11"}}}))
	bold, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	check(err)
	check(f.SetConditionalFormat("Sheet1", "B2:B4", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Value: "100", Format: &bold}}))
	var out bytes.Buffer
	check(f.Write(&out))
	return book(reporttest.Recalculate(t, out.Bytes()).Parts)
}

// A workbook that LibreOffice wrote is filled, opened by LibreOffice, which
// computes its formulas from the new figures, and by excelize.
func TestWorkbooksOfLibreOffice(t *testing.T) {
	before := fromOffice(t)
	out, said := newWorld(t).fill(t, before.zipped(t))
	if out == nil {
		t.Fatal(said)
	}
	after := unzipped(t, out)
	want := []string{"xl/tables/table1.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}
	if got := changed(before, after); !slices.Equal(got, want) {
		t.Errorf("changed: %v, want %v", got, want)
	}
	office := reporttest.Recalculate(t, out)
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{"B1": "Tiệm Trà Mây", "B2": "125", "B3": "114000", "A9": "Khách tiềm năng", "B9": "1000", "C9": "912", "C10": "100", "A11": "NPS"} {
		if got := office.Sheet("Sheet1").Cell(cell).Value; got != want {
			t.Errorf("LibreOffice reads %q from %s, want %q", got, cell, want)
		}
		if got, err := f.GetCellValue("Sheet1", cell, excelize.Options{RawCellValue: true}); err != nil || got != want {
			t.Errorf("excelize reads %q from %s, want %q (%v)", got, cell, want, err)
		}
	}
	for ref, want := range map[string]string{"Sheet1!D9": "-88", "Sheet1!D10": "0", "Sheet1!D11": "-40", "Tính!A1": "0", "Tính!A2": "1012"} {
		sheet, cell, _ := strings.Cut(ref, "!")
		if got := office.Sheet(sheet).Cell(cell).Value; got != want {
			t.Errorf("LibreOffice computes %q in %s, want %q", got, ref, want)
		}
	}
}

package template_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// book is a workbook as its parts, written by hand: what excelize or LibreOffice
// would write of it is not the question here.
type book map[string]string

const (
	head   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relNS  = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	kinds  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// newBook is a workbook of one sheet, Sheet1, with these rows and what follows
// them.
func newBook(rows, behind string) book {
	return book{
		"[Content_Types].xml":        head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><!--more--></Types>`,
		"_rels/.rels":                rels(`<Relationship Id="rId1" Type="` + kinds + `officeDocument" Target="xl/workbook.xml"/>`),
		"xl/workbook.xml":            head + `<workbook ` + mainNS + `><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/styles.xml":              head + `<styleSheet ` + mainNS + `><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf numFmtId="3" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" xfId="0" applyNumberFormat="1"/><xf numFmtId="9" xfId="0" applyNumberFormat="1"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
		"xl/_rels/workbook.xml.rels": rels(`<Relationship Id="rId1" Type="` + kinds + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rIdS" Type="` + kinds + `styles" Target="styles.xml"/>`),
		"xl/worksheets/sheet1.xml":   head + `<worksheet ` + mainNS + `><sheetData>` + rows + `</sheetData>` + behind + `</worksheet>`,
	}
}

func rels(list string) string {
	return head + `<Relationships ` + relNS + `>` + list + `</Relationships>`
}

// texted makes a row of texts, from column A on; an empty one makes no cell.
func texted(n string, cells ...string) string {
	var b strings.Builder
	b.WriteString(`<row r="` + n + `">`)
	for i, text := range cells {
		if text != "" {
			b.WriteString(`<c r="` + string(rune('A'+i)) + n + `" t="inlineStr"><is><t>` + text + `</t></is></c>`)
		}
	}
	return b.String() + `</row>`
}

// names defines names in the workbook, as name=reference.
func (b book) names(list ...string) book {
	text := "<definedNames>"
	for _, entry := range list {
		name, ref, _ := strings.Cut(entry, "=")
		text += `<definedName name="` + name + `">` + ref + `</definedName>`
	}
	b["xl/workbook.xml"] = strings.Replace(b["xl/workbook.xml"], "</workbook>", text+"</definedNames></workbook>", 1)
	return b
}

// table adds a table to Sheet1.
func (b book) table(name, ref, more string, columns ...string) book {
	b["xl/worksheets/_rels/sheet1.xml.rels"] = rels(`<Relationship Id="rId1" Type="` + kinds + `table" Target="../tables/table1.xml"/>`)
	text := ""
	for i, c := range columns {
		text += `<tableColumn id="` + string(rune('1'+i)) + `" name="` + c + `"/>`
	}
	b["xl/tables/table1.xml"] = head + `<table ` + mainNS + ` id="1" name="` + name + `" displayName="` + name + `" ref="` + ref + `"` + more + `><autoFilter ref="` + ref + `"/><tableColumns>` + text + `</tableColumns></table>`
	b["[Content_Types].xml"] = strings.Replace(b["[Content_Types].xml"], "<!--more-->", `<Override PartName="/xl/tables/table1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/><!--more-->`, 1)
	b["xl/worksheets/sheet1.xml"] = strings.Replace(b["xl/worksheets/sheet1.xml"], "</worksheet>", `<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`, 1)
	return b
}

// zipped packs the parts.
func (b book) zipped(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(b)) {
		part, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(part, b[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unzipped reads the parts of a workbook.
func unzipped(t testing.TB, data []byte) book {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	b := book{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		b[f.Name] = string(text)
	}
	return b
}

package write

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
)

// Sheet is one sheet of a Workbook. A cell is a string, a Number, or nil for an
// empty one; at most 26 stand in a row.
type Sheet struct {
	Name string
	Rows [][]any
}

// Number is a cell that holds the number of this text.
type Number string

// Workbook packs sheets as xlsx. Its parts are stored and not compressed, so that
// the bytes do not depend on the compressor of a Go version.
func Workbook(sheets []Sheet) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	part := func(name, content string) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(xml.Header + content))
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	var kinds, list, links strings.Builder
	for i, s := range sheets {
		n := strconv.Itoa(i + 1)
		kinds.WriteString(`<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="` + types + `worksheet+xml"/>`)
		list.WriteString(`<sheet name="` + escaped(s.Name) + `" sheetId="` + n + `" r:id="rId` + n + `"/>`)
		links.WriteString(`<Relationship Id="rId` + n + `" Type="` + office + `/worksheet" Target="worksheets/sheet` + n + `.xml"/>`)
	}
	part("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="`+types+`sheet.main+xml"/>`+kinds.String()+`</Types>`)
	const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	part("_rels/.rels", relations+`<Relationship Id="rId1" Type="`+office+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	part("xl/workbook.xml", `<workbook `+main+` xmlns:r="`+office+`"><sheets>`+list.String()+`</sheets></workbook>`)
	part("xl/_rels/workbook.xml.rels", relations+links.String()+`</Relationships>`)
	for i, s := range sheets {
		part("xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml", `<worksheet `+main+`><sheetData>`+s.rows()+`</sheetData></worksheet>`)
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func (s Sheet) rows() string {
	var b strings.Builder
	for y, row := range s.Rows {
		b.WriteString(`<row r="` + strconv.Itoa(y+1) + `">`)
		for x, cell := range row {
			at := `<c r="` + string(rune('A'+x)) + strconv.Itoa(y+1) + `"`
			switch v := cell.(type) {
			case Number:
				b.WriteString(at + `><v>` + string(v) + `</v></c>`)
			case string:
				b.WriteString(at + ` t="inlineStr"><is><t>` + escaped(v) + `</t></is></c>`)
			}
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}

func escaped(text string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic(err)
	}
	return b.String()
}

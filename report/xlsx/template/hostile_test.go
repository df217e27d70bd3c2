package template_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"kpideck/report/xlsx/template"
)

// What cannot be filled safely is refused by its name.
func TestRefused(t *testing.T) {
	plain := func(part, text string) []byte {
		b := newBook(texted("1", "kpi.cpl.quarter"), "")
		b[part] = text
		return b.zipped(t)
	}
	changed := func(part, from, to string) []byte {
		b := newBook(texted("1", "kpi.cpl.quarter"), "")
		if !strings.Contains(b[part], from) {
			t.Fatalf("%s holds no %s", part, from)
		}
		return plain(part, strings.Replace(b[part], from, to, 1))
	}
	locked := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), bytes.Repeat([]byte{0}, 64)...)
	for _, c := range "EncryptedPackage" {
		locked = append(locked, byte(c), 0)
	}
	sheet, strict := "xl/worksheets/sheet1.xml", "http://purl.oclc.org/ooxml/spreadsheetml/main"
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "no .xlsx workbook"},
		{"text", []byte("a,b\n1,2\n"), "no .xlsx workbook"},
		{"cut short", plain("x", "y")[:500], "no .xlsx workbook"},
		{"old", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), "an old workbook (.xls)"},
		{"password", locked, "the template is locked by a password"},
		{"macros", plain("xl/vbaProject.bin", "x"), "the template holds macros (.xlsm): it is not filled"},
		{"macro type", changed("[Content_Types].xml", "spreadsheetml.sheet.main", "macroEnabled.main"), "the template holds macros (.xlsm): it is not filled"},
		{"binary", plain("xl/workbook.bin", "x"), "a binary workbook (.xlsb)"},
		{"ods", book{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}.zipped(t), "an OpenDocument workbook (.ods)"},
		{"zip of exports", book{"a.csv": "a,b"}.zipped(t), "no .xlsx workbook"},
		{"signed", plain("_xmlsignatures/sig1.xml", "<a/>"), "the template carries a digital signature, which filling it would break"},
		{"strict", changed("xl/workbook.xml", "http://schemas.openxmlformats.org/spreadsheetml/2006/main", strict), "a Strict Open XML workbook"},
		{"strict sheet", changed(sheet, "http://schemas.openxmlformats.org/spreadsheetml/2006/main", strict), "a Strict Open XML workbook"},
		{"doctype", changed(sheet, "<worksheet", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet`), "the template holds a DOCTYPE declaration"},
		{"entity", changed(sheet, "kpi.cpl", "&a;kpi.cpl"), "the template is damaged: its XML cannot be read"},
		{"damaged", changed(sheet, "</sheetData>", ""), "the template is damaged: its XML cannot be read"},
		{"no rows", changed(sheet, "<sheetData>", "<other>"), "the template is damaged: its XML cannot be read"},
		{"rows back", changed(sheet, "<sheetData>", `<sheetData><row r="7"/>`), "the template is damaged: its XML cannot be read"},
		{"far row", changed(sheet, `<row r="1">`, `<row r="2147483647">`), "the template is damaged: its XML cannot be read"},
		{"no such string", changed(sheet, `t="inlineStr"><is><t>kpi.cpl.quarter</t></is>`, `t="s"><v>9</v>`), "the template is damaged: its XML cannot be read"},
		{"minus string", changed(sheet, `t="inlineStr"><is><t>kpi.cpl.quarter</t></is>`, `t="s"><v>-1</v>`), "the template is damaged: its XML cannot be read"},
		{"missing sheet", changed("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet9.xml"), "the template is damaged: a part is missing"},
		{"leads elsewhere", plain("../../evil.xml", "x"), "the template has a part with an unsafe name"},
		{"absolute", plain("/etc/x", "x"), "the template has a part with an unsafe name"},
		{"twice", plain("XL/workbook.xml", "x"), "the template has two parts of one name"},
		{"utf-16", changed(sheet, `encoding="UTF-8"`, `encoding="UTF-16"`), "the template is damaged: its XML cannot be read"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, said := newWorld(t).fill(t, tt.data); said != "error: client.xlsx: "+tt.want {
				t.Errorf("said %q, want %q", said, tt.want)
			}
		})
	}
}

// A part that unpacks to far more than it takes is not unpacked whole, whatever
// the archive says of its size.
func TestZipBombs(t *testing.T) {
	bomb := func(claim uint64) []byte {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for name, text := range newBook(texted("1", "kpi.cpl.quarter"), "") {
			if name == "xl/worksheets/sheet1.xml" {
				continue
			}
			part, _ := w.Create(name)
			io.WriteString(part, text)
		}
		part, _ := w.Create("xl/worksheets/sheet1.xml")
		blank := bytes.Repeat([]byte(" "), 1<<20)
		for range 80 {
			part.Write(blank)
		}
		w.Close()
		data := out.Bytes()
		if claim == 0 {
			return data
		}
		at := bytes.LastIndex(data, []byte("PK\x01\x02")) // the directory's last entry is the sheet's
		copy(data[at+24:], []byte{byte(claim), byte(claim >> 8), byte(claim >> 16), byte(claim >> 24)})
		return data
	}
	for name, claim := range map[string]uint64{"80 MB": 0, "4 GB": 0xfffffff0} {
		t.Run(name, func(t *testing.T) {
			if _, said := newWorld(t).fill(t, bomb(claim)); said != "error: client.xlsx: the template is too large" {
				t.Errorf("said %q", said)
			}
		})
	}
	t.Run("many parts", func(t *testing.T) {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for i := range 5000 {
			w.Create("x/" + strings.Repeat("y", i%50) + string(rune('a'+i%26)) + strings.Repeat("z", i/50))
		}
		w.Close()
		if _, list := template.Read("client.xlsx", out.Bytes()); !list.Failed() || list[0].Message.In("en") != "the template is too large" {
			t.Errorf("said %v", list)
		}
	})
}

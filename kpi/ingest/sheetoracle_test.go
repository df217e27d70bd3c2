package ingest

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"kpideck/kpi"
)

// sheetByLibrary is the text of a sheet as another program reads it: excelize,
// once for the numbers behind the cells and once for what the cells show.
func sheetByLibrary(t interface{ Fatal(...any) }, book []byte, sheet string) string {
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	raw, err := f.Rows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := f.Rows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	width := 0
	for raw.Next() && shown.Next() {
		cells, err := raw.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		formatted, err := shown.Columns()
		if err != nil {
			t.Fatal(err)
		}
		width = max(width, len(cells))
		line := make([]string, width)
		for i, cell := range cells {
			if cell == "" {
				continue
			}
			if i < len(formatted) && formatted[i] != cell {
				cell = dayByLibrary(cell, formatted[i])
			}
			cell = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(cell)
			line[i] = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		out.WriteString(strings.Join(line, ",") + "\n")
	}
	return out.String()
}

// dayByLibrary takes a number for a day where it is shown with strokes.
func dayByLibrary(raw, shown string) string {
	serial, err := strconv.ParseFloat(raw, 64)
	if err != nil || serial < 1 || serial >= 80000 || !strings.ContainsAny(shown, "/-") {
		return raw
	}
	return (serialEpoch + kpi.Date(math.Floor(serial))).String()
}

var oracleFormats = []string{"", "0.00", "#,##0", "#,##0.00 [$₫-42A]", "0%", "dd/mm/yyyy", "yyyy-mm-dd", "d-mmm-yy", "yyyy-mm-dd hh:mm", `dd"/"mm"/"yyyy`, `"d.m.y "0`}

// TestSheetsAreReadAsByTheLibrary writes random sheets, with texts that cells
// share and texts of their own, and compares every line with what excelize reads.
func TestSheetsAreReadAsByTheLibrary(t *testing.T) {
	text := rapid.OneOf(rapid.StringMatching(`[a-zđếữ "'&<>;,\n_x0-9]{0,12}`), rapid.SampledFrom([]string{"Chi phí", " rìa ", "_x000D_", "a\r\nb", "&amp;", "]]>", "<!--", "日本", "😀"}))
	rapid.Check(t, func(t *rapid.T) {
		f := excelize.NewFile()
		defer f.Close()
		styles := make([]int, len(oracleFormats))
		for i, code := range oracleFormats {
			if code != "" {
				styles[i], _ = f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			}
		}
		cell := func() excelize.Cell {
			c := excelize.Cell{StyleID: rapid.SampledFrom(styles).Draw(t, "style")}
			switch rapid.IntRange(0, 4).Draw(t, "kind") {
			case 0: // no day of our times
				c.Value = rapid.OneOf(rapid.Float64Range(-1e6, 0.99), rapid.Float64Range(80000, 1e6)).Draw(t, "number")
			case 1:
				c.Value = rapid.IntRange(40000, 46000).Draw(t, "serial")
			case 2:
				c.Value = rapid.Bool().Draw(t, "bool")
			case 3:
				c.Value = text.Draw(t, "text")
			}
			return c
		}
		own := rapid.Bool().Draw(t, "texts of their own")
		var w *excelize.StreamWriter
		if own {
			w, _ = f.NewStreamWriter("Sheet1")
		}
		row := 0
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			row += rapid.IntRange(1, 3).Draw(t, "gap")
			var cells []any
			for col := range rapid.IntRange(1, 5).Draw(t, "cells") {
				c := cell()
				cells = append(cells, c)
				if name, _ := excelize.CoordinatesToCellName(col+1, row); !own {
					f.SetCellValue("Sheet1", name, c.Value)
					f.SetCellStyle("Sheet1", name, name, c.StyleID)
				}
			}
			if own {
				if err := w.SetRow(fmt.Sprintf("A%d", row), cells); err != nil {
					t.Fatal(err)
				}
			}
		}
		if own {
			w.Flush()
		}
		b, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(sheetByLibrary(t, b.Bytes(), "Sheet1"), sheetText(t, b.Bytes(), "Sheet1")); diff != "" {
			t.Fatalf("excelize (-) and own reader (+):\n%s", diff)
		}
	})
}

// TestRealWorkbooksAreReadAsByTheLibrary compares every sheet of the workbooks
// that platforms wrote.
func TestRealWorkbooksAreReadAsByTheLibrary(t *testing.T) {
	needExports(t)
	names, err := filepath.Glob(filepath.Join(exportsFolder, "*", "*.xlsx"))
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		book, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		w, err := openWorkbook(&opened{text: bytes.NewReader(book)})
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range w.sheets {
			if diff := cmp.Diff(sheetByLibrary(t, book, sheet), sheetText(t, book, sheet)); diff != "" {
				t.Errorf("%s, sheet %s: excelize (-) and own reader (+):\n%s", filepath.Base(name), sheet, diff)
			}
		}
	}
}

// sheetText is the text of a sheet as it is read.
func sheetText(t interface{ Fatal(...any) }, book []byte, sheet string) string {
	w, err := openWorkbook(&opened{text: bytes.NewReader(book)})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	buffered := bufio.NewWriter(&out)
	if err := w.write(buffered, sheet); err != nil {
		t.Fatal(err)
	}
	buffered.Flush()
	return out.String()
}

// TestXMLTags walks over what spreadsheets of all kinds write.
func TestXMLTags(t *testing.T) {
	in := `<?xml version="1.0"?><!-- > <c> --><x:sheet a='1>2' b="x"><x:t xml:space="preserve"> a &amp;&#10;&#x110;&nope; </x:t><t><![CDATA[<&amp;>]]>b</t><e/></x:sheet>`
	var got []string
	x := newXMLTags(iotestOneByte{strings.NewReader(in)})
	for {
		if err := x.next(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%q %s %v %v %s", x.text, x.name, x.open, x.close, x.attr("b")))
	}
	want := []string{`"" sheet true false x`, `"" t true false `, `" a &\nĐ&nope; " t false true `, `"" t true false `, `"<&amp;>b" t false true `, `"" e true true `, `"" sheet false true `}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"<a", "<>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "<a b='>", strings.Repeat("x", maxCell+1) + "<a>", "<!-->", "<a " + strings.Repeat("x", maxCell+1) + ">"} {
		x := newXMLTags(strings.NewReader(bad))
		if err := x.next(); err != errNotWorkbook {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
}

// iotestOneByte gives a byte at a time.
type iotestOneByte struct{ r io.Reader }

func (o iotestOneByte) Read(p []byte) (int, error) { return o.r.Read(p[:min(1, len(p))]) }

func TestNumberFormatsOfDays(t *testing.T) {
	for code, want := range map[string]bool{
		"General": false, "0.00": false, "#,##0 [$₫-42A]": false, "dd/mm/yyyy": true, "m/d/yy": true, "mmm-yy": true, `yyyy"年"m"月"d"日"`: true, "[$-411]ge.m.d": true,
		"[$-F800]dddd, mmmm dd, yyyy": true, "h:mm AM/PM": false, "mm:ss.0": false, "[h]:mm": false, `d "day" h:mm`: false, "yyyy-mm-dd hh:mm:ss": true, "yyyy": false,
		`0 "m/d"`: false, `0\d\m\y`: false, "#,##0;[Red]dd/mm/yyyy": false, "d/m": true, "Standard": false, "0.00E+00": false, `"`: false, "[": false,
	} {
		if got := showsDays(code); got != want {
			t.Errorf("%s: %v", code, got)
		}
	}
}

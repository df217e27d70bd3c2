package ingest

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bareParts are the parts of the smallest workbook.
func bareParts() map[string]string {
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return map[string]string{
		"_rels/.rels":     `<Relationships><Relationship Id="a" Type="` + kind + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="` + kind + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="b" Type="` + kind + `sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="c" Type="` + kind + `styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": bareSheet(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>orders</t></is></c><c t="str"><v>revenue</v></c></row>` +
			`<row r="2"><c r="A2" s="1"><v>45839</v></c><c r="B2"><v>2</v></c><c r="C2"><f>1+1</f><v>10.5</v></c></row>`),
		"xl/sharedStrings.xml": `<sst><si><r><t>da</t></r><r><t>te</t></r><rPh><t>no</t></rPh></si></sst>`,
		"xl/styles.xml":        `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
	}
}

func bareSheet(rows string) string {
	return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"
}

// bareBook writes parts; change makes another of one of them.
func bareBook(t testing.TB, parts map[string]string, change func(*zip.FileHeader)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if change != nil {
			change(h)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBook(t testing.TB, data []byte) string {
	r := bytesOf("x.xlsx", data)
	r.Columns = moneyColumns
	return dump(readOne(t, r))
}

// TestWorkbooksOfOtherPrograms reads what no spreadsheet of ours writes: names
// with a prefix, in capitals or with other slashes, strict quotes, no styles.
func TestWorkbooksOfOtherPrograms(t *testing.T) {
	want := "2025-07-01 |  | 2 | 10.5\n"
	prefixed := bareParts()
	for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"} {
		prefixed[name] = strings.NewReplacer("</", "</x:", "<", "<x:").Replace(strings.ReplaceAll(prefixed[name], `"`, "'"))
		prefixed[name] = strings.ReplaceAll(prefixed[name], "<x:/x:", "</x:")
	}
	slashes, plain := map[string]string{}, bareParts()
	for name, text := range bareParts() {
		slashes[strings.ToUpper(strings.ReplaceAll(name, "/", `\`))] = text
	}
	delete(plain, "xl/styles.xml")
	plain["xl/worksheets/sheet1.xml"] = strings.Replace(plain["xl/worksheets/sheet1.xml"], ` s="1"><v>45839`, ` t="d"><v>2025-07-01T00:00:00`, 1)
	for name, parts := range map[string]map[string]string{"as it is": bareParts(), "prefixed": prefixed, "slashes": slashes, "no styles": plain} {
		if got := readBook(t, bareBook(t, parts, nil)); !strings.Contains(got, want) {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// TestHostileWorkbooks refuses with one problem what would fill the memory, run
// without end or show one cell for another.
func TestHostileWorkbooks(t *testing.T) {
	with := func(name, text string) []byte {
		parts := bareParts()
		parts[name] = text
		return bareBook(t, parts, nil)
	}
	sheet := func(rows string) []byte { return with("xl/worksheets/sheet1.xml", bareSheet(rows)) }
	locked := bareParts()
	for name := range locked {
		locked[name] = "\x93\x1c\x07\xd2"
	}
	deep := strings.Repeat("<a>", 1<<20)
	for _, tt := range []struct {
		name string
		data []byte
		code string
	}{
		{"a row far below", sheet(`<row r="2147483647"><c><v>1</v></c></row>`), "workbook"},
		{"more rows than sheets have", sheet(strings.Repeat("<row><c><v>1</v></c></row>", maxRows+1)), "workbook"},
		{"a column far right", sheet(`<row><c r="ZZZZZZZZ1"><v>1</v></c></row>`), "workbook"},
		{"a shared text below zero", sheet(`<row><c t="s"><v>-1</v></c></row>`), "workbook"},
		{"a shared text that is not there", sheet(`<row><c t="s"><v>9</v></c></row>`), "workbook"},
		{"a cell over 1 MiB", sheet(`<row><c><v>` + strings.Repeat("9", maxCell+1) + `</v></c></row>`), "workbook"},
		{"a document type", with("xl/worksheets/sheet1.xml", `<!DOCTYPE a [<!ENTITY b "c">]>`+bareSheet("")), "workbook"},
		{"a sheet that ends early", with("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"), "workbook"},
		{"texts without end", with("xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si/>", mostTexts+1)+"</sst>"), "workbook"},
		{"a list of sheets without end", with("xl/workbook.xml", "<workbook><sheets>"+strings.Repeat(" ", maxPart)), "workbook"},
		{"deep styles", with("xl/styles.xml", deep), "workbook"},
		{"a sheet of no part", with("xl/_rels/workbook.xml.rels", "<Relationships/>"), "workbook"},
		{"a sheet that unpacks to 1.1 GiB of nothing", bombBook(t), "packed_too_large"},
		{"parts that need a password", bareBook(t, locked, func(h *zip.FileHeader) { h.Flags |= lockedPart }), "encrypted_workbook"},
	} {
		got := readBook(t, tt.data)
		if !strings.HasPrefix(got, "error "+tt.code+" x.xlsx") || strings.Count(got, "\nerror") > 0 {
			t.Errorf("%s: want %s:\n%.400s", tt.name, tt.code, got)
		}
	}
}

// bombBook is a workbook whose sheet ends in 1,100 times the same packed MiB of
// spaces.
func bombBook(t testing.TB) []byte {
	t.Helper()
	packed := func(text string) []byte {
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, flate.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, text)
		w.Flush()
		return b.Bytes()
	}
	parts := bareParts()
	sheet := packed(parts["xl/worksheets/sheet1.xml"])
	sheet = append(sheet, bytes.Repeat(packed(strings.Repeat(" ", 1<<20)), 1100)...)
	delete(parts, "xl/worksheets/sheet1.xml")
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, text)
	}
	w, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CompressedSize64: uint64(len(sheet)), UncompressedSize64: 2 << 30})
	if err != nil {
		t.Fatal(err)
	}
	w.Write(sheet)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestDamagedWorkbooks cuts a workbook at every place and turns each of its bytes
// over: it is read as it was, or is a problem, and never a part of it in silence.
func TestDamagedWorkbooks(t *testing.T) {
	presets := builtin(t)
	read := func(data []byte) string {
		r := bytesOf("x.xlsx", data)
		r.Columns = moneyColumns
		return dump(Read(t.Context(), []Request{r}, presets, 1, nil))
	}
	for _, method := range []uint16{zip.Deflate, zip.Store} {
		whole := bareBook(t, bareParts(), func(h *zip.FileHeader) { h.Method = method })
		want := read(whole)
		for n := range whole {
			if got := read(whole[:n]); !strings.HasPrefix(got, "error ") && !strings.HasPrefix(got, "warning empty_file") {
				t.Fatalf("cut at %d: %s", n, got)
			}
			damaged := bytes.Clone(whole)
			damaged[n] ^= 1
			if got := read(damaged); got != want && !strings.Contains(got, "error ") && !strings.Contains(got, "warning ") {
				t.Errorf("byte %d: %s", n, got)
			}
		}
	}
}

// TestLockedWorkbook says of a workbook with a password that it has one.
func TestLockedWorkbook(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	name := filepath.Join(t.TempDir(), "x.xlsx")
	if err := f.SaveAs(name, excelize.Options{Password: "mật khẩu"}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got := readBook(t, data); !strings.HasPrefix(got, "error encrypted_workbook") {
		t.Error(got)
	}
}

// A sheet of n rows, packed while it is written.
func longBook(t testing.TB, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for name, text := range bareParts() {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if name != "xl/worksheets/sheet1.xml" {
			io.WriteString(w, text)
			continue
		}
		head, tail, _ := strings.Cut(text, `<row r="2">`)
		_, tail, _ = strings.Cut(tail, "</row>")
		io.WriteString(w, head)
		for i := range n {
			at := strconv.Itoa(i + 2)
			fmt.Fprintf(w, `<row r="%s"><c r="A%s" s="1"><v>%d</v></c><c r="B%s"><v>1</v></c><c r="C%s"><v>1234.5</v></c></row>`, at, at, 45839+i%30, at, at)
		}
		io.WriteString(w, tail)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestMemoryDoesNotGrowWithRowsOfASheet reads a sheet of 300,000 rows, 28 MB of
// XML, from its file: what is alive meanwhile stays under 16 MB.
func TestMemoryDoesNotGrowWithRowsOfASheet(t *testing.T) {
	const rows = 300_000
	name := filepath.Join(t.TempDir(), "x.xlsx")
	if err := os.WriteFile(name, longBook(t, rows), 0o644); err != nil {
		t.Fatal(err)
	}
	r := onDisk(name, "x.xlsx")
	r.Columns = moneyColumns
	presets := builtin(t)
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	peak, done, watched := uint64(0), make(chan bool), make(chan bool)
	go func() {
		defer close(watched)
		for {
			select {
			case <-done:
				return
			default:
				runtime.GC() // what is left is alive
				if runtime.ReadMemStats(&now); now.HeapAlloc > peak {
					peak = now.HeapAlloc
				}
			}
		}
	}()
	tallies, problems := Read(t.Context(), []Request{r}, presets, 2, nil)
	close(done)
	<-watched
	if len(tallies) != 1 || tallies[0].RowsRead != rows || sums(tallies)["orders"] != "300000" {
		t.Fatal(dump(tallies, problems))
	}
	if grown := int64(peak) - int64(before.HeapAlloc); grown > 16<<20 {
		t.Errorf("%d bytes alive while a sheet of %d rows is read", grown, rows)
	}
}

// BenchmarkSheet reads a sheet of 100,000 rows.
func BenchmarkSheet(b *testing.B) {
	book := longBook(b, 100_000)
	presets := builtin(b)
	b.SetBytes(int64(len(book)))
	for b.Loop() {
		r := bytesOf("x.xlsx", book)
		r.Columns = moneyColumns
		Read(b.Context(), []Request{r}, presets, 2, nil)
	}
}

// FuzzWorkbook reads any bytes as the parts of a workbook, and any bytes as a
// whole one.
func FuzzWorkbook(f *testing.F) {
	parts := bareParts()
	seed := func(sheet string) {
		f.Add([]byte(sheet), []byte(parts["xl/sharedStrings.xml"]), []byte(parts["xl/styles.xml"]), []byte(parts["xl/workbook.xml"]), bareBook(f, parts, nil))
	}
	seed(parts["xl/worksheets/sheet1.xml"])
	seed(`<x:worksheet><!-- > --><x:sheetData><x:row r='3'><x:c r='b3' t='b'><x:v>1</x:v></x:c></x:row><row/><row r="2"><c t="inlineStr"><is><t><![CDATA[<a>]]>&#10;_x000D_</t></is></c></row></x:sheetData>`)
	presets := builtin(f)
	f.Fuzz(func(t *testing.T, sheet, texts, styles, book, whole []byte) {
		parts := bareParts()
		for name, text := range map[string][]byte{"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": texts, "xl/styles.xml": styles, "xl/workbook.xml": book} {
			parts[name] = string(text)
		}
		for _, data := range [][]byte{bareBook(t, parts, func(h *zip.FileHeader) { h.Method = zip.Store }), append(append([]byte(nil), zipMark...), whole[min(len(whole), 4):]...)} {
			r := bytesOf("x.xlsx", data)
			r.Columns = moneyColumns
			Read(t.Context(), []Request{r}, presets, 1, nil)
		}
	})
}

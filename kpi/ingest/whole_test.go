package ingest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"kpideck/kpi"
)

// mixedExport writes a Meta-like export with every kind of row: good, bad,
// quoted over lines, ambiguous, filtered out.
func mixedExport(rows int, seed uint64) string {
	rnd := rand.New(rand.NewPCG(seed, 7))
	var b strings.Builder
	b.WriteString("Day,\"Campaign name\",Impressions,\"Amount spent (VND)\",Reach,\"Link clicks\",\"Result type\",Results\n")
	for range rows {
		day := kpi.MustDate("2025-07-01") + kpi.Date(rnd.IntN(40))
		y, m, d := day.Civil()
		date := []string{day.String(), fmt.Sprintf("%d/%d/%d", d, m, y), fmt.Sprintf("\"%d tháng %d, %d\"", d, m, y), "soon", ""}[min(4, rnd.IntN(40)/8)]
		name := []string{"Bán hàng", "\"Quà, \"\"tặng\"\"\"", "\"hai\ndòng\"", " Bán hàng "}[rnd.IntN(4)]
		fmt.Fprintf(&b, "%s,%s,%d,%s,%d,%s,Purchases,%d\n", date, name, rnd.IntN(9000),
			[]string{"482726", "1.234.567", "12.345", "0", "x"}[rnd.IntN(5)], rnd.IntN(900), []string{"3", "", "-"}[rnd.IntN(3)], rnd.IntN(3))
	}
	return b.String()
}

// TestBlocksAndJobsDoNotMatter reads one text in blocks of all sizes, by one
// worker and by many, and alone or among others: always the same dump.
func TestBlocksAndJobsDoNotMatter(t *testing.T) {
	content := mixedExport(400, 1)
	presets := builtin(t)
	read := func(jobs, size int) string {
		reqs := []Request{text("b.csv", content), text("a.csv", mixedExport(50, 2)), text("c.csv", "a;b\n")}
		return dump(readBlocks(t.Context(), reqs, presets, jobs, nil, size))
	}
	want := read(1, blockSize)
	if !strings.Contains(want, "Quà, \"tặng\"") {
		t.Fatal(want)
	}
	for _, jobs := range []int{1, 2, 8} {
		for _, size := range []int{64, 1000, 4096, blockSize} {
			if got := read(jobs, size); got != want {
				t.Fatalf("jobs %d, blocks of %d bytes give another result:\n%s\nwant\n%s", jobs, size, got, want)
			}
		}
	}
}

// TestTablesDoNotDependOnBlocks cuts a file of several tables everywhere.
func TestTablesDoNotDependOnBlocks(t *testing.T) {
	r := onDisk("testdata/ga4/snapshot-tables.csv", "x.csv")
	want := dump(readOne(t, r))
	for size := 1; size < 200; size += 3 {
		if got := dump(readBlocks(t.Context(), []Request{r}, builtin(t), 2, nil, size)); got != want {
			t.Fatalf("blocks of %d bytes:\n%s\nwant\n%s", size, got, want)
		}
	}
}

func TestProgressReachesTheSizeOfAllFiles(t *testing.T) {
	a, b := mixedExport(300, 1), "x"
	var last int64
	Read(t.Context(), []Request{text("a.csv", a), text("b.csv", b)}, builtin(t), 2, func(done int64) {
		if done < last {
			t.Errorf("progress went back from %d to %d", last, done)
		}
		last = done
	})
	if want := int64(len(a) + len(b)); last != want {
		t.Errorf("progress ended at %d of %d bytes", last, want)
	}
}

func bytesOf(name string, content []byte) Request {
	r := text(name, "")
	r.Open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil }
	return r
}

const vietnameseExport = "Ngày,Tên chiến dịch,Lượt hiển thị,Số tiền đã chi tiêu (VND),Người tiếp cận\n" +
	"2025-07-01,Bán hàng Đà Nẵng,120,45000,90\n2025-07-02,Quà tặng khách cũ,80,30000,71\n"

// TestEncodings reads one export in every encoding that can write it.
func TestEncodings(t *testing.T) {
	want := dump(readOne(t, text("x.csv", vietnameseExport)))
	utf16 := func(e unicode.Endianness, bom unicode.BOMPolicy) []byte {
		out, err := unicode.UTF16(e, bom).NewEncoder().Bytes([]byte(vietnameseExport))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, content := range map[string][]byte{
		"UTF-8 with mark":                []byte("\ufeff" + vietnameseExport),
		"UTF-16LE with mark":             utf16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16BE with mark":             utf16(unicode.BigEndian, unicode.UseBOM),
		"UTF-16LE without mark":          utf16(unicode.LittleEndian, unicode.IgnoreBOM),
		"returns as line ends":           []byte(strings.ReplaceAll(vietnameseExport, "\n", "\r")),
		"returns and feeds as line ends": []byte(strings.ReplaceAll(vietnameseExport, "\n", "\r\n")),
		"sep line":                       []byte("sep=,\n" + vietnameseExport),
		"tabs":                           []byte(strings.ReplaceAll(vietnameseExport, ",", "\t")),
		"semicolons and trailing ones":   []byte(strings.ReplaceAll(strings.ReplaceAll(vietnameseExport, ",", ";"), "\n", ";;;\n")),
	} {
		if got := dump(readOne(t, bytesOf("x.csv", content))); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestOddByteIsDroppedWithAWarning(t *testing.T) {
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(vietnameseExport))
	if err != nil {
		t.Fatal(err)
	}
	tallies, problems := readOne(t, bytesOf("x.csv", append(out, 'x')))
	if len(tallies) != 1 || len(tallies[0].Rows) != 2 || len(problems) != 1 || problems[0].Code != "odd_byte" {
		t.Errorf("%s", dump(tallies, problems))
	}
}

// TestGuessedEncodings reads what is not UTF-8, with a notice that names the guess.
func TestGuessedEncodings(t *testing.T) {
	for _, tt := range []struct{ code, name, encoded string }{
		{"Windows-1258", "Bán hàng Đà Nẵng", cp1258("Bán hàng Đà Nẵng")},
		{"Windows-1252", "Été à Paris", encoded(t, charmap.Windows1252, "Été à Paris")},
		{"Windows-1251", "Летняя распродажа", encoded(t, charmap.Windows1251, "Летняя распродажа")},
		{"Shift_JIS", "珈琲豆の販売", "\x89\xd8\x94\xe3\x93\xa4\x82\xcc\x94\xcc\x94\x84"},
	} {
		content := "Day,Campaign name,Impressions,Amount spent (USD)\n" + strings.Repeat("2025-07-01,"+tt.encoded+",10,1.5\n", 3)
		tallies, problems := readOne(t, bytesOf("x.csv", []byte(content)))
		if len(tallies) != 1 || len(problems) != 1 || problems[0].Code != "encoding_guessed" || !strings.Contains(problems[0].Message["en"], tt.code) {
			t.Errorf("%s: %s", tt.code, dump(tallies, problems))
			continue
		}
		if got := tallies[0].Rows[0].Members[0]; tt.code != "Shift_JIS" && got != tt.name {
			t.Errorf("%s: %q, want %q", tt.code, got, tt.name)
		}
	}
}

func encoded(t *testing.T, m *charmap.Charmap, s string) string {
	t.Helper()
	out, err := m.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// cp1258 writes Vietnamese with the tone after its vowel, as that code page does.
func cp1258(s string) string {
	r := strings.NewReplacer("á", "\xe1", "à", "\xe0", "Đ", "\xd0", "ẵ", "\xe3\xde")
	return r.Replace(s)
}

// TestTruthInEveryDress writes a table of known sums in a random encoding,
// delimiter, style of numbers and order of dates, and reads the sums back.
func TestTruthInEveryDress(t *testing.T) {
	presets := builtin(t)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom([]style{dotDecimal, commaDecimal}).Draw(t, "style")
		layout := rapid.SampledFrom([]string{"%04[3]d-%02[2]d-%02[1]d", "%[1]d/%[2]d/%[3]d", "%[2]d/%[1]d/%[3]d", "%02[1]d.%02[2]d.%[3]d"}).Draw(t, "dates")
		delim := rapid.SampledFrom([]string{",", ";", "\t", "|"}).Draw(t, "delimiter")
		grouped := rapid.Bool().Draw(t, "grouped")
		truth := map[kpi.Date]int64{}
		var b strings.Builder
		b.WriteString(strings.Join([]string{"date", "orders", "revenue"}, delim) + "\n")
		// The first row decides both styles, as some cell of a real file does.
		days := append([]int{24}, rapid.SliceOfN(rapid.IntRange(0, 80), 1, 20).Draw(t, "days")...)
		for i, n := range days {
			amount := rapid.Int64Range(-5e9, 5e9).Draw(t, "thousandths")
			if i == 0 {
				amount = 1234567500
			}
			day := kpi.MustDate("2025-07-01") + kpi.Date(n)
			y, m, d := day.Civil()
			truth[day] += amount
			cell := written(amount, s, grouped)
			if i == 0 {
				cell = written(amount, s, true)
			}
			fmt.Fprintf(&b, layout+"%[4]s1%[4]s\"%[5]s\"\n", d, m, y, delim, cell)
		}
		req := mapped("", moneyColumns)
		req.Open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(b.String())), nil }
		size := rapid.IntRange(16, 4000).Draw(t, "block")
		tallies, problems := readBlocks(context.Background(), []Request{req}, presets, 3, nil, size)
		if len(tallies) != 1 || len(tallies[0].Rows) != len(truth) {
			t.Fatalf("%s\n%s", b.String(), dump(tallies, problems))
		}
		for _, r := range tallies[0].Rows {
			want, _ := kpi.Scaled(truth[r.Span.Start], 3)
			if got := r.Amounts[1].Sum; got != want {
				t.Fatalf("%s: %s, want %s in\n%s", r.Span.Start, got, want, b.String())
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{mixedExport(20, 3), vietnameseExport, "# x\n# Start date: 20250101\n# End date: 20250102\nNth day,Sessions\n0000,1\n\n# Start date: 20250101\n",
		"Report\n1 July 2025 - 2 July 2025\nCampaign,Currency code,Cost\nTotal: Campaigns,VND,1\n", "sep=;\n\"a;\"\"b\"\"\"\n", "\xff\xfea\x00,\x00"} {
		f.Add([]byte(s), uint16(64), false)
		f.Add([]byte(s), uint16(5), true)
	}
	presets := builtin(f)
	f.Fuzz(func(t *testing.T, data []byte, size uint16, columns bool) {
		r := bytesOf("x.csv", data)
		if columns {
			r.Columns = moneyColumns
		}
		one, p1 := readBlocks(t.Context(), []Request{r}, presets, 1, nil, int(size)+1)
		two, p2 := readBlocks(t.Context(), []Request{r}, presets, 2, nil, blockSize)
		if a, b := dump(one, p1), dump(two, p2); a != b {
			t.Fatalf("blocks of %d bytes give\n%s\nand one block\n%s", size, a, b)
		}
		sameWithoutQuick(t, r, presets, int(size)+1)
	})
}

// TestResavedTables reads tables of one file after a European spreadsheet: other
// delimiter, blank lines full of it, decimal commas.
func TestResavedTables(t *testing.T) {
	content := "# Report;;\n# Start date: 20250701;;\n# End date: 20250702;;\nNth day;Sessions;Average session duration\n0000;10;61,5\n0001;12;2,25\n;;\n" +
		"# Start date: 20250701;;\n# End date: 20250702;;\nSession source / medium;Sessions;\nfacebook / cpc;22;\n"
	got := withoutOrigin(dump(readOne(t, text("x.csv", content))))
	want := `  stated 2025-07-01..2025-07-02  seen 2025-07-01..2025-07-02  rows 2
  span | currency | sessions | session_seconds
  2025-07-01 |  | 10 | 615
  2025-07-02 |  | 12 | 27
  stated 2025-07-01..2025-07-02  seen 2025-07-01..2025-07-02  rows 1
  span | channel | currency | sessions
  2025-07-01..2025-07-02 | facebook / cpc |  | 22
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

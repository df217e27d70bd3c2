package ingest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// records scans a whole text.
func records(data []byte, delim byte) (out [][]string, ends []int) {
	var r record
	for at := 0; at < len(data); {
		at = r.scan(data, at, delim)
		fields := make([]string, len(r.fields))
		for i, f := range r.fields {
			fields[i] = string(f)
		}
		out, ends = append(out, fields), append(ends, at)
	}
	return out, ends
}

func TestScan(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"a,b\nc,d\n", "[a b] [c d]"}, {"a,b", "[a b]"}, {"a,\n", "[a ]"}, {"\n", "[]"}, {"a\r\nb\r\n", "[a] [b]"}, {",\r\n", "[ ]"},
		{"\"a,b\",c\n", "[a,b c]"}, {"\"a\nb\",c\nd\n", "[a\nb c] [d]"}, {"\"a\"\"b\",\"\"\n", "[a\"b ]"}, {"\"\"\"car\"\"\"\n", "[\"car\"]"},
		{"5\" nail,b\n", "[5\" nail b]"}, {"\"a\"b,c\n", "[ab c]"}, {"\"a\"\r\n\"b\"\r\n", "[a] [b]"}, {"\"a\" ,b\n", "[a  b]"},
	} {
		got, _ := records([]byte(tt.text), ',')
		var parts []string
		for _, r := range got {
			parts = append(parts, fmt.Sprint(r))
		}
		if s := strings.Join(parts, " "); s != tt.want {
			t.Errorf("%q = %s, want %s", tt.text, s, tt.want)
		}
	}
}

// TestScanReadsWhatCSVWrites compares with the standard writer.
func TestScanReadsWhatCSVWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`[a,";\n\té ]{0,6}`)
		want := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 4), 1, 6).Draw(t, "rows")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "delimiter")
		w.UseCRLF = rapid.Bool().Draw(t, "crlf")
		if err := w.WriteAll(want); err != nil {
			t.Fatal(err)
		}
		got, _ := records(b.Bytes(), byte(w.Comma))
		if w.UseCRLF {
			for _, row := range got {
				for i := range row {
					row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q: %s", b.String(), diff)
		}
	})
}

// TestBoundaryIsWhereARecordEnds holds for any text, however broken: a block
// that ends at a boundary scans into the records that the whole text has.
func TestBoundaryIsWhereARecordEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(rapid.StringMatching(`[a,"\n\r]{0,40}`).Draw(t, "text"))
		cut := rapid.IntRange(0, len(text)).Draw(t, "cut")
		at := boundary(text[:cut], ',')
		if at == 0 {
			return
		}
		_, ends := records(text, ',')
		for _, end := range ends {
			if end == at {
				return
			}
		}
		t.Fatalf("%q cut at %d gives boundary %d, records end at %v", text, cut, at, ends)
	})
}

// TestTailOfABlockTellsWhereARecordEnds: blocks long enough for their tail to
// decide are cut where a record of the whole text ends, whatever quotes it holds.
func TestTailOfABlockTellsWhereARecordEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.StringMatching(`([a1]{0,9}|"[a,\n]{0,9}"|"[a]{0,4}""[,\n]?"|[a]"[a]|"|""){0,3}[,\n]`)
		var text []byte
		pieces := rapid.SliceOfN(piece, 1, 12).Draw(t, "pieces")
		for len(text) < 5*tailSize {
			for _, p := range pieces {
				text = append(text, p...)
			}
		}
		at := boundary(text, ',')
		if at == 0 {
			return
		}
		_, ends := records(text, ',')
		if _, found := slices.BinarySearch(ends, at); !found {
			t.Fatalf("%q: boundary %d of %d is no end of a record", pieces, at, len(text))
		}
	})
}

// A line that names a delimiter names none that cells are made of.
func TestSepLine(t *testing.T) {
	for text, want := range map[string]byte{"sep=;\na;b\n": ';', "SEP=\t\r\na\tb\n": '\t', "\"sep=,\"\n": ',', "sep=|\n": '|', "sep=\u00a7\n": 0,
		"sep=5\n1526\n": 0, "sep=a\n": 0, "sep=Z\n": 0, "sep=\r\n": 0, "sep=\"\n": 0, "sep=;;\n": 0, "sep=": 0} {
		if got, _ := sepLine([]byte(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"a,b\n", "\"a\"\"\n", "\"a\n", "\"\"\",\n\r\n", "5\" x,\"y\"z\n"} {
		f.Add([]byte(s), byte(','))
	}
	f.Fuzz(func(t *testing.T, data []byte, delim byte) {
		if !delimits(delim) {
			return
		}
		sameAsIndex(t, data, delim, false)
		sameAsCSV(t, data[:min(len(data), 1<<10)], delim) // at each of whose bytes a block may end
		_, ends := records(data, delim)
		if at := boundary(data, delim); at != 0 && !slices.Contains(ends, at) {
			t.Fatalf("boundary %d is no end of %v", at, ends)
		}
	})
}

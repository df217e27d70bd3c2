package ingest

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// A text of even rows in RFC 4180 is not touched, whatever its cells hold.
func TestStandardTextStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOfN(rapid.RuneFrom([]rune("a1\"'\\,; \n\x00")), 0, 8, -1)
		var in bytes.Buffer
		w := csv.NewWriter(&in)
		w.Write([]string{"a", "b", "c"})
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			w.Write([]string{"x" + cell.Draw(t, "cell"), "y" + cell.Draw(t, "cell"), "z" + cell.Draw(t, "cell")})
		}
		w.Flush()
		out, err := io.ReadAll(standard(bytes.NewReader(in.Bytes())))
		if err != nil || !bytes.Equal(out, in.Bytes()) {
			t.Fatalf("%q became %q (%v)", in.Bytes(), out, err)
		}
	})
}

// What is written in a dialect reads back, however the text is cut on its way.
func TestDialectReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom([]dialect{{',', '"', '\\', false}, {';', '\'', '\'', false}, {'\t', '"', 0, false}, {',', '"', '"', true}, {',', '\'', '\\', false}}).Draw(t, "dialect")
		cell := rapid.StringOfN(rapid.RuneFrom([]rune("aé1\"',;\n ")), 0, 6, -1)
		var rows [][]string
		var in strings.Builder
		for range rapid.IntRange(1, 5).Draw(t, "rows") {
			row := []string{cell.Draw(t, "a"), cell.Draw(t, "b")}
			rows = append(rows, row)
			for i, text := range row {
				if i > 0 {
					in.WriteByte(d.delim)
					if d.spaced {
						in.WriteByte(' ')
					}
				}
				quote := string(rune(d.quote))
				in.WriteString(quote + strings.ReplaceAll(text, quote, string(rune(d.escape))+quote) + quote)
			}
			in.WriteByte('\n')
		}
		r := csv.NewReader(iotest.OneByteReader(bytes.NewReader(d.plain([]byte(in.String())))))
		r.Comma = rune(d.delim)
		got, err := r.ReadAll()
		if err != nil || len(got) != len(rows) {
			t.Fatalf("%q: %q (%v)", in.String(), got, err)
		}
		for i := range rows {
			if strings.Join(got[i], "|") != strings.Join(rows[i], "|") {
				t.Fatalf("%q became %q", rows, got)
			}
		}
	})
}

// A dialect that makes one even record of two, of which one is damaged, is none:
// the rows would be lost in a cell.
func TestNoDialectSwallowsRows(t *testing.T) {
	row := "2025-07-02,\"she said \"\"no\"\" twice, \"\"never\"\"\",13\n"
	in := "day,said,cost\n2025-07-01,\"she said \"\"no\"\" once, \"\"never\"\"\"12\n" + strings.Repeat(row, 20)
	out, err := io.ReadAll(standard(strings.NewReader(in)))
	if err != nil || string(out) != in {
		t.Errorf("became\n%s", out)
	}
}

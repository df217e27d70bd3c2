package ingest

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

// TestIndexIsWhatScanReads: as far as an index goes, its records and cells are those
// that scan reads, for any text and from any record on.
func TestIndexIsWhatScanReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.StringMatching(`([a1é]{0,40}|"[a,é]{0,40}"|"[a,\n]{0,9}"|"[a]{0,4}""[,\n]?"|[a]"[a]|"|""|"a"\r|"a"b)`)
		var text []byte
		for _, p := range rapid.SliceOfN(piece, 1, 60).Draw(t, "pieces") {
			text = append(append(text, p...), rapid.SampledFrom([]string{",", ",", ",", "\n", "\r\n", "\r"}).Draw(t, "end")...)
		}
		sameAsIndex(t, text, ',', false)
	})
}

// TestIndexGoesAllTheWay: text as programs write it has no record that an index
// leaves out, but for those behind its end.
func TestIndexGoesAllTheWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SampledFrom([]string{"1,2,3\n", "\"é, a\",,5\r\n", "a,\"b,c\",\"d\"\n", ",,\n", "\"x\",\"y\",\"\"\r\n", "tháng mười hai,một hai ba bốn năm sáu bảy tám chín mười,7\n"})
		text := bytes.Join(rapid.SliceOfN(rapid.Map(line, func(s string) []byte { return []byte(s) }), 1, 400).Draw(t, "lines"), nil)
		var x cellIndex
		x.build(text, 0, ',', true)
		covered := text[:min(len(text), indexSize)]
		if got, want := len(x.lines)-1, bytes.Count(covered, []byte{'\n'}); got < want-1 || len(covered) == len(text) && got != want {
			t.Fatalf("%d records of %d", got, want)
		}
		sameAsIndex(t, text, ',', true)
	})
}

// sameAsIndex compares the records of an index with those of scan, and builds it
// again at a few of the records.
func sameAsIndex(t fataler, text []byte, delim byte, check bool) {
	t.Helper()
	var x cellIndex
	var r record
	built := -1
	for at, n := 0, 0; at < len(text); n++ {
		next := r.scan(text, at, delim)
		if !x.find(at) && (built != at && (x.left() || n%7 == 0)) {
			x.build(text, at, delim, check)
			built = at
		}
		if x.find(at) {
			ends := x.cells()
			if len(ends) != len(r.fields)+1 || int(ends[len(ends)-1])+1 != next || r.lines != 1 {
				t.Fatalf("%q at %d: ends %v, want %q to %d", text, at, ends, r.fields, next)
			}
			cut := withoutReturn(text, ends)
			for i, f := range r.fields {
				if got := cellOf(text, ends, i); !bytes.Equal(got, f) {
					t.Fatalf("%q at %d: cell %d is %q, want %q", text, at, i, got, f)
				}
			}
			ends[len(ends)-1] += cut
		}
		at = next
	}
}

// TestIndexIsOfUTF8: no record that is not is in an index that must be.
func TestIndexIsOfUTF8(t *testing.T) {
	var x cellIndex
	for _, text := range []string{"a,\xe9\n", "é,\xc3\n", "\xed\xa0\x80,b\n", "\xc0\x80,\n", "\xf5\x80\x80\x80,b\n"} {
		if x.build([]byte(text), 0, ',', true); x.find(0) {
			t.Errorf("%q is taken for UTF-8", text)
		}
		if x.build([]byte(text), 0, ',', false); !x.find(0) {
			t.Errorf("%q is looked at where it need not be UTF-8", text)
		}
	}
}

// TestWordsByAnyWay: what processors do in different ways is the same.
func TestWordsByAnyWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom([]byte("a1\",;\n\r\x00\x01\x22\x23\x0b\x80\xa2\xac\x8a\xff")), 0, 300).Draw(t, "text")
		delim := rapid.SampledFrom([]byte(",;\t|")).Draw(t, "delimiter")
		got, want := make([]word, 5), make([]word, 5)
		wordsOf(got, text, delim)
		narrowWords(want, text, delim)
		for i, c := range text {
			bit := uint64(1) << (i % wordSize)
			w := got[i/wordSize]
			if w != want[i/wordSize] || (w.quotes&bit != 0) != (c == '"') || (w.delims&bit != 0) != (c == delim) || (w.lines&bit != 0) != (c == '\n') {
				t.Fatalf("%q, byte %d: %x, want %x", text, i, w, want[i/wordSize])
			}
		}
	})
}

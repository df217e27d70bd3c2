package ingest

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// fataler is what rapid, fuzzing and tests have in common.
type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

// asCSV reads a text with the standard library; ok is false for what it refuses or
// what we read otherwise: text behind the quote that closes a cell, which it takes
// for more of the cell, and we for what follows it.
func asCSV(text []byte, delim byte) (rows [][]string, ok bool) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = rune(delim), true, -1
	rows, err := r.ReadAll()
	return rows, err == nil && !loosely(text, delim)
}

// loosely tells whether a quoted cell has text behind it, or none closes it.
func loosely(text []byte, delim byte) bool {
	var r record
	for at := 0; at < len(text); {
		next := r.scan(text, at, delim)
		if r.broken >= 0 {
			return true
		}
		for _, from := range r.starts {
			if from >= len(text) || text[from] != '"' {
				continue
			}
			rest := text[quoteEnd(text, from+1):]
			if len(rest) > 0 && rest[0] != delim && rest[0] != '\n' && !bytes.HasPrefix(rest, []byte("\r\n")) && string(rest) != "\r" {
				return true
			}
		}
		at = next
	}
	return false
}

// plainRecords are the records of a text as the standard library gives them: no
// blank lines, and within cells lines that end as Unix ends them.
func plainRecords(raw [][]byte, delim byte) (rows [][]string) {
	for _, text := range raw {
		fields, _ := records(text, delim)
		for _, row := range fields {
			if blank := string(text); blank == "\n" || blank == "\r\n" || blank == "\r" {
				continue
			}
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// split cuts a text into its records as written.
func split(text []byte, delim byte) (raw [][]byte) {
	_, ends := records(text, delim)
	from := 0
	for _, end := range ends {
		raw, from = append(raw, text[from:end]), end
	}
	return raw
}

// sameAsCSV compares the scanner with encoding/csv, counts the lines of each record,
// and asks where records end for blocks that are cut at every byte.
func sameAsCSV(t fataler, text []byte, delim byte) {
	t.Helper()
	want, ok := asCSV(text, delim)
	if got := plainRecords(split(text, delim), delim); ok && !slices.EqualFunc(got, want, slices.Equal) {
		t.Fatalf("%q: %q, encoding/csv reads %q", text, got, want)
	}
	var r record
	for at := 0; at < len(text); {
		next := r.scan(text, at, delim)
		if lines := bytes.Count(text[at:next], []byte{'\n'}); r.lines != lines {
			t.Fatalf("%q: %d lines, counted %d", text[at:next], lines, r.lines)
		}
		at = next
	}
	_, ends := records(text, delim)
	for cut := range text {
		if at := boundary(text[:cut], delim); at != 0 && !slices.Contains(ends, at) {
			t.Fatalf("%q cut at %d: boundary %d, records end at %v", text, cut, at, ends)
		}
	}
}

// TestScanIsEncodingCSV holds on any text of quotes, delimiters, returns and line
// feeds that encoding/csv can read.
func TestScanIsEncodingCSV(t *testing.T) {
	read := 0
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(rapid.StringMatching(`([a1é" ]{0,3}|"([a,\n\r]|""){0,4}")([,\n]|\r\n|\r){0,2}(.|\n){0,30}`).Draw(t, "text"))
		if _, ok := asCSV(text, ','); ok {
			read++
		}
		sameAsCSV(t, text, ',')
	})
	if read < 20 {
		t.Errorf("only %d texts could be compared", read)
	}
}

// TestBlocksOfEverySizeAreEncodingCSV reads a text in blocks of each size up to its
// own: the records are always those of encoding/csv.
func TestBlocksOfEverySizeAreEncodingCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`[a1é ]{0,4}|"([a, ]|""|\n|\r\n){0,5}"|a"b`)
		var text []byte
		for _, c := range rapid.SliceOfN(cell, 2, 24).Draw(t, "cells") {
			text = append(append(text, c...), rapid.SampledFrom([]string{",", ",", "\n", "\r\n"}).Draw(t, "end")...)
		}
		want, ok := asCSV(text, ',')
		if !ok {
			return
		}
		for size := 1; size <= len(text)+1; size++ {
			var raw [][]byte
			s := newStream(&opened{text: bytes.NewReader(text), code: utf8Code}, func() []byte { return nil })
			for last := false; !last; {
				data, _, end, err := s.block(size, ',', parting{})
				if err != nil {
					t.Fatalf("%q in blocks of %d: %v", text, size, err)
				}
				raw, last = append(raw, split(data, ',')...), end
			}
			if got := plainRecords(raw, ','); !slices.EqualFunc(got, want, slices.Equal) {
				t.Fatalf("%q in blocks of %d: %q, encoding/csv reads %q", text, size, got, want)
			}
		}
	})
}

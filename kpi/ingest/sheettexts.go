package ingest

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"unicode/utf16"
)

// The texts that the cells of a workbook share have to be at hand while its
// sheets are read: so many bytes, and so many of them.
const (
	maxTexts  = 256 << 20
	mostTexts = 16 << 20
)

// sharedTexts are these texts, one after the other.
type sharedTexts struct {
	all  []byte
	ends []uint32
}

// of gives the text of a number; ok is false where there is none.
func (s *sharedTexts) of(n int) (text []byte, ok bool) {
	if n < 0 || n >= len(s.ends) {
		return nil, false
	}
	from := uint32(0)
	if n > 0 {
		from = s.ends[n-1]
	}
	return s.all[from:s.ends[n]], true
}

func readTexts(r io.Reader) (*sharedTexts, error) {
	x, s := newXMLTags(r), &sharedTexts{}
	var t textRuns
	for {
		switch err := x.next(); {
		case errors.Is(err, io.EOF):
			return s, nil
		case err != nil:
			return nil, err
		}
		switch {
		case x.is("si") && x.open:
			t.start()
			fallthrough
		case x.is("si"):
			if x.close {
				s.all = append(s.all, unmasked(t.text)...)
				s.ends = append(s.ends, uint32(len(s.all)))
			}
		default:
			t.take(x)
		}
		if len(s.all) > maxTexts || len(s.ends) > mostTexts {
			return nil, errBigWorkbook
		}
	}
}

// textRuns puts the parts of a text together that are written in several looks,
// without the readings that stand beside Japanese ones.
type textRuns struct {
	text    []byte
	reading bool
}

func (r *textRuns) start() { r.text, r.reading = r.text[:0], false }

func (r *textRuns) take(x *xmlTags) {
	switch {
	case x.is("rPh"):
		r.reading = x.open && !x.close
	case x.is("t") && x.close && !x.open && !r.reading && len(r.text) <= maxCell:
		r.text = append(r.text, x.text...)
	}
}

// masked are the letters that Excel writes so since XML has no place for them,
// as _x000D_.
var masked = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unmasked(text []byte) []byte {
	if len(text) < len("_x000D_") || !masked.Match(text) {
		return text
	}
	return masked.ReplaceAllFunc(text, func(m []byte) []byte {
		n, err := strconv.ParseUint(string(m[2:6]), 16, 16)
		if err != nil || utf16.IsSurrogate(rune(n)) {
			return m
		}
		return []byte(string(rune(n)))
	})
}

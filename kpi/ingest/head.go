package ingest

import (
	"bytes"
	"unicode/utf8"
)

const (
	headSize    = 256 << 10
	headRecords = 60
)

// headRecord is a record of the head: what stands before and around the header row.
type headRecord struct {
	fields []string
	line   int      // 0-based from the start of the head
	end    int      // offset after it
	cells  []string // as written, where the record had to be cut otherwise
	mended headMend // how, of these
}

// parseHead reads the first records of a text in a delimiter. A record at the
// cut end of the head is left out, since half a header is none.
func parseHead(text []byte, delim byte, whole bool) []headRecord {
	var r record
	var list []headRecord
	line := 0
	for at := 0; at < len(text) && len(list) < headRecords; {
		next := r.scan(text, at, delim)
		if rec, ok := r.straight(text, at, next, delim); ok {
			rec.line = line
			list = append(list, rec)
			line += bytes.Count(text[at:rec.end], []byte{'\n'})
			at = rec.end
			continue
		}
		if r.broken >= 0 || next == len(text) && !whole || len(r.fields) > maxColumns {
			break
		}
		r.again(delim)
		list = append(list, headRecord{fields: texts(r.fields), line: line, end: next})
		line += r.lines
		at = next
	}
	return list
}

// overWide tells whether a record of the head has more columns than are read. One
// that fills most of the head with a thousand columns and goes on beyond it is as bad.
func overWide(text []byte, fixed byte) bool {
	var r record
	for _, delim := range candidates(fixed, text) {
		for at, n := 0, 0; at < len(text) && n < headRecords; n++ {
			at = r.scan(text, at, delim)
			cut := at == len(text) && r.lines == 0 && at-r.start > headSize/2
			if len(r.fields) > maxColumns || cut && len(r.fields) > 1000 {
				return true
			}
		}
	}
	return false
}

func texts(fields [][]byte) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = memberName(string(f))
	}
	for len(out) > 1 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// sepLine reads the line sep=; that some exporters and spreadsheets write
// first; size is its length, 0 when there is none.
func sepLine(text []byte) (delim byte, size int) {
	line, _, found := bytes.Cut(text, []byte{'\n'})
	t := bytes.TrimRight(line, "\r")
	t = bytes.Trim(t, `"`)
	if !found || len(t) != 5 || !bytes.EqualFold(t[:4], []byte("sep=")) || !delimits(t[4]) {
		return 0, 0
	}
	return t[4], len(line) + 1
}

// delimits tells whether a byte can stand between cells: letters and digits are
// part of them.
func delimits(c byte) bool {
	return c == '\t' || ' ' <= c && c < utf8.RuneSelf-1 && c != '"' && !('0' <= c && c <= '9') && !('a' <= c|0x20 && c|0x20 <= 'z')
}

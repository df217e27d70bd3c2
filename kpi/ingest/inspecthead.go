package ingest

import (
	"bytes"
	"slices"
	"strings"
)

// anyLayout finds the header row of a table that no preset knows: in the first
// stretch of lines that holds two records of one width, the first of texts.
func anyLayout(head []byte, whole bool, sep byte) layout {
	if sep == 0 {
		if l, ok := spaceParted(head, whole); ok {
			return l
		}
	}
	l, ok := likelyHeader(head, whole, sep)
	if !ok {
		return l
	}
	records := parseHead(head, l.delim, whole)
	if at := listOfOne(records); at >= 0 {
		return layout{delim: l.delim, preamble: records[:at], header: records[at]}
	}
	for from := 0; from < len(records); {
		to := from
		for to < len(records) && !emptyRecord(records[to].fields) {
			to++
		}
		if width, n := commonWidth(records[from:to]); n > 1 {
			found := headerOfWidth(records[from:to], width)
			found.delim, found.preamble = l.delim, records[:from+len(found.preamble)]
			found.raise(head)
			return found
		}
		from = to + 1
	}
	return l
}

// aloneShare is how many records of one cell stand against one of several in a list
// of texts, of which some hold a delimiter.
const aloneShare = 5

// listOfOne gives the first record of a table of one column; -1 where it has more.
// Titles above a table and footnotes below it are few.
func listOfOne(records []headRecord) int {
	wide, above, below := 0, 0, 0
	first := -1
	for i, rec := range records {
		switch {
		case emptyRecord(rec.fields):
			continue
		case len(rec.fields) > 1:
			wide++
		case wide == 0:
			above++
		default:
			below++
		}
		if first < 0 {
			first = i
		}
	}
	if wide == 0 || above+below < aloneShare*wide || below < aloneShare*wide && above < headRecords/2 {
		return -1
	}
	return first
}

// spaceParted tells whether spaces part the cells of a table: no delimiter stands
// in its first line, no line has fewer words than that, and no delimiter cuts the
// others evenly. Cells of later lines may hold spaces as well.
func spaceParted(head []byte, whole bool) (l layout, ok bool) {
	line, _, _ := bytes.Cut(head, []byte{'\n'})
	if bytes.ContainsAny(line, string(delimiters)) || bytes.IndexByte(line, ' ') < 0 {
		return l, false
	}
	records := parseHead(head, ' ', whole)
	if len(records) < leastProfile {
		return l, false
	}
	header := records[0].fields
	if len(header) < 3 || slices.ContainsFunc(header, func(s string) bool { return s == "" || digitStart(s) }) {
		return l, false
	}
	for _, rec := range records {
		if n := len(rec.fields); n > 1 && n < len(header)-1 || n == 1 && rec.fields[0] != "" {
			return l, false
		}
	}
	below := head[records[0].end:]
	if slices.ContainsFunc(delimiters, func(d byte) bool { n, _, _ := evenRecords(below, d, whole); return n > 0 }) {
		return l, false
	}
	return layout{delim: ' ', header: records[0]}, true
}

func emptyRecord(fields []string) bool {
	return !slices.ContainsFunc(fields, func(s string) bool { return s != "" })
}

// startsTable tells whether another table starts in the text after a blank
// line: a row of texts above one with a number, perhaps below a few lines of one
// cell, or any row of texts below comment lines.
func (w *walker) startsTable(rest []byte, whole bool, delim byte) bool {
	if len(rest) > lookAhead {
		rest, whole = rest[:lookAhead], false
	}
	first := firstRecords(rest, delim, whole, 1)
	if len(first) == 1 && len(first[0].fields) > 1 && slices.ContainsFunc(first[0].fields, startsDigit) {
		return false
	}
	for _, d := range delimiters {
		if opensTable(firstRecords(rest, d, whole, 16)) {
			return true
		}
	}
	return false
}

// lookAhead is how far the search for the next table looks.
const lookAhead = 64 << 10

func startsDigit(s string) bool { return s != "" && digitStart(s) }

// firstRecords parses up to n records that are not blank.
func firstRecords(text []byte, delim byte, whole bool, n int) []headRecord {
	var r record
	var list []headRecord
	for at := 0; at < len(text) && len(list) < n; {
		next := r.scan(text, at, delim)
		if r.broken >= 0 || next == len(text) && !whole {
			break
		}
		if !r.blank() {
			list = append(list, headRecord{fields: texts(r.fields), end: next})
		}
		at = next
	}
	return list
}

func opensTable(records []headRecord) bool {
	i, comments := 0, false
	for ; i < len(records) && len(records[i].fields) == 1; i++ {
		comments = comments || strings.HasPrefix(records[i].fields[0], "#")
	}
	if i == len(records) || i > 3 && !comments {
		return false
	}
	header := records[i].fields
	if slices.ContainsFunc(header, func(s string) bool { return s == "" || digitStart(s) }) {
		return false
	}
	if comments || i+1 == len(records) {
		return comments
	}
	row := records[i+1].fields
	return len(row) > 1 && len(row) <= len(header) && slices.ContainsFunc(row, startsDigit)
}

package ingest

import (
	"bytes"
	"slices"
	"strings"
)

// raise takes the record above a header that holds figures, and so is none, where
// it is as wide as the rows once a stray quote in it is a letter, or once it is cut
// by another delimiter; or where it lacks one cell and holds words alone.
func (l *layout) raise(head []byte) {
	n := len(l.preamble)
	if n == 0 || !slices.ContainsFunc(l.header.fields, startsDigit) {
		return
	}
	from := 0
	if n > 1 {
		from = l.preamble[n-2].end
	}
	width := len(headerCells(head[l.preamble[n-1].end:l.header.end], l.delim))
	for _, delim := range append([]byte{l.delim, ' '}, delimiters...) {
		fields, end, _ := lettered(head, from, delim)
		cells := texts(fields)
		if len(fields) != width || slices.ContainsFunc(cells, startsDigit) || slices.Contains(cells[:min(len(cells), 1)], "") {
			continue
		}
		l.header = headRecord{fields: cells, line: l.preamble[n-1].line, end: end, cells: asWritten(fields), mended: cutOtherwise}
		if delim == l.delim {
			l.header.mended = strayInHeader
		}
		l.preamble = l.preamble[:n-1]
		return
	}
	if short := l.preamble[n-1]; len(short.fields) > 1 && len(short.fields) == len(l.header.fields)-1 && allWords(short.fields) {
		l.header, l.preamble = short, l.preamble[:n-1]
	}
}

func allWords(cells []string) bool {
	return !slices.ContainsFunc(cells, func(s string) bool { return s == "" || digitStart(s) })
}

func asWritten(fields [][]byte) []string {
	cells := make([]string, len(fields))
	for i, f := range fields {
		cells[i] = string(f)
	}
	return cells
}

// headMend is what was wrong with a header row.
type headMend string

// What is put right in a header, and what is only told.
const (
	strayInHeader headMend = "quote"  // a quote stands where none should
	cutOtherwise  headMend = "delim"  // another delimiter than that of the rows
	emptyInHeader headMend = "empty"  // a separator too many
	narrowHeader  headMend = "narrow" // fewer cells than most rows have
)

// headerRows is how many rows a header may have.
const headerRows = 3

// learn takes the profile of a table's columns, and with it what the header row
// alone does not tell: whether further rows belong to it, and whether it has a
// separator too many.
func (t *walked) learn(head []byte, l *layout) {
	t.mender = newMender(head[l.header.end:], l.delim, len(t.cells), t.whole)
	t.mended, t.headRows = l.header.mended, 1
	if t.mended == "" && strayQuotes(head[l.start():l.header.end], l.delim) {
		t.mended = strayInHeader
	}
	if !t.freehand() {
		return
	}
	if less := withoutEmpty(t.cells); less != nil && !t.mender.tells() {
		if m := newMender(head[l.header.end:], l.delim, len(less), t.whole); m.tells() {
			t.mender, t.cells, t.mended = m, less, emptyInHeader
		}
	}
	if t.mended == "" && t.mender.wider {
		t.mended = narrowHeader
	}
	var r record
	for n := 1; n < headerRows && t.mender.tells(); n++ {
		next := r.scan(head, l.header.end, l.delim)
		if next == len(head) || !t.mender.heads(r.fields) {
			return
		}
		for i, f := range r.fields {
			t.cells[i] = strings.TrimSpace(t.cells[i] + " " + string(f))
		}
		l.header.end = next
		t.headRows++
	}
}

// freehand tells whether no platform made a table, so that people may have
// put anything into it.
func (t *walked) freehand() bool { return t.preset == nil || t.preset.fallback }

// start is where the header begins in its head.
func (l *layout) start() int {
	if n := len(l.preamble); n > 0 {
		return l.preamble[n-1].end
	}
	return 0
}

// withoutEmpty leaves out the one empty cell of a header; nil where there are none
// or several.
func withoutEmpty(cells []string) []string {
	at := slices.Index(cells, "")
	if at < 0 || slices.Index(cells[at+1:], "") >= 0 {
		return nil
	}
	return slices.Concat(cells[:at], cells[at+1:])
}

// headingShare is the part of a column's cells that may be words, or empty, in
// one that holds figures: its own headings may be among them.
const headingShare = 5

// heads tells whether a row says what the columns hold: words in every column
// that otherwise has none.
func (p *profile) heads(fields [][]byte) bool {
	if len(fields) != len(p.columns) || p.rows < 2*headingShare {
		return false
	}
	figures := 0
	for i, f := range fields {
		if headingShare*(p.columns[i][wordLooks]+p.columns[i][emptyLooks]) > p.rows {
			continue
		}
		if looksOf(f) != wordLooks {
			return false
		}
		figures++
	}
	return figures > 1
}

// repeats tells whether a row is a header again, of this table or of one that has
// at least half its columns: words where the columns hold figures, and the same.
func (m *mender) repeats(fields [][]byte, cells []string) bool {
	if len(cells) < 2 || !m.tells() {
		return false
	}
	same := 0
	for i := range min(len(fields), len(cells)) {
		if len(cells[i]) > 0 && bytes.Equal(fields[i], []byte(cells[i])) {
			same++
		}
	}
	if 2*same < len(cells) {
		return false
	}
	wide := slices.Clone(fields[:min(len(fields), len(cells))])
	for len(wide) < len(cells) {
		wide = append(wide, []byte(cells[len(wide)]))
	}
	return m.heads(wide)
}

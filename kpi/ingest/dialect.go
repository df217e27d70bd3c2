package ingest

import (
	"bufio"
	"bytes"
	"io"
	"slices"
)

// dialect is how a text writes cells where it differs from RFC 4180.
type dialect struct {
	delim  byte
	quote  byte // " or '
	escape byte // before a quote within quotes: \, NUL or, doubled, the quote itself; else noEscape
	spaced bool // a space follows every delimiter
}

// noEscape is where quotes within quotes stand as they are, and the one that a
// delimiter follows closes.
const noEscape = 1

// dialectHead is how much of a text decides its dialect.
const dialectHead = 64 << 10

// standard gives a text as RFC 4180 writes it, line by line, whatever quotes and
// escapes it is written with. A text that is fine as it stands is not touched:
// another dialect is taken only where more of the first records are of one width
// by it. Where all of them are of one width already, only the spaces are taken
// away that people write after each delimiter.
func standard(text io.Reader) io.Reader {
	r := bufio.NewReaderSize(text, dialectHead)
	head, err := r.Peek(dialectHead) // what cannot be read will be told by the next to read
	d, ok := findDialect(head, err != nil)
	if !ok {
		return r
	}
	return &dialectReader{r: r, d: d, opens: true}
}

// findDialect compares what the signs in a head speak for with RFC 4180.
func findDialect(head []byte, whole bool) (best dialect, ok bool) {
	_, size := sepLine(head)
	head = head[size:]
	signs := dialectSigns(head)
	most := 0
	for _, delim := range delimiters {
		n, all, inner := evenRecords(head, delim, whole)
		if n == all && n > 0 {
			return dialect{delim, '"', '"', true}, spaceAfter(head, delim, whole)
		}
		most = max(most, n-inner)
	}
	for _, d := range signs {
		if n, _, inner := evenRecords(d.plain(head), d.delim, whole); n-inner > most {
			best, most, ok = d, n-inner, true
		}
	}
	return best, ok
}

// dialectSigns are the dialects that something in a head speaks for.
func dialectSigns(head []byte) (list []dialect) {
	escapes := []byte{'"'}
	for _, e := range []byte{'\\', 0} {
		if bytes.Contains(head, []byte{e, '"'}) {
			escapes = append(escapes, e)
		}
	}
	for _, delim := range delimiters {
		spaced := bytes.Contains(head, []byte{delim, ' ', '"'})
		for _, e := range escapes {
			if e != '"' {
				list = append(list, dialect{delim, '"', e, false})
			}
			if spaced {
				list = append(list, dialect{delim, '"', e, true})
			}
		}
		if containsAny(head, "\n'", string([]byte{delim, '\''})) && containsAny(head, "'\n", "'\r", string([]byte{'\'', delim})) {
			list = append(list, dialect{delim, '\'', '\'', false}, dialect{delim, '\'', noEscape, false})
			if bytes.Contains(head, []byte(`\'`)) {
				list = append(list, dialect{delim, '\'', '\\', false})
			}
		}
	}
	return list
}

func containsAny(head []byte, texts ...string) bool {
	return slices.ContainsFunc(texts, func(s string) bool { return bytes.Contains(head, []byte(s)) })
}

// spaceAfter tells whether a space follows each delimiter of a head, as people write
// lists; some records must say so.
func spaceAfter(head []byte, delim byte, whole bool) bool {
	if !bytes.Contains(head, []byte{delim, ' '}) {
		return false
	}
	var r record
	n := 0
	for at := 0; at < len(head) && n < headRecords; n++ {
		next := r.scan(head, at, delim)
		if next == len(head) && !whole {
			break
		}
		if !r.blank() && slices.ContainsFunc(r.fields[1:], func(f []byte) bool { return len(f) == 0 || f[0] != ' ' }) {
			return false
		}
		at = next
	}
	return n >= leastProfile
}

// evenRecords counts the records of a head that have the width most of them
// have, less those that have not; all counts both.
// inner are line ends in cells: a damaged row and the next may make one record.
func evenRecords(head []byte, delim byte, whole bool) (n, all, inner int) {
	var r record
	widths := map[int]int{}
	for at := 0; at < len(head) && all < headRecords; {
		next := r.scan(head, at, delim)
		if next == len(head) && !whole {
			break
		}
		at = next
		if r.blank() {
			continue
		}
		all++
		inner += max(0, r.lines-1)
		if r.broken < 0 && !r.loose && len(r.fields) > 1 {
			widths[len(r.fields)]++
		}
	}
	for _, c := range widths {
		n = max(n, c)
	}
	return 2*n - all, all, inner
}

func (d dialect) plain(text []byte) []byte {
	out, _ := io.ReadAll(&dialectReader{r: bufio.NewReader(bytes.NewReader(text)), d: d, opens: true})
	return out
}

// dialectReader writes a text anew as RFC 4180 would.
type dialectReader struct {
	r       *bufio.Reader
	d       dialect
	opens   bool // the next byte opens a cell
	inside  bool // a cell in quotes
	wrapped bool // a bare cell that begins with ", which RFC 4180 must quote
	out     []byte
	from    int
}

func (r *dialectReader) Read(p []byte) (int, error) {
	if r.from == len(r.out) {
		r.out, r.from = r.out[:0], 0
		for len(r.out) < 32<<10 {
			c, err := r.r.ReadByte()
			if err != nil {
				if len(r.out) > 0 {
					break
				}
				return 0, err
			}
			r.put(c)
		}
	}
	n := copy(p, r.out[r.from:])
	r.from += n
	return n, nil
}

func (r *dialectReader) put(c byte) {
	switch {
	case r.inside:
		r.quoted(c)
	case c == r.d.delim || c == '\n':
		r.leave()
		r.out = append(r.out, c)
		r.opens = true
		if c == r.d.delim && r.d.spaced && r.sees(' ') {
			r.r.Discard(1)
		}
	case r.opens && c == r.d.quote:
		r.out = append(r.out, '"')
		r.opens, r.inside = false, true
	case r.opens && c == '"':
		r.out = append(r.out, `"""`...)
		r.opens, r.wrapped = false, true
	default:
		r.bare(c)
	}
}

// leave closes a bare cell; a return before the line feed is the line's.
func (r *dialectReader) leave() {
	if !r.wrapped {
		return
	}
	r.wrapped = false
	if n := len(r.out); n > 0 && r.out[n-1] == '\r' {
		r.out = append(r.out[:n-1], '"', '\r')
		return
	}
	r.out = append(r.out, '"')
}

func (r *dialectReader) bare(c byte) {
	r.opens = false
	if c == r.d.escape && c != r.d.quote && (r.sees(r.d.quote) || c == '\\' && r.sees(c)) {
		c, _ = r.r.ReadByte()
	}
	if c == '"' && r.wrapped {
		r.out = append(r.out, '"')
	}
	r.out = append(r.out, c)
}

// quoted takes a byte of a cell in quotes. A lone quote that no delimiter or line
// end follows is a letter.
func (r *dialectReader) quoted(c byte) {
	switch {
	case c == r.d.escape && c != r.d.quote && (r.sees(r.d.quote) || c == '\\' && r.sees(c)):
		c, _ = r.r.ReadByte()
	case c != r.d.quote:
	case c == r.d.escape && r.sees(c):
		r.r.Discard(1)
	case r.ends(0):
		r.inside = false
		r.out = append(r.out, '"')
		return
	}
	if c == '"' {
		r.out = append(r.out, '"')
	}
	r.out = append(r.out, c)
}

func (r *dialectReader) sees(c byte) bool {
	next, _ := r.r.Peek(1)
	return len(next) == 1 && next[0] == c
}

// ends tells whether a cell ends after n more bytes.
func (r *dialectReader) ends(n int) bool {
	next, _ := r.r.Peek(n + 2)
	if len(next) <= n {
		return true
	}
	c := next[n]
	return c == r.d.delim || c == '\n' || c == '\r' && (len(next) == n+1 || next[n+1] == '\n')
}

package data

import (
	"io"
	"math"
	"strconv"
	"unicode/utf8"

	"kpideck/kpi"
)

// flushAt is how many bytes are gathered before they are written.
const flushAt = 64 << 10

// encoder appends JSON to a buffer without reflection; encoding/json takes four
// times as long on a hundred thousand values. A comma is due wherever the last
// byte is not an opening one, so callers never think of it.
type encoder struct {
	w   io.Writer
	b   []byte
	err error
}

func newEncoder(w io.Writer) *encoder { return &encoder{w: w, b: make([]byte, 0, flushAt+4096)} }

// close writes what is left and gives the first error.
func (e *encoder) close() error {
	e.write(len(e.b))
	return e.err
}

// write hands over the first n bytes. The last one stays where more follows,
// for the comma depends on it.
func (e *encoder) write(n int) {
	if e.err == nil {
		_, e.err = e.w.Write(e.b[:n])
	}
	e.b = e.b[:copy(e.b, e.b[n:])]
}

func (e *encoder) raw(s string) { e.b = append(e.b, s...) }

func (e *encoder) comma() {
	if n := len(e.b); n > 0 {
		switch e.b[n-1] {
		case '{', '[', ':', ',', '\n':
		default:
			e.b = append(e.b, ',')
		}
	}
}

// newline puts the next key on a line of its own.
func (e *encoder) newline() {
	e.comma()
	e.b = append(e.b, '\n')
}

func (e *encoder) key(k string) {
	e.comma()
	e.string(k)
	e.b = append(e.b, ':')
}

func (e *encoder) text(key, s string) {
	e.key(key)
	e.string(s)
}

func (e *encoder) int(key string, n int) {
	e.key(key)
	e.b = strconv.AppendInt(e.b, int64(n), 10)
}

// place is a line or column, null when unknown.
func (e *encoder) place(key string, n int) {
	if n == 0 {
		e.key(key)
		e.raw("null")
		return
	}
	e.int(key, n)
}

func (e *encoder) bool(key string, v bool) {
	e.key(key)
	e.b = strconv.AppendBool(e.b, v)
}

// date writes an ISO day, null for the zero day, which stands for none.
func (e *encoder) date(key string, d kpi.Date) {
	e.key(key)
	if d == 0 {
		e.raw("null")
		return
	}
	e.string(d.String())
}

// number writes the shortest digits that read back as the same float64.
func (e *encoder) number(key string, v *float64) {
	e.key(key)
	if v == nil || math.IsNaN(*v) || math.IsInf(*v, 0) {
		e.raw("null")
		return
	}
	e.b = appendNumber(e.b, *v)
}

func appendNumber(b []byte, v float64) []byte {
	if v == 0 {
		return append(b, '0') // also for -0
	}
	form := byte('f')
	if abs := math.Abs(v); abs < 1e-6 || abs >= 1e21 {
		form = 'e'
	}
	return strconv.AppendFloat(b, v, form, -1, 64)
}

func (e *encoder) decimal(key string, d kpi.Decimal) {
	e.key(key)
	e.raw(d.String())
}

func (e *encoder) object(key string, body func()) {
	e.key(key)
	e.inline(body)
}

func (e *encoder) inline(body func()) {
	e.comma()
	e.raw("{")
	body()
	e.raw("}")
}

// list writes a short array inside a line.
func (e *encoder) list(key string, n int, item func(i int)) {
	e.key(key)
	e.raw("[")
	for i := range n {
		e.comma()
		item(i)
	}
	e.raw("]")
}

// array writes an array whose objects stand on lines of their own; line writes one.
func (e *encoder) array(key string, body func()) {
	e.newline()
	e.string(key)
	e.raw(":[")
	body()
	e.raw("\n]")
}

func (e *encoder) line(body func()) {
	e.newline()
	e.raw("{")
	body()
	e.raw("}")
	if len(e.b) >= flushAt {
		e.write(len(e.b) - 1)
	}
}

const hex = "0123456789abcdef"

// string quotes s. Bytes that are not UTF-8 become U+FFFD; < and & stay as they
// are, since nobody reads this inside HTML.
func (e *encoder) string(s string) {
	b := append(e.b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r != utf8.RuneError || size > 1 {
				i += size
				continue
			}
			b = append(append(b, s[start:i]...), "\ufffd"...)
		} else {
			b = appendEscape(append(b, s[start:i]...), c)
		}
		i++
		start = i
	}
	e.b = append(append(b, s[start:]...), '"')
}

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}

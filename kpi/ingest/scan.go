package ingest

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// Limits beyond which a file is refused instead of eating memory.
const (
	maxCell    = 1 << 20
	maxRecord  = 16 << 20
	maxColumns = 16384
)

// record is one parsed record. Fields point into the block or, where quotes
// had to be undoubled, into scratch; both are valid until the next scan.
type record struct {
	fields  [][]byte
	starts  []int // offset in the block of each field's first byte, quote included
	start   int   // offset in the block of the record
	lines   int   // line ends in the record, its own included
	broken  int   // offset of a quote that never closes, else -1
	scratch []byte
}

// scan parses the record at data[at:] and gives the offset after it. A quote
// opens a field only as its first byte; what follows a closing quote is taken
// as written. boundary uses the same rules, so blocks never cut a record.
func (r *record) scan(data []byte, at int, delim byte) (next int) {
	fields, starts := r.fields[:0], r.starts[:0]
	r.start, r.lines, r.broken, r.scratch = at, 0, -1, r.scratch[:0]
	for i := at; ; i++ {
		starts = append(starts, i)
		var field []byte
		if i < len(data) && data[i] == '"' {
			field, i = r.quoted(data, i, delim)
		} else {
			end := plainEnd(data, i, delim)
			field, i = data[i:end], end
		}
		fields = append(fields, field)
		if i < len(data) && data[i] == delim {
			continue
		}
		if n := len(field); n > 0 && field[n-1] == '\r' {
			fields[len(fields)-1] = field[:n-1]
		}
		r.fields, r.starts = fields, starts
		if i < len(data) {
			r.lines++
			i++
		}
		return i
	}
}

const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
	newlines = '\n' * lowBits
)

// plainEnd gives the offset of the next delimiter or line end. It looks at
// eight bytes at a time: x - lowBits carries into the high bit of a byte of x
// that is zero, and of none before the first such byte.
func plainEnd(data []byte, i int, delim byte) int {
	delims := uint64(delim) * lowBits
	for ; i+8 <= len(data); i += 8 {
		word := binary.LittleEndian.Uint64(data[i:])
		x, y := word^delims, word^newlines
		if hit := (x-lowBits)&^x&highBits | (y-lowBits)&^y&highBits; hit != 0 {
			return i + bits.TrailingZeros64(hit)/8
		}
	}
	for ; i < len(data); i++ {
		if c := data[i]; c == delim || c == '\n' {
			return i
		}
	}
	return i
}

// quoted reads the quoted field at i and gives the offset of its delimiter.
func (r *record) quoted(data []byte, i int, delim byte) (field []byte, next int) {
	open, from := i, i+1
	size := len(r.scratch)
	for {
		n := bytes.IndexByte(data[from:], '"')
		if n < 0 {
			r.broken = open
			r.lines += bytes.Count(data[open:], []byte{'\n'})
			return data[open+1:], len(data)
		}
		end := from + n
		if end+1 < len(data) && data[end+1] == '"' {
			r.scratch = append(r.scratch, data[from:end+1]...)
			from = end + 2
			continue
		}
		if bytes.IndexByte(data[open:end], '\n') >= 0 {
			r.lines += bytes.Count(data[open:end], []byte{'\n'})
		}
		stop := plainEnd(data, end+1, delim)
		return r.unquoted(data, size, from, end, stop), stop
	}
}

// unquoted leaves the field in place when it had no doubled quote and nothing
// but the record's return after the closing one.
func (r *record) unquoted(data []byte, size, from, end, stop int) []byte {
	if len(r.scratch) == size && (stop == end+1 || stop == end+2 && data[end+1] == '\r') {
		return data[from:end]
	}
	r.scratch = append(r.scratch, data[from:end]...)
	r.scratch = append(r.scratch, data[end+1:stop]...)
	return r.scratch[size:len(r.scratch):len(r.scratch)]
}

// blank tells whether no field holds anything.
func (r *record) blank() bool {
	for _, f := range r.fields {
		if len(bytes.TrimSpace(f)) > 0 {
			return false
		}
	}
	return true
}

// again parses a record whose whole text is one quoted field, as some tools
// write when they quote a record that was quoted before. The text outlives the
// scan because it is copied.
func (r *record) again(delim byte) {
	inner := bytes.Clone(r.fields[0])
	start, lines := r.start, r.lines
	r.scan(inner, 0, delim)
	r.start, r.lines = start, lines
	for i := range r.starts {
		r.starts[i] = start
	}
}

// boundary gives the offset after the last record that ends in data, which
// starts outside quotes; 0 when none ends. Quotes are jumped to, so text
// without them costs two memory scans.
func boundary(data []byte, delim byte) int {
	last, i := 0, 0
	for {
		n := bytes.IndexByte(data[i:], '"')
		if n < 0 {
			if end := bytes.LastIndexByte(data[i:], '\n'); end >= 0 {
				return i + end + 1
			}
			return last
		}
		if end := bytes.LastIndexByte(data[i:i+n], '\n'); end >= 0 {
			last = i + end + 1
		}
		i += n
		if i > 0 && data[i-1] != delim && data[i-1] != '\n' {
			i++
			continue
		}
		if i = closing(data, i+1); i < 0 {
			return last
		}
	}
}

// closing gives the offset after the quote that closes the field whose text
// starts at i, or -1. A quote that ends data may be the first of two: not closed.
func closing(data []byte, i int) int {
	for {
		n := bytes.IndexByte(data[i:], '"')
		if n < 0 || i+n+1 >= len(data) {
			return -1
		}
		i += n + 1
		if data[i] != '"' {
			return i
		}
		i++
	}
}

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
	loose   bool  // a field in quotes holds a delimiter or line end and has text behind its closing quote
	scratch []byte
	wide    columnSet // columns that may hold more than ASCII
}

// scan parses the record at data[at:] and gives the offset after it; delim is
// one that delimits takes. A quote opens a field only as its first byte; what
// follows a closing quote is taken as written. boundary uses the same rules, so
// blocks never cut a record.
func (r *record) scan(data []byte, at int, delim byte) (next int) {
	fields, starts, n := r.fields[:cap(r.fields)], r.starts[:cap(r.starts)], 0
	r.start, r.lines, r.broken, r.loose, r.wide, r.scratch = at, 0, -1, false, 0, r.scratch[:0]
	for i := at; ; i++ {
		if n == len(fields) || n == len(starts) {
			fields, starts = wider(fields, starts)
		}
		starts[n] = i
		var field []byte
		if i < len(data) && data[i] == '"' {
			field, i = r.quoted(data, i, delim)
			r.wide |= column(n)
		} else {
			end, high := plainEnd(data, i, delim)
			field, i = data[i:end], end
			if high != 0 {
				r.wide |= column(n)
			}
		}
		fields[n] = field
		n++
		if i < len(data) && data[i] == delim {
			continue
		}
		if k := len(field); k > 0 && field[k-1] == '\r' && data[starts[n-1]] != '"' {
			fields[n-1] = field[:k-1]
		}
		r.fields, r.starts = fields[:n], starts[:n]
		if i < len(data) {
			r.lines++
			i++
		}
		return i
	}
}

// wider gives room for more fields.
func wider(fields [][]byte, starts []int) ([][]byte, []int) {
	n := max(16, 2*len(fields))
	return append(make([][]byte, 0, n), fields...)[:n], append(make([]int, 0, n), starts...)[:n]
}

const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
	newlines = '\n' * lowBits
)

// plainEnd gives the offset of the next delimiter or line end, and not zero for
// high where a byte before it, or close behind, is beyond ASCII. It looks at
// eight bytes at a time: x - lowBits carries into the high bit of a byte of x
// that is zero, and of none before the first such byte.
func plainEnd(data []byte, i int, delim byte) (end int, high uint64) {
	delims := uint64(delim) * lowBits
	for ; i+8 <= len(data); i += 8 {
		word := binary.LittleEndian.Uint64(data[i:])
		high |= word & highBits
		x, y := word^delims, word^newlines
		if hit := (x-lowBits)&^x&highBits | (y-lowBits)&^y&highBits; hit != 0 {
			return i + bits.TrailingZeros64(hit)/8, high
		}
	}
	for ; i < len(data); i++ {
		c := data[i]
		high |= uint64(c) & highBits
		if c == delim || c == '\n' {
			return i, high
		}
	}
	return i, high
}

// quoted reads the quoted field at i and gives the offset of its delimiter.
func (r *record) quoted(data []byte, i int, delim byte) (field []byte, next int) {
	open, from := i, i+1
	size, lined := len(r.scratch), false
	for {
		end, _ := plainEnd(data, from, '"')
		for end < len(data) && data[end] == '\n' {
			end, _ = plainEnd(data, end+1, '"')
			lined = true
		}
		if end == len(data) {
			r.broken = open
			r.lines += bytes.Count(data[open:], []byte{'\n'})
			return data[open+1:], len(data)
		}
		if end+1 < len(data) && data[end+1] == '"' {
			r.scratch = append(r.scratch, data[from:end+1]...)
			from = end + 2
			continue
		}
		if lined {
			r.lines += bytes.Count(data[open:end], []byte{'\n'})
		}
		stop := end + 1
		if stop < len(data) && data[stop] != delim && data[stop] != '\n' {
			stop, _ = plainEnd(data, stop, delim)
			r.loose = r.loose || !(stop == end+2 && data[end+1] == '\r') && bytes.ContainsAny(data[open:end], "\n"+string(rune(delim)))
		}
		text := stop
		if text > end+1 && data[text-1] == '\r' && (stop == len(data) || data[stop] != delim) {
			text-- // the record's own
		}
		return r.unquoted(data, size, from, end, text), stop
	}
}

// unquoted leaves the field in place when it had no doubled quote and nothing
// after the closing one.
func (r *record) unquoted(data []byte, size, from, end, stop int) []byte {
	if len(r.scratch) == size && stop == end+1 {
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
// write when they quote a record that was quoted before. Where that field holds
// more than one record it is a cell of several lines and stays. The text
// outlives the scan because it is copied.
func (r *record) again(delim byte) {
	if len(r.fields) != 1 || bytes.IndexByte(r.fields[0], delim) < 0 {
		return
	}
	inner := bytes.Clone(r.fields[0])
	start, lines, broken, loose := r.start, r.lines, r.broken, r.loose
	if r.scan(inner, 0, delim) < len(inner) {
		r.fields, r.starts = append(r.fields[:0], inner), r.starts[:1]
		r.wide = column(0)
		r.broken, r.loose = broken, loose
	}
	r.start, r.lines = start, lines
	for i := range r.starts {
		r.starts[i] = start
	}
}

package ingest

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// boundary gives the offset after a record that ends in data, which starts
// outside quotes: the last one, or one close to the end; 0 when none ends.
func boundary(data []byte, delim byte) int {
	if end := tailEnd(data, delim); end > 0 {
		return end
	}
	b := bounds{data: data, delim: delim}
	i := 0
	for ; i+8 <= len(data); i += 8 {
		hits := zeroBytes(binary.LittleEndian.Uint64(data[i:]) ^ quotes)
		for ; hits != 0; hits &= hits - 1 {
			b.quote(i + bits.TrailingZeros64(hits)/8)
		}
	}
	for ; i < len(data); i++ {
		if data[i] == '"' {
			b.quote(i)
		}
	}
	return b.last()
}

const quotes = '"' * lowBits

// bounds follows the quotes of a text. Of the stretches outside quotes it keeps
// the last few, since the last line end is nearly always in one of them.
type bounds struct {
	data    []byte
	delim   byte
	inside  bool
	skip    int // offset of the second of two quotes, which closes nothing
	from    int // start of the stretch outside quotes
	kept    [64]stretch
	n       int
	earlier int // the offset that last would give without the kept stretches
}

type stretch struct{ from, to int }

func (b *bounds) quote(at int) {
	switch {
	case b.inside && b.skip == at:
		b.skip = 0
	case b.inside && at+1 < len(b.data) && b.data[at+1] == '"':
		b.skip = at + 1
	case b.inside && at+1 < len(b.data):
		b.inside, b.from = false, at+1
	case !b.inside && (at == 0 || b.data[at-1] == b.delim || b.data[at-1] == '\n'):
		b.inside = true
		b.keep(stretch{b.from, at})
	}
}

func (b *bounds) keep(s stretch) {
	if b.n == len(b.kept) {
		b.earlier, b.n = b.last(), 0
	}
	b.kept[b.n] = s
	b.n++
}

func (b *bounds) last() int {
	if !b.inside {
		if end := bytes.LastIndexByte(b.data[b.from:], '\n'); end >= 0 {
			return b.from + end + 1
		}
	}
	for i := b.n - 1; i >= 0; i-- {
		if end := bytes.LastIndexByte(b.data[b.kept[i].from:b.kept[i].to], '\n'); end >= 0 {
			return b.kept[i].from + end + 1
		}
	}
	return b.earlier
}

// tailSize is how much of a block tells where its last record ends, nearly always.
const tailSize = 4 << 10

// What a byte of a text stands in.
const (
	atField  uint8 = iota // a field opens here
	inPlain               // in a bare field, or behind a closing quote
	inQuotes              // in quotes
	inDoubt               // behind a quote in quotes, which closes them or is doubled
)

// step is what the next byte stands in.
func step(in uint8, c, delim byte) uint8 {
	switch {
	case in == inQuotes && c == '"':
		return inDoubt
	case in == inQuotes:
		return inQuotes
	case in == inDoubt && c == '"', in == atField && c == '"':
		return inQuotes
	case c == delim, c == '\n':
		return atField
	}
	return inPlain
}

// tailEnd finds the last record's end from the tail of a block alone. What the
// tail starts in is not known, so all that it can start in are followed until
// they have become one: from there on it is certain. 0 where they do not, as in
// text without quotes, or where no record ends behind that.
func tailEnd(data []byte, delim byte) (end int) {
	if len(data) < 4*tailSize {
		return 0
	}
	in := [4]uint8{atField, inPlain, inQuotes, inDoubt}
	at := len(data) - tailSize
	for ; at < len(data) && (in[0] != in[1] || in[1] != in[2] || in[2] != in[3]); at++ {
		c := data[at]
		for k := range in {
			in[k] = step(in[k], c, delim)
		}
	}
	for now := in[0]; at < len(data); at++ {
		c := data[at]
		if c == '\n' && now != inQuotes {
			end = at + 1
		}
		now = step(now, c, delim)
	}
	return end
}

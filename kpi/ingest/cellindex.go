package ingest

import (
	"math/bits"

	"github.com/segmentio/asm/utf8"
)

// How much text is indexed at a time, so that the index stays close to the
// processor, and how many words of it are looked at before their cells are listed.
const (
	indexSize = 16 << 10
	readAhead = 16
)

// cellIndex lists where the cells of a stretch of text end. It is made from whole
// words, without a look at single bytes, and for text as programs write it alone:
// quotes stand around whole cells and hold neither quotes nor line ends. Before
// the first that does not, the index ends.
type cellIndex struct {
	ends  []uint32 // offsets of delimiters and line ends outside quotes; the first is that before the stretch
	lines []uint32 // of these, the numbers of the line ends; the first is that of the first
	row   int      // number of the record at hand
	words [readAhead]word
}

// clear forgets the text.
func (x *cellIndex) clear() { x.ends, x.lines, x.row = x.ends[:0], x.lines[:0], 0 }

// build lists the cells of data from an offset at which a record starts. Text that
// is not UTF-8 has none where it must be.
func (x *cellIndex) build(data []byte, from int, delim byte, check bool) {
	ends, lines := append(x.ends[:0], uint32(from-1)), append(x.lines[:0], 0)
	inside, opens, closed := uint64(0), uint64(1), uint64(0) // what the word before leaves
	text := data[from:min(len(data), from+indexSize)]
	for at := 0; at < len(text); at += wordSize {
		if at%(readAhead*wordSize) == 0 {
			wordsOf(x.words[:], text[at:], delim)
		}
		w := &x.words[at/wordSize%readAhead]
		in := prefixes(w.quotes) ^ inside
		feeds := w.lines &^ in
		stops := w.delims&^in | feeds
		opening, closing := w.quotes&in, w.quotes&^in
		odd := opening&^(stops<<1|opens) | w.lines&in
		if behind := (closing<<1 | closed) &^ stops; behind != 0 {
			odd |= behind &^ returns(text, at, behind)
		}
		if odd != 0 {
			before := odd&-odd - 1
			stops, feeds = stops&before, feeds&before
		}
		for ; feeds != 0; feeds &= feeds - 1 {
			lines = append(lines, uint32(len(ends)+bits.OnesCount64(stops&(feeds&-feeds-1))))
		}
		inside, opens, closed = uint64(int64(in)>>63), stops>>63, closing>>63
		for ; stops != 0; stops &= stops - 1 {
			ends = append(ends, uint32(from+at+bits.TrailingZeros64(stops)))
		}
		if odd != 0 {
			break
		}
	}
	x.ends, x.lines, x.row = ends, lines, 0
	if last := ends[lines[len(lines)-1]] + 1; check && !utf8.Valid(data[from:last]) {
		x.clear()
	}
}

// find looks for the record that starts at an offset, behind the one at hand.
func (x *cellIndex) find(at int) bool {
	for ; x.left(); x.row++ {
		if start := int(x.ends[x.lines[x.row]] + 1); start >= at {
			return start == at
		}
	}
	return false
}

// left tells whether there is a record at hand.
func (x *cellIndex) left() bool { return x.row+1 < len(x.lines) }

// cells gives where the cells of the record at hand end, behind where the record
// before it does.
func (x *cellIndex) cells() []uint32 { return x.ends[x.lines[x.row] : x.lines[x.row+1]+1] }

// cellOf gives a cell of a record by its ends, without its quotes or the return
// that is part of the record's end.
func cellOf(data []byte, ends []uint32, col int) []byte {
	from, to := ends[col]+1, ends[col+1]
	if col+2 == len(ends) && from < to && data[to-1] == '\r' {
		to--
	}
	if from < to && data[from] == '"' {
		from, to = from+1, to-1
	}
	return data[from:to]
}

// returns gives the bits at which a line end of two characters starts.
func returns(text []byte, at int, where uint64) (found uint64) {
	for ; where != 0; where &= where - 1 {
		i := at + bits.TrailingZeros64(where)
		if i+1 < len(text) && text[i] == '\r' && text[i+1] == '\n' {
			found |= where & -where
		}
	}
	return found
}

package ingest

import (
	"math/bits"
	"slices"

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
	x.ends, x.lines, x.row = append(x.ends[:0], uint32(from-1)), append(x.lines[:0], 0), 0
	text := data[from:min(len(data), from+indexSize)]
	q := quoting{opens: 1}
	for at := 0; at < len(text) && !q.odd; at += readAhead * wordSize {
		words := x.words[:min(readAhead, (len(text)-at+wordSize-1)/wordSize)]
		wordsOf(words, text[at:], delim)
		x.list(words[:q.strip(words, text[at:])], from+at)
	}
	if last := x.ends[x.lines[len(x.lines)-1]] + 1; check && !utf8.Valid(data[from:last]) {
		x.clear()
	}
}

// list adds the delimiters and line ends of words that start at an offset.
func (x *cellIndex) list(words []word, at int) {
	x.ends, x.lines = slices.Grow(x.ends, len(words)*wordSize), slices.Grow(x.lines, len(words)*wordSize)
	ends, lines := x.ends[:cap(x.ends)], x.lines[:cap(x.lines)]
	n, rows := len(x.ends), len(x.lines)
	for _, w := range words {
		for left := w.lines; left != 0; left &= left - 1 {
			lines[rows] = uint32(n + bits.OnesCount64(w.delims&(left&-left-1)))
			rows++
		}
		for left := w.delims; left != 0; left &= left - 1 {
			ends[n] = uint32(at + bits.TrailingZeros64(left))
			n++
		}
		at += wordSize
	}
	x.ends, x.lines = ends[:n], lines[:rows]
}

// quoting follows the quotes of a text.
type quoting struct {
	inside uint64 // all bits where the text so far ends in quotes
	opens  uint64 // one where a cell may open behind it
	closed uint64 // one where it ends with a quote that closes a cell
	odd    bool   // a quote does not stand around a whole cell
}

// strip leaves of delims and lines those outside quotes, in delims all that end
// cells, up to the first quote that is odd; it gives how many words that are.
func (q *quoting) strip(words []word, text []byte) int {
	inside, opens, closed := q.inside, q.opens, q.closed
	for i := range words {
		w := &words[i]
		in := prefixes(w.quotes) ^ inside
		lines := w.lines &^ in
		ends := w.delims&^in | lines
		opening, closing := w.quotes&in, w.quotes&^in
		odd := opening&^(ends<<1|opens) | w.lines&in
		if behind := (closing<<1 | closed) &^ ends; behind != 0 {
			odd |= behind &^ returns(text, wordSize*i, behind)
		}
		w.delims, w.lines = ends, lines
		if odd != 0 {
			before := odd&-odd - 1
			w.delims, w.lines, q.odd = ends&before, lines&before, true
			return i + 1
		}
		inside, opens, closed = uint64(int64(in)>>63), ends>>63, closing>>63
	}
	q.inside, q.opens, q.closed = inside, opens, closed
	return len(words)
}

// find looks for the record that starts at an offset, behind the one at hand.
func (x *cellIndex) find(at int) bool {
	for ; x.left(); x.row++ {
		if start := x.start(); start >= at {
			return start == at
		}
	}
	return false
}

// left tells whether there is a record at hand.
func (x *cellIndex) left() bool { return x.row+1 < len(x.lines) }

// start is the offset at which the record at hand starts.
func (x *cellIndex) start() int { return int(x.ends[x.lines[x.row]] + 1) }

// cells gives where the cells of the record at hand end, behind where the record
// before it does.
func (x *cellIndex) cells() []uint32 { return x.ends[x.lines[x.row] : x.lines[x.row+1]+1] }

// withoutReturn moves the end of a record's last cell before the return that is part
// of its line end, and gives by how much.
func withoutReturn(data []byte, ends []uint32) uint32 {
	if last := len(ends) - 1; ends[last] > ends[last-1]+1 && data[ends[last]-1] == '\r' {
		ends[last]--
		return 1
	}
	return 0
}

// cellOf gives a cell of a record by its ends, without its quotes.
func cellOf(data []byte, ends []uint32, col int) []byte {
	from, to := ends[col]+1, ends[col+1]
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

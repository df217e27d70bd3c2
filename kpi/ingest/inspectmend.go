package ingest

import (
	"bytes"
	"slices"
)

// mender puts rows right whose separators are damaged: one too many, one too few,
// or another one. It takes a row for mended only where one way makes all its cells
// look like those of their columns, and no other way does as well.
type mender struct {
	*profile
	delim byte
	spare int  // the column whose cells hold delimiters outside quotes; -1 for none
	wider bool // most rows have more cells than the header, be they empty
}

// newMender learns from the rows of a head behind the header.
func newMender(head []byte, delim byte, width int, whole bool) *mender {
	m := &mender{delim: delim, spare: -1}
	var rows [][][]byte
	var r record
	over := false
	for at := 0; at < len(head) && len(rows) < 4*headRecords; {
		next := r.scan(head, at, delim)
		if next == len(head) && !whole {
			break
		}
		at = next
		if r.blank() && !over { // another table may follow
			m.wider, over = mostWider(rows, width), true
		}
		if r.broken < 0 && !r.loose && !r.blank() {
			rows = append(rows, cloned(r.fields))
		}
	}
	if !over {
		m.wider = mostWider(rows, width)
	}
	if delim == ' ' {
		m.spare = spareColumn(rows, width)
		for i := range rows {
			rows[i] = m.joined(rows[i], width)
		}
	}
	m.profile = newProfile(rows, width)
	return m
}

// mostWider tells whether most rows have more cells than a header.
func mostWider(rows [][][]byte, width int) bool {
	n := 0
	for _, row := range rows {
		if len(row) > width {
			n++
		}
	}
	return 2*n > len(rows)
}

func cloned(fields [][]byte) [][]byte {
	out := make([][]byte, len(fields))
	for i, f := range fields {
		out[i] = bytes.Clone(f)
	}
	return out
}

// spareColumn finds the column that takes what rows have too much, where spaces
// part the cells and stand in them: with it, the columns are most alike.
func spareColumn(rows [][][]byte, width int) int {
	best, most := -1, 0
	for k := range width {
		m := &mender{spare: k, delim: ' '}
		columns := make([]map[string]int, width)
		for _, row := range rows {
			for i, f := range m.joined(row, width) {
				if i < width {
					if columns[i] == nil {
						columns[i] = map[string]int{}
					}
					columns[i][looksOf(f)]++
				}
			}
		}
		n := 0
		for _, looks := range columns {
			top := 0
			for _, c := range looks {
				top = max(top, c)
			}
			n += top
		}
		if n > most {
			best, most = k, n
		}
	}
	return best
}

// joined gives the cells that a row has too many to the spare column.
func (m *mender) joined(fields [][]byte, width int) [][]byte {
	n := len(fields) - width
	if m.spare < 0 || n <= 0 {
		return fields
	}
	return oneOfMany(fields, m.spare, n, m.delim)
}

// oneOfMany makes one cell of the n+1 that begin at k.
func oneOfMany(fields [][]byte, k, n int, delim byte) [][]byte {
	out := append([][]byte{}, fields[:k]...)
	out = append(out, bytes.Join(fields[k:k+n+1], []byte{delim}))
	return append(out, fields[k+n+1:]...)
}

// mend gives the cells that a row should have had; nil where that is not sure.
func (m *mender) mend(fields [][]byte, raw []byte) [][]byte {
	width := len(m.columns)
	if m.spare >= 0 {
		if fields = m.joined(fields, width); len(fields) == width {
			return fields
		}
	}
	if !m.tells() {
		return nil
	}
	var ways [][][]byte
	switch {
	case len(fields) == width+1:
		ways = withoutOne(fields)
	case len(fields) == width-1:
		if best := m.best(splitAt(fields, '"')); best != nil {
			return best
		}
		ways = splitAnywhere(fields)
	}
	if best := m.best(ways); best != nil {
		return best
	}
	return m.best(m.otherwise(raw, width))
}

// best is the way that fits best; nil where two different ones do.
func (m *mender) best(ways [][][]byte) [][]byte {
	var best [][]byte
	most, tie := 0.0, false
	for _, way := range ways {
		score, ok := m.fit(way)
		switch {
		case !ok:
		case best == nil || score > most+1e-9:
			best, most, tie = way, score, false
		case score > most-1e-9 && !slices.EqualFunc(way, best, bytes.Equal):
			tie = true
		}
	}
	if tie {
		return nil
	}
	return best
}

// withoutOne leaves out each empty cell in turn.
func withoutOne(fields [][]byte) (ways [][][]byte) {
	for i, f := range fields {
		if len(f) == 0 {
			ways = append(ways, slices.Concat(fields[:i], fields[i+1:]))
		}
	}
	return ways
}

// splitAt parts each cell where a letter stands in it; the letter is dropped.
func splitAt(fields [][]byte, letter byte) (ways [][][]byte) {
	for i, f := range fields {
		for at, c := range f {
			if c == letter {
				ways = append(ways, slices.Concat(fields[:i], [][]byte{f[:at], f[at+1:]}, fields[i+1:]))
			}
		}
	}
	return ways
}

// longestSplit bounds the cells that are tried at every letter.
const longestSplit = 400

// splitAnywhere parts each cell at every place, its ends included.
func splitAnywhere(fields [][]byte) (ways [][][]byte) {
	for i, f := range fields {
		if len(f) > longestSplit {
			continue
		}
		for at := range len(f) + 1 {
			ways = append(ways, slices.Concat(fields[:i], [][]byte{f[:at], f[at:]}, fields[i+1:]))
		}
	}
	return ways
}

// otherwise cuts the line by the other delimiters. A space may stand in one cell
// that is not in quotes.
func (m *mender) otherwise(raw []byte, width int) (ways [][][]byte) {
	for _, delim := range append(slices.Clone(delimiters), ' ') {
		if delim == m.delim {
			continue
		}
		var r record
		if r.scan(raw, 0, delim) < len(raw) {
			continue
		}
		n := len(r.fields) - width
		switch {
		case n == 0:
			ways = append(ways, r.fields)
		case n > 0 && delim == ' ':
			for k := range width {
				if whole := func(at int) bool { return raw[at] == '"' }; !slices.ContainsFunc(r.starts[k:k+n+1], whole) {
					ways = append(ways, oneOfMany(r.fields, k, n, delim))
				}
			}
		}
	}
	return ways
}

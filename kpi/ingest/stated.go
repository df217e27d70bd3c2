package ingest

import "bytes"

// readStated compares the range that a row states with that of the rows before.
func (p *part) readStated() {
	for i, col := range p.t.bind.stated {
		raw := p.rec.fields[col]
		if p.stated[i] == nil {
			p.stated[i] = append([]byte{}, raw...)
		}
		p.varied = p.varied || !bytes.Equal(p.stated[i], raw)
	}
}

// stateByRows takes the range that all rows state for that of the table. Daily
// exports repeat the row's own day there, so a single day states nothing: it may
// be the only day with rows of a longer export.
func (t *tableRead) stateByRows(parts []*part, o order) {
	var all *part
	for _, p := range parts {
		switch {
		case p.varied:
			return
		case p.stated[0] == nil:
		case all == nil:
			all = p
		case !bytes.Equal(p.stated[0], all.stated[0]) || !bytes.Equal(p.stated[1], all.stated[1]):
			return
		}
	}
	if all == nil || !t.stated.Empty() {
		return
	}
	from, ok1 := all.dates.parse(all.stated[0])
	to, ok2 := all.dates.parse(all.stated[1])
	if s, ok := plainSpan(from.from, to.from, o); ok1 && ok2 && ok && s.Days() > 1 {
		t.stated = s
	}
}

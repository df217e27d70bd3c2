package ingest

import "bytes"

// scan reads the record at data[at:] and gives the offset after it; 0 where the
// record goes on in the next block. A quote that opens a cell and does not close
// it is taken as a letter, so that it costs one cell and not the rows below: one
// that never closes, and one that strays where only so the row is as wide as the
// header.
func (r *rowWalk) scan(data []byte, at int, end bool) (next int) {
	rec := &r.p.rec
	next = rec.scan(data, at, r.t.delim)
	stray := rec.stray(data, next, r.t.delim)
	switch {
	case rec.broken >= 0 && !end && at > 0:
		// Blocks are cut by the rules of record: a stray quote above moved the cut into a cell.
		return 0
	case stray >= 0:
		fields, after, cut := lettered(data, at, r.t.delim)
		if cut && !end && at > 0 {
			return 0
		}
		if rec.broken >= 0 || len(fields) == r.width {
			rec.fields, rec.broken = fields, rec.starts[stray]
			return after
		}
	case len(rec.fields) == 1 && r.width > 1:
		rec.again(r.t.delim)
	}
	return next
}

// mend takes a quote that opens a cell and does not close it for a letter where
// the row is as wide as the header only so. Else one such cell would take the
// rows below it, up to the next, for its text, and nothing would say so. It gives
// the offset of the record where that goes on behind the block.
func (p *part) mend(b *block, line, at, next int) int {
	rec := &p.rec
	stray := rec.stray(b.data, next, p.t.delim)
	if stray < 0 {
		return next
	}
	fields, after, cut := lettered(b.data, at, p.t.delim)
	if b.more && (cut || rec.broken >= 0) {
		return at
	}
	if filledTo(fields, len(p.t.header)) != len(p.t.header) {
		return next
	}
	m := p.place(b, line, stray)
	m.text = p.t.shownCell(string(fields[stray]))
	p.fault(faultStray, m)
	for len(rec.starts) < len(fields) {
		rec.starts = append(rec.starts, rec.starts[stray])
	}
	rec.fields, rec.broken, rec.lines = fields, -1, bytes.Count(b.data[at:after], []byte{'\n'})
	rec.wide = allColumns
	return after
}

// filledTo gives the width of a row without the empty cells that it has beyond
// the header, whose own are cut off.
func filledTo(fields [][]byte, width int) int {
	n := len(fields)
	for n > width && len(bytes.TrimSpace(fields[n-1])) == 0 {
		n--
	}
	return n
}

// stray gives the first field whose quote does not close it: no other follows in
// data, or it comes after delimiters or line ends and has text behind it, as
// where the next quoted cell opens. It is -1 when there is none.
func (r *record) stray(data []byte, next int, delim byte) int {
	for i, at := range r.starts {
		if at >= next || data[at] != '"' {
			continue
		}
		end := next
		if i+1 < len(r.starts) {
			end = r.starts[i+1] - 1
		}
		text := bytes.TrimRight(data[at+1:end], "\r\n ")
		runsOn := bytes.IndexByte(text, delim) >= 0 || bytes.IndexByte(text, '\n') >= 0
		if r.broken == at || runsOn && !closes(text) {
			return i
		}
	}
	return -1
}

// straight gives a record of the head with its stray quotes as letters, where only
// so it is as wide as the one below it.
func (r *record) straight(text []byte, at, next int, delim byte) (rec headRecord, ok bool) {
	if r.broken < 0 && !r.loose || r.stray(text, next, delim) < 0 {
		return rec, false
	}
	fields, end, _ := lettered(text, at, delim)
	var below record
	wider := len(fields) > len(r.fields) || r.broken >= 0 && len(fields) == len(r.fields)
	if below.scan(text, end, delim) == end || len(below.fields) != len(fields) || !wider {
		return rec, false
	}
	return headRecord{fields: texts(fields), end: end, cells: asWritten(fields), mended: strayInHeader}, true
}

// closes tells whether a quoted text ends with the only quote in it that is not doubled.
func closes(text []byte) bool {
	for {
		n := bytes.IndexByte(text, '"')
		if n < 0 || n+1 == len(text) {
			return n >= 0
		}
		if text[n+1] != '"' {
			return false
		}
		text = text[n+2:]
	}
}

// lettered parses the record at data[at:] with stray quotes as letters; cut tells
// that one of them may close behind data.
func lettered(data []byte, at int, delim byte) (fields [][]byte, next int, cut bool) {
	for {
		var rec record // each keeps the cells that it undoubled
		next = rec.scan(data, at, delim)
		stray := rec.stray(data, next, delim)
		if stray < 0 {
			return append(fields, rec.fields...), next, cut
		}
		cut = cut || rec.broken >= 0
		from := rec.starts[stray]
		end, _ := plainEnd(data, from, delim)
		fields = append(append(fields, rec.fields[:stray]...), data[from:end])
		if end == len(data) || data[end] == '\n' {
			last := len(fields) - 1
			fields[last] = bytes.TrimSuffix(fields[last], []byte{'\r'})
			return fields, min(end+1, len(data)), cut
		}
		at = end + 1
	}
}

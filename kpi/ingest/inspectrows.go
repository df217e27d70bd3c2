package ingest

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// rowWalk is the passage over the rows of one table.
type rowWalk struct {
	w     *walker
	t     *walked
	p     *part
	each  func(*walkRow) error
	held  []walkRow // lines of one cell that may be footnotes
	size  int       // bytes in held
	width int
	first bool // the next row is the first
	empty bool // the row before was blank
	gap   int  // bytes of the run of blank rows before
	label [256]bool
}

// heldBytes bounds what may be footnotes; more is rows.
const heldBytes = 1 << 20

// rows calls each for every row of the table, in order. The stream then stands
// at the next table.
func (w *walker) rows(t *walked, each func(*walkRow) error) error {
	r := &rowWalk{w: w, t: t, p: newPart(t.tableRead), each: each, width: len(t.cells), first: true}
	for _, label := range w.presets.words.totals {
		r.label[label[0]], r.label[strings.ToUpper(label)[0]] = true, true
	}
	for last, over := false, false; !last && !over; {
		data, line, end, err := w.s.block(blockSize, t.delim, parting{})
		if err != nil {
			return err
		}
		if w.code.bom > 0 && !utf8.Valid(data) {
			data = bytes.ToValidUTF8(data, []byte("\ufffd"))
		}
		if last, over, err = r.block(data, line, end); err != nil {
			return err
		}
		w.free = data[:0]
	}
	return r.release(true)
}

// block walks over a block. over tells that another table starts; what follows
// went back to the stream.
func (r *rowWalk) block(data []byte, line int, end bool) (last, over bool, err error) {
	for at := 0; at < len(data); {
		next := r.scan(data, at, end)
		if next == 0 {
			r.w.s.back(data[at:], line)
			return false, false, nil
		}
		row := walkRow{line: line, fields: r.p.rec.fields, raw: data[at:next]}
		row.kind = r.kind(&row)
		r.mend(&row)
		lines := bytes.Count(row.raw, []byte{'\n'})
		if !r.first && r.t.freehand() && r.t.mender.repeats(row.fields, r.t.cells) {
			r.w.s.back(data[at:], line)
			return false, true, nil
		}
		if r.mayPart(&row) {
			from, onLine := at, line
			if row.kind == blankRow {
				from, onLine = next, line+lines
			}
			if !end && len(data)-from < lookAhead && at > 0 {
				r.w.s.back(data[at:], line)
				return false, false, nil
			}
			if r.w.startsTable(data[from:], end, r.t.delim) {
				r.w.s.back(data[from:], onLine)
				return false, true, nil
			}
		}
		r.count(&row)
		if err := r.take(&row); err != nil {
			return false, false, err
		}
		line += lines
		at = next
	}
	return end, false, nil
}

// mayPart tells whether another table may start: after the first of some blank
// rows, and at the end of so many that it was out of sight from there. Asking after
// each of a million would take hours.
func (r *rowWalk) mayPart(row *walkRow) bool {
	if row.kind == blankRow {
		return r.gap == 0
	}
	return r.gap > lookAhead/2
}

// count adds a row to a run of blank ones, or ends it.
func (r *rowWalk) count(row *walkRow) {
	if row.kind != blankRow {
		r.gap = 0
		return
	}
	r.gap += len(row.raw)
}

// mend puts a row right that is not as wide as the header. Lines of one cell may
// be footnotes, and empty cells beyond the header do not count as damage unless
// the row fits better without another.
func (r *rowWalk) mend(row *walkRow) {
	odd := row.kind == shortRow || row.kind == longRow || row.kind == quoteRow || row.kind == dataRow && len(row.fields) > r.width
	if !odd || r.w.sheet != "" {
		return
	}
	fields := r.t.mender.mend(row.fields, row.raw)
	if fields == nil {
		return
	}
	if len(row.fields) >= r.width && slices.EqualFunc(fields, row.fields[:r.width], bytes.Equal) {
		return
	}
	row.fields, row.kind = fields, mendedRow
	if r.t.delim == ' ' {
		row.kind = dataRow
	}
}

// back gives text back that was taken last; it starts on a line.
func (s *stream) back(data []byte, line int) {
	s.buf = append(append(make([]byte, 0, len(data)+len(s.buf)), data...), s.buf...)
	s.line = line
}

func (r *rowWalk) kind(row *walkRow) rowKind {
	rec := &r.p.rec
	switch {
	case rec.broken >= 0:
		return quoteRow
	case rec.blank():
		return blankRow
	case r.p.declaredEmpty():
		return noRows
	case r.totals(row):
		return totalsLine
	case len(row.fields) < r.width:
		return shortRow
	}
	for _, f := range row.fields[r.width:] {
		if len(bytes.TrimSpace(f)) > 0 {
			return longRow
		}
	}
	return dataRow
}

// totals tells whether a row is a totals row: as the preset says, else by its
// first cell alone.
func (r *rowWalk) totals(row *walkRow) bool {
	if r.t.preset != nil {
		return r.p.isTotals(&block{data: row.raw}, row.line, r.first)
	}
	for _, f := range row.fields {
		if len(f) == 0 {
			continue
		}
		if len(row.fields) < 2 || !r.label[f[0]] && f[0] < utf8.RuneSelf {
			return false
		}
		return slices.Contains(r.w.presets.words.totals, strings.TrimSuffix(strings.ToLower(memberName(string(f))), ":"))
	}
	return false
}

// take passes a row on, or keeps it until it is known whether rows follow.
func (r *rowWalk) take(row *walkRow) error {
	alone := row.kind != blankRow && row.kind != totalsLine && r.alone(row)
	wasEmpty := r.empty
	r.empty = row.kind == blankRow
	switch {
	case row.kind == blankRow || row.kind == noRows || row.kind == totalsLine:
		r.first = r.first && row.kind == blankRow
		return r.each(row)
	case alone && (r.width > 2 || wasEmpty || len(r.held) > 0) && r.size < heldBytes:
		r.hold(row)
		return nil
	}
	r.first = false
	if err := r.release(false); err != nil {
		return err
	}
	return r.each(row)
}

// alone tells whether a row holds one text, that no number starts, and cells are
// missing after it; in a sheet, whose rows come padded, empty cells do. A row of
// the header's width in another delimiter is none.
func (r *rowWalk) alone(row *walkRow) bool {
	if r.width == 1 || r.width > 2 && r.otherDelimiter(row.fields[0]) || len(row.fields) >= r.width && r.w.sheet == "" || len(row.fields[0]) == 0 || digitStart(string(row.fields[0])) {
		return false
	}
	return !slices.ContainsFunc(row.fields[1:], func(f []byte) bool { return len(bytes.TrimSpace(f)) > 0 })
}

func (r *rowWalk) otherDelimiter(text []byte) bool {
	return slices.ContainsFunc(delimiters, func(d byte) bool { return bytes.Count(text, []byte{d}) == r.width-1 })
}

func (r *rowWalk) hold(row *walkRow) {
	kept := walkRow{kind: row.kind, line: row.line, raw: bytes.Clone(row.raw)}
	for _, f := range row.fields {
		kept.fields = append(kept.fields, bytes.Clone(f))
	}
	r.held = append(r.held, kept)
	r.size += len(row.raw)
}

// release passes the rows on that were kept: as footnotes when the table is
// over, else as the rows that they are.
func (r *rowWalk) release(over bool) error {
	for i := range r.held {
		if over {
			r.held[i].kind = footnote
		}
		if err := r.each(&r.held[i]); err != nil {
			return err
		}
	}
	r.held, r.size = nil, 0
	return nil
}

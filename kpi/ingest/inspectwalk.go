package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// walker passes over the tables of one text row by row, whether a preset knows
// them or not. It reads headers as Read does and keeps every cell as written.
type walker struct {
	req     *Request
	presets Presets
	s       *stream
	sheet   string // of a workbook; its rows come padded to one width
	code    textCode
	free    []byte // the buffer of a block that was walked
}

func newWalker(req *Request, p Presets, o *opened, sheet string) *walker {
	w := &walker{req: req, presets: p, sheet: sheet, code: o.code}
	w.s = newStream(o, func() []byte {
		free := w.free
		w.free = nil
		return free
	})
	return w
}

// walked is one table at its header row.
type walked struct {
	*tableRead
	number   int
	preamble []headRecord
	head     []byte // the text from the table's start, for proposals
	whole    bool   // the head is all there is
	layout   layout
	cells    []string // the header row as written
	mended   headMend // what was wrong with it; "" for nothing
	headRows int
	mender   *mender
}

// rowKind is what a row of a table is.
type rowKind uint8

const (
	dataRow    rowKind = iota
	shortRow           // fewer cells than the header
	longRow            // more filled cells than the header
	quoteRow           // a quote opens and never closes: its line is taken as written
	mendedRow          // a separator was too many, too few or another one, and is put right
	totalsLine         // a totals row
	footnote           // a line of one cell after the last row
	blankRow
	noRows // the words by which an export says that it has none
)

// walkRow is a row of a table; fields and raw are valid until the next row.
type walkRow struct {
	kind   rowKind
	line   int
	fields [][]byte
	raw    []byte // the record as written, its line end included
}

// errStop ends a walk early.
var errStop = errors.New("enough")

var errWide = errors.New("too many columns")

var errHead = errors.New("no line end in the head")

// walkFile calls visit for every table of a file, through all its sheets. What
// visit does not read of a table is passed over.
func walkFile(req *Request, p Presets, visit func(*walker, *walked) error) (textCode, error) {
	if p.words == nil {
		p.words = (&wordsFile{}).words()
	}
	var code *textCode
	if !validUTF8(req) {
		if found, err := guess(req); err == nil {
			code = &found
		}
	}
	o, err := open(req, code, func(int) {})
	if errors.Is(err, errWorkbook) {
		defer o.closer.Close()
		return textCode{name: "xlsx"}, walkWorkbook(o, req, p, visit)
	}
	if err != nil {
		return textCode{}, err
	}
	defer o.closer.Close()
	o.text = mixedEnds(o.text)
	w := newWalker(req, p, o, "")
	_, err = w.tables(0, visit)
	if errors.Is(err, errStop) {
		err = nil
	}
	return o.code, err
}

func walkWorkbook(o *opened, req *Request, p Presets, visit func(*walker, *walked) error) error {
	book, err := openWorkbook(o)
	if err != nil {
		return err
	}
	if req.Sheet != "" && !slices.Contains(book.sheets, req.Sheet) {
		return noSheetError{book.sheets}
	}
	n := 0
	for _, sheet := range book.sheets {
		if req.Sheet != "" && sheet != req.Sheet {
			continue
		}
		text := book.text(sheet)
		w := newWalker(req, p, &opened{text: text, code: utf8Code}, sheet)
		n, err = w.tables(n, visit)
		text.Close()
		if errors.Is(err, errStop) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", sheet, err)
		}
	}
	return nil
}

// noSheetError says that the sheet asked for is not among these.
type noSheetError struct{ sheets []string }

func (e noSheetError) Error() string { return "no such sheet" }

// validUTF8 reads a file through. Text whose mark names its encoding counts as
// valid, and so does what cannot be read: opening it again will tell.
func validUTF8(req *Request) bool {
	o, err := open(req, nil, func(int) {})
	if err != nil {
		if o != nil {
			o.closer.Close()
		}
		return true
	}
	defer o.closer.Close()
	s := newStream(o, func() []byte { return nil })
	if !s.check {
		return true
	}
	var rest []byte
	for !s.eof {
		if err := s.fill(blockSize); err != nil {
			return true
		}
		end := len(s.buf)
		if !s.eof {
			for n := 0; n < utf8.UTFMax && !utf8.RuneStart(s.buf[end-1]); n++ {
				end--
			}
			end-- // the last letter may go on
		}
		if !utf8.Valid(s.buf[:end]) {
			return false
		}
		rest = append(rest[:0], s.buf[end:]...)
		s.buf = append(s.buf[:0], rest...)
	}
	return utf8.Valid(s.buf)
}

// tables visits the tables of the text, counting on from n.
func (w *walker) tables(n int, visit func(*walker, *walked) error) (int, error) {
	for {
		t, err := w.next()
		if err != nil || t == nil {
			return n, err
		}
		n++
		t.number = n
		if err := visit(w, t); err != nil {
			return n, err
		}
	}
}

// next finds the header row of the next table; nil when the text is over.
func (w *walker) next() (*walked, error) {
	if err := w.passBlank(); err != nil {
		return nil, err
	}
	head, err := w.s.head(headSize)
	if err != nil || len(head) == 0 {
		return nil, err
	}
	sep, size := sepLine(head)
	if size > 0 {
		if _, _, err := w.s.take(size); err != nil {
			return nil, err
		}
		if head, err = w.s.head(headSize); err != nil {
			return nil, err
		}
	}
	whole := w.s.eof && len(head) == len(w.s.buf)
	l, known := w.presets.detect(head, whole, w.req, sep)
	if !known {
		l = anyLayout(head, whole, sep)
	}
	if len(l.header.fields) == 0 && overWide(head, sep) {
		return nil, errWide
	}
	if len(l.header.fields) == 0 {
		return nil, errHead
	}
	t := &walked{tableRead: newTable(w.req, &l, w.presets.words), preamble: l.preamble, layout: l, head: bytes.Clone(head), whole: whole}
	t.line = w.s.line + l.header.line
	if t.cells = l.header.cells; t.cells == nil {
		t.cells = headerCells(head[l.start():l.header.end], l.delim)
	}
	t.learn(head, &l)
	if known && len(l.preset.until) > 0 {
		if err := w.s.until(l.preset.until, l.header.end); err != nil {
			return nil, err
		}
	}
	_, _, err = w.s.take(l.header.end)
	return t, err
}

// headerCells gives the cells of the header row as written.
func headerCells(text []byte, delim byte) []string {
	var r record
	r.scan(text, 0, delim)
	r.again(delim)
	cells := make([]string, len(r.fields))
	for i, f := range r.fields {
		cells[i] = string(f)
	}
	return cells
}

// passBlank takes blank lines, which stand between tables.
func (w *walker) passBlank() error {
	for {
		head, err := w.s.head(headSize)
		if err != nil {
			return err
		}
		n := blankLines(head)
		if n == 0 && w.s.eof && len(bytes.Trim(head, separators)) == 0 {
			n = len(head)
		}
		if n == 0 {
			return nil
		}
		if _, _, err := w.s.take(n); err != nil {
			return err
		}
	}
}

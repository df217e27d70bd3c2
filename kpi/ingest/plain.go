package ingest

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"

	"kpideck/kpi/diag"
)

// Table is a delimited file as header and rows, its cells NFC and trimmed.
type Table struct {
	Encoding   string
	Delimiter  byte
	Header     []string
	HeaderLine int
	Rows       [][]string // as long as the header at least
	Lines      []int      // line on which each row starts
}

// Plain reads a delimited file or the first sheet of a workbook whole, finding
// encoding, delimiter and header row as Read does: the header is the first row
// of texts that is as wide as most rows. It is for files that people write
// (targets, events, notes, rates); memory grows with the rows. File is the name
// that users see. The Table is nil when there is none.
func Plain(file string, open func() (io.ReadCloser, error)) (*Table, diag.List) {
	f := &fileRead{req: &Request{File: file, Open: open}}
	p := &plain{f: f, words: (&wordsFile{}).words()}
	err := p.read(nil)
	if errors.Is(err, errNotUTF8) {
		code, failed := guess(f.req)
		if err = failed; err == nil {
			err = p.read(&code)
			f.problems.Add(f.guessed(code))
		}
	}
	if err != nil {
		f.problems.Add(f.unreadable(err))
		return nil, f.problems
	}
	return p.out, f.problems
}

// plain is one call of Plain.
type plain struct {
	f     *fileRead
	words *words
	out   *Table
}

func (p *plain) read(code *textCode) error {
	o, err := open(p.f.req, code, func(int) {})
	if errors.Is(err, errWorkbook) {
		defer o.closer.Close()
		return p.workbook(o)
	}
	if err != nil {
		return err
	}
	defer o.closer.Close()
	return p.find(o)
}

// workbook reads the first sheet.
func (p *plain) workbook(o *opened) error {
	w, err := openWorkbook(o)
	if err != nil {
		return err
	}
	w.typed = true
	text := w.text(w.sheets[0])
	defer text.Close()
	return p.find(&opened{text: text, code: textCode{name: "xlsx"}})
}

func (p *plain) find(o *opened) error {
	s := newStream(o, func() []byte { return nil })
	l, found, err := p.head(s)
	if err != nil || !found {
		return err
	}
	t := p.tableOf(&l, s.line)
	t.out.Encoding = o.code.name
	if _, _, err := s.take(l.header.end); err != nil {
		return err
	}
	if err := t.rows(s, &p.f.problems); err != nil {
		return err
	}
	p.out = t.out
	return nil
}

// head finds the header row; found is false when there is none.
func (p *plain) head(s *stream) (l layout, found bool, err error) {
	head, err := s.head(headSize)
	if err != nil {
		return l, false, err
	}
	sep, size := sepLine(head)
	if size > 0 {
		if _, _, err = s.take(size); err != nil {
			return l, false, err
		}
		if head, err = s.head(headSize); err != nil {
			return l, false, err
		}
	}
	if len(bytes.TrimSpace(head)) == 0 {
		p.f.problems.Add(p.f.emptyFile())
		return l, false, nil
	}
	l, _ = likelyHeader(head, s.eof && len(head) == len(s.buf), sep)
	if len(l.header.fields) == 0 && overWide(head, sep) {
		p.f.problems.Add(p.f.tooManyColumns())
		return l, false, nil
	}
	return l, true, nil
}

// plainTable fills one Table.
type plainTable struct {
	out   *Table
	part  *part
	width int
}

func (p *plain) tableOf(l *layout, line int) *plainTable {
	out := &Table{Delimiter: l.delim, Header: l.header.fields, HeaderLine: line + l.header.line}
	return &plainTable{out: out, part: newPart(newTable(p.f.req, l, p.words)), width: len(out.Header)}
}

func (t *plainTable) rows(s *stream, problems *diag.List) error {
	for last := false; !last; {
		var b block
		var err error
		if b.data, b.line, last, err = s.block(blockSize, t.out.Delimiter, parting{}); err != nil {
			return err
		}
		t.fold(&b)
	}
	for _, code := range slices.Sorted(maps.Keys(t.part.faults)) {
		f := t.part.faults[code]
		problems.Add(&diag.Problem{Code: code, Severity: severityOf(code), Pos: t.part.t.pos(f.first), Count: f.n,
			Message: faultTexts[code].shown, Hint: faultTexts[code].hint})
	}
	return nil
}

func (t *plainTable) fold(b *block) {
	p, line := t.part, b.line
	for at := 0; at < len(b.data); {
		next := p.rec.scan(b.data, at, t.out.Delimiter)
		lines := p.rec.lines
		if t.width > 1 {
			p.rec.again(t.out.Delimiter)
		}
		t.row(b, line)
		line += lines
		at = next
	}
}

func (t *plainTable) row(b *block, line int) {
	p := t.part
	switch {
	case p.rec.broken >= 0:
		p.broken(b, line)
		return
	case p.rec.blank():
		return
	}
	cells := texts(p.rec.fields)
	for len(cells) < t.width {
		cells = append(cells, "")
	}
	t.out.Rows = append(t.out.Rows, cells)
	t.out.Lines = append(t.out.Lines, line)
}

package ingest

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"

	"kpideck/kpi/diag"
)

// PlainOptions says how Plain finds the header row.
type PlainOptions struct {
	File string // as shown to users
	// Headers are spellings to look for: the header row is the one that holds
	// most of them. Empty: the first row of texts that is as wide as most rows.
	Headers []string
	// Presets, when given, are tried first; then totals rows and footnotes are
	// left out, as for the table of an export.
	Presets *Presets
	Preset  string // id; "" lets the content decide
	Table   int    // which table of the file, from 1; 0 is the first
	Sheet   string // of a workbook; "" is the first
}

// Table is a delimited file as header and rows, its cells NFC and trimmed.
type Table struct {
	Encoding   string
	Delimiter  byte
	Preset     string // "" when none was recognised
	Preamble   []string
	Header     []string
	HeaderLine int
	Rows       [][]string // as long as the header at least
	Lines      []int      // line on which each row starts
	LeftOut    int        // totals rows and footnotes
}

// Plain reads any delimited file whole, finding encoding, delimiter, preamble
// and header row as Read does. It is for files that people write (targets,
// events, notes, rates) and for looking at exports; memory grows with the rows.
func Plain(open func() (io.ReadCloser, error), o PlainOptions) (*Table, diag.List) {
	f := &fileRead{req: &Request{File: o.File, Open: open, Preset: o.Preset, Sheet: o.Sheet}}
	p := &plain{f: f, o: o, words: (&wordsFile{}).words()}
	if o.Presets != nil && o.Presets.words != nil {
		p.words = o.Presets.words
	}
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
	o     PlainOptions
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

// workbook reads the sheet that was asked for, else the first.
func (p *plain) workbook(o *opened) error {
	w, err := openWorkbook(o.text)
	if err != nil {
		return err
	}
	defer w.file.Close()
	name := cmp.Or(p.o.Sheet, w.sheets[0])
	if !slices.Contains(w.sheets, name) {
		p.f.problems.Add(p.f.noSheet(w.sheets))
		return nil
	}
	text := w.text(name)
	defer text.Close()
	return p.find(&opened{text: text, code: textCode{name: "xlsx"}})
}

func (p *plain) find(o *opened) error {
	s := newStream(o, func() []byte { return nil })
	for n := max(p.o.Table, 1); ; n-- {
		l, more, err := p.head(s)
		if err != nil || !more {
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
		if n == 1 {
			p.out = t.out
			return nil
		}
	}
}

// head finds the header row of the next table; more is false when there is none.
func (p *plain) head(s *stream) (l layout, more bool, err error) {
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
		if p.o.Table > 1 {
			p.f.problems.Add(p.f.noTable(p.o.Table))
		} else {
			p.f.problems.Add(p.f.emptyFile())
		}
		return l, false, nil
	}
	l = p.layout(head, s.eof && len(head) == len(s.buf), sep)
	if len(l.header.fields) == 0 && overWide(head, sep) {
		p.f.problems.Add(p.f.tooManyColumns())
		return l, false, nil
	}
	return l, true, nil
}

func (p *plain) layout(head []byte, whole bool, sep byte) layout {
	if p.o.Presets != nil {
		if l, ok := p.o.Presets.detect(head, whole, p.f.req, sep); ok {
			return l
		}
		if comment := p.o.Presets.commentOf(head); comment != "" {
			return p.commented(head, whole, sep, comment)
		}
	}
	if len(p.o.Headers) > 0 {
		if l, _ := findHeaders(head, whole, sep, p.o.Headers); len(l.header.fields) > 0 {
			return l
		}
	}
	l, _ := likelyHeader(head, whole, sep)
	return l
}

// commented finds the header of a table that no preset matches below comment
// lines: the first record after them.
func (p *plain) commented(head []byte, whole bool, sep byte, comment string) layout {
	skip := commentLines(head, comment)
	part := head[skip:]
	if at := nextTable(part, ',', comment); at >= 0 {
		part, whole = part[:at], true
	}
	l, _ := likelyHeader(part, whole, sep)
	l.comment = comment
	l.header.end += skip
	l.header.line += bytes.Count(head[:skip], []byte{'\n'})
	return l
}

// plainTable fills one Table.
type plainTable struct {
	out     *Table
	comment string
	part    *part // knows the totals rows of the preset
	exports bool
	width   int
}

func (p *plain) tableOf(l *layout, line int) *plainTable {
	out := &Table{Delimiter: l.delim, Header: l.header.fields, HeaderLine: line + l.header.line}
	for _, rec := range l.preamble {
		out.Preamble = append(out.Preamble, joined(rec.fields))
	}
	t := &plainTable{out: out, comment: l.comment, exports: p.o.Presets != nil, width: len(out.Header)}
	r := *p.f.req
	if l.preset != nil {
		out.Preset = l.preset.ID
	}
	t.part = newPart(newTable(&r, l, p.words))
	return t
}

func joined(fields []string) string {
	var b bytes.Buffer
	for i, f := range fields {
		if i > 0 && f != "" {
			b.WriteString(", ")
		}
		b.WriteString(f)
	}
	return b.String()
}

func (t *plainTable) rows(s *stream, problems *diag.List) error {
	for first, last := true, false; !last; first = false {
		b := block{first: first}
		var err error
		if b.data, b.line, last, err = s.block(blockSize, t.out.Delimiter, t.comment); err != nil {
			return err
		}
		t.fold(&b)
	}
	for code, f := range t.part.faults {
		problems.Add(&diag.Problem{Code: code, Severity: severityOf(code), Pos: t.part.t.pos(f.first), Count: f.n,
			Message: filled(faultTexts[code][0], ""), Hint: faultTexts[code][1]})
	}
	t.dropFootnotes()
	return nil
}

func (t *plainTable) fold(b *block) {
	p, line := t.part, b.line
	for at := 0; at < len(b.data); {
		next := p.rec.scan(b.data, at, t.out.Delimiter)
		lines := p.rec.lines
		if len(p.rec.fields) == 1 && t.width > 1 && bytes.IndexByte(p.rec.fields[0], t.out.Delimiter) >= 0 {
			p.rec.again(t.out.Delimiter)
		}
		t.row(b, line, b.first && at == 0)
		line += lines
		at = next
	}
}

func (t *plainTable) row(b *block, line int, first bool) {
	p := t.part
	switch {
	case p.rec.broken >= 0:
		p.broken(b, line)
		return
	case p.rec.blank():
		return
	case t.exports && (p.declaredEmpty() || p.isTotals(b, line, first) || p.t.preset == nil && p.plainTotals()):
		t.out.LeftOut++
		return
	}
	cells := texts(p.rec.fields)
	for len(cells) < t.width {
		cells = append(cells, "")
	}
	t.out.Rows = append(t.out.Rows, cells)
	t.out.Lines = append(t.out.Lines, line)
}

// dropFootnotes leaves out the last rows of an export while they hold one cell
// only, such as a copyright line.
func (t *plainTable) dropFootnotes() {
	for n := len(t.out.Rows); t.exports && t.width > 2 && n > 0; n-- {
		if filledCells(t.out.Rows[n-1]) > 1 || t.out.Rows[n-1][0] == "" {
			return
		}
		t.out.Rows, t.out.Lines = t.out.Rows[:n-1], t.out.Lines[:n-1]
		t.out.LeftOut++
	}
}

func filledCells(row []string) int {
	n := 0
	for _, c := range row {
		if c != "" {
			n++
		}
	}
	return n
}

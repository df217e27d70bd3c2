package ingest

import (
	"bytes"
	"errors"
	"slices"
	"unicode/utf8"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// fileRead is one file while it is read.
type fileRead struct {
	r        *reader
	req      *Request
	tallies  []*kpi.Tally
	problems diag.List
	parting  parting // of the tables of this file, once one of them is known
	tables   int
	cut      []cutTable    // breakdowns that were refused
	skipped  int           // tables without a usable day or measure
	reason   *diag.Problem // why the first of these was turned down
	inOrder  bool          // a block may end within a record; see foldInOrder
	base     int           // line on which the table's head starts
	line     int
}

func (f *fileRead) read(code *textCode, tell func(int)) error {
	o, err := open(f.req, code, tell)
	if errors.Is(err, errWorkbook) {
		defer o.closer.Close()
		return f.workbook(o)
	}
	if err != nil {
		return err
	}
	defer o.closer.Close()
	if err := f.allTables(newStream(o, f.r.spare)); err != nil {
		return err
	}
	writtenIn(f.tallies, o.code.name)
	sum := o.hexSum()
	for _, t := range f.tallies {
		t.Hash = sum
		if f.tables == 1 {
			t.Table = ""
		}
	}
	if o.halfUnit() {
		f.problems.Add(f.cutFile())
	}
	f.tellSkipped()
	return nil
}

// tellSkipped says how many tables of a file were passed over, and why where
// none could be read.
func (f *fileRead) tellSkipped() {
	switch {
	case f.skipped > 0 && len(f.tallies) == 0 && !f.problems.Failed():
		f.problems.Add(f.reason)
	case f.skipped > 0:
		f.problems.Add(f.skippedTables())
	}
}

func (f *fileRead) allTables(s *stream) (err error) {
	for more := true; more; {
		if more, err = f.table(s); err != nil {
			f.line = s.line
			return err
		}
	}
	return nil
}

// table reads the next table; more tells that another may follow.
func (f *fileRead) table(s *stream) (more bool, err error) {
	head, err := s.head(headSize)
	if err != nil {
		return false, err
	}
	if s.check && !utf8.Valid(head[:bytes.LastIndexByte(head, '\n')+1]) {
		return false, errNotUTF8 // before its headers are looked for in vain
	}
	if len(bytes.Trim(head, separators)) == 0 {
		if f.tables == 0 {
			f.problems.Add(f.emptyFile())
		}
		return false, nil
	}
	f.tables++
	sep, size := sepLine(head)
	if size > 0 {
		if _, _, err := s.take(size); err != nil {
			return false, err
		}
		head, err = s.head(headSize)
		if err != nil {
			return false, err
		}
	}
	f.base = s.line
	t := f.find(head, s.eof && len(head) == len(s.buf), sep)
	if t == nil {
		return f.skip(s)
	}
	if t.preset != nil && len(t.preset.until) > 0 {
		if err := s.until(t.preset.until, t.headEnd); err != nil {
			return false, err
		}
	}
	if _, _, err = s.take(t.headEnd); err != nil {
		return false, err
	}
	return f.stream(s, t)
}

// find makes the table whose header row stands in the head, or notes why
// there is none.
func (f *fileRead) find(head []byte, whole bool, sep byte) *tableRead {
	words := f.r.presets.words
	var l layout
	ok := false
	if len(f.req.Columns) > 0 {
		l, ok = findHeaders(head, whole, sep, wantedHeaders(f.req))
	} else {
		l, ok = f.r.presets.detect(head, whole, f.req, sep)
	}
	if (!ok || l.preset != nil && l.preset.fallback) && len(f.req.Columns) == 0 && f.explained(head, whole, sep) {
		return nil
	}
	if !ok && overWide(head, sep) {
		f.problems.Add(f.tooManyColumns())
		return nil
	}
	if !ok {
		f.turnDown(f.unknown(head, whole, sep, l), f.several(head, whole))
		return nil
	}
	f.parting = l.parting
	t := newTable(f.req, &l, words)
	t.headEnd, t.line = l.header.end, f.base+l.header.line
	if persons := t.bindsPersons(); len(persons) > 0 {
		f.problems.Add(f.personalColumns(persons, t.line))
		return nil
	}
	if len(t.bind.lacking) > 0 {
		f.problems.Add(f.lackingHeaders(t.header, t.bind.lacking, t.line))
		return nil
	}
	return f.usable(t)
}

// usable turns a table down that has no days or no measures. A file of several
// tables goes on with the next.
func (f *fileRead) usable(t *tableRead) *tableRead {
	several := t.preset != nil && t.preset.several()
	undated := !t.bind.dated() && t.stated.Empty() || t.bind.nth >= 0 && t.stated.Empty()
	r, refused := refusal{}, false
	if t.preset != nil {
		r, refused = t.preset.refused(t.header, t.bind.dated())
	}
	switch {
	case refused && r.why != "":
		f.turnDown(f.refuseBeside(t.preset, r.why, t.line), several)
		return nil
	case undated || refused:
		f.turnDown(f.noDays(t, t.line), several)
		return nil
	case len(t.bind.measures) == 0 && t.preset != nil && t.preset.titled != nil:
		f.turnDown(f.unknownTitle(t), several)
		return nil
	case len(t.bind.measures) == 0:
		f.turnDown(f.noMeasures(t, t.line), several)
		return nil
	}
	t.title = namedTable(f.tables, t)
	return t
}

// turnDown notes why a table is not read. One of several is only skipped.
func (f *fileRead) turnDown(why *diag.Problem, several bool) {
	if !several || len(f.req.Columns) > 0 {
		f.problems.Add(why)
		return
	}
	f.skipped++
	if f.reason == nil {
		f.reason = why
	}
}

func holdsAll(header []string, set map[string]bool) bool {
	n := 0
	for _, k := range keysOf(header) {
		if set[k] {
			n++
		}
	}
	return n >= len(set)
}

// wantedHeaders lists the headers that columns: names.
func wantedHeaders(r *Request) []string {
	var list []string
	for _, c := range r.Columns {
		if c.Header != "" && !slices.Contains(list, c.Header) {
			list = append(list, c.Header)
		}
	}
	return list
}

// stream gives the blocks of a table to the workers and settles it.
func (f *fileRead) stream(s *stream, t *tableRead) (more bool, err error) {
	t.row, t.check = f.r.row, s.check
	if f.inOrder {
		err = f.foldInOrder(s, t)
	} else {
		err = f.handOut(s, t)
	}
	switch {
	case t.garbled.Load():
		return false, errNotUTF8
	case err != nil:
		return false, err
	case t.torn.Load():
		return false, errTorn
	}
	f.settle(t)
	return !s.eof || len(s.buf) > 0, nil
}

// handOut gives the blocks of a table to the workers, and waits for them.
func (f *fileRead) handOut(s *stream, t *tableRead) (err error) {
	defer t.busy.Wait()
	for first, last := true, false; !last && !t.garbled.Load() && !t.torn.Load(); first = false {
		if err = f.r.ctx.Err(); err != nil {
			return err
		}
		b := block{first: first}
		if b.data, b.line, last, err = s.records(f.r.size, t.delim, t.parting); err != nil {
			return err
		}
		b.more = !last
		t.busy.Add(1)
		f.r.tasks <- task{t, b}
	}
	return nil
}

func (f *fileRead) settle(t *tableRead) {
	var found diag.List
	s, ok := t.settle(&found)
	if ok {
		list, how := s.tallies(""), s.reading()
		s.totalsProblems(list[0], &found)
		for _, x := range list {
			x.Problems, x.How = found, how
		}
		f.tallies = append(f.tallies, list...)
		if f.r.settled != nil {
			f.r.settled(s, list)
		}
	}
	f.problems = append(f.problems, found...)
}

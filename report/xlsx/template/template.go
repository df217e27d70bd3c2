package template

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// Template is a workbook whose names were found. Read, Check, Fill and Write are
// called once each, in this order; after an error of the first two there is
// nothing to Fill, and after one of Fill nothing to Write.
type Template struct {
	file    string
	archive *archive
	book    *workbook
	slots   []*slot
	grids   []*grid
	list    diag.List
	formula bool // one was added or taken away
}

// slot is a cell that a name asks to fill.
type slot struct {
	name
	sheet  *sheet
	at     at
	metric *kpi.Metric
}

// Read finds the names in a workbook. file names it in messages. Names that are
// wrong in themselves are errors in the list; of a workbook that cannot be filled
// safely there is no Template but only the error that says why.
func Read(file string, data []byte) (*Template, diag.List) {
	t := &Template{file: file}
	if err := t.open(data); err != nil {
		return nil, diag.List{refusal(file, data, err)}
	}
	for _, s := range t.book.sheets {
		t.cells(s)
		for _, x := range s.tables {
			t.table(s, x)
		}
	}
	for _, n := range t.book.names {
		t.defined(n)
	}
	if err := t.drawings(); err != nil {
		return nil, diag.List{refusal(file, data, err)}
	}
	return t, t.list
}

// open reads the parts that matter.
func (t *Template) open(data []byte) (err error) {
	if t.archive, err = openArchive(data); err != nil {
		return err
	}
	if err := unfit(t.archive); err != nil {
		return err
	}
	main, err := mainPart(t.archive)
	if err != nil {
		return err
	}
	if t.book, err = readWorkbook(t.archive, main); err != nil {
		return err
	}
	links, err := t.archive.relations(main)
	if err != nil {
		return err
	}
	shared := ""
	for _, l := range links {
		if l.kind == "sharedStrings" {
			shared = l.target
		}
	}
	texts, err := readStrings(t.archive, shared)
	if err != nil {
		return err
	}
	for _, s := range t.book.sheets {
		if err := readSheet(t.archive, s, texts); err != nil {
			return err
		}
		if err := readTables(t.archive, s); err != nil {
			return err
		}
	}
	return nil
}

func (t *Template) add(code string, severity diag.Severity, place string, message, hint diag.Text) {
	pos := diag.Pos{File: t.file}
	if place != "" {
		pos.File += ":" + place
	}
	t.list.Add(&diag.Problem{Code: code, Severity: severity, Pos: pos, Message: message, Hint: hint})
}

func (t *Template) fail(code, place string, f *flaw) {
	t.add(code, diag.Error, place, f.message, f.hint)
}

// Known is what names may refer to.
type Known struct {
	Catalog  *kpi.Catalog
	Targets  []*review.Target
	Calendar kpi.Calendar
	Dims     []string // beside channel and campaign
}

// Check holds the names against what is known; a name that nobody knows is an
// error with its sheet and cell.
func (t *Template) Check(k Known) diag.List {
	told := len(t.list) > 0
	t.list = nil
	t.slots = slices.DeleteFunc(t.slots, func(s *slot) bool { return s.maybe && !s.meant(k.Catalog) })
	for _, s := range t.slots {
		if f := s.check(k); f != nil {
			t.fail("template_name", s.sheet.place(s.at), f)
		}
	}
	for _, g := range t.grids {
		t.checkGrid(g, k)
	}
	if len(t.slots)+len(t.grids) == 0 && !told {
		t.add("template_empty", diag.Warning, "", diag.Both("mẫu không có tên nào để điền", "the template holds no name to fill"), nameHint)
	}
	return t.list
}

func (s *slot) check(k Known) (f *flaw) {
	switch s.subject {
	case ofTarget:
		return checkTarget(&s.name, k.Targets)
	case ofReport:
		return checkReport(s.what)
	}
	if s.metric, f = metric(s.id, k.Catalog); f != nil {
		return f
	}
	if f := checkPeriod(s.what, k.Calendar); f != nil {
		return f
	}
	for _, p := range s.picks {
		if dims := append([]string{kpi.Channel, kpi.Campaign}, k.Dims...); !slices.Contains(dims, p.Dim) {
			return flawf("không có chiều %q", "there is no dimension %q", nearHint(p.Dim, dims, nameHint), p.Dim)
		}
		if p.Member == "" {
			return noSegment(p.Dim)
		}
	}
	return nil
}

// Fill answers all names. What has no value leaves its cell empty and is told
// with its sheet and cell; a table that does not find room is an error.
func (t *Template) Fill(f *Figures) diag.List {
	t.list = nil
	for _, s := range t.slots {
		a := s.answer(f)
		s.sheet.set(s.at, t.content(a))
		if a.empty() {
			t.add("template_no_value", s.severity(), s.sheet.place(s.at),
				diag.Both(s.String()+": "+a.why.In("vi")+"; ô để trống", s.String()+": "+a.why.In("en")+"; the cell stays empty"), nil)
		}
	}
	for _, g := range t.grids {
		t.fillGrid(g, f)
	}
	return t.list
}

// severity of a missing value: what a target does not have, such as the lower edge
// of a goal that is no band, is no fault of the data.
func (s *slot) severity() diag.Severity {
	if s.subject == ofKPI {
		return diag.Warning
	}
	return diag.Notice
}

func (s *slot) answer(f *Figures) answer {
	switch s.subject {
	case ofTarget:
		for _, r := range f.Card.Rows {
			if r.Target.ID == s.id {
				return fieldOf(s.what).get(f, r)
			}
		}
		return answer{why: diag.Both("mục tiêu không thuộc quý này", "the target is not of this quarter")}
	case ofReport:
		return f.ofReport(s.what)
	}
	return f.ofKPI(s.metric, s.what, f.segment(s.name))
}

func (a answer) empty() bool { return a.number == nil && a.text == "" && a.day == 0 && a.why != nil }

// content turns an answer into what a cell holds. Days become numbers as
// workbooks count them.
func (t *Template) content(a answer) content {
	switch {
	case a.number != nil:
		return numberContent(*a.number)
	case a.day != 0:
		epoch := kpi.MustDate("1899-12-30")
		if t.book.from1 {
			epoch = kpi.MustDate("1904-01-01")
		}
		return numberContent(float64(a.day - epoch))
	}
	return content{text: a.text}
}

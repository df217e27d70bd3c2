package template

import (
	"regexp"
	"strings"

	"kpideck/kpi/diag"
)

// inFormula finds what looks like a name within a formula.
var inFormula = regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}_.])((?:kpi|target)\.[\p{L}\p{N}_]+\.[\p{L}\p{N}_.]*)`)

// cells finds the names that stand alone in cells, and those that stand where
// they cannot be filled.
func (t *Template) cells(s *sheet) {
	for i := range s.rows {
		for j := range s.rows[i].cells {
			c := &s.rows[i].cells[j]
			switch {
			case c.formula != nil:
				t.inFormula(s, c)
			case c.text != "":
				t.text(s, c)
			}
		}
	}
}

func (t *Template) text(s *sheet, c *cell) {
	n, ok, f := parseName(c.text)
	switch {
	case f != nil:
		t.fail("template_name", s.place(c.at), f)
	case ok:
		t.slots = append(t.slots, &slot{name: n, sheet: s, at: c.at})
	case insideText.MatchString(c.text):
		t.add("template_text", diag.Warning, s.place(c.at), diag.Bothf("%q nằm trong câu nên không được điền", "%q stands within a text and is not filled",
			insideText.FindStringSubmatch(c.text)[1]),
			diag.Both("để tên một mình trong ô, rồi ghép câu bằng công thức", "put the name alone into a cell and join the text by a formula"))
	}
}

// drawnText finds the texts of drawings and charts.
var drawnText = regexp.MustCompile(`<a:t>([^<]*)</a:t>`)

// drawings warns of names in titles of charts and in text boxes.
func (t *Template) drawings() error {
	for _, f := range t.archive.zip.File {
		key := partKey(f.Name)
		if !strings.HasSuffix(key, ".xml") || !strings.HasPrefix(key, "xl/charts/") && !strings.HasPrefix(key, "xl/drawings/") {
			continue
		}
		text, err := t.archive.part(f.Name)
		if err != nil {
			return err
		}
		for _, m := range drawnText.FindAllSubmatch(text, -1) {
			if named := insideText.FindSubmatch(m[1]); named != nil {
				t.add("template_text", diag.Warning, f.Name, diag.Bothf("%q nằm trong biểu đồ hoặc khung chữ nên không được điền", "%q stands in a chart or text box and is not filled", named[1]),
					diag.Both("để tên trong một ô và cho tiêu đề trỏ tới ô đó", "put the name into a cell and link the title to that cell"))
			}
		}
	}
	return nil
}

// inFormula reports names in a formula that no name of the workbook defines.
func (t *Template) inFormula(s *sheet, c *cell) {
	for _, m := range inFormula.FindAllStringSubmatch(c.formula.text, -1) {
		if t.defines(strings.TrimRight(m[1], ".")) {
			continue
		}
		t.fail("template_formula", s.place(c.at), flawf("tên %q nằm trong công thức", "the name %q stands within a formula",
			diag.Both("để tên trong một ô riêng và cho công thức trỏ tới ô đó", "put the name into a cell of its own and let the formula refer to it"), m[1]))
	}
}

// defines tells whether the workbook itself knows a name.
func (t *Template) defines(name string) bool {
	for _, n := range t.book.names {
		if strings.EqualFold(n.name, name) {
			return true
		}
	}
	for _, s := range t.book.sheets {
		for _, x := range s.tables {
			if strings.EqualFold(x.name, name) {
				return true
			}
		}
	}
	return false
}

// defined takes a defined name of the workbook that is one of ours.
func (t *Template) defined(d definedName) {
	n, ours := parseExcelName(d.name)
	g := newGrid(d.name, n)
	if !ours && g == nil {
		return
	}
	sheetName, a, ok := parseReference(d.refers)
	s := t.book.sheet(sheetName)
	if !ok || s == nil {
		t.fail("template_cell", d.name, flawf("tên %q không trỏ tới một ô của sổ tính này", "the name %q refers to no cell of this workbook",
			diag.Both("cho tên trỏ tới một ô, như =Sheet1!$B$4", "let it refer to a cell, as =Sheet1!$B$4"), d.name))
		return
	}
	if g == nil {
		t.namedCell(d, n, s, a)
		return
	}
	g.sheet, g.area = s, a
	for col := a.left; col <= a.right; col++ {
		header := ""
		if c := s.cell(at{a.top, col}); c != nil {
			header = c.text
		}
		g.headers = append(g.headers, header)
	}
	t.grids = append(t.grids, g)
}

// table takes a table that is one of ours.
func (t *Template) table(s *sheet, x *table) {
	n, ours := parseExcelName(x.name)
	g := newGrid(x.name, n)
	switch {
	case g == nil && !ours:
	case g == nil:
		t.fail("template_name", s.place(at{x.ref.top, x.ref.left}), flawf("bảng không thể mang tên %q", "a table cannot be called %q",
			diag.Both("gọi bảng là scorecard, kpi.weeks, kpi.cpl.channels …", "call it scorecard, kpi.weeks, kpi.cpl.channels …"), x.name))
	case !x.headed || x.ref.bottom-x.totals <= x.ref.top || len(x.headers) != x.ref.right-x.ref.left+1:
		t.fail("template_header", s.place(at{x.ref.top, x.ref.left}), flawf("bảng %q không có dòng tiêu đề", "the table %q has no header row",
			diag.Both("bật dòng tiêu đề của bảng", "switch its header row on"), x.name))
	default:
		g.sheet, g.area, g.table, g.headers = s, x.ref, x, x.headers
		t.grids = append(t.grids, g)
	}
}

// namedCell takes a name of one cell, or of merged cells, which count as one.
func (t *Template) namedCell(d definedName, n name, s *sheet, a area) {
	first := at{a.top, a.left}
	merged := false
	for _, m := range s.merged {
		merged = merged || m == a
	}
	c := s.cell(first)
	switch {
	case a != (area{a.top, a.left, a.top, a.left}) && !merged:
		t.fail("template_cell", s.place(first), flawf("tên %q trỏ tới nhiều ô (%s)", "the name %q refers to several cells (%s)",
			diag.Both("cho tên trỏ tới một ô", "let it refer to one cell"), d.name, a.String()))
	case s.cut(first):
		t.fail("template_cell", s.place(first), flawf("tên %q trỏ vào giữa một khối ô gộp hoặc công thức mảng", "the name %q refers to the middle of merged cells or of an array formula",
			diag.Both("cho tên trỏ tới ô đầu của khối", "let it refer to their first cell"), d.name))
	case c != nil && c.formula != nil:
		t.fail("template_cell", s.place(first), flawf("ô của tên %q có công thức", "the cell of the name %q holds a formula",
			diag.Both("xóa công thức, hoặc đặt tên khác cho ô", "take the formula out, or call the cell otherwise"), d.name))
	default:
		t.slots = append(t.slots, &slot{name: n, sheet: s, at: first})
	}
}

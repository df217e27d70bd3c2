package template

import (
	"slices"
	"strings"
)

// sheet is a worksheet: its cells with their places in the part.
type sheet struct {
	name   string
	part   string
	raw    []byte
	prefix string // of its elements, with the colon
	rows   []row
	tables []*table
	merged []area
	blocks []area // of formulas that fill several cells, which must not be cut

	// sheetData: its start tag and its end tag, which are one for an empty sheet.
	dataFrom, dataOpen, dataClose, dataTo int

	sizeFrom, sizeTo int // dimension; sizeTo is 0 without one
	size             area

	edits  map[at]content
	around []splice // changes outside of the cells
}

// row is a row of a sheet: from..to in the part, its start tag up to open. A row
// without an end tag has open == to.
type row struct {
	n              int
	from, open, to int
	close          int // start of the end tag
	cells          []cell
}

// cell is a cell of a row. Only of strings the text is kept.
type cell struct {
	at
	from, open, to int
	style          string
	kind           string // s, str, inlineStr, b, e; "" is a number
	filled         bool   // it holds a value or a formula
	text           string
	formula        *formula
	value          splice // v with its text; to is 0 without one
}

// formula is what computes a cell. Of a shared one only the first cell has the
// text.
type formula struct {
	text   string
	kind   string // shared, array or dataTable; "" is a plain one
	shared string // number of the shared formula
}

// readSheet reads the cells of a sheet. strings are those shared by all sheets.
func readSheet(a *archive, s *sheet, strings []string) (err error) {
	if s.raw, err = a.part(s.part); err != nil {
		return err
	}
	s.edits = map[at]content{}
	r := &sheetReader{sheet: s, strings: strings}
	if err := walk(s.raw, r.token); err != nil {
		return err
	}
	if s.dataTo == 0 {
		return errXML
	}
	return nil
}

// sheetReader follows the tokens of a sheet.
type sheetReader struct {
	*sheet
	strings []string
	at      at // of the last cell
	inside  string
	skip    bool // within the reading aid of a text
}

func (r *sheetReader) token(t token) error {
	switch {
	case t.opens("worksheet") && t.space() == strictSpace:
		return errStrict
	case t.opens("worksheet"):
		r.prefix = prefixOf(string(r.raw[t.from:t.to]))
	case t.opens("dimension"):
		r.size, _ = parseArea(t.attr("ref"))
		r.sizeFrom, r.sizeTo = t.from, t.to
	case t.opens("sheetData"):
		r.dataFrom, r.dataOpen = t.from, t.to
	case t.closes("sheetData"):
		r.dataClose, r.dataTo = t.from, t.to
	case t.opens("mergeCell"):
		if m, ok := parseArea(t.attr("ref")); ok {
			r.merged = append(r.merged, m)
		}
	case r.dataOpen > 0 && r.dataTo == 0:
		return r.data(t)
	}
	return nil
}

// data takes a token within the rows. Rows and cells that do not say where they
// are follow the one before.
func (r *sheetReader) data(t token) error {
	switch {
	case t.opens("row"):
		n, stated := number(t.attr("r"))
		if !stated {
			n = r.at.row + 1
		}
		if n <= r.at.row || n > lastRow {
			return errXML
		}
		r.at = at{n, 0}
		r.rows = append(r.rows, row{n: n, from: t.from, open: t.to})
	case t.closes("row") && len(r.rows) > 0:
		last := &r.rows[len(r.rows)-1]
		last.close, last.to = t.from, t.to
	case t.opens("c") && len(r.rows) > 0:
		return r.cell(t)
	case len(r.rows) > 0 && len(r.rows[len(r.rows)-1].cells) > 0:
		cells := r.rows[len(r.rows)-1].cells
		return r.within(&cells[len(cells)-1], t)
	}
	return nil
}

func (r *sheetReader) cell(t token) error {
	where, stated := parseAt(t.attr("r"))
	if !stated {
		where = at{r.at.row, r.at.col + 1}
	}
	if where.row != r.at.row || where.col <= r.at.col || where.col > lastColumn {
		return errXML
	}
	r.at = where
	last := &r.rows[len(r.rows)-1]
	last.cells = append(last.cells, cell{at: where, from: t.from, open: t.to, style: t.attr("s"), kind: t.attr("t")})
	r.inside, r.skip = "", false
	return nil
}

// within takes a token of a cell.
func (r *sheetReader) within(c *cell, t token) error {
	switch {
	case t.opens("f"):
		c.filled, r.inside = true, "f"
		r.formula(c, t)
	case t.opens("v"):
		c.filled, r.inside = true, "v"
		c.value = splice{from: t.from}
	case t.closes("v"):
		c.value.to, r.inside = t.to, ""
	case t.opens("is"):
		c.filled = true
	case t.opens("t"):
		r.inside = "t"
	case t.opens("rPh"):
		r.skip = true
	case t.closes("rPh"):
		r.skip = false
	case t.closes("f"), t.closes("t"):
		r.inside = ""
	case t.closes("c"):
		c.to = t.to
		return r.shareText(c)
	case r.inside == "f":
		c.formula.text += t.text()
	case r.inside == "v" && (c.kind == "s" || c.kind == "str"), r.inside == "t" && !r.skip:
		c.text += t.text()
	}
	return nil
}

func (r *sheetReader) formula(c *cell, t token) {
	c.formula = &formula{kind: t.attr("t"), shared: t.attr("si")}
	if area, ok := parseArea(t.attr("ref")); ok && c.formula.kind != "shared" {
		r.blocks = append(r.blocks, area)
	}
}

// shareText puts the text in the place of its number among the shared ones.
func (r *sheetReader) shareText(c *cell) error {
	if c.kind != "s" || c.text == "" {
		return nil
	}
	n, ok := number(strings.TrimSpace(c.text))
	if !ok || n >= len(r.strings) {
		return errXML
	}
	c.text = r.strings[n]
	return nil
}

// row finds a row; ok is false where it is not in the sheet, and i then is where
// it belongs.
func (s *sheet) row(n int) (i int, ok bool) {
	return slices.BinarySearchFunc(s.rows, n, func(r row, n int) int { return r.n - n })
}

// cell gives a cell of the sheet, nil for one that is not there.
func (s *sheet) cell(c at) *cell {
	i, ok := s.row(c.row)
	if !ok {
		return nil
	}
	cells := s.rows[i].cells
	j, ok := slices.BinarySearchFunc(cells, c.col, func(x cell, col int) int { return x.col - col })
	if !ok {
		return nil
	}
	return &cells[j]
}

// cut tells whether a cell lies in a formula that fills several cells, or within
// merged cells and not at their top left: what is written there is not seen.
func (s *sheet) cut(c at) bool {
	for _, b := range s.blocks {
		if b.has(c) {
			return true
		}
	}
	for _, m := range s.merged {
		if m.has(c) && (c != at{m.top, m.left}) {
			return true
		}
	}
	return false
}

// place names a cell for messages: Sheet1!B4.
func (s *sheet) place(c at) string { return quoted(s.name) + "!" + c.String() }

// readStrings reads the texts that all sheets share; none without the part.
func readStrings(a *archive, part string) ([]string, error) {
	if part == "" || !a.has(part) {
		return nil, nil
	}
	raw, err := a.part(part)
	if err != nil {
		return nil, err
	}
	var list []string
	inside, skip := false, false
	err = walk(raw, func(t token) error {
		switch {
		case t.opens("si"):
			list = append(list, "")
		case t.opens("t"):
			inside = true
		case t.closes("t"):
			inside = false
		case t.opens("rPh"):
			skip = true
		case t.closes("rPh"):
			skip = false
		case inside && !skip && len(list) > 0:
			list[len(list)-1] += t.text()
		}
		return nil
	})
	return list, err
}

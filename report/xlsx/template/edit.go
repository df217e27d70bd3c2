package template

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// content is what a cell is to hold: a number, a text, a formula, or nothing.
type content struct {
	number  *float64
	text    string
	formula string // the elements of a formula, without a value
	style   string // of a cell that is not in the sheet yet
	keep    bool   // the style of a cell that is there already
}

func numberContent(n float64) content { return content{number: &n} }

// maxText is what a cell of a workbook holds, in UTF-16 units.
const maxText = 32767

// elements gives the inside of a cell and its type.
func (c content) elements(prefix string) (inside, kind string) {
	switch {
	case c.number != nil:
		return "<" + prefix + "v>" + plainNumber(*c.number) + "</" + prefix + "v>", ""
	case c.formula != "":
		return c.formula, ""
	case c.text != "":
		return "<" + prefix + "is><" + prefix + `t xml:space="preserve">` + escaped(shortened(c.text)) + "</" + prefix + "t></" + prefix + "is>", "inlineStr"
	}
	return "", ""
}

// plainNumber writes a number with all its digits, without an exponent where
// people would not write one either.
func plainNumber(v float64) string {
	if math.Abs(v) >= 1e15 || v != 0 && math.Abs(v) < 1e-9 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// shortened cuts what no cell can hold.
func shortened(s string) string {
	if len(s) <= maxText || len(utf16.Encode([]rune(s))) <= maxText {
		return s
	}
	units := 1 // of the dots
	for i, r := range s {
		units += utf16.RuneLen(r)
		if units > maxText {
			return s[:i] + "…"
		}
	}
	return s
}

// set puts content into a cell.
func (s *sheet) set(c at, what content) { s.edits[c] = what }

// edited is the part with all that was set. Every byte outside of the cells that
// changed, and of the tags of rows that got new ones, stays.
// The cached values of formulas go where they may be stale.
func (s *sheet) edited(stale bool) []byte {
	byRow := map[int][]at{}
	size := s.size
	for _, c := range slices.SortedFunc(maps.Keys(s.edits), func(x, y at) int {
		if x.row != y.row {
			return x.row - y.row
		}
		return x.col - y.col
	}) {
		byRow[c.row] = append(byRow[c.row], c)
		size = size.and(area{c.row, c.col, c.row, c.col})
	}
	list := slices.Clone(s.around)
	if stale {
		list = append(list, s.uncached()...)
	}
	if s.sizeTo > 0 && size != s.size && s.size.top > 0 {
		list = append(list, splice{s.sizeFrom, s.sizeTo, with(string(s.raw[s.sizeFrom:s.sizeTo]), "ref", size.String())})
	}
	var added []int
	for _, n := range slices.Sorted(maps.Keys(byRow)) {
		if i, there := s.row(n); there {
			list = append(list, s.editRow(&s.rows[i], byRow[n])...)
		} else {
			added = append(added, n)
		}
	}
	return spliced(s.raw, append(list, s.addRows(added, byRow)...))
}

// editRow changes cells of a row and adds those that are not there.
func (s *sheet) editRow(r *row, cells []at) (list []splice) {
	added := map[int]string{} // by the place in the part
	for _, c := range cells {
		if old := s.cell(c); old != nil {
			list = append(list, splice{old.from, old.to, s.rebuilt(old, s.edits[c])})
			continue
		}
		j, _ := slices.BinarySearchFunc(r.cells, c.col, func(x cell, col int) int { return x.col - col })
		place := r.close
		if j < len(r.cells) {
			place = r.cells[j].from
		}
		added[place] += s.built(c)
	}
	if len(added) == 0 {
		return list
	}
	tag := without(string(s.raw[r.from:r.open]), "spans")
	if r.open == r.to { // <row/>
		return append(list, splice{r.from, r.to, opened(tag) + added[r.close] + "</" + s.prefix + "row>"})
	}
	list = append(list, splice{r.from, r.open, tag})
	for _, place := range slices.Sorted(maps.Keys(added)) {
		list = append(list, splice{place, place, added[place]})
	}
	return list
}

// addRows puts in the rows that the sheet does not have.
func (s *sheet) addRows(rows []int, cells map[int][]at) (list []splice) {
	var atEnd strings.Builder
	for _, n := range rows {
		text := "<" + s.prefix + `row r="` + strconv.Itoa(n) + `">`
		for _, c := range cells[n] {
			text += s.built(c)
		}
		text += "</" + s.prefix + "row>"
		if i, _ := s.row(n); i < len(s.rows) {
			list = append(list, splice{s.rows[i].from, s.rows[i].from, text})
		} else {
			atEnd.WriteString(text)
		}
	}
	switch {
	case atEnd.Len() == 0:
	case s.dataOpen == s.dataTo: // <sheetData/>
		tag := opened(string(s.raw[s.dataFrom:s.dataOpen]))
		list = append(list, splice{s.dataFrom, s.dataTo, tag + atEnd.String() + "</" + s.prefix + "sheetData>"})
	default:
		list = append(list, splice{s.dataClose, s.dataClose, atEnd.String()})
	}
	return list
}

// opened makes the start tag of an element that was empty.
func opened(tag string) string { return strings.TrimSuffix(tag, "/>") + ">" }

// rebuilt is a cell with other content: its own start tag, so that its style
// stays, without what says how the old content was to be read.
func (s *sheet) rebuilt(old *cell, what content) string {
	tag := strings.TrimSuffix(without(string(s.raw[old.from:old.open]), "t", "cm", "vm", "ph"), "/>")
	tag = strings.TrimSuffix(tag, ">")
	if what.style != "" && !what.keep {
		tag = strings.TrimSuffix(with(tag+">", "s", what.style), ">")
	}
	return s.closed(tag, what)
}

// built is a cell that was not there.
func (s *sheet) built(c at) string {
	what := s.edits[c]
	tag := "<" + s.prefix + `c r="` + c.String() + `"`
	if what.style != "" {
		tag += ` s="` + what.style + `"`
	}
	return s.closed(tag, what)
}

func (s *sheet) closed(tag string, what content) string {
	inside, kind := what.elements(s.prefix)
	if kind != "" {
		tag += ` t="` + kind + `"`
	}
	if inside == "" {
		return tag + "/>"
	}
	return tag + ">" + inside + "</" + s.prefix + "c>"
}

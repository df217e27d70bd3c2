package xlsx

import (
	"github.com/xuri/excelize/v2"
)

// Row heights in points.
const (
	titleHeight  = 27
	rowHeight    = 16.5
	lineHeight   = 13
	headerHeight = 26
	codeHeight   = 13.5
	spacer       = 6
)

// gutter is the width of column A.
const gutter = 1.6

// sheet is a page of the workbook before it is streamed: rows of cells, and
// what lies over them.
type sheet struct {
	name   string
	tab    string // colour
	widths []float64
	rows   []row
	next   int // first free row

	frozenRows, frozenCols int
	heads                  []tableHead
	repeat                 [2]int // rows repeated on every printed page after them; 0: none
	merges                 [][2]at
	links                  []jump
	comments               []comment
	choices                []choice
	filter                 string // range of the table that is filtered
	rules                  []rule
	sparks                 []spark
	bars                   []bar
	blocks                 [][2]int // rows that stay on one printed page
	tables                 [][2]int // rows of tables, which do so unless their header is repeated
	prose                  [][2]int // rows that do so unless much of a page would stay empty
	charts                 []*drawing
	table                  string // range of the Excel table DL
	tail                   *tail  // rows after the last of rows
	spread                 bool   // printed over several pages from left to right
}

// tableHead is the header of a table, and the row after the table.
type tableHead struct {
	rows [2]int
	to   int
}

// at is a place on a sheet, both counted from 1.
type at struct{ row, col int }

func (p at) String() string {
	s, _ := excelize.CoordinatesToCellName(p.col, p.row)
	return s
}

// row holds cells by column, the first being column A.
type row struct {
	height float64
	level  int // of the outline
	cells  []cell
}

type cell struct {
	set     bool
	look    look
	value   any // string, float64 or nil
	formula string
}

// jump is a link inside the workbook.
type jump struct {
	from at
	to   string // 'Sheet'!A1
}

// rule is a conditional format over a range.
type rule struct {
	area    string
	options []excelize.ConditionalFormatOptions
}

// together keeps rows on one printed page.
func (s *sheet) together(from, to int) { s.blocks = append(s.blocks, [2]int{from, to}) }

func (s *sheet) row(n int) *row {
	for len(s.rows) < n {
		s.rows = append(s.rows, row{})
	}
	return &s.rows[n-1]
}

// newCell makes text safe, so that no caller can forget it.
func newCell(l look, value any) cell {
	if text, ok := value.(string); ok {
		if text = clean(text); text == "" {
			value = nil
		} else {
			value = text
		}
	}
	return cell{set: true, look: l, value: value}
}

// put sets a cell.
func (s *sheet) put(p at, l look, value any) *cell {
	r := s.row(p.row)
	for len(r.cells) < p.col {
		r.cells = append(r.cells, cell{})
	}
	r.cells[p.col-1] = newCell(l, value)
	return &r.cells[p.col-1]
}

// fill gives the cells of a row from one column to another a look, where they
// have none yet.
func (s *sheet) fill(row, from, to int, l look) {
	for col := from; col <= to; col++ {
		if r := s.row(row); len(r.cells) < col || !r.cells[col-1].set {
			s.put(at{row, col}, l, nil)
		}
	}
}

// length is how many rows the sheet has.
func (s *sheet) length() int {
	if s.tail != nil {
		return len(s.rows) + s.tail.count
	}
	return len(s.rows)
}

// height sets the height of a row.
func (s *sheet) height(row int, points float64) { s.row(row).height = points }

// merge joins cells of a row, or of rows and columns.
func (s *sheet) merge(from, to at) {
	if from != to {
		s.merges = append(s.merges, [2]at{from, to})
	}
}

// last is the last column that has a width.
func (s *sheet) last() int { return len(s.widths) }

// span is the width of columns from one to another, both inside.
func (s *sheet) span(from, to int) (w float64) {
	for col := from; col <= to && col <= len(s.widths); col++ {
		w += s.widths[col-1]
	}
	return w
}

// ref is a cell of this sheet as formulas of other sheets name it.
func (s *sheet) ref(p at) string {
	cell, _ := excelize.CoordinatesToCellName(p.col, p.row, true)
	return quoteSheet(s.name) + "!" + cell
}

// rangeRef is a range of this sheet with fixed rows and columns.
func (s *sheet) rangeRef(from, to at) string {
	end, _ := excelize.CoordinatesToCellName(to.col, to.row, true)
	return s.ref(from) + ":" + end
}

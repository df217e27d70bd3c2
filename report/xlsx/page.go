package xlsx

import "slices"

// The printable part of an A4 page in landscape, in points.
const (
	printWidth  = 842 - 2*0.4*72
	printHeight = 595 - 2*0.75*72
)

// pageRoom is how many points of rows a printed page holds.
func (s *sheet) pageRoom() float64 {
	return nearlyWhole * printHeight / s.scale()
}

// nearlyWhole of a page's height is used: programs differ in how tall a row is,
// and one that breaks a page before we do breaks it once more where we do.
const nearlyWhole = 0.99

// scale is how large a sheet is printed; never larger than it is on the screen.
func (s *sheet) scale() float64 {
	return min(1, float64(s.pagesWide())*printWidth/s.paperWidth())
}

func (s *sheet) paperWidth() float64 { return s.span(1, s.last()) * digitPixels * 0.75 }

// pagesWide is over how many pages a sheet spreads from left to right: one, but
// for tables of data, which have a column for each measure. Their first columns
// are repeated then.
func (s *sheet) pagesWide() int {
	n := 1
	for s.spread && float64(n)*printWidth < leastScale*(s.paperWidth()+float64(n-1)*s.keysWidth()) {
		n++
	}
	return n
}

// printed is the last cell that is printed. Of the rows below a tail's header,
// which may be thousands, and of their many columns only a first page is: whoever
// prints the workbook wants the review, and whoever wants all rows on paper clears
// the print area.
func (s *sheet) printed() at {
	last := at{s.end().row, s.last()}
	if s.tail == nil {
		return last
	}
	last.row = min(last.row, len(s.rows)+max(1, int((printHeight-s.points(1, len(s.rows)))/s.tail.height)-1))
	for last.col > s.frozenCols+1 && s.span(1, last.col)*digitPixels*0.75 > nearlyAll*printWidth {
		last.col--
	}
	return last
}

// nearlyAll of a page's width is used: programs differ in how wide a column is.
const nearlyAll = 0.92

// sayPrinted says below the title that not all rows are printed, on as many lines
// as the printed columns ask for.
func (b *book) sayPrinted(sh *sheet) {
	p := sh.printed()
	if p.row >= sh.end().row && p.col >= sh.last() {
		return
	}
	scope, _ := sh.rows[2].cells[1].value.(string)
	look := b.styles.look(note)
	look.wrap, look.align, look.top = true, "left", true
	text := scope + " · " + b.d.Words.FirstPage
	sh.put(at{3, 2}, look, text)
	sh.merges = slices.DeleteFunc(sh.merges, func(m [2]at) bool { return m[0] == at{3, 2} })
	sh.merge(at{3, 2}, at{3, p.col})
	sh.height(3, float64(lines(text, look, sh.span(2, p.col)-edgeRoom)-1)*lineHeight+rowHeight)
}

func (s *sheet) keysWidth() float64 { return s.span(1, s.frozenCols) * digitPixels * 0.75 }

// mostShrunk is how much taller than a page a sheet may be to be printed on one
// all the same: better a little smaller than a few lines alone on a page.
const mostShrunk = 1.45

// leastPrint is the smallest type on paper, in points; no sheet is shrunk to a
// page beyond it.
const leastPrint = 7

// leastScale is how small a sheet may be printed: its smallest type is that of
// headers and notes.
const leastScale = float64(leastPrint) / noteSize

func (s *sheet) onePage() bool {
	if s.tail != nil {
		return false
	}
	return s.onOnePage(s.points(1, len(s.rows)))
}

// onOnePage tells whether rows of so many points are printed on one page.
func (s *sheet) onOnePage(points float64) bool {
	pages := points / s.pageRoom()
	return pages <= 1 || pages <= mostShrunk && s.scale()/pages >= leastScale
}

func (s *sheet) rowPoints(n int) float64 {
	if n < 1 || n > len(s.rows) {
		return 0
	}
	if h := s.rows[n-1].height; h > 0 {
		return h
	}
	return rowHeight
}

// points is the height of rows from one to another, both inside.
func (s *sheet) points(from, to int) (h float64) {
	for n := from; n <= to; n++ {
		h += s.rowPoints(n)
	}
	return h
}

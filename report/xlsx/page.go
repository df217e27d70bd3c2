package xlsx

import "slices"

// The printable part of an A4 page in landscape, in points.
const (
	printWidth  = 842 - 2*0.4*72
	printHeight = 595 - 2*0.75*72
)

// pageBreaks are the rows before which a printed page ends, so that a chart or
// the head of a table is not cut in two. A sheet is scaled to one page in
// width, so a page holds more rows of a wide sheet.
func (s *sheet) pageBreaks() (list []int) {
	if s.onePage() {
		return nil
	}
	room := s.pageRoom()
	start, top := 0.0, 0.0
	for n := 1; n <= len(s.rows); n++ {
		h := s.rowPoints(n)
		need := h
		blocks := s.blocks
		if top-start > mostEmpty*room {
			blocks = slices.Concat(blocks, s.tables)
		}
		for _, block := range blocks {
			if block[0] == n {
				if all := s.points(block[0], block[1]); all <= room { // what no page holds is cut anyhow
					need = max(need, all)
				}
			}
		}
		if start == 0 && n <= s.frozenRows+1 {
			need = h // a header does not stand alone on a page
		}
		if n > 1 && top-start+need > room && (need > h || top-start+h > room) {
			list = append(list, n) // said also where a page is full: programs fit a few rows more or less
			if start = top; n > s.repeat[1] {
				start -= s.points(s.repeat[0], s.repeat[1])
			}
		}
		top += h
	}
	return list
}

// mostEmpty is the part of a printed page that must be filled for a table to
// start the next one rather than be cut.
const mostEmpty = 0.5

// pageRoom is how many points of rows a printed page holds.
func (s *sheet) pageRoom() float64 {
	return printHeight / s.scale()
}

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

// sayPrinted says below the title that not all rows are printed.
func (b *book) sayPrinted(sh *sheet) {
	if p := sh.printed(); p.row < sh.end().row || p.col < sh.last() {
		scope, _ := sh.rows[2].cells[1].value.(string)
		sh.put(at{3, 2}, b.styles.look(note), scope+" · "+b.d.Words.FirstPage)
	}
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

// chooseRepeat finds the header that every later page repeats. A sheet has one:
// that of its longest table, if that is cut. Where other things stand on a later
// page than that ends on, it would name columns that they lack, so none is repeated.
func (s *sheet) chooseRepeat() {
	switch {
	case s.onePage(), len(s.heads) == 0:
		return
	case s.tail != nil:
		s.repeat = s.heads[0].rows
		return
	}
	longest, most := s.heads[0], 0.0
	for _, h := range s.heads {
		if tall := s.points(h.rows[0], h.to-1); tall > most {
			longest, most = h, tall
		}
	}
	if !s.cut(longest) {
		return
	}
	s.repeat = longest.rows
	if s.pageTop(longest.to-1) != s.pageTop(len(s.rows)) { // of pages that hold less for it
		s.repeat = [2]int{}
	}
}

// cut tells whether a table goes on from one printed page to the next.
func (s *sheet) cut(h tableHead) bool {
	return s.points(s.pageTop(h.rows[0]), h.to-1) > s.pageRoom()
}

// pageTop is the first row of the page on which a row stands.
func (s *sheet) pageTop(row int) int {
	top := 1
	for _, n := range s.pageBreaks() {
		if n <= row {
			top = n
		}
	}
	return top
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

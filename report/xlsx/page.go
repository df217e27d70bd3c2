package xlsx

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
		for _, block := range s.blocks {
			if block[0] == n {
				need = max(need, s.points(block[0], block[1]))
			}
		}
		if n > 1 && top-start+need > room && (need > h || top-start+h > room) {
			if need > h {
				list = append(list, n)
			}
			start = top - s.points(s.repeat[0], s.repeat[1])
		}
		top += h
	}
	return list
}

// pageRoom is how many points of rows a printed page holds.
func (s *sheet) pageRoom() float64 {
	if w := float64(s.pixels(1, s.last())) * 0.75; w > printWidth {
		return printHeight * w / printWidth
	}
	return printHeight
}

// mostShrunk is how much taller than a page a sheet may be to be printed on one
// all the same: better a little smaller than a few lines alone on a page.
const mostShrunk = 1.45

func (s *sheet) onePage() bool {
	return s.tail == nil && s.points(1, len(s.rows)) <= mostShrunk*s.pageRoom()
}

// dropRepeat prints the first header only once where another table follows or
// its table ends on the first page: there it would name the wrong columns.
func (s *sheet) dropRepeat() {
	if s.onePage() || s.tables > 1 || s.repeatTo < s.next && s.points(1, s.repeatTo) <= s.pageRoom() {
		s.repeat = [2]int{}
	}
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

package xlsx

// pageBreaks are the rows before which a printed page ends, so that a chart or a
// table is not cut in two. A table that no page holds is cut, and the one whose
// header later pages repeat may be. A sheet is scaled to one page in width, so a
// page holds more rows of a wide sheet.
func (s *sheet) pageBreaks() []int {
	if s.onePage() {
		return nil
	}
	p := pager{sheet: s, room: s.pageRoom()}
	p.kept, p.loose = s.keptRows(p.room)
	for n := 1; n <= len(s.rows); n++ {
		h := s.rowPoints(n)
		if need := p.need(n); n > 1 && p.used+need > p.room && (need > h || p.used+h > p.room) {
			p.turn(n)
		}
		p.used += h
	}
	return p.breaks
}

// pager fills the printed pages of a sheet from top to bottom.
type pager struct {
	sheet       *sheet
	room, used  float64 // points of a page
	kept, loose map[int]float64
	breaks      []int
}

// need is how many points must be free below the last row for the next one to
// stand on the same page.
func (p *pager) need(n int) float64 {
	need := p.sheet.rowPoints(n)
	if len(p.breaks) == 0 && n <= p.sheet.frozenRows+1 {
		return need // a header does not stand alone on a page
	}
	need = max(need, p.kept[n])
	if p.used > mostEmpty*p.room {
		need = max(need, p.loose[n])
	}
	return need
}

// turn ends a page before a row, said also where a page is full: programs fit a
// few rows more or less.
func (p *pager) turn(n int) {
	if back := p.carried(n); back > 0 {
		n, p.used = back, p.sheet.points(back, n-1)
	} else {
		p.used = 0
	}
	p.breaks = append(p.breaks, n)
	if s := p.sheet; n > s.repeat[1] {
		p.used += s.points(s.repeat[0], s.repeat[1])
	}
}

// carried is the row from which the table whose header is repeated goes on where
// the next page would otherwise hold none of it: its last few rows are carried
// over, so that they and what comes next stand below their own headers. It is 0
// where that is not needed, or where the page would not hold both.
func (p *pager) carried(n int) int {
	s := p.sheet
	for _, h := range s.heads {
		back := s.lastRows(h)
		if h.rows != s.repeat || n < h.to || back <= h.rows[1]+1 || len(p.breaks) > 0 && back <= p.breaks[len(p.breaks)-1] {
			continue
		}
		if s.points(h.rows[0], h.rows[1])+s.points(back, n-1)+p.need(n) <= p.room {
			return back
		}
	}
	return 0
}

// lastRows is where the last few rows of a table start, which stay together.
func (s *sheet) lastRows(h tableHead) int {
	back := max(h.to-fewRows, h.rows[1]+1)
	for _, rows := range s.blocks {
		if rows[0] < back && back <= rows[1] && rows[0] > h.rows[1] {
			back = rows[0] // with its heading
		}
	}
	return back
}

// mostEmpty is the part of a printed page that must be filled for prose, or for the
// table whose header is repeated, to start the next one rather than be cut.
const mostEmpty = 0.5

// keptRows are the heights of what stays on one page, by its first row; loose are
// those of what may be cut. What no page holds is cut anyhow.
func (s *sheet) keptRows(room float64) (kept, loose map[int]float64) {
	kept, loose = map[int]float64{}, map[int]float64{}
	add := func(list map[int]float64, rows [2]int) {
		if all := s.points(rows[0], rows[1]); all <= room {
			list[rows[0]] = max(list[rows[0]], all)
		}
	}
	for _, rows := range s.blocks {
		add(kept, rows)
	}
	for _, rows := range s.tables {
		if s.repeat[0] > 0 && rows[0] <= s.repeat[0] && s.repeat[1] <= rows[1] {
			add(loose, rows)
		} else {
			add(kept, rows)
		}
	}
	for _, rows := range s.prose {
		add(loose, rows)
	}
	return kept, loose
}

// chooseRepeat finds the header that every later page repeats: a sheet has one at
// most. Every page of a table should name its columns, no other page should, and
// there should be few.
func (s *sheet) chooseRepeat() {
	if s.onePage() || len(s.heads) == 0 {
		return
	}
	if s.tail != nil {
		s.repeat = s.heads[0].rows
		return
	}
	best, least := [2]int{}, s.misprints()
	for _, h := range s.heads {
		s.repeat = h.rows
		if m := s.misprints(); m.cost() < least.cost() {
			best, least = h.rows, m
		}
	}
	s.repeat = best
}

// misprints are what is wrong with the printed pages of a sheet: those that go on
// with a table without its header, and those under the header of a table that
// ended before.
type misprints struct{ bare, alien, pages int }

// cost weighs them: what is wrong before what takes paper.
func (m misprints) cost() int { return 10000*m.bare + 1000*m.alien + 2*m.pages }

func (m misprints) wrong() int { return m.bare + m.alien }

// sheetCost is that of a further sheet: as much as a page.
const sheetCost = 2

// misprints judges the pages that the repeated header gives.
func (s *sheet) misprints() (m misprints) {
	tops := s.pageBreaks()
	m.pages = len(tops) + 1
	for _, top := range tops {
		switch h, within := s.tableAt(top); {
		case within && h.rows != s.repeat:
			m.bare++
		case !within && s.repeat[0] > 0 && top > s.repeat[1]:
			m.alien++
		}
	}
	return m
}

// tableAt is the table that goes on at the first row of a page; ok is false where
// none does.
func (s *sheet) tableAt(top int) (h tableHead, ok bool) {
	for _, h := range s.heads {
		if h.rows[0] < top && top < h.to {
			return h, true
		}
	}
	return tableHead{}, false
}

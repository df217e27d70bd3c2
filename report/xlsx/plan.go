package xlsx

import (
	"slices"

	"kpideck/report"
)

// A printed page repeats one header of its sheet. So a sheet has one table at
// most that goes on from page to page, and below it only what fits on the last
// of these pages: all else would stand under a header that is not its own.

// withContinued adds what wide tables go on with, each after its table.
func (b *book) withContinued(blocks []report.Block) (list []report.Block) {
	for _, block := range blocks {
		list = append(list, block)
		if t, ok := block.(*report.Table); ok && len(b.fit(t).parts) > 1 {
			list = append(list, continued{t})
		}
	}
	return list
}

// fill takes the blocks of a section's sheet; later are those of further ones,
// what a wide table goes on with as the last: it is read last. Charts and what
// is to be decided stay where the figures are.
func (b *book) fill(s *report.Section, footer string, blocks []report.Block) (now, later []report.Block) {
	if b.underOwnHeader(s, footer, blocks) {
		return blocks, nil
	}
	var first, last []report.Block
	for _, block := range blocks {
		if _, ok := block.(continued); ok {
			last = append(last, block)
		} else {
			first = append(first, block)
		}
	}
	n := len(first)
	if len(last) == 0 {
		n = max(1, n-1) // all of them were tried, with the method below
	}
	for n > 1 && !b.underOwnHeader(s, "", first[:n]) {
		n--
	}
	if sideBySide(first[n-1:]) {
		n++
	}
	if !slices.ContainsFunc(first[n:], isLong) {
		n = len(first)
	}
	return first[:n], slices.Concat(first[n:], last)
}

// underOwnHeader tells whether a sheet of some blocks is printed so that no page
// lacks the header of its table or repeats another one's.
func (b *book) underOwnHeader(s *report.Section, footer string, blocks []report.Block) bool {
	sh := b.draft(s, footer, blocks)
	sh.chooseRepeat()
	m := sh.misprints()
	return m.bare+m.alien == 0
}

// draft is a sheet as its pages are filled: rows of the height that they will
// have, and which of them stay together.
func (b *book) draft(s *report.Section, footer string, blocks []report.Block) *sheet {
	defer func(list []waiting) { b.waiting = list }(b.waiting) // nothing waits for a draft
	sh := &sheet{next: 5}
	b.head(sh, s, s.Title, blocks)
	for i := 0; i < len(blocks); i++ {
		if i > 0 {
			sh.height(sh.next, rowHeight)
			sh.next++
		}
		if t, ok := b.stretch(blocks[i]); ok {
			b.draftTable(sh, t, i == 0)
		} else if list := panels(blocks[i:]); len(list) > 0 {
			b.draftSeries(sh, s.ID, weekCharts(list))
			b.layPanels(sh, list)
			i += len(list) - 1
		} else {
			i += b.placeBlock(sh, s.ID, blocks, i)
		}
	}
	b.foot(sh, footer)
	return sh
}

// sideBySide tells whether the first two blocks of a list share their rows.
func sideBySide(blocks []report.Block) bool {
	if len(blocks) < 2 {
		return false
	}
	_, head := blocks[0].(*report.Headlines)
	_, score := blocks[1].(*report.ScoreBox)
	return head && score || len(panels(blocks)) > 1
}

// draftSeries leaves room for the rows that charts of weeks draw.
func (b *book) draftSeries(sh *sheet, section report.SectionID, charts []*report.WeekChart) {
	start := sh.next
	for _, c := range charts {
		if data := b.blocks[c.KPI]; data != nil && data.owner == section && data.sheet == nil {
			sh.next += 1 + len(seriesOf(c))
		}
	}
	if sh.next > start {
		sh.height(start, rowHeight+2) // of their heading
		sh.next++
	}
	sh.row(max(1, sh.next-1))
}

func (b *book) draftTable(sh *sheet, s stretch, first bool) {
	top := sh.next
	p := &placed{sheet: sh, table: s.table}
	var below []string
	if s.rest {
		b.aboveContinued(sh, s.table, first)
		p.parts = append(p.parts, nil) // what comes first stands elsewhere
	} else {
		first, below = b.aboveTable(sh, s.table, first)
	}
	one := b.start(p, sh, s.columns)
	sh.height(one.head, headerHeight)
	if one.code > 0 {
		sh.height(one.code, codeHeight)
	}
	for i, n := range one.rows {
		if n > 0 {
			sh.height(n, b.rowTall(p, i))
		}
	}
	for _, n := range one.blank {
		sh.height(n, rowHeight)
	}
	if p.first = one.first(); !s.rest {
		sh.groups(p)
	}
	if first {
		sh.frozenRows = one.first() - 1
	}
	sh.keep(one, top)
	b.belowTable(sh, below)
}

// isLong tells whether a block may take pages: a table, or prose.
func isLong(block report.Block) bool {
	switch block := block.(type) {
	case *report.Table, continued:
		return true
	case *report.Remarks:
		return !block.Box
	}
	return false
}

package xlsx

import (
	"maps"
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

// split spreads the blocks of a section over sheets so that every printed page
// has the header of its own table, on few pages and few sheets. What a wide table
// goes on with comes last: it is read last.
func (b *book) split(s *report.Section, footer string, blocks []report.Block) [][]report.Block {
	if whole := b.draft(s, footer, blocks); whole.repeat[0] == 0 && whole.misprints().wrong() == 0 {
		return [][]report.Block{blocks}
	}
	var first, last []report.Block
	for _, block := range blocks {
		if _, ok := block.(continued); ok {
			last = append(last, block)
		} else {
			first = append(first, block)
		}
	}
	p := &planner{book: b, section: s, footer: footer, blocks: slices.Concat(first, last), best: map[int]*spread{}}
	return p.from(0).sheets
}

// planner looks for the cheapest way to spread blocks over sheets.
type planner struct {
	book    *book
	section *report.Section
	footer  string
	blocks  []report.Block
	best    map[int]*spread // of the blocks from one on
}

// spread is blocks by sheet, and what that costs.
type spread struct {
	sheets [][]report.Block
	cost   int
}

// from spreads the blocks from one on. Of equal ways it takes the one whose first
// sheet holds most.
func (p *planner) from(start int) *spread {
	if start == len(p.blocks) {
		return &spread{}
	}
	if done := p.best[start]; done != nil {
		return done
	}
	var best *spread
	for end := start + 1; end <= len(p.blocks); end++ {
		if !p.ends(end) {
			continue
		}
		m := p.misprints(start, end)
		if best != nil && m.bare > 0 {
			break // so it is with more
		}
		rest := p.from(end)
		if cost := m.cost() + sheetCost + rest.cost; best == nil || cost <= best.cost {
			best = &spread{append([][]report.Block{p.blocks[start:end]}, rest.sheets...), cost}
		}
	}
	p.best[start] = best
	return best
}

// ends tells whether a sheet may end before a block: not between two that share
// their rows, nor where only charts and what is to be decided would follow. These
// stay where the figures are.
func (p *planner) ends(n int) bool {
	return n == len(p.blocks) || !sideBySide(p.blocks[n-1:]) && slices.ContainsFunc(p.blocks[n:], isLong)
}

func (p *planner) misprints(start, end int) misprints {
	footer := ""
	if end == len(p.blocks) {
		footer = p.footer
	}
	return p.book.draft(p.section, footer, p.blocks[start:end]).misprints()
}

// draft is a sheet as its pages are filled: rows of the height that they will
// have, and which of them stay together.
func (b *book) draft(s *report.Section, footer string, blocks []report.Block) *sheet {
	defer b.keepWidths(blocks)()
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
	sh.chooseRepeat()
	return sh
}

// keepWidths gives a function that takes back what a draft narrows.
func (b *book) keepWidths(blocks []report.Block) (restore func()) {
	widths := map[*fit]map[int]float64{}
	for _, block := range blocks {
		if t, ok := b.stretch(block); ok {
			f := b.fit(t.table)
			widths[f] = maps.Clone(f.widths)
		}
	}
	return func() {
		for f, w := range widths {
			f.widths = w
		}
	}
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

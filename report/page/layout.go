package page

import (
	"cmp"
	"slices"

	"kpideck/report"
	"kpideck/report/theme"
)

// Layout lays a document out into 16:9 pages in the order of its sections. A
// section begins a page; what does not fit goes on to further pages of the same
// section, and nothing is cut off. Only names that are longer than two lines
// are shortened with …, since the workbook holds them in full.
func Layout(d *report.Document, p *Pen) []Page {
	var leaves []*leaf
	for _, s := range d.Sections {
		f := &flow{Pen: p, doc: d, section: s}
		f.turn()
		f.blocks(shown(s))
		leaves = append(leaves, f.leaves...)
	}
	pages := make([]Page, len(leaves))
	for i, l := range leaves {
		l.footer(i+1, len(leaves))
		pages[i] = Page{Size: Slide, Items: l.Items, Bookmarks: l.bookmarks}
	}
	return pages
}

// shown are the blocks of a section that have something to show on a page.
// Remarks come before small multiples, which are made to fill a page.
func shown(s *report.Section) (out []report.Block) {
	for _, b := range s.Blocks {
		if b.Media().In(report.InPage) && !hollow(b) {
			out = append(out, b)
		}
	}
	slices.SortStableFunc(out, func(a, b report.Block) int { return cmp.Compare(isMultiples(a), isMultiples(b)) })
	return out
}

func isMultiples(b report.Block) int {
	if _, ok := b.(*report.Multiples); ok {
		return 1
	}
	return 0
}

// hollow tells whether a block would leave an empty frame.
func hollow(b report.Block) bool {
	switch b := b.(type) {
	case *report.Headlines:
		return len(b.Items) == 0
	case *report.Table:
		return len(b.Rows) == 0
	case *report.ScoreBox:
		return b.Overall.Text == "" && len(b.Groups) == 0
	case *report.Tree:
		return len(b.Nodes) == 0
	case *report.WeekChart:
		return !hasWeeks(b)
	case *report.Multiples:
		return len(b.Items) == 0
	case *report.Bridge:
		return len(b.Bars) < 2
	case *report.DotPairs:
		return len(b.Pairs) == 0
	case *report.Remarks:
		return len(b.Items) == 0
	}
	return false
}

// blocks places the blocks of a section one below the other, those that are
// made to stand side by side together.
func (f *flow) blocks(blocks []report.Block) {
	for len(blocks) > 0 {
		f.tail = 0
		for _, r := range leading[*report.Remarks](blocks[1:]) {
			f.tail += f.remarksHeight(r)
		}
		blocks = blocks[f.group(blocks):]
	}
	if f.fresh() && len(f.leaves) == 1 && f.section.Scope != "" {
		s := f.Style(theme.Body)
		f.Wrap(f.x, f.y+s.Leading, f.w, 3, f.section.Scope, s)
	}
}

// group places the first blocks and returns how many it took.
func (f *flow) group(blocks []report.Block) int {
	if n := sidebarGroup(blocks); n > 0 {
		f.withSidebar(blocks[:n])
		return n
	}
	if charts := leading[*report.WeekChart](blocks); len(charts) > 0 {
		f.weekCharts(charts, blocks[len(charts):])
		return len(charts)
	}
	if heads, ok := blocks[0].(*report.Headlines); ok {
		f.headlines(f.withNotes(heads.Items, blocks[1:]))
		return 1
	}
	if n := f.shelf(blocks); n > 0 {
		return n
	}
	f.block(blocks[0])
	return 1
}

// leading are the blocks of one type at the beginning of a list.
func leading[B report.Block](blocks []report.Block) (out []B) {
	for _, b := range blocks {
		one, ok := b.(B)
		if !ok {
			break
		}
		out = append(out, one)
	}
	return out
}

func (f *flow) block(b report.Block) {
	switch b := b.(type) {
	case *report.Table:
		if b.Kind == report.DefinitionList {
			f.definitions(b)
			return
		}
		f.table(b)
	case *report.ScoreBox:
		w := f.w
		f.w = min(w, f.px(sidebarW))
		f.scoreBox(b)
		f.w = w
	case *report.Tree:
		f.tree(b)
	case *report.Multiples:
		f.multiples(b)
	case *report.Bridge:
		f.bridge(b)
	case *report.DotPairs:
		f.dotPairs(b)
	case *report.Remarks:
		if b.Box {
			f.decisions(b)
			return
		}
		f.remarks(b)
	}
}

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

// fill takes the blocks of a section's sheet; later are those of a second one,
// what a wide table goes on with as the last: it is read last. Charts and what
// is to be decided stay where the figures are.
func (b *book) fill(blocks []report.Block) (now, later []report.Block) {
	if b.underOwnHeader(blocks) {
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
	for n > 1 && !b.underOwnHeader(first[:n]) {
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
func (b *book) underOwnHeader(blocks []report.Block) bool {
	sh := b.draft(blocks)
	if sh.onePage() {
		return true
	}
	cut := slices.DeleteFunc(slices.Clone(sh.heads), func(h tableHead) bool { return !sh.cut(h) })
	sh.chooseRepeat()
	return len(cut) == 0 || len(cut) == 1 && sh.repeat == cut[0].rows
}

// draft is a sheet as its pages are filled: rows of about the height that they
// will have, and which of them stay together.
func (b *book) draft(blocks []report.Block) *sheet {
	sh := &sheet{widths: b.columns(blocks), next: 5}
	sh.height(1, headRows)
	for n := 2; n <= 4; n++ {
		sh.height(n, leastHeight)
	}
	for i := 0; i < len(blocks); i++ {
		if i > 0 {
			sh.height(sh.next, rowHeight)
			sh.next++
		}
		if s, ok := b.stretch(blocks[i]); ok {
			b.draftTable(sh, s, i == 0)
			continue
		}
		tall := b.tall(sh, blocks[i])
		if sideBySide(blocks[i:]) {
			i++
			tall = max(tall, b.tall(sh, blocks[i]))
		}
		start := sh.next
		for ; tall > 0; tall -= rowHeight {
			sh.height(sh.next, min(tall, rowHeight))
			sh.next++
		}
		if _, ok := blocks[i].(*report.Remarks); !ok || isBox(blocks[i]) {
			sh.together(start, sh.next-1)
		}
	}
	sh.height(sh.next, rowHeight) // the method
	sh.together(max(1, sh.next-fewRows), sh.next)
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

// leastHeight is of a row that counts with another.
const leastHeight = 0.01

func (b *book) draftTable(sh *sheet, s stretch, first bool) {
	top := sh.next
	p := &placed{sheet: sh, table: s.table}
	if !first {
		sh.height(sh.next, rowHeight+2)
		sh.next++
		if s.table.Note != "" && !s.rest {
			sh.height(sh.next, rowHeight)
			sh.next++
		}
	}
	if s.rest {
		p.parts = append(p.parts, nil) // what comes first stands elsewhere
	}
	one := b.start(p, sh, s.columns)
	sh.height(one.head, headerHeight)
	if one.code > 0 {
		sh.height(one.code, codeHeight)
	}
	for i, n := range one.rows {
		if n > 0 {
			sh.height(n, b.rowTall(sh, s.table, p.cols, i))
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
	for range s.table.Key {
		sh.height(sh.next, rowHeight)
		sh.next++
	}
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

// headRows is how tall the title, message, scope and gap of a sheet are.
const headRows = titleHeight + rowHeight + 2 + rowHeight + spacer

// tall is how tall a block will be that is no table.
func (b *book) tall(sh *sheet, block report.Block) float64 {
	switch block := block.(type) {
	case *report.Remarks:
		return b.remarksTall(sh, block)
	case *report.Headlines:
		return 2*rowHeight + 2*lineHeight*float64(len(block.Items))
	case *report.ScoreBox:
		return rowHeight * float64(len(scoreLines(block)))
	case *report.WeekChart:
		return (3 + chartRows + 5) * rowHeight // with the rows of its weeks
	case *report.Bars:
		return (3 + chartRows) * rowHeight
	}
	return 0
}

func (b *book) remarksTall(sh *sheet, r *report.Remarks) float64 {
	tall, body := rowHeight+2.0, b.styles.look(body)
	for _, item := range r.Items {
		tall += float64(lines(item.Text, body, sh.span(2, sh.last())-4)) * rowHeight
		if item.Detail != "" {
			tall += float64(lines(item.Detail, body, sh.span(2, sh.last())-4))*lineHeight + 3
		}
	}
	return tall
}

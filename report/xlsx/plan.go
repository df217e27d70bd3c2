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
	sh := &sheet{widths: b.grid(blocks)}
	tall := b.heights(sh, blocks)
	if sh.onOnePage(headRows + sumOf(tall)) {
		return blocks, nil
	}
	room, used, cut := sh.pageRoom(), float64(headRows), false
	var last []report.Block
	for i := 0; i < len(blocks); i++ {
		n := len(panels(blocks[i:]))
		_, table := b.stretch(blocks[i])
		fits := used+tall[i] <= room
		if cut && !fits {
			if _, ok := blocks[i].(continued); ok {
				last = append(last, blocks[i])
				continue
			}
			if slices.ContainsFunc(blocks[i:], isLong) {
				return now, slices.Concat(blocks[i:], last)
			}
		}
		switch {
		case fits:
			used += tall[i]
		case tall[i] <= room && used > mostEmpty*room:
			used = tall[i]
		default:
			cut = cut || table
			for used += tall[i]; used > room; used -= room - headerHeight - codeHeight {
			}
		}
		now = append(now, blocks[i:i+max(n, 1)]...)
		i += max(n, 1) - 1
	}
	return now, last
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

// heights are how tall blocks will be with the gap before them; of panels that
// stand side by side the first has the height.
func (b *book) heights(sh *sheet, blocks []report.Block) []float64 {
	list := make([]float64, len(blocks))
	for i := range blocks {
		list[i] = b.tall(sh, blocks[i], i == 0)
	}
	for i := 0; i < len(blocks); i++ {
		if beside := panels(blocks[i:]); len(beside) > 1 {
			list[i], list[i+1] = max(list[i], list[i+1]), 0
			i++
		}
	}
	return list
}

func (b *book) tall(sh *sheet, block report.Block, first bool) float64 {
	gap := rowHeight
	if first {
		gap = 0
	}
	switch block := block.(type) {
	case *report.Remarks:
		return gap + b.remarksTall(sh, block)
	case *report.Headlines:
		return gap + 2*rowHeight + 2*lineHeight*float64(len(block.Items))
	case *report.ScoreBox:
		return gap + rowHeight*float64(len(scoreLines(block)))
	case *report.WeekChart:
		return gap + (3+chartRows+5)*rowHeight // with the rows of its weeks
	case *report.Bars:
		return gap + (3+chartRows)*rowHeight
	}
	s, ok := b.stretch(block)
	if !ok {
		return gap
	}
	return gap + b.tableTall(sh, s, first)
}

// tableTall is how tall a stretch of a table will be, with the lines around it.
func (b *book) tableTall(sh *sheet, s stretch, first bool) float64 {
	slots, wider := b.spread(sh.widths, s.table, s.columns)
	on := &sheet{widths: slices.Concat(sh.widths, wider)}
	tall := float64(headerHeight) + rowHeight*float64(s.table.Blank+len(s.table.Key))
	if coded(s.table, s.columns) {
		tall += codeHeight
	}
	if !first {
		tall += 2 * rowHeight // title and note
	}
	for i := range s.table.Rows {
		if !s.rest || says(&s.table.Rows[i], slots[1:]) {
			tall += b.rowTall(on, s.table, slots, i)
		}
	}
	return tall
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

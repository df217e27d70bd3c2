package xlsx

import (
	"strconv"

	"kpideck/report"
	"kpideck/report/theme"
)

// panels are the first blocks of a list that stand side by side, two in a row: charts,
// and beside a chart the box of what is to be decided.
func panels(blocks []report.Block) []report.Block {
	n := 0
	for n < len(blocks) && n < 2 && (isChart(blocks[n]) || n > 0 && isBox(blocks[n])) {
		n++
	}
	return blocks[:n]
}

func isChart(block report.Block) bool {
	switch block.(type) {
	case *report.WeekChart, *report.Bars:
		return true
	}
	return false
}

func isBox(block report.Block) bool {
	r, ok := block.(*report.Remarks)
	return ok && r.Box
}

// placePanels lays out one or two panels, each in its half of the sheet, below
// the rows that they draw.
func (b *book) placePanels(sh *sheet, section report.SectionID, list []report.Block) {
	b.placeChartData(sh, section, weekCharts(list))
	drawn := len(sh.charts)
	b.layPanels(sh, list)
	for _, c := range sh.charts[drawn:] {
		if c.bars != nil {
			b.bars = append(b.bars, c.bars)
		}
	}
}

func weekCharts(list []report.Block) (weeks []*report.WeekChart) {
	for _, block := range list {
		if c, ok := block.(*report.WeekChart); ok {
			weeks = append(weeks, c)
		}
	}
	return weeks
}

// layPanels gives panels their rows and columns.
func (b *book) layPanels(sh *sheet, list []report.Block) {
	row, end := sh.next, sh.next
	for _, block := range list {
		if isChart(block) {
			end = max(end, row+2+rowsOf(block))
		}
	}
	from, to := []int{2}, []int{sh.columnPast(0.62) - 1}
	if len(list) > 1 {
		middle := sh.columnPast(0.5)
		from, to = []int{2, middle}, []int{middle - 2, sh.last()}
	}
	for i, block := range list {
		p := area{sh, row, from[i], to[i]}
		switch block := block.(type) {
		case *report.WeekChart:
			if data := b.blocks[block.KPI]; data != nil {
				b.placeDrawing(p, block.Message, block.Unit, &drawing{data: data})
			}
		case *report.Bars:
			b.placeDrawing(p, block.Message, block.Unit, &drawing{bars: &barData{bars: block, sheet: sh, row: row}})
		case *report.Remarks:
			end = max(end, b.placeBox(p, block))
		}
	}
	sh.next = end
	sh.row(sh.next)
	sh.together(row, sh.next)
}

// rowsOf is how many rows a chart covers: few bars are no thicker than many.
func rowsOf(block report.Block) int {
	x, ok := block.(*report.Bars)
	switch {
	case !ok:
		return chartRows
	case x.Kind == report.VarianceBars:
		return max(leastRows, min(chartRows, len(x.Items)+1))
	case x.Kind == report.FunnelBars:
		return min(chartRows, 2*len(x.Items)+1)
	}
	return chartRows
}

// leastRows is how few a chart of bars may cover: in less LibreOffice wraps the
// numbers at the bars.
const leastRows = 5

// area is where a panel stands: its first row, its first and its last column.
type area struct {
	sheet         *sheet
	row, from, to int
}

// placeDrawing writes the message and the unit of a chart above it.
func (b *book) placeDrawing(p area, text, unit string, d *drawing) {
	sh := p.sheet
	headline, small := b.styles.look(message), b.styles.look(note)
	headline.wrap, headline.bottom = true, true
	small.wrap, small.top = true, true
	sh.put(at{p.row, p.from}, headline, text)
	sh.merge(at{p.row, p.from}, at{p.row, p.to})
	sh.height(p.row, max(sh.rowPoints(p.row), float64(lines(text, headline, sh.span(p.from, p.to)-2))*(lineHeight+1.5)+4))
	sh.put(at{p.row + 1, p.from}, small, unit)
	sh.merge(at{p.row + 1, p.from}, at{p.row + 1, p.to})
	sh.height(p.row+1, max(sh.rowPoints(p.row+1), float64(lines(unit, small, sh.span(p.from, p.to)-1))*lineHeight+3))
	d.message, d.anchor = text, at{p.row + 2, p.from}
	rows := chartRows
	if d.bars != nil {
		rows = rowsOf(d.bars.bars)
	}
	d.width, d.height = sh.pixels(p.from, p.to), uint(float64(rows)*rowHeight*96/72)
	sh.charts = append(sh.charts, d)
}

// placeBox writes the questions to decide beside a chart, and says which row
// comes after them. Rows keep their height there, so a long text takes several.
func (b *book) placeBox(p area, r *report.Remarks) (next int) {
	sh := p.sheet
	tall := sh.rowPoints(p.row) // the message of the chart beside it may take two lines
	sh.heading(b, p.row, p.from, p.to, r.Title)
	sh.height(p.row, max(tall, sh.rowPoints(p.row)))
	row := p.row + 1
	for i, item := range r.Items {
		text := strconv.Itoa(i+1) + ".  " + item.Text
		if item.Detail != "" {
			text += "\n" + item.Detail
		}
		look := b.styles.look(body)
		look.wrap, look.top, look.align, look.fill = true, true, "left", b.styles.hex(theme.BrandTint)
		look.below = noLine
		need := float64(lines(text, look, sh.span(p.from, p.to)-2))*lineHeight + 4
		last := row
		for sh.row(last); sh.points(row, last) < need; sh.row(last) {
			last++
		}
		for n := row; n <= last; n++ {
			if n == last {
				look.below = hairLine
			}
			sh.fill(n, p.from, p.to, look)
		}
		sh.put(at{row, p.from}, look, text)
		sh.merge(at{row, p.from}, at{last, p.to})
		if i == 0 {
			row = p.row // with its heading
		}
		sh.together(row, last)
		row = last + 1
	}
	sh.together(p.row, row-1)
	return row
}

package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// pictures are the widths of columns of pictures and the least height of their
// rows, in px.
var pictures = map[columnKind]struct{ least, want, high float64 }{
	bulletColumn: {110, 300, 40},
	sparkColumn:  {70, 150, 40},
	stripColumn:  {120, 200, 46},
	coverColumn:  {220, 600, 28},
}

// picture draws the picture of a cell.
func (f *flow) picture(kind columnKind, cell report.Cell, box Rect) {
	switch {
	case kind == stripColumn && cell.Strip != nil:
		f.Strip(box, cell.Strip)
	case kind == coverColumn && cell.Cover != nil:
		f.Cover(box, cell.Cover)
	case cell.Run != nil:
		f.Spark(box.Inset(0, f.px(5), 0, f.px(5)), multipleOf(*cell.Run).Run)
	case kind == sparkColumn:
		f.Spark(box.Inset(0, min(f.px(8), 0.12*box.H), 0, min(f.px(8), 0.12*box.H)), Run{Values: cell.Spark})
	}
}

// behind draws what lies behind the rows of a table: the axis that strips share.
func (f *flow) behind(g *grid, high float64) {
	for _, c := range g.columns {
		if s := g.strip(c); s != nil {
			f.StripAxis(Rect{c.x, f.y, c.w, high}, s.Low, s.High, g.table.Columns[c.index].Ticks)
		}
	}
}

// over draws what runs over the rows above: the line of the as-of day.
func (f *flow) over(g *grid, high float64) {
	for _, c := range g.columns {
		if days := g.table.Columns[c.index].Days; days != nil && c.kind == coverColumn {
			f.AsOfLine(Rect{c.x, f.y - high, c.w, high}, days)
		}
	}
}

// strip is the first strip of a column that has an axis; nil for none.
func (g *grid) strip(c gridColumn) *report.Strip {
	if c.kind != stripColumn || len(g.table.Columns[c.index].Ticks) == 0 {
		return nil
	}
	for _, r := range g.table.Rows {
		if s := cellAt(r, c.index).Strip; s != nil {
			return s
		}
	}
	return nil
}

// axisHeight is the room below the rows for the axis of strips.
func (g *grid) axisHeight(p *Pen) float64 {
	for _, c := range g.columns {
		if g.strip(c) != nil {
			return p.StripAxisHeight()
		}
	}
	return 0
}

// readLines is how many lines say what a row's weeks show.
const readLines = 3

// read writes a mark, what is to be read in a row, and a quieter text below.
func (f *flow) read(g *grid, cell report.Cell, box Rect) {
	s, note := g.cell, f.Style(theme.Note)
	left := 0.0
	if cell.Tone != report.Neutral || cell.Strong {
		left = f.StatusWidth("", s)
		s = s.Bold().In(f.Color(toneRole(cell.Tone)))
	}
	lines := f.Lines(cell.Text, box.W-left, readLines, s)
	y := box.Y + box.H/2 - (f.readHeight(g, cell, box.W)-s.Leading)/2
	if left > 0 {
		f.Mark(Point{box.X + s.Size/2, y}, 0.84*s.Size, signalOf(cell.Tone))
	}
	for _, line := range lines {
		f.Text(box.X+left, s.Middle(y), line, s)
		y += s.Leading
	}
	for _, line := range f.Lines(cell.Note, box.W-left, 1, note) {
		f.Text(box.X+left, note.Middle(y), line, note)
	}
}

// readHeight is what read takes.
func (p *Pen) readHeight(g *grid, cell report.Cell, width float64) float64 {
	s, left := g.cell, 0.0
	if cell.Tone != report.Neutral || cell.Strong {
		left, s = p.StatusWidth("", s), s.Bold()
	}
	h := float64(len(p.Lines(cell.Text, width-left, readLines, s))) * s.Leading
	if cell.Note != "" {
		h += p.Style(theme.Note).Leading
	}
	return h
}

func sumOf(list []float64) (sum float64) {
	for _, v := range list {
		sum += v
	}
	return sum
}

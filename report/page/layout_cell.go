package page

import (
	"cmp"
	"math"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/theme"
)

// cell draws a cell of a table into its rectangle.
func (f *flow) cell(g *grid, r report.Row, c gridColumn, box Rect) {
	cell := cellAt(r, c.index)
	middle := box.Y + box.H/2
	switch c.kind {
	case nameColumn:
		f.nameCell(g, r, c, box)
	case textColumn:
		s := f.toned(g.style(r, c, cell), cell)
		f.stack(box.X, middle, f.Lines(cell.Text, box.W, cellLines, s), s)
	case statusColumn:
		if g.table.Kind == report.NextTable {
			f.statusWithNote(g, cell, box)
			return
		}
		if id := markOfCell(cell); id != "" {
			f.Status(box.X, g.cell.Middle(middle), id, cell.Text, g.cell)
			return
		}
		f.Text(box.X, g.cell.Middle(middle), cell.Text, g.cell)
	case bulletColumn:
		if cell.Bullet != nil {
			high := min(bulletHigh*f.Px, bulletShare*box.H)
			f.Bullet(Rect{box.X, middle - high/2, box.W, high}, bulletOf(cell.Bullet))
		}
	case stateColumn:
		f.Status(box.X, g.cell.Middle(middle), cmp.Or(string(cell.Mark), markOfCell(cell)), cell.Text, g.cell)
	case readColumn:
		f.read(g, cell, box)
	case sparkColumn, stripColumn, coverColumn:
		f.picture(c.kind, cell, box)
	default:
		f.numberCell(g, r, c, box)
	}
}

// statusWithNote writes a mark and its word with what it rests on below.
func (f *flow) statusWithNote(g *grid, cell report.Cell, box Rect) {
	note, middle := f.Style(theme.Note), box.Y+box.H/2
	if cell.Note != "" {
		f.TextIn(box.X+f.StatusWidth("", g.cell), note.Middle(middle+g.cell.Leading/2), box.W-f.StatusWidth("", g.cell), cell.Note, note)
		middle -= note.Leading / 2
	}
	if id := markOfCell(cell); id != "" {
		f.Status(box.X, g.cell.Middle(middle), id, cell.Text, g.cell)
		return
	}
	f.Text(box.X+f.StatusWidth("", g.cell), g.cell.Middle(middle), cell.Text, g.cell)
}

// nameCell writes a name in at most two lines and its owner below.
func (f *flow) nameCell(g *grid, r report.Row, c gridColumn, box Rect) {
	s, note := g.nameStyle(r), f.Style(theme.Note)
	in := f.rowIndent(g, r)
	lines := f.Lines(cellAt(r, c.index).Text, c.w-in, nameLines, s)
	owner := ""
	if g.owner >= 0 {
		owner = cellAt(r, g.owner).Text
	}
	middle := box.Y + box.H/2
	if owner == "" {
		f.stack(box.X+in, middle, lines, s)
		return
	}
	high := float64(len(lines)) * s.Leading
	f.stack(box.X+in, middle-note.Leading/2, lines, s)
	f.TextIn(box.X+in, note.Middle(middle+high/2), c.w-in, owner, note)
}

// nameStyle is SemiBold, but for rows that hang under others.
func (g *grid) nameStyle(r report.Row) Style {
	if r.Kind == report.CampaignRow || r.Kind == report.ChildRow && !r.Bold {
		return g.cell
	}
	return g.strong
}

// numberCell writes a number at the right end of its column, a bar right of it
// and the mark of a signal left of it.
func (f *flow) numberCell(g *grid, r report.Row, c gridColumn, box Rect) {
	cell := cellAt(r, c.index)
	s := f.toned(g.style(r, c, cell).Figures(), cell)
	middle := box.Y + box.H/2
	bar := c.barRoom(f.Pen)
	right := box.Right() - bar
	f.TextRight(right, s.Middle(middle), g.text(cell), s)
	if cell.Signal {
		x := right - f.Width(g.text(cell), s) - f.px(signalRoom)/2
		f.Mark(Point{x, middle}, f.px(8), signalOf(cell.Tone))
	}
	if bar > 0 && r.Kind != report.TotalRow {
		lo, hi := g.barScale(c.index)
		tone := theme.Role("")
		if cell.Tone == report.Bad {
			tone = theme.Bad
		}
		f.CellBar(Rect{right + f.px(barGap), box.Y, bar - f.px(barGap), box.H}, CellBar{Value: cell.Number, Min: lo, Max: hi, Tone: tone})
	}
}

// barScale is the range of the numbers of a column, without totals.
func (g *grid) barScale(index int) (lo, hi float64) {
	for _, r := range g.table.Rows {
		if v, ok := value(cellAt(r, index).Number); ok && r.Kind != report.TotalRow {
			lo, hi = math.Min(lo, v), math.Max(hi, v)
		}
	}
	return lo, hi
}

func (f *flow) toned(s Style, cell report.Cell) Style {
	switch {
	case cell.Tone == report.Bad:
		return s.In(f.Color(theme.Bad))
	case cell.Future || cell.Number == nil && cell.Format.Kind != report.FormatText:
		return s.In(f.Color(theme.Text3))
	}
	return s
}

// markOfCell is the mark of a verdict, of a status, or of good and bad news.
func markOfCell(c report.Cell) string {
	if c.Verdict != "" {
		return c.Verdict
	}
	return markOf(c.Status, c.Tone)
}

// markOf is the mark of a status, else that of good or bad news.
func markOf(s review.Status, t report.Tone) string {
	switch {
	case s != "":
		return string(s)
	case t == report.Good:
		return "pass"
	case t == report.Risk:
		return "warn"
	case t == report.Bad:
		return "fail"
	}
	return ""
}

func signalOf(t report.Tone) string {
	switch t {
	case report.Good:
		return "signal-good"
	case report.Neutral:
		return "signal-neutral"
	}
	return "signal-bad"
}

func bulletOf(b *report.Bullet) Bullet {
	out := Bullet{
		Actual: b.Actual, Forecast: b.Forecast, Low: b.Low, High: b.High, Goal: b.Goal, Red: b.Red,
		Previous: b.Previous, LastYear: b.LastYear, LowerIsBetter: b.LowerIsBetter,
	}
	if b.GoalLow != nil {
		out.Goal, out.GoalTo = b.GoalLow, b.Goal
	}
	if b.Max > 0 {
		out.Max = &b.Max
	}
	return out
}

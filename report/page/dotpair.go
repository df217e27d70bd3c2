package page

import "kpideck/report/theme"

// DotPairs compares two values in each row: before and after, or the share of
// cost and of result. Hollow is before or cost, solid is now or result.
type DotPairs struct {
	Rows      []DotPair
	Ticks     []Tick
	FromName  string // over the hollow dot of the first row
	ToName    string
	DeltaName string // over the right column
}

// DotPair is a row of DotPairs.
type DotPair struct {
	Name     string
	From, To *float64
	FromText string
	ToText   string
	Delta    string
	Effect   theme.Role // Good or Bad, "" when it is neither
}

// DotPairs draws the rows with names on the left, differences on the right and
// the axis below, inside a rectangle.
func (c *Canvas) DotPairs(r Rect, d DotPairs) {
	var all []*float64
	for _, row := range d.Rows {
		all = append(all, row.From, row.To)
	}
	lo, hi, ok := extent(all)
	if !ok {
		return
	}
	lo, hi = fromZero(lo, hi, 0.06)
	if n := len(d.Ticks); n > 1 {
		lo, hi = min(lo, d.Ticks[0].Value), max(hi, d.Ticks[n-1].Value)
	}
	inner := c.dotInner(r, d)
	s := scale{lo, hi, inner.X, inner.Right()}
	c.dotGrid(inner, s, d.Ticks)
	high := inner.H / float64(len(d.Rows))
	for i, row := range d.Rows {
		y := inner.Y + (float64(i)+0.5)*high
		c.dotName(Rect{r.X, y - high/2, inner.X - c.dotEdge(d) - r.X, high}, row.Name)
		c.dotRow(r, s, y, row)
		if i == 0 {
			c.dotNames(s, y, d)
			c.TextRight(r.Right(), y-10*c.Px-c.Style(theme.Axis).Size*0.3, d.DeltaName, c.Style(theme.Axis))
		}
	}
}

// dotName writes a name in one line, or in two where the row is high enough.
func (c *Canvas) dotName(r Rect, name string) {
	s, n := c.Style(theme.CellStrong), 1
	if r.H >= 2*s.Size*1.2 {
		n = 2
	}
	step := min(s.Leading, r.H/2)
	lines := c.Lines(name, r.W, n, s)
	base := s.Middle(r.Y+r.H/2) - float64(len(lines)-1)*step/2
	for i, line := range lines {
		c.Text(r.X, base+float64(i)*step, line, s)
	}
}

// dotInner is the rectangle less the names, the differences and the axis.
func (p *Pen) dotInner(r Rect, d DotPairs) Rect {
	name, delta := 0.0, 0.0
	for _, row := range d.Rows {
		name = max(name, p.Width(row.Name, p.Style(theme.CellStrong)))
		delta = max(delta, p.Width(row.Delta, p.Style(theme.CellStrong).Figures()))
	}
	delta = max(delta, p.Width(d.DeltaName, p.Style(theme.Axis)))
	edge := p.dotEdge(d)
	axis := 0.0
	if len(d.Ticks) > 0 {
		axis = p.Style(theme.Axis).Leading + 4*p.Px
	}
	return r.Inset(min(name, r.W*0.3)+edge, 0, delta+edge, axis)
}

// dotEdge is the room beside the axis for a text left of its dot.
func (p *Pen) dotEdge(d DotPairs) (edge float64) {
	text := p.Style(theme.Unit).Figures()
	for _, row := range d.Rows {
		edge = max(edge, p.Width(row.FromText, text), p.Width(row.ToText, text))
	}
	return edge + 14*p.Px
}

func (c *Canvas) dotGrid(r Rect, s scale, ticks []Tick) {
	style := c.Style(theme.Axis).Figures()
	for _, t := range ticks {
		x := s.at(t.Value)
		c.Line(x, r.Y, x, r.Bottom(), c.Stroke(theme.HairLine))
		c.TextCenter(x, r.Bottom()+style.Leading, t.Text, style)
	}
	c.Line(s.at(0), r.Y, s.at(0), r.Bottom(), c.Stroke(theme.AxisLine))
}

func (c *Canvas) dotRow(r Rect, s scale, y float64, row DotPair) {
	strong := c.Style(theme.CellStrong)
	base := strong.Middle(y)
	tone := row.Effect
	if tone == "" {
		tone = theme.Mark
	}
	from, okFrom := value(row.From)
	to, okTo := value(row.To)
	if okFrom && okTo {
		c.Line(s.at(from), y, s.at(to), y, Stroke{Color: c.Color(tone), Width: 3 * c.Px})
	}
	fromRight := okTo && from > to
	if okFrom {
		c.dotText(s, from, y, row.FromText, fromRight)
		c.dot(Point{s.at(from), y}, 6*c.Px, c.Color(theme.Actual), true)
	}
	if okTo {
		c.dotText(s, to, y, row.ToText, !fromRight)
		c.Disc(Point{s.at(to), y}, 6.4*c.Px, c.Color(theme.Actual))
	}
	delta := strong.Figures()
	if row.Effect != "" {
		delta = delta.In(c.Color(row.Effect))
	}
	c.TextRight(r.Right(), base, row.Delta, delta)
}

// dotText stands beside a dot, on white, since it may cross the axis or a line
// of the grid.
func (c *Canvas) dotText(s scale, v, y float64, text string, right bool) {
	if text == "" {
		return
	}
	style := c.Style(theme.Unit).Figures().In(c.Color(theme.Text2))
	w := c.Width(text, style)
	x := s.at(v) + 12*c.Px
	if !right {
		x = s.at(v) - 12*c.Px - w
	}
	c.Fill(Rect{x - c.Px, y - style.Size*0.6, w + 2*c.Px, style.Size * 1.2}, c.Color(theme.Paper))
	c.Text(x, style.Middle(y), text, style)
}

// dotNames say once, over the first row, what hollow and solid mean.
func (c *Canvas) dotNames(s scale, y float64, d DotPairs) {
	first, style := d.Rows[0], c.Style(theme.Axis)
	from, okFrom := value(first.From)
	to, okTo := value(first.To)
	if !okFrom || !okTo {
		return
	}
	x1, x2 := s.at(from), s.at(to)
	need := (c.Width(d.FromName, style)+c.Width(d.ToName, style.Bold()))/2 + 8*c.Px
	if gap := abs(x2 - x1); gap < need {
		push := (need - gap) / 2
		if x1 > x2 {
			push = -push
		}
		x1, x2 = x1-push, x2+push
	}
	c.TextCenter(x1, y-12*c.Px, d.FromName, style)
	c.TextCenter(x2, y-12*c.Px, d.ToName, style.Bold().In(c.Color(theme.Ink)))
}

func abs(v float64) float64 { return max(v, -v) }

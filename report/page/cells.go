package page

import "kpideck/report/theme"

// CellBar is a light bar in a table cell. All bars of a column share Min and
// Max, and the scale holds zero.
type CellBar struct {
	Value *float64
	Min   float64    // the least value of the column; above zero counts as zero
	Max   float64    // the largest
	Limit *float64   // a thin upright line, such as 100% of a budget
	Tone  theme.Role // "" is light grey; Bad only for the point being made
}

// CellBar draws the bar in the middle of a rectangle, 11 px high at most.
func (c *Canvas) CellBar(r Rect, b CellBar) {
	v, ok := value(b.Value)
	if !ok || !finite(b.Min) || !finite(b.Max) {
		return
	}
	tone := b.Tone
	if tone == "" {
		tone = theme.Prior
	}
	s := scale{min(b.Min, v, 0), max(b.Max, v, 0), r.X, r.Right()}
	h := min(11*c.Px, r.H)
	y := r.Y + (r.H-h)/2
	c.Fill(barRect(s, v, y, h, c.Px), c.Color(tone))
	if limit, ok := value(b.Limit); ok && limit >= s.lo && limit <= s.hi {
		x := s.at(limit)
		c.Line(x, y-3*c.Px, x, y+h+3*c.Px, c.Stroke(theme.AxisLine))
	}
}

// barRect is a bar from zero to a value. A value that is not zero keeps at
// least one pixel, so that it can be told from none.
func barRect(s scale, v, y, h, px float64) Rect {
	x1, x2 := min(s.at(0), s.at(v)), max(s.at(0), s.at(v))
	if v != 0 && x2-x1 < px {
		if v < 0 {
			x1 = x2 - px
		} else {
			x2 = x1 + px
		}
	}
	return Rect{x1, y, x2 - x1, h}
}

// Progress is an outlined bar that is filled as far as a part has come, such as
// points won of points possible.
type Progress struct {
	Value *float64
	Whole float64  // the outlined length
	Max   float64  // the length of the rectangle; bars of one column share it
	Mark  *float64 // an upright line in the brand's colour, such as the pace
}

// Progress draws the bar as high as the rectangle. Where the part is more than
// the whole, a white line cuts it there.
func (c *Canvas) Progress(r Rect, b Progress) {
	s := scale{0, max(b.Max, b.Whole), r.X, r.Right()}
	if !finite(b.Whole) || !finite(b.Max) || s.hi <= 0 {
		return
	}
	v, _ := value(b.Value)
	if v > 0 {
		c.Fill(Rect{r.X, r.Y, min(s.at(v), r.Right()) - r.X, r.H}, c.Color(theme.Actual))
	}
	if whole := s.at(b.Whole); v > b.Whole && b.Whole > 0 {
		c.Line(whole, r.Y, whole, r.Bottom(), Stroke{Color: c.Color(theme.Paper), Width: 1.5 * c.Px})
	} else {
		c.Outline(Rect{r.X, r.Y, whole - r.X, r.H}, c.Stroke(theme.OutlineLine))
	}
	if v, ok := value(b.Mark); ok && v >= 0 && v <= s.hi {
		pen := c.Stroke(theme.GoalLine)
		pen.Width *= 0.7
		c.Line(s.at(v), r.Y-3*c.Px, s.at(v), r.Bottom()+3*c.Px, pen)
	}
}

package page

import "kpideck/report/theme"

// Bullet is one KPI against its goal on one horizontal bar. All numbers are in
// the KPI's unit and may be missing.
type Bullet struct {
	Actual    *float64
	Forecast  *float64
	Low, High *float64 // ends of the forecast's band
	Goal      *float64 // for a goal that is a range, its lower end
	GoalTo    *float64 // the upper end of such a range
	Red       *float64 // where the status turns red
	Previous  *float64 // last period
	LastYear  *float64
	Max       *float64 // end of the axis; chosen to fit when nil
	// LowerIsBetter puts the dark range on the right.
	LowerIsBetter bool
}

// Shares of the height of a bullet.
const (
	bulletBar     = 0.39
	bulletWhisker = 0.82
	bulletMark    = 0.10 // radius of the marks of earlier periods
)

// Bullet draws a bullet chart that fills a rectangle.
func (c *Canvas) Bullet(r Rect, b Bullet) {
	s, ok := b.scale(r)
	if !ok {
		return
	}
	c.bulletRanges(r, b, s)
	c.bulletBar(r, b, s)
	if s.lo < 0 {
		c.Line(s.at(0), r.Y, s.at(0), r.Bottom(), c.Stroke(theme.AxisLine))
	}
	c.bulletGoal(r, b, s)
	mark, half := bulletMark*r.H, 0.5*c.Px
	thin := Stroke{Color: c.Color(theme.Text2), Width: c.Px}
	if v, ok := value(b.Previous); ok {
		c.triangle(Point{clamp(s.at(v), r), r.Y + mark}, mark, 1, c.Color(theme.Text2), Stroke{})
	}
	if v, ok := value(b.LastYear); ok {
		c.triangle(Point{clamp(s.at(v), r), r.Bottom() - mark + half}, mark, -1, c.Color(theme.Paper), thin)
	}
	c.bulletBand(r, b, s)
}

func (b Bullet) scale(r Rect) (scale, bool) {
	lo, hi, ok := extent([]*float64{b.Actual, b.Forecast, b.Low, b.High, b.Goal, b.GoalTo, b.Red, b.Previous, b.LastYear})
	if !ok {
		return scale{}, false
	}
	lo, hi = fromZero(lo, hi, 0.05)
	for _, goal := range []*float64{b.Goal, b.GoalTo} {
		if v, ok := value(goal); ok {
			hi = max(hi, v*1.12)
		}
	}
	if v, ok := value(b.Max); ok && v > 0 {
		hi = v
	}
	return scale{lo, hi, r.X, r.Right()}, true
}

// clamp keeps a place inside the rectangle; only a Max that is too small puts
// one outside.
func clamp(x float64, r Rect) float64 { return max(r.X, min(x, r.Right())) }

// bulletRanges paints the ground: beyond the red flag, up to the goal, past it.
func (c *Canvas) bulletRanges(r Rect, b Bullet, s scale) {
	c.Fill(r, c.Color(theme.Wash))
	goal, ok := value(b.Goal)
	if !ok {
		return
	}
	paint := func(from, to float64, role theme.Role) {
		x1, x2 := clamp(s.at(min(from, to)), r), clamp(s.at(max(from, to)), r)
		c.Fill(Rect{x1, r.Y, x2 - x1, r.H}, c.Color(role))
	}
	if to, ok := value(b.GoalTo); ok {
		paint(s.lo, goal, theme.Range1)
		paint(to, s.hi, theme.Range1)
		return
	}
	worst := s.lo
	if b.LowerIsBetter {
		worst = s.hi
	}
	paint(worst, goal, theme.Range2)
	if red, ok := value(b.Red); ok {
		paint(worst, red, theme.Range1)
	}
}

func (c *Canvas) bulletBar(r Rect, b Bullet, s scale) {
	h := bulletBar * r.H
	bar := func(from, to float64) Rect {
		x1, x2 := clamp(s.at(min(from, to)), r), clamp(s.at(max(from, to)), r)
		return Rect{x1, r.Y + (r.H-h)/2, x2 - x1, h}
	}
	actual, hasActual := value(b.Actual)
	if hasActual {
		c.Fill(bar(0, actual), c.Color(theme.Actual))
	}
	forecast, ok := value(b.Forecast)
	grows := forecast > actual && actual >= 0 || forecast < actual && actual < 0
	if ok && (grows || !hasActual) {
		c.HatchRect(bar(actual, forecast), c.Stroke(theme.HatchLine), c.Stroke(theme.OutlineLine))
	}
}

func (c *Canvas) bulletGoal(r Rect, b Bullet, s scale) {
	beyond := 0.06 * r.H
	for _, goal := range []*float64{b.Goal, b.GoalTo} {
		if v, ok := value(goal); ok {
			x := clamp(s.at(v), r)
			c.Line(x, r.Y-beyond, x, r.Bottom()+beyond, c.Stroke(theme.GoalLine))
		}
	}
}

// bulletBand draws the whisker last, so that it is seen over everything.
func (c *Canvas) bulletBand(r Rect, b Bullet, s scale) {
	low, okLow := value(b.Low)
	high, okHigh := value(b.High)
	if !okLow || !okHigh {
		return
	}
	y, tick := r.Y+bulletWhisker*r.H, 0.11*r.H
	x1, x2, pen := clamp(s.at(low), r), clamp(s.at(high), r), c.Stroke(theme.WhiskerLine)
	c.Line(x1, y, x2, y, pen)
	c.Line(x1, y-tick, x1, y+tick, pen)
	c.Line(x2, y-tick, x2, y+tick, pen)
}

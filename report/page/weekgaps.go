package page

import (
	"math"

	"kpideck/report/theme"
)

const (
	gapLeast = 230.0 // height of columns, in px, from which gaps have room above them
	gapShare = 0.6   // of the columns: gaps that are larger would leave them no room
)

// gapStrip is the upper part of a plot, for the gaps on the scale of the columns,
// which reach over a length; ok is false where there are none or no room.
func (c *Canvas) gapStrip(r Rect, w WeekBars, length float64) (strip Rect, ok bool) {
	lo, hi, any := w.gapRange()
	if !any || r.H < c.px(gapLeast) || !(hi-lo <= gapShare*length) {
		return Rect{}, false
	}
	texts := 3 * c.Style(theme.Axis).Leading // above and below the bars, and to the columns
	per := (r.H - texts) / (length + hi - lo)
	return Rect{r.X, r.Y, r.W, per*(hi-lo) + texts*2/3}, true
}

func (w WeekBars) gapRange() (lo, hi float64, ok bool) {
	for _, g := range w.Gaps {
		if v, is := value(g.Value); is {
			lo, hi, ok = math.Min(lo, v), math.Max(hi, v), true
		}
	}
	return lo, hi, ok && hi > lo
}

// gaps draws them as bars from an axis: worse is red and better green, and down
// is always less. Texts wider than a slot are left out, all of them.
func (c *Canvas) gaps(strip, all Rect, w WeekBars) {
	lo, hi, _ := w.gapRange()
	leading := c.Style(theme.Axis).Leading
	inner := strip.Inset(0, leading, 0, leading)
	p := plot{inner, len(w.Slots), scale{lo, hi, inner.Bottom(), inner.Y}}
	style, fits := c.Style(theme.Axis), true
	for _, g := range w.Gaps {
		fits = fits && c.Width(g.Text, style) <= p.step()
	}
	zero := p.y.at(0)
	for i, g := range w.Gaps {
		v, ok := value(g.Value)
		if !ok || i >= p.slots {
			continue
		}
		y, half := p.y.at(v), barShare*p.step()/2
		c.Fill(Rect{p.x(i) - half, math.Min(y, zero), 2 * half, math.Max(math.Abs(y-zero), c.Px)}, c.Color(g.Tone))
		if fits && v < 0 {
			c.TextCenter(p.x(i), y+0.9*style.Size, g.Text, style.In(c.Color(theme.Ink)))
		} else if fits {
			c.TextCenter(p.x(i), y-3*c.Px, g.Text, style.In(c.Color(theme.Ink)))
		}
	}
	c.Line(p.X, zero, p.Right(), zero, c.Stroke(theme.AxisLine))
	x := p.Right() + 6*c.Px
	c.TextIn(x, style.Middle(zero), all.Right()-x, w.GapName, style)
}

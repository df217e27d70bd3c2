package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// Rows of a funnel, in px, and the share of a row that its bar takes; the rest
// is the passage to the next one.
const (
	funnelLeast = 56.0
	funnelBest  = 76.0
	funnelBar   = 0.52
)

// funnelFigure is bars of people whose widths are true to number.
func (p *Pen) funnelFigure(b *report.Funnel) *Figure {
	rows := float64(len(b.Steps)) - (1 - funnelBar)
	f := &Figure{Title: b.Title, Note: b.Note, Least: rows * p.px(funnelLeast), Best: rows * p.px(funnelBest)}
	f.body = func(c *Canvas, r Rect) { c.Funnel(r, b.Steps) }
	return f
}

// Funnel draws the steps with their names on the left. Bars begin at one edge
// and are as long as their numbers; what is lost on the way is the slope of the
// ground between two bars, which holds the share that went on.
func (c *Canvas) Funnel(r Rect, steps []report.FunnelStep) {
	most := 0.0
	for _, s := range steps {
		if finite(s.Value) {
			most = max(most, s.Value)
		}
	}
	if most <= 0 || len(steps) == 0 {
		return
	}
	name, x := c.Style(theme.CellStrong), r.X+c.funnelNames(r.W, steps)
	s := scale{0, most, x, r.Right()}
	pitch := r.H / (float64(len(steps)) - (1 - funnelBar))
	for i, step := range steps {
		bar := c.funnelBar(s, step, r.Y+float64(i)*pitch, funnelBar*pitch)
		middle := name.Middle(bar.Y + bar.H/2)
		w := min(c.Width(step.Name, name), x-r.X-c.px(12))
		c.TextIn(x-c.px(12)-w, middle, w, step.Name, name)
		if i+1 < len(steps) {
			next := c.funnelBar(s, steps[i+1], r.Y+float64(i+1)*pitch, funnelBar*pitch)
			c.passage(bar, next, steps[i+1].Rate)
		}
		c.Fill(bar, c.Color(theme.Actual))
		c.funnelText(bar, r, step)
	}
}

// funnelNames is the room for the names and the gap to the bars.
func (p *Pen) funnelNames(width float64, steps []report.FunnelStep) float64 {
	w := 0.0
	for _, s := range steps {
		w = max(w, p.Width(s.Name, p.Style(theme.CellStrong)))
	}
	return min(w, 0.35*width) + p.px(12)
}

func (p *Pen) funnelBar(s scale, step report.FunnelStep, y, h float64) Rect {
	v := 0.0
	if finite(step.Value) {
		v = max(0, step.Value)
	}
	return barRect(s, v, y, h, p.Px)
}

// passage is the ground between two bars, with the share of the upper one.
func (c *Canvas) passage(from, to Rect, rate string) {
	c.Polygon([]Point{{from.X, from.Bottom()}, {from.Right(), from.Bottom()}, {to.Right(), to.Y}, {to.X, to.Y}}, c.Color(theme.Band), Stroke{})
	s := c.Style(theme.HeaderStrong).Figures()
	c.Text(from.X+c.px(10), s.Middle((from.Bottom()+to.Y)/2), rate, s)
}

// funnelText is the number, white in the end of its bar or beside one that is
// shorter, and a note after the bar.
func (c *Canvas) funnelText(bar, r Rect, step report.FunnelStep) {
	s, note := c.Style(theme.CellStrong).Figures(), c.Style(theme.Unit)
	base, end := s.Middle(bar.Y+bar.H/2), bar.Right()
	if c.Width(step.Text, s)+c.px(20) <= bar.W {
		c.TextRight(end-c.px(10), base, step.Text, s.In(c.Color(theme.Paper)))
	} else {
		end = c.TextIn(end+c.px(8), base, r.Right()-end-c.px(8), step.Text, s)
	}
	if end+c.px(10)+c.Width(step.Note, note) <= r.Right() {
		c.Text(end+c.px(10), base, step.Note, note)
	}
}

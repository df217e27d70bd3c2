package page

import "kpideck/report/theme"

// Tick is a value of an axis and its text. Report writes the text; a list of
// ticks is in rising order and holds at most 5.
type Tick struct {
	Value float64
	Text  string
}

// Slot is one period on the time axis of a chart.
type Slot struct {
	Label string // "W27"
	Note  string // under the label, "6 ngày"
	Short bool   // fewer days than the others: a hollow dot
}

// Series is a line or a row of columns, one value per slot, and what stands at
// its end: a name, and a value beneath it.
type Series struct {
	Values []*float64
	Name   string
	Value  string
}

// Event is a dated remark: a dotted line at a slot.
type Event struct {
	Slot int
	Text string
}

// plot is the inside of a chart with a time axis.
type plot struct {
	Rect
	slots int
	y     scale
}

// x is the middle of a slot.
func (p plot) x(i int) float64 { return p.X + (float64(i)+0.5)*p.step() }

func (p plot) step() float64 { return p.W / float64(max(1, p.slots)) }

// runs are the unbroken stretches of a series as points; a missing value ends
// a stretch, and nothing is drawn across the gap.
func (p plot) runs(series []*float64) (out [][]Point) {
	var run []Point
	for i := range min(len(series), p.slots) {
		if v, ok := value(series[i]); ok {
			run = append(run, Point{p.x(i), p.y.at(v)})
		} else if run != nil {
			out, run = append(out, run), nil
		}
	}
	if run != nil {
		out = append(out, run)
	}
	return out
}

// last is the slot of the last value of a series, or -1.
func last(series []*float64) int {
	for i := len(series) - 1; i >= 0; i-- {
		if _, ok := value(series[i]); ok {
			return i
		}
	}
	return -1
}

// line draws a series; a value alone between gaps becomes a dot.
func (c *Canvas) line(p plot, series []*float64, s Stroke) {
	for _, run := range p.runs(series) {
		if len(run) == 1 {
			c.Disc(run[0], s.Width, s.Color)
		}
		c.Polyline(run, s)
	}
}

// goal draws the goal of each slot, from edge to edge when it is the same in
// all of them.
func (c *Canvas) goal(p plot, goals []*float64, s Stroke) {
	lo, hi, ok := extent(goals)
	if ok && lo == hi && len(goals) >= p.slots {
		c.Line(p.X, p.y.at(lo), p.Right(), p.y.at(lo), s)
		return
	}
	c.line(p, goals, s)
}

// slotLabels writes the time axis under the plot: every label, or where they
// would touch every second one or fewer, counted from the last. Notes stand where
// they have room.
func (c *Canvas) slotLabels(p plot, slots []Slot) {
	s := c.Style(theme.Axis)
	every, note := c.slotStride(p, slots, s), p.X-p.step()
	for i, slot := range slots {
		if (len(slots)-1-i)%every == 0 {
			c.slotText(p, i, p.Bottom()+s.Leading, p.X-p.step(), slot.Label, s)
		}
		note = c.slotText(p, i, p.Bottom()+2*s.Leading-2*c.Px, note, slot.Note, s)
	}
}

// slotAir is the least distance of two labels of a time axis, of their size.
const slotAir = 0.6

// slotStride is of how many slots one is labelled, so that no two labels touch.
func (c *Canvas) slotStride(p plot, slots []Slot, s Style) int {
	widest := 0.0
	for _, slot := range slots {
		widest = max(widest, c.Width(slot.Label, s))
	}
	every := 1
	for every < len(slots) && float64(every)*p.step() < widest+slotAir*s.Size {
		every++
	}
	return every
}

// slotText writes a text under a slot, but not beyond the ends of the plot,
// unless it would begin before free, and returns where the next one may begin.
func (c *Canvas) slotText(p plot, i int, y, free float64, text string, s Style) float64 {
	w := c.Width(text, s)
	x := max(p.X, min(p.x(i)-w/2, p.Right()-w))
	if text == "" || x < free {
		return free
	}
	c.Text(x, y, text, s)
	return x + w + 0.3*s.Size
}

// labelLines is how many lines slotLabels needs.
func labelLines(slots []Slot) float64 {
	lines := 0.0
	for _, s := range slots {
		if s.Note != "" {
			return 2
		}
		if s.Label != "" {
			lines = 1
		}
	}
	return lines
}

// grid draws the ticks of the value axis, their text ending left of the plot.
func (c *Canvas) grid(p plot, ticks []Tick) {
	s := c.Style(theme.Axis).Figures()
	for _, t := range ticks {
		y := p.y.at(t.Value)
		if y < p.Bottom()-c.Px {
			c.Line(p.X, y, p.Right(), y, c.Stroke(theme.HairLine))
		}
		c.TextRight(p.X-8*c.Px, s.Middle(y), t.Text, s)
	}
}

func (p *Pen) tickWidth(ticks []Tick) float64 {
	w, s := 0.0, p.Style(theme.Axis).Figures()
	for _, t := range ticks {
		w = max(w, p.Width(t.Text, s)+8*p.Px)
	}
	return w
}

// endLabel is text at the right end of a line.
type endLabel struct {
	y           float64
	name, value string
	style       Style
}

func (p *Pen) endWidth(labels []endLabel) float64 {
	w := 0.0
	for _, l := range labels {
		w = max(w, p.Width(l.name, l.style), p.Width(l.value, l.style.Bold()))
	}
	return w
}

// endLabels writes labels beside the ends of their lines from x on, pushed
// apart, each cut at the right edge of the chart.
func (c *Canvas) endLabels(x float64, r Rect, bottom float64, labels []endLabel) {
	w := r.Right() - x
	middles, heights := make([]float64, len(labels)), make([]float64, len(labels))
	for i, l := range labels {
		middles[i], heights[i] = l.y, l.height()
	}
	for i, y := range spread(middles, heights, r.Y, bottom) {
		l := labels[i]
		base := l.style.Middle(y)
		if l.name != "" && l.value != "" {
			c.TextIn(x, base-l.style.lineStep()/2, w, l.name, l.style)
			c.TextIn(x, base+l.style.lineStep()/2, w, l.value, l.style.Bold().In(c.Color(theme.Ink)))
			continue
		}
		c.TextIn(x, base, w, l.name, l.style)
		c.TextIn(x, base, w, l.value, l.style.Bold().In(c.Color(theme.Ink)))
	}
}

func (l endLabel) height() float64 {
	if l.name != "" && l.value != "" {
		return 2 * l.style.lineStep()
	}
	return l.style.lineStep()
}

// lineStep is the least distance of two labels.
func (s Style) lineStep() float64 { return 1.25 * s.Size }

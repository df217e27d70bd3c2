package page

import (
	"slices"

	"kpideck/report/theme"
)

// Run is a run chart: a KPI by period with its natural limits and the signals
// found in it.
type Run struct {
	Values []*float64
	Short  []bool       // by slot: fewer days, a hollow dot apart from the line
	Marks  []SignalMark // by slot
	Limits *Limits
	Goal   *float64
	Future int        // slots at the end that have not come yet
	Min    *float64   // of a scale that several charts share
	Max    *float64   // of the same
	Tone   theme.Role // of the line; "" for the actual's own colour
	Slots  []string   // labels under the axis; "" for most
}

// SignalMark is what a run chart puts on a point: the id of a signal of the
// theme ("signal-bad", ...), or "" for a plain point. Inside is a point that
// belongs to a signal but lies within the limits: its mark is a small dot.
type SignalMark struct {
	ID     string
	Inside bool
}

// Limits are natural process limits, from slot From on.
type Limits struct {
	Low, Mid, High float64
	From           int
	LowText        string // beside the band in a small multiple
	MidText        string
	HighText       string
}

// Spark draws a run chart in the space of a table cell: the line, the limits,
// the signals and a dot on the last value.
func (c *Canvas) Spark(r Rect, run Run) {
	if p, ok := run.plot(r.Inset(3*c.Px, 3*c.Px, 3*c.Px, 3*c.Px)); ok {
		c.limits(p, run, r)
		c.runLine(p, run, c.Stroke(theme.SparkLine), 2.6*c.Px, 7.5*c.Px)
	}
}

func (run Run) plot(r Rect) (plot, bool) {
	all := [][]*float64{run.Values, {run.Goal, run.Min, run.Max}}
	if l := run.limits(); l != nil {
		all = append(all, []*float64{&l.Low, &l.High})
	}
	lo, hi, ok := extent(all...)
	if !ok || len(run.Values) == 0 {
		return plot{}, false
	}
	if lo == hi {
		lo, hi = padded(lo, hi, 0.5)
	}
	return plot{r, len(run.Values), scale{lo, hi, r.Bottom(), r.Y}}, true
}

// limits paints the band from its first slot to the right edge of the box, the
// middle line and the goal.
func (c *Canvas) limits(p plot, run Run, box Rect) {
	if l := run.limits(); l != nil {
		x := box.X
		if l.From > 0 {
			x = p.x(min(l.From, p.slots)) - p.step()/2
		}
		y := p.y.at(l.High)
		c.Fill(Rect{x, y, box.Right() - x, max(p.y.at(l.Low)-y, 0.5*c.Px)}, c.Color(theme.Band))
		c.Line(x, p.y.at(l.Mid), box.Right(), p.y.at(l.Mid), c.Stroke(theme.LimitLine))
	}
	if v, ok := value(run.Goal); ok {
		pen := c.Stroke(theme.GoalDash)
		pen.Width *= 0.75
		c.Line(box.X, p.y.at(v), box.Right(), p.y.at(v), pen)
	}
}

// limits are the limits when they are in order, else nil.
func (run Run) limits() *Limits {
	l := run.Limits
	if l == nil || !finite(l.Low) || !finite(l.High) || !(l.Low <= l.Mid && l.Mid <= l.High) {
		return nil
	}
	return l
}

func finite(v float64) bool {
	_, ok := value(&v)
	return ok
}

// whole are the values of full slots: a line through a short one would fall
// where nothing fell.
func (run Run) whole() []*float64 {
	out := slices.Clone(run.Values)
	for i := range min(len(out), len(run.Short)) {
		if run.Short[i] {
			out[i] = nil
		}
	}
	return out
}

// runLine draws the line, its marks and a dot on the last value.
func (c *Canvas) runLine(p plot, run Run, pen Stroke, lastR, mark float64) {
	if run.Tone != "" {
		pen.Color = c.Color(run.Tone)
	}
	whole := run.whole()
	for _, part := range p.runs(whole) {
		c.Polyline(part, pen)
	}
	end := last(whole)
	for i := range run.Values {
		v, ok := value(run.Values[i])
		if !ok {
			continue
		}
		at := Point{p.x(i), p.y.at(v)}
		switch {
		case i < len(run.Short) && run.Short[i]:
			c.dot(at, 2.6*c.Px, pen.Color, true)
		case i < len(run.Marks) && run.Marks[i].ID != "":
			c.signal(at, run.Marks[i], mark)
		case i == end:
			c.Disc(at, lastR, pen.Color)
		}
	}
}

func (c *Canvas) signal(at Point, m SignalMark, size float64) {
	if m.Inside {
		c.Disc(at, 2.8*c.Px, c.Color(c.Theme.StatusOf(m.ID).Color))
		return
	}
	c.Mark(at, size, m.ID)
}

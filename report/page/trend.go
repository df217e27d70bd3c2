package page

import "kpideck/report/theme"

// Trend is a KPI over time: actual, last year, forecast with its band, goal.
// A trend of sums may start at zero, one of ratios above it; then AxisNote
// says so.
type Trend struct {
	Slots       []Slot
	Actual      Series
	ValueLabels []string // one per slot, "" for most: the peak and the last
	Prior       Series
	Forecast    Series // values only where there is no actual
	Low, High   []*float64
	BandName    string
	Goal        Series
	Ticks       []Tick
	AxisNote    string
	Events      []Event
}

// Trend draws a line chart with its axes and labels inside a rectangle.
func (c *Canvas) Trend(r Rect, t Trend) {
	p, ok := c.trendPlot(r, t)
	if !ok {
		return
	}
	c.grid(p, t.Ticks)
	c.forecastBand(p, t)
	c.line(p, t.Prior.Values, c.Stroke(theme.PriorLine))
	c.goal(p, t.Goal.Values, c.Stroke(theme.GoalDash))
	for _, e := range t.Events {
		if e.Slot >= 0 && e.Slot < p.slots {
			c.Line(p.x(e.Slot), p.Y, p.x(e.Slot), p.Bottom(), c.Stroke(theme.EventLine))
		}
	}
	c.forecastLine(p, t)
	c.actualLine(p, t)
	c.Line(p.X, p.Bottom(), p.Right(), p.Bottom(), c.Stroke(theme.AxisLine))
	c.trendWords(p, t, r)
	c.slotLabels(p, t.Slots)
	c.endLabels(p.Right()+6*c.Px, r, p.Bottom(), c.trendEnds(p, t))
}

// trendWords writes what stands inside the plot, most important first: what has
// no room left free of the others is left out.
func (c *Canvas) trendWords(p plot, t Trend, r Rect) {
	l := &labels{within: Rect{p.X, r.Y, p.W, p.Bottom() - r.Y}, ground: c.Color(theme.Paper)}
	l.avoid(p.runs(t.Actual.Values), 2*c.Px)
	l.avoid(p.runs(t.Goal.Values), c.Px)
	value, quiet := c.Style(theme.Value).Figures(), c.Style(theme.Axis)
	for i := min(len(t.Actual.Values), p.slots) - 1; i >= 0; i-- {
		if v, ok := valueAt(t.Actual.Values, i); ok {
			x, y, w := p.x(i), p.y.at(v), c.Width(textAt(t.ValueLabels, i), value)
			l.taken = append(l.taken, Rect{x - 6*c.Px, y - 6*c.Px, 12 * c.Px, 12 * c.Px}) // its dot
			c.place(l, textAt(t.ValueLabels, i), value, Point{x - w/2, y - 11*c.Px}, Point{x - w/2, y + 11*c.Px + 0.727*value.Size},
				Point{x - w - 8*c.Px, y}, Point{x + 8*c.Px, y})
		}
	}
	if t.AxisNote != "" {
		c.place(l, t.AxisNote, quiet, Point{p.X + 8*c.Px, p.Bottom() - 10*c.Px}, Point{p.Right() - 8*c.Px - c.Width(t.AxisNote, quiet), p.Bottom() - 10*c.Px})
	}
	if end := last(t.High); end >= 0 && end < p.slots {
		v, _ := valueAt(t.High, end)
		w := c.Width(t.BandName, quiet)
		c.place(l, t.BandName, quiet, Point{p.x(end) - w, p.y.at(v) - 8*c.Px})
	}
	l.avoid(p.runs(t.Prior.Values), 2*c.Px)
	l.avoid(p.runs(joined(t.Actual.Values, t.Forecast.Values, p.slots)), 2*c.Px)
	for _, e := range t.Events {
		c.event(l, p, e)
	}
}

// event is written low in the plot, where a line chart is emptiest, right of its
// line or left of it, on the first of some heights that is free. Where none is,
// its line stays alone: what happened is told in the list of events as well.
func (c *Canvas) event(l *labels, p plot, e Event) {
	const heights = 3
	if e.Slot < 0 || e.Slot >= p.slots {
		return
	}
	s := c.Style(theme.Axis).In(c.Color(theme.Text2))
	x, right := p.x(e.Slot)+8*c.Px, p.Right()-p.x(e.Slot)-8*c.Px
	text := c.Fonts.Cut(s.Face, c.Fonts.Clean(s.Face, e.Text), s.Size, max(right, p.x(e.Slot)-8*c.Px-p.X))
	w := c.Width(text, s)
	var at []Point
	for i := range heights {
		y := p.Bottom() - 10*c.Px - float64(i)*s.Leading
		at = append(at, Point{x, y}, Point{p.x(e.Slot) - 8*c.Px - w, y})
	}
	c.place(l, text, s, at...)
}

// trendPlot takes the room for labels off the rectangle.
func (c *Canvas) trendPlot(r Rect, t Trend) (plot, bool) {
	lo, hi, ok := extent(t.Actual.Values, t.Prior.Values, t.Forecast.Values, t.Low, t.High, t.Goal.Values)
	if !ok || len(t.Slots) == 0 {
		return plot{}, false
	}
	lo, hi = padded(lo, hi, 0.06)
	if n := len(t.Ticks); n > 1 {
		lo = min(lo, t.Ticks[0].Value)
		if t.Ticks[0].Value >= 0 && lo < 0 || t.Ticks[0].Value <= lo {
			lo = t.Ticks[0].Value
		}
		hi = max(hi, t.Ticks[n-1].Value)
	}
	right := c.endWidth(c.trendEnds(plot{y: scale{lo: lo, hi: hi}}, t))
	if right > 0 {
		right = min(right, r.W/4) + 6*c.Px
	}
	leading := c.Style(theme.Axis).Leading
	inner := r.Inset(c.tickWidth(t.Ticks), leading, right, leading*labelLines(t.Slots)+2*c.Px)
	return plot{inner, len(t.Slots), scale{lo, hi, inner.Bottom(), inner.Y}}, true
}

func (c *Canvas) trendEnds(p plot, t Trend) (out []endLabel) {
	grey := c.Style(theme.Axis)
	brand := grey.Bold().In(c.Color(theme.Brand))
	for _, e := range []struct {
		series Series
		style  Style
	}{{t.Forecast, grey}, {t.Goal, brand}, {t.Prior, grey}, {t.Actual, grey.In(c.Color(theme.Ink))}} {
		i := last(e.series.Values)
		if i < 0 || e.series.Name == "" && e.series.Value == "" {
			continue
		}
		v, _ := value(e.series.Values[i])
		out = append(out, endLabel{p.y.at(v), e.series.Name, e.series.Value, e.style})
	}
	return out
}

func (c *Canvas) actualLine(p plot, t Trend) {
	pen := c.Stroke(theme.ActualLine)
	for _, run := range p.runs(t.Actual.Values) {
		c.Polyline(run, pen)
	}
	for i := range min(len(t.Actual.Values), p.slots) {
		if v, ok := value(t.Actual.Values[i]); ok {
			c.dot(Point{p.x(i), p.y.at(v)}, 3.8*c.Px, pen.Color, t.Slots[i].Short)
		}
	}
}

// dot is solid, or hollow for a period that is shorter than the others.
func (c *Canvas) dot(at Point, r float64, color theme.Color, hollow bool) {
	if hollow {
		c.Circle(at, r, c.Color(theme.Paper), Stroke{Color: color, Width: 0.4 * r})
		return
	}
	c.Disc(at, r, color)
}

// joined is a forecast that starts at the last actual value.
func joined(actual, forecast []*float64, slots int) []*float64 {
	out := make([]*float64, slots)
	copy(out, forecast)
	if i := last(actual); i >= 0 && i < slots && last(forecast) > i {
		for j := range i {
			out[j] = nil
		}
		out[i] = actual[i]
	}
	return out
}

// forecastLine is dashed; a forecast of a whole period that stands alone at the
// end, with weeks not told between, is a short line there.
func (c *Canvas) forecastLine(p plot, t Trend) {
	pen := c.Stroke(theme.ForecastLine)
	for _, run := range p.runs(joined(t.Actual.Values, t.Forecast.Values, p.slots)) {
		if len(run) == 1 && run[0].X > p.x(last(t.Actual.Values)) {
			c.Line(run[0].X-loneShare*p.step(), run[0].Y, run[0].X+loneShare*p.step(), run[0].Y, pen)
			continue
		}
		c.Polyline(run, pen)
	}
}

// loneShare is half the width of a band that stands alone, of its slot.
const loneShare = 0.35

func (c *Canvas) forecastBand(p plot, t Trend) {
	upper := p.runs(joined(t.Actual.Values, t.High, p.slots))
	lower := p.runs(joined(t.Actual.Values, t.Low, p.slots))
	if len(upper) == 0 || len(upper) != len(lower) {
		return
	}
	pen := c.Stroke(theme.HatchLine)
	pen.Width *= 0.7
	for i, up := range upper {
		if len(up) == 1 && len(lower[i]) == 1 {
			half := loneShare * p.step()
			box := Rect{up[0].X - half, up[0].Y, 2 * half, lower[i][0].Y - up[0].Y}
			c.Hatch(corners(box), hatchStep*c.Px, pen)
			continue
		}
		shape := up
		for j := len(lower[i]) - 1; j >= 0; j-- {
			shape = append(shape, lower[i][j])
		}
		c.Hatch(shape, hatchStep*c.Px, pen)
	}
}

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
	words, events := c.trendWords(p, t, r)
	c.grid(p, t.Ticks)
	c.forecastBand(p, t)
	c.line(p, t.Prior.Values, c.Stroke(theme.PriorLine))
	c.goal(p, t.Goal.Values, c.Stroke(theme.GoalDash))
	for _, x := range events {
		c.Line(x, p.Y, x, p.Bottom(), c.Stroke(theme.EventLine))
	}
	c.forecastLine(p, t)
	c.actualLine(p, t)
	c.Line(p.X, p.Bottom(), p.Right(), p.Bottom(), c.Stroke(theme.AxisLine))
	for _, w := range words {
		c.word(w, c.Color(theme.Paper))
	}
	c.slotLabels(p, t.Slots)
	c.endLabels(p.Right()+6*c.Px, r, p.Bottom(), c.trendEnds(p, t))
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

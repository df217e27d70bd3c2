package page

import "kpideck/report/theme"

// WeekBars is a sum by period: actual as solid columns, forecast hatched, plan
// and last year as lines. Columns start at zero.
type WeekBars struct {
	Slots    []Slot
	Actual   []*float64
	Forecast []*float64 // on top of the actual of a period that is under way
	Texts    []string   // by slot, the value inside the foot of the column
	Plan     Series
	LastYear Series
	Gaps     []Variance // by slot, actual less plan, on the scale of the columns above them
	GapName  string
}

// barShare is the width of a column against its slot: a gap of 45% between.
const barShare = 1 / 1.45

// WeekBars draws columns with their axis and labels inside a rectangle.
func (c *Canvas) WeekBars(r Rect, w WeekBars) {
	lo, hi, ok := extent(w.Actual, w.Forecast, w.totals(), w.Plan.Values, w.LastYear.Values)
	if !ok || len(w.Slots) == 0 {
		return
	}
	lo, hi = fromZero(lo, hi, 0.04)
	leading := c.Style(theme.Axis).Leading
	right := max(c.endWidth(c.weekEnds(plot{}, w)), c.Width(w.GapName, c.Style(theme.Axis)))
	if right > 0 {
		right = min(right, r.W/4) + 6*c.Px
	}
	inner := r.Inset(0, leading, right, leading*labelLines(w.Slots)+2*c.Px)
	if strip, ok := c.gapStrip(inner, w, hi-lo); ok {
		c.gaps(strip, r, w)
		inner = inner.Inset(0, strip.H+leading, 0, 0)
		r.Y += strip.H + leading
	}
	p := plot{inner, len(w.Slots), scale{lo, hi, inner.Bottom(), inner.Y}}
	for i := range w.Slots {
		c.column(p, w, i)
	}
	c.line(p, w.LastYear.Values, c.Stroke(theme.PriorLine))
	c.goal(p, w.Plan.Values, c.Stroke(theme.GoalDash))
	inside := c.textsInside(p, w)
	for i := range w.Slots {
		c.columnText(p, w, i, inside)
	}
	c.Line(p.X, p.y.at(0), p.Right(), p.y.at(0), c.Stroke(theme.AxisLine))
	c.slotLabels(p, w.Slots)
	c.endLabels(p.Right()+6*c.Px, r, p.Bottom(), c.weekEnds(p, w))
}

func (w WeekBars) totals() []*float64 {
	out := make([]*float64, len(w.Slots))
	for i := range out {
		if top, ok := w.top(i); ok {
			out[i] = &top
		}
	}
	return out
}

// top is where the column of a slot ends.
func (w WeekBars) top(i int) (float64, bool) {
	a, okA := valueAt(w.Actual, i)
	f, okF := valueAt(w.Forecast, i)
	return a + f, okA || okF
}

func (c *Canvas) column(p plot, w WeekBars, i int) {
	box := func(from, to float64) Rect {
		y1, y2 := p.y.at(max(from, to)), p.y.at(min(from, to))
		return Rect{p.x(i) - barShare*p.step()/2, y1, barShare * p.step(), y2 - y1}
	}
	actual, _ := valueAt(w.Actual, i)
	c.Fill(box(0, actual), c.Color(theme.Actual))
	if f, ok := valueAt(w.Forecast, i); ok {
		c.HatchRect(box(actual, actual+f), c.Stroke(theme.HatchLine), c.Stroke(theme.OutlineLine))
	}
}

// textsInside tells whether every value has room in the foot of its column, so
// that all of a chart stand in the same place.
func (c *Canvas) textsInside(p plot, w WeekBars) bool {
	s := c.Style(theme.Axis)
	for i := range w.Slots {
		actual, ok := valueAt(w.Actual, i)
		low := p.y.at(0)-p.y.at(actual) <= s.Leading+4*c.Px
		if ok && (low || c.Width(textAt(w.Texts, i), s)+4*c.Px > barShare*p.step()) {
			return false
		}
	}
	return true
}

// columnText writes the value white in the foot of a solid column, else above
// the column. A text wider than the slot is left out: numbers are never shrunk
// or cut.
func (c *Canvas) columnText(p plot, w WeekBars, i int, inside bool) {
	s, text := c.Style(theme.Axis), textAt(w.Texts, i)
	top, ok := w.top(i)
	width := c.Width(text, s)
	if !ok || text == "" || width > p.step() {
		return
	}
	if _, hasActual := valueAt(w.Actual, i); hasActual && inside {
		c.TextCenter(p.x(i), p.y.at(0)-6*c.Px, text, s.In(c.Color(theme.Paper)))
		return
	}
	y := p.y.at(max(top, 0)) - 5*c.Px
	ground := Rect{p.x(i) - width/2 - c.Px, y - s.Size, width + 2*c.Px, s.Size * 1.15}
	c.Fill(ground, c.Color(theme.Paper))
	c.TextCenter(p.x(i), y, text, s.In(c.Color(theme.Ink)))
}

// lastWhole is the last slot with a value that is as long as the others, since
// a short one pulls the end of its line away; without one, the last value.
func (w WeekBars) lastWhole(series []*float64) int {
	end := last(series)
	for i := end; i >= 0 && i < len(w.Slots); i-- {
		if _, ok := valueAt(series, i); ok && !w.Slots[i].Short {
			return i
		}
	}
	return end
}

func (c *Canvas) weekEnds(p plot, w WeekBars) (out []endLabel) {
	grey := c.Style(theme.Axis)
	add := func(s Series, style Style) {
		if i := w.lastWhole(s.Values); i >= 0 && (s.Name != "" || s.Value != "") {
			v, _ := value(s.Values[i])
			out = append(out, endLabel{p.y.at(v), s.Name, s.Value, style})
		}
	}
	add(w.Plan, grey.Bold().In(c.Color(theme.Brand)))
	add(w.LastYear, grey)
	return out
}

package page

import (
	"math"

	"kpideck/report"
	"kpideck/report/theme"
)

// Strips, in px.
const (
	stripBand = 14.0
	stripDot  = 3.2
	stripOver = 18.0 // the room for the text over the proposal
	stripAxis = 22.0 // below the last row, for the ticks
)

// Strip draws what is asked beside what was done before, in the cell of a
// table: the range of past changes, a dot for each, the proposal as a line with
// its text over it. A proposal beyond all of them is red.
func (c *Canvas) Strip(r Rect, s *report.Strip) {
	x, ok := stripScale(r, s.Low, s.High)
	if !ok {
		return
	}
	middle := r.Y + (r.H+c.px(stripOver)/2)/2
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, v := range s.Past {
		if finite(v) {
			lo, hi = math.Min(lo, v), math.Max(hi, v)
		}
	}
	if lo <= hi {
		from, to := clamp(x.at(lo), r), clamp(x.at(hi), r)
		c.Fill(Rect{from, middle - c.px(stripBand)/2, max(to-from, c.Px), c.px(stripBand)}, c.Color(theme.Band))
	}
	for _, v := range s.Past {
		if finite(v) {
			c.Disc(Point{clamp(x.at(v), r), middle}, c.px(stripDot), c.Color(theme.Mark))
		}
	}
	if !finite(s.Proposal) {
		return
	}
	tone := theme.Brand
	if s.Outside {
		tone = theme.Bad
	}
	at, half := clamp(x.at(s.Proposal), r), 0.8*c.px(stripBand)
	c.Line(at, middle-half, at, middle+half, Stroke{Color: c.Color(tone), Width: c.px(3)})
	style := c.Style(theme.HeaderStrong).Figures().In(c.Color(tone))
	w := c.Width(s.Text, style)
	left, base := max(r.X, min(at-w/2, r.Right()-w)), middle-half-c.px(5)
	c.Fill(Rect{left - c.Px, base - 0.8*style.Size, w + 2*c.Px, style.Size}, c.Color(theme.Paper))
	c.Text(left, base, s.Text, style)
}

func stripScale(r Rect, low, high float64) (scale, bool) {
	if !finite(low) || !finite(high) || low >= high || r.W <= 0 {
		return scale{}, false
	}
	return scale{low, high, r.X, r.Right()}, true
}

// StripAxis draws the lines of the ticks behind the strips of a column, whose
// cells fill a rectangle, and their texts below it. It takes stripAxis there.
func (c *Canvas) StripAxis(r Rect, low, high float64, ticks []report.Tick) {
	x, ok := stripScale(r, low, high)
	if !ok {
		return
	}
	s, free := c.Style(theme.Axis).Figures(), math.Inf(-1)
	for _, t := range ticks {
		if t.Value < low || t.Value > high {
			continue
		}
		use := theme.HairLine
		if t.Value == 0 {
			use = theme.LimitLine
		}
		at := x.at(t.Value)
		c.Line(at, r.Y, at, r.Bottom(), c.Stroke(use))
		w := c.Width(t.Text, s)
		if left := at - w/2; left >= free {
			c.Text(left, r.Bottom()+s.Leading, t.Text, s)
			free = left + w + 0.3*s.Size
		}
	}
}

// StripAxisHeight is the room for the texts below the last strip.
func (p *Pen) StripAxisHeight() float64 { return p.px(stripAxis) }

// coverDays are what the canvas draws for the states of days.
var coverDays = map[report.DayState]Day{report.DayCovered: Covered, report.DayProvisional: Provisional,
	report.DayMissing: Missing, report.DayComing: NotYet, report.DayUntouched: Untouched}

// Cover draws a source day by day in the cell of a table.
func (c *Canvas) Cover(r Rect, v *report.Coverage) {
	out := Coverage{Overlaps: v.Overlaps, Days: make([]Day, len(v.Days))}
	for i, d := range v.Days {
		out.Days[i] = coverDays[d]
	}
	h := min(r.H, c.px(coverHigh))
	c.Coverage(Rect{r.X, r.Y + (r.H-h)/2, r.W, h}, out)
}

// coverHigh is the height of a strip of days in a table, px.
const coverHigh = 15.0

// DayHeads writes the months over the strips of a column on the base line y,
// and the as-of day in the brand's colour where both have room.
func (c *Canvas) DayHeads(x, y, w float64, d *report.DayBar) {
	r, s := Rect{X: x, W: w}, c.Style(theme.Header)
	today, at := s.Bold().In(c.Color(theme.Brand)), DayX(r, d.All, d.Elapsed)
	wide := c.Width(d.Today, today)
	left := max(x, min(at+c.px(4), r.Right()-wide))
	if d.Today != "" {
		c.Text(left, y, d.Today, today)
	}
	for i, m := range d.Months {
		if m.Day < 0 || m.Day >= d.All {
			continue
		}
		from, to := DayX(r, d.All, m.Day), r.Right()
		if i+1 < len(d.Months) {
			to = DayX(r, d.All, d.Months[i+1].Day)
		}
		if d.Today != "" && from < left+wide && left < to {
			to = left
		}
		if c.Width(m.Text, s) <= to-from-c.px(4) {
			c.Text(from, y, m.Text, s)
		}
	}
}

// AsOfLine runs through the strips of a column at the end of the as-of day.
func (c *Canvas) AsOfLine(r Rect, d *report.DayBar) {
	if d.Today != "" && d.Elapsed >= 0 && d.Elapsed <= d.All {
		pen := c.Stroke(theme.GoalLine)
		pen.Width *= 0.6
		x := DayX(r, d.All, d.Elapsed)
		c.Line(x, r.Y, x, r.Bottom(), pen)
	}
}

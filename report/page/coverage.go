package page

import "kpideck/report/theme"

// Day is what a source says about one day.
type Day int

// The states of a day.
const (
	Covered     Day = iota // solid
	Provisional            // covered, and the platform may still change it: hatched
	Missing                // inside the report, without data: red outline
	NotYet                 // after the as-of date: a dash
	Untouched              // outside what the source is asked for: nothing
)

// Coverage is a strip with a cell for each day.
type Coverage struct {
	Days     []Day
	Overlaps [][2]int // half-open runs of days on which two files speak
}

// Coverage draws the strip in a rectangle; overlaps are underlined below it.
func (c *Canvas) Coverage(r Rect, v Coverage) {
	n := len(v.Days)
	if n == 0 {
		return
	}
	var dense [][2]Point
	for i, day := range v.Days {
		cell := dayCell(r, n, i, c.Px)
		switch day {
		case Covered:
			c.Fill(cell, c.Color(theme.Actual))
		case Provisional:
			dense = append(dense, hatch(corners(cell), 3.6*c.Px)...)
		case Missing:
			c.Outline(cell, c.Stroke(theme.MissingLine))
		}
	}
	if len(dense) > 0 {
		pen := c.Stroke(theme.HatchLine)
		pen.Width *= 0.8
		c.add(&Hatch{dense, pen})
	}
	c.notYet(r, v.Days)
	for _, o := range v.Overlaps {
		if from, to := max(o[0], 0), min(o[1], n); from < to {
			y := r.Bottom() + 3*c.Px
			c.Line(DayX(r, n, from), y, DayX(r, n, to), y, c.Stroke(theme.OverlapLine))
		}
	}
}

// DayX is the left edge of day i of a strip of n days, for month names and the
// as-of line that stand over and through the strips.
func DayX(r Rect, n, i int) float64 { return r.X + r.W*float64(i)/float64(max(1, n)) }

// dayCell leaves a gap of a pixel where cells are wide enough to count.
func dayCell(r Rect, n, i int, px float64) Rect {
	x1, x2 := DayX(r, n, i), DayX(r, n, i+1)
	gap := px
	if x2-x1 < 3*px {
		gap = 0
	}
	return Rect{x1, r.Y, x2 - x1 - gap, r.H}
}

// notYet draws each run of coming days as one dashed line, a dash to a day.
func (c *Canvas) notYet(r Rect, days []Day) {
	n := len(days)
	pen := c.Stroke(theme.RuleLine)
	day := r.W / float64(n)
	pen.Dash = [2]float64{0.7 * day, 0.3 * day}
	for i := 0; i < n; i++ {
		if days[i] != NotYet {
			continue
		}
		from := i
		for i < n && days[i] == NotYet {
			i++
		}
		y := r.Y + r.H/2
		c.Line(DayX(r, n, from), y, DayX(r, n, i), y, pen)
	}
}

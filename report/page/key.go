package page

import "kpideck/report/theme"

// KeyEntry explains a mark that repeats on a page.
type KeyEntry struct {
	Mark KeyMark
	Text string
}

// KeyMark is what a KeyEntry shows: one of the constants below, or the id of
// a status, verdict or signal of the theme; "" shows none.
type KeyMark string

// The marks of charts.
const (
	KeyActual      KeyMark = "actual"
	KeyForecast    KeyMark = "forecast"
	KeyBand        KeyMark = "band"
	KeyWhisker     KeyMark = "whisker"
	KeyGoal        KeyMark = "goal"
	KeyGoalDash    KeyMark = "goal-dash"
	KeyPrevious    KeyMark = "previous"
	KeyLastYear    KeyMark = "last-year"
	KeyPrior       KeyMark = "prior"
	KeyRed         KeyMark = "red-range"
	KeyProvisional KeyMark = "provisional"
	KeyMissing     KeyMark = "missing"
	KeyOverlap     KeyMark = "overlap"
	KeyNotYet      KeyMark = "not-yet"
	KeyShort       KeyMark = "short"
)

// Key writes one line of entries from x on the base line y, as many as fit
// into the width, and returns the end of the last one.
func (c *Canvas) Key(x, y, width float64, entries []KeyEntry) float64 {
	s := c.Style(theme.Axis)
	end := x
	for _, e := range entries {
		mark := keyWidth(e.Mark) * c.Px
		if e.Mark != "" {
			mark += 6 * c.Px
		}
		next := end + mark + c.Width(e.Text, s)
		if next > x+width {
			break
		}
		h := 11 * c.Px
		c.keyMark(Rect{end, y - 0.727*s.Size/2 - h/2, keyWidth(e.Mark) * c.Px, h}, e.Mark)
		c.Text(end+mark, y, e.Text, s)
		end = next + 20*c.Px
	}
	return end
}

// keyWidth is the width of a mark in px.
func keyWidth(m KeyMark) float64 {
	switch m {
	case "":
		return 0
	case KeyActual, KeyForecast, KeyBand, KeyWhisker, KeyRed, KeyGoalDash, KeyPrior, KeyProvisional:
		return 20
	case KeyMissing, KeyOverlap, KeyNotYet:
		return 16
	case KeyGoal:
		return 4
	}
	return 10
}

func (c *Canvas) keyMark(r Rect, m KeyMark) {
	middle := Point{r.X + r.W/2, r.Y + r.H/2}
	across := func(use theme.LineUse) { c.Line(r.X, middle.Y, r.Right(), middle.Y, c.Stroke(use)) }
	switch m {
	case "":
	case KeyActual:
		c.Fill(r, c.Color(theme.Actual))
	case KeyForecast:
		c.HatchRect(r, c.Stroke(theme.HatchLine), c.Stroke(theme.OutlineLine))
	case KeyProvisional:
		c.Hatch(corners(r), 3.6*c.Px, c.Stroke(theme.HatchLine))
	case KeyBand:
		c.Fill(r, c.Color(theme.Band))
	case KeyRed:
		c.Fill(r, c.Color(theme.Range1))
	case KeyWhisker:
		c.keyWhisker(r, middle)
	case KeyGoal:
		c.Line(middle.X, r.Y-2*c.Px, middle.X, r.Bottom()+2*c.Px, c.Stroke(theme.GoalLine))
	case KeyGoalDash:
		across(theme.GoalDash)
	case KeyPrior:
		across(theme.PriorLine)
	case KeyOverlap:
		across(theme.OverlapLine)
	case KeyNotYet:
		across(theme.FutureLine)
	case KeyMissing:
		c.Outline(r, c.Stroke(theme.MissingLine))
	case KeyShort:
		c.dot(middle, 3.4*c.Px, c.Color(theme.Actual), true)
	case KeyPrevious:
		c.triangle(middle, 4.5*c.Px, 1, c.Color(theme.Text2), Stroke{})
	case KeyLastYear:
		c.triangle(middle, 4.5*c.Px, -1, c.Color(theme.Paper), Stroke{Color: c.Color(theme.Text2), Width: c.Px})
	default:
		c.Mark(middle, 10*c.Px, string(m))
	}
}

func (c *Canvas) keyWhisker(r Rect, middle Point) {
	pen := c.Stroke(theme.WhiskerLine)
	c.Line(r.X, middle.Y, r.Right(), middle.Y, pen)
	c.Line(r.X, middle.Y-3*c.Px, r.X, middle.Y+3*c.Px, pen)
	c.Line(r.Right(), middle.Y-3*c.Px, r.Right(), middle.Y+3*c.Px, pen)
}

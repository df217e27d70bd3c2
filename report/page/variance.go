package page

import "kpideck/report/theme"

// Variance is a signed bar. Worse is red and better is green, whatever the
// sign: the caller says which in Tone.
type Variance struct {
	Value  *float64
	Text   string     // the signed value, or "–"
	Tone   theme.Role // Good, Bad, or Actual for a total
	Strong bool       // text in SemiBold
}

// Variances draws the bars of a table column on one scale, in rows of equal
// height, from an axis that runs through all of them. Each text stands on the
// free side of the axis.
func (c *Canvas) Variances(r Rect, rows []Variance) {
	if len(rows) == 0 {
		return
	}
	s := c.varianceScale(r, rows)
	axis, high := s.at(0), r.H/float64(len(rows))
	for i, row := range rows {
		y := r.Y + float64(i)*high
		h := min(14*c.Px, 0.6*high)
		v, ok := value(row.Value)
		if ok {
			c.Fill(barRect(s, v, y+(high-h)/2, h, c.Px), c.Color(row.Tone))
		}
		style := c.varianceStyle(row)
		if base := style.Middle(y + high/2); v > 0 {
			c.TextRight(axis-6*c.Px, base, row.Text, style)
		} else {
			c.Text(axis+6*c.Px, base, row.Text, style)
		}
	}
	c.Line(axis, r.Y, axis, r.Bottom(), c.Stroke(theme.AxisLine))
}

func (p *Pen) varianceStyle(v Variance) Style {
	s := p.Style(theme.Cell).Figures()
	if v.Strong {
		s = s.Bold()
	}
	return s
}

// varianceScale puts the axis where the bars of both sides are as long as they
// can be, with room for the texts on the sides opposite to their bars.
func (p *Pen) varianceScale(r Rect, rows []Variance) scale {
	var less, more, leftText, rightText float64
	for _, row := range rows {
		v, _ := value(row.Value)
		less, more = max(less, -v), max(more, v)
		room := p.Width(row.Text, p.varianceStyle(row)) + 6*p.Px
		if v > 0 {
			leftText = max(leftText, room)
		} else {
			rightText = max(rightText, room)
		}
	}
	left := 0.0
	if less > 0 {
		left = r.W / (1 + more/less)
	}
	left = min(max(left, leftText), max(r.W-rightText, 0))
	unit := largestFit(left, less, r.W-left, more)
	if unit == 0 {
		return scale{0, 1, r.X + left, r.X + left}
	}
	return scale{0, 1 / unit, r.X + left, r.X + left + 1}
}

// largestFit is the length of one unit at which both sides fit.
func largestFit(left, less, right, more float64) float64 {
	switch {
	case less > 0 && more > 0:
		return min(left/less, right/more)
	case less > 0:
		return left / less
	case more > 0:
		return right / more
	}
	return 0
}

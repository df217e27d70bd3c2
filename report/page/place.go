package page

import "kpideck/report/theme"

// labels are the places that texts of a chart take, so that none lies over
// another.
type labels struct {
	within Rect
	taken  []Rect
	ground theme.Color // under the texts that follow; none by default
}

// place writes a text at the first of some places (left end of its base line)
// that is inside the chart and free; none of them being so, it is left out.
func (c *Canvas) place(l *labels, text string, s Style, at ...Point) {
	const slack = 0.1
	w := c.Width(text, s)
	for _, p := range at {
		box := Rect{p.X, p.Y - 0.8*s.Size, w, s.Size}
		if text == "" || box.X < l.within.X-slack || box.Right() > l.within.Right()+slack || box.Y < l.within.Y-slack || box.Bottom() > l.within.Bottom()+slack {
			continue
		}
		if !l.free(box) {
			continue
		}
		l.taken = append(l.taken, box)
		if l.ground.Paints() {
			c.Fill(box, l.ground)
		}
		c.Text(p.X, p.Y, text, s)
		return
	}
}

func (l *labels) free(box Rect) bool {
	for _, t := range l.taken {
		if box.X < t.Right() && t.X < box.Right() && box.Y < t.Bottom() && t.Y < box.Bottom() {
			return false
		}
	}
	return true
}

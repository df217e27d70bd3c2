package page

import (
	"math"

	"kpideck/report/theme"
)

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

// avoid keeps texts off lines, by boxes along them.
func (l *labels) avoid(lines [][]Point, half float64) {
	const most = 64 // boxes of a piece; so many are closer than letters are high
	for _, line := range lines {
		for i := 1; i < len(line); i++ {
			a, b := line[i-1], line[i]
			n := int(min(most, max(1, max(math.Abs(b.X-a.X), math.Abs(b.Y-a.Y))/(2*half))))
			for k := range n + 1 {
				x, y := a.X+(b.X-a.X)*float64(k)/float64(n), a.Y+(b.Y-a.Y)*float64(k)/float64(n)
				l.taken = append(l.taken, Rect{x - half, y - half, 2 * half, 2 * half})
			}
		}
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

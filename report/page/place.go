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
}

// word is a text at its place: the left end of its base line.
type word struct {
	text  string
	style Style
	at    Point
	wide  float64
}

// box is what a word covers.
func (w word) box() Rect {
	return Rect{w.at.X, w.at.Y - 0.8*w.style.Size, w.wide, w.style.Size}
}

// find takes for a text the first of some places (left end of its base line) that
// is inside the chart and free, if there is one.
func (c *Canvas) find(l *labels, text string, s Style, at ...Point) (word, bool) {
	const slack = 0.1
	w := word{text: text, style: s, wide: c.Width(text, s)}
	for _, w.at = range at {
		box := w.box()
		if text == "" || box.X < l.within.X-slack || box.Right() > l.within.Right()+slack || box.Y < l.within.Y-slack || box.Bottom() > l.within.Bottom()+slack {
			continue
		}
		if l.free(box) {
			l.taken = append(l.taken, box)
			return w, true
		}
	}
	return w, false
}

// place writes a text at the first free of some places; none of them being so, it
// is left out.
func (c *Canvas) place(l *labels, text string, s Style, at ...Point) {
	if w, ok := c.find(l, text, s, at...); ok {
		c.word(w, theme.Color{})
	}
}

// word writes a word on a ground, which may be none.
func (c *Canvas) word(w word, ground theme.Color) {
	if ground.Paints() {
		c.Fill(w.box(), ground)
	}
	c.Text(w.at.X, w.at.Y, w.text, w.style)
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

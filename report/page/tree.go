package page

import "kpideck/report/theme"

// Branch joins a goal to the KPIs that carry it.
type Branch struct {
	From Point   // right edge of the goal
	To   []Point // left edges of its children, from top to bottom
	Path int     // the child on the red path, off track like its parent; -1 for none
}

// Branch draws elbow lines; the red path comes last and lies over the others.
func (c *Canvas) Branch(b Branch) {
	pen := c.Stroke(theme.ConnectorLine)
	for i, to := range b.To {
		if i != b.Path {
			c.elbow(b.From, to, pen, 2.6*c.Px)
		}
	}
	if b.Path >= 0 && b.Path < len(b.To) {
		c.elbow(b.From, b.To[b.Path], c.Stroke(theme.PathLine), 4*c.Px)
	}
}

func (c *Canvas) elbow(from, to Point, pen Stroke, dot float64) {
	middle := (from.X + to.X) / 2
	if from.Y == to.Y {
		c.Line(from.X, from.Y, to.X, to.Y, pen)
	} else {
		c.Polyline([]Point{from, {middle, from.Y}, {middle, to.Y}, to}, pen)
	}
	c.Disc(to, dot, pen.Color)
}

// OpenEnd marks a goal that nothing carries: a dashed line to a dashed box
// with the question to be answered.
func (c *Canvas) OpenEnd(from Point, box Rect, question string) {
	pen := c.Stroke(theme.OpenEndLine)
	c.Line(from.X, from.Y, box.X, from.Y, pen)
	c.Outline(box, pen)
	s := c.Style(theme.Strong).In(c.Color(theme.Bad))
	c.TextIn(box.X+14*c.Px, s.Middle(box.Y+box.H/2), box.W-28*c.Px, question, s)
}

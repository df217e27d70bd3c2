package page

import "kpideck/report/theme"

// Pen is what everything on the pages of one document is drawn with.
type Pen struct {
	Theme *theme.Theme
	Fonts *Fonts
	Px    float64 // points per pixel of the theme; SlidePx on all formats
	Logo  *Logo   // on the cover; nil: none
}

// SlidePx is the size of a pixel: a slide of 960 points is drawn 1600 wide.
const SlidePx = 0.6

// Canvas collects primitives in the order in which they are drawn and read.
type Canvas struct {
	*Pen
	Items []Item
}

// Canvas is an empty canvas.
func (p *Pen) Canvas() *Canvas { return &Canvas{Pen: p} }

// Color is the theme's colour of a role.
func (p *Pen) Color(r theme.Role) theme.Color { return p.Theme.Color(r) }

// Stroke is the theme's pen for a use of lines.
func (p *Pen) Stroke(use theme.LineUse) Stroke {
	l := p.Theme.Lines[use]
	return Stroke{
		Color: p.Color(l.Color),
		Width: l.Px * p.Px,
		Dash:  [2]float64{l.Dash[0] * p.Px, l.Dash[1] * p.Px},
	}
}

func (c *Canvas) add(i Item) { c.Items = append(c.Items, i) }

// Line draws a straight line.
func (c *Canvas) Line(x1, y1, x2, y2 float64, s Stroke) {
	c.Polyline([]Point{{x1, y1}, {x2, y2}}, s)
}

// Polyline draws an open line; fewer than two points draw nothing.
func (c *Canvas) Polyline(points []Point, s Stroke) {
	if len(points) > 1 {
		c.add(&Polyline{points, s})
	}
}

// Fill fills a rectangle; one without an area draws nothing.
func (c *Canvas) Fill(r Rect, fill theme.Color) { c.box(r, fill, Stroke{}) }

// Outline draws the edge of a rectangle, inside of it.
func (c *Canvas) Outline(r Rect, s Stroke) {
	c.box(r.Inset(s.Width/2, s.Width/2, s.Width/2, s.Width/2), theme.Color{}, s)
}

func (c *Canvas) box(r Rect, fill theme.Color, s Stroke) {
	if r.W > 0 && r.H > 0 {
		c.Polygon(corners(r), fill, s)
	}
}

func corners(r Rect) []Point {
	return []Point{{r.X, r.Y}, {r.Right(), r.Y}, {r.Right(), r.Bottom()}, {r.X, r.Bottom()}}
}

// Polygon draws a closed shape.
func (c *Canvas) Polygon(points []Point, fill theme.Color, s Stroke) {
	c.add(&Polygon{points, fill, s})
}

// Disc draws a filled circle.
func (c *Canvas) Disc(at Point, r float64, fill theme.Color) {
	c.add(&Circle{Center: at, R: r, Fill: fill})
}

// Circle draws a circle with its own fill and outline.
func (c *Canvas) Circle(at Point, r float64, fill theme.Color, s Stroke) {
	c.add(&Circle{at, r, fill, s})
}

// Image places a bitmap, png or jpeg.
func (c *Canvas) Image(box Rect, format string, data []byte) {
	c.add(&Image{box, format, data})
}

// LinkTo makes an area lead to a page, counted from 1.
func (c *Canvas) LinkTo(box Rect, page int) { c.add(&Link{Box: box, Page: page}) }

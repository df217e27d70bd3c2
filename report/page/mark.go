package page

import (
	"math"

	"kpideck/report/theme"
)

// markShare is the size of a mark against the text it stands beside.
const markShare = 0.84

// Status draws the mark of a status, verdict or signal, then its word in
// SemiBold in the same colour, from x on the base line y. It returns the end.
func (c *Canvas) Status(x, y float64, id, word string, s Style) float64 {
	size := markShare * s.Size
	c.Mark(Point{x + size/2, y - 0.727*s.Size/2}, size, id)
	look := c.Theme.StatusOf(id)
	return c.Text(x+size+0.4*s.Size, y, word, s.Bold().In(c.Color(look.Color)))
}

// StatusWidth is the length that Status takes.
func (p *Pen) StatusWidth(word string, s Style) float64 {
	return (markShare+0.4)*s.Size + p.Width(word, s.Bold())
}

// Mark draws the shape of a status, verdict or signal around a point, in a
// square of the given size.
func (c *Canvas) Mark(at Point, size float64, id string) {
	look := c.Theme.StatusOf(id)
	c.shape(at, size, look.Shape, c.Color(look.Color))
}

func (c *Canvas) shape(at Point, size float64, shape theme.Shape, fill theme.Color) {
	r := size / 2
	switch shape {
	case theme.TickDisc:
		c.Disc(at, r, fill)
		c.tick(at, r)
	case theme.Disc:
		c.Disc(at, r*0.94, fill)
	case theme.Triangle:
		c.triangle(at, r, -1, fill, Stroke{})
	case theme.Diamond:
		c.diamond(at, r*1.12, fill)
	case theme.CrossSquare:
		c.Fill(square(at, r*0.92), fill)
		c.cross(at, r*0.42)
	case theme.HalfDisc:
		c.halfDisc(at, r, fill)
	case theme.Ring:
		c.ring(at, r*0.9, fill)
	case theme.Square:
		c.Fill(square(at, r*0.85), fill)
	}
}

func square(at Point, r float64) Rect { return Rect{at.X - r, at.Y - r, 2 * r, 2 * r} }

// triangle points up for dir -1 and down for dir 1.
func (c *Canvas) triangle(at Point, r, dir float64, fill theme.Color, s Stroke) {
	h := 0.88 * r
	c.Polygon([]Point{{at.X, at.Y + dir*h}, {at.X - r, at.Y - dir*h}, {at.X + r, at.Y - dir*h}}, fill, s)
}

func (c *Canvas) diamond(at Point, r float64, fill theme.Color) {
	c.Polygon([]Point{{at.X, at.Y - r}, {at.X + r, at.Y}, {at.X, at.Y + r}, {at.X - r, at.Y}}, fill, Stroke{})
}

func (c *Canvas) tick(at Point, r float64) {
	white := Stroke{Color: c.Color(theme.Paper), Width: r * 0.34}
	c.Polyline([]Point{{at.X - 0.46*r, at.Y + 0.04*r}, {at.X - 0.12*r, at.Y + 0.38*r}, {at.X + 0.48*r, at.Y - 0.34*r}}, white)
}

func (c *Canvas) cross(at Point, r float64) {
	white := Stroke{Color: c.Color(theme.Paper), Width: r * 0.7}
	c.Line(at.X-r, at.Y-r, at.X+r, at.Y+r, white)
	c.Line(at.X-r, at.Y+r, at.X+r, at.Y-r, white)
}

// halfDisc is filled on its right half.
func (c *Canvas) halfDisc(at Point, r float64, fill theme.Color) {
	pen := r * 0.24
	const steps = 16
	var right []Point
	for i := 0; i <= steps; i++ {
		a := -math.Pi/2 + math.Pi*float64(i)/steps
		right = append(right, Point{at.X + (r-pen/2)*math.Cos(a), at.Y + (r-pen/2)*math.Sin(a)})
	}
	c.Polygon(right, fill, Stroke{})
	c.Circle(at, r-pen/2, theme.Color{}, Stroke{Color: fill, Width: pen})
}

// ring is dashed in twelve parts, which reads as a ring at every size.
func (c *Canvas) ring(at Point, r float64, fill theme.Color) {
	part := 2 * math.Pi * r / 12
	c.Circle(at, r, theme.Color{}, Stroke{Color: fill, Width: r * 0.2, Dash: [2]float64{part * 0.55, part * 0.45}})
}

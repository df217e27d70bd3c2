package png

import (
	"image"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/vector"

	"kpideck/report/page"
	"kpideck/report/theme"
)

// step is a piece of the edge of a shape: to a point, straight, or as a curve
// over one or two others. The first step of a contour moves there.
type step struct {
	at    [3]page.Point
	n     int // points in at; 1 is a line
	moves bool
}

// shape is closed contours. What is inside by a count of turns other than 0 is
// filled, so shapes of one direction may lie over each other.
type shape []step

func polygon(points []page.Point) shape {
	out := make(shape, len(points))
	for i, at := range points {
		out[i] = step{at: [3]page.Point{at}, n: 1, moves: i == 0}
	}
	return out
}

// fill paints shapes together. Only the dots around them are touched.
func (p *painter) fill(c theme.Color, shapes ...shape) {
	if !c.Paints() {
		return
	}
	box := p.bounds(shapes)
	if box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	to := func(at page.Point) (float32, float32) {
		return float32(at.X*p.scale) - float32(box.Min.X), float32(at.Y*p.scale) - float32(box.Min.Y)
	}
	for _, s := range shapes {
		for i, e := range s {
			x, y := to(e.at[e.n-1])
			switch {
			case e.moves:
				if i > 0 {
					r.ClosePath()
				}
				r.MoveTo(x, y)
			case e.n == 1:
				r.LineTo(x, y)
			case e.n == 2:
				bx, by := to(e.at[0])
				r.QuadTo(bx, by, x, y)
			default:
				bx, by := to(e.at[0])
				cx, cy := to(e.at[1])
				r.CubeTo(bx, by, cx, cy, x, y)
			}
		}
		r.ClosePath()
	}
	r.DrawOp = draw.Over
	r.Draw(p.picture, box, uniform(c), image.Point{})
}

// bounds are the dots that the shapes may touch, inside the picture.
func (p *painter) bounds(shapes []shape) image.Rectangle {
	x1, y1, x2, y2 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range shapes {
		for _, e := range s {
			for _, at := range e.at[:e.n] {
				x1, x2 = math.Min(x1, at.X), math.Max(x2, at.X)
				y1, y2 = math.Min(y1, at.Y), math.Max(y2, at.Y)
			}
		}
	}
	if !(x1 <= x2 && y1 <= y2) {
		return image.Rectangle{}
	}
	floor := func(v float64) int { return int(math.Floor(v * p.scale)) }
	ceil := func(v float64) int { return int(math.Ceil(v * p.scale)) }
	return image.Rect(floor(x1), floor(y1), ceil(x2)+1, ceil(y2)+1).Intersect(p.picture.Bounds())
}

// ring is a circle as a polygon, fine enough for a radius of many dots.
func ring(center page.Point, r float64) []page.Point {
	n := int(min(96, max(12, 8*math.Sqrt(r)*4)))
	out := make([]page.Point, n)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		out[i] = page.Point{X: center.X + r*cos, Y: center.Y + r*sin}
	}
	return out
}

// segments are the pieces of a line with a width: a bar for each, a disc at each
// corner, all in one direction of turning.
func segments(points []page.Point, closed bool, width float64) (out []shape) {
	n := len(points)
	last := n - 1
	if closed {
		last = n
	}
	for i := range max(0, last) {
		a, b := points[i], points[(i+1)%n]
		dx, dy := b.X-a.X, b.Y-a.Y
		length := math.Hypot(dx, dy)
		if length == 0 {
			continue
		}
		nx, ny := -dy/length*width/2, dx/length*width/2
		out = append(out, polygon([]page.Point{{X: a.X - nx, Y: a.Y - ny}, {X: b.X - nx, Y: b.Y - ny}, {X: b.X + nx, Y: b.Y + ny}, {X: a.X + nx, Y: a.Y + ny}}))
		if n > 2 && (i+1 < last || closed) {
			out = append(out, polygon(ring(b, width/2)))
		}
	}
	return out
}

// maxDashes bounds the dashes of one line.
const maxDashes = 20000

// dashes cuts a line into its drawn parts.
func dashes(points []page.Point, closed bool, dash [2]float64) (out [][]page.Point) {
	if closed && len(points) > 0 {
		points = append(points[:len(points):len(points)], points[0])
	}
	period := dash[0] + dash[1]
	if !(period > 0) {
		return nil
	}
	at, part := 0.0, []page.Point(nil)
	for i := 0; i+1 < len(points) && len(out) < maxDashes; i++ {
		a, b := points[i], points[i+1]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		for done := 0.0; done < length && len(out) < maxDashes; {
			phase := math.Mod(at, period)
			drawn := phase < dash[0]
			left := dash[0] - phase
			if !drawn {
				left = period - phase
			}
			ahead := math.Min(math.Max(left, 1e-6), length-done)
			from := between(a, b, done/length)
			done, at = done+ahead, at+ahead
			if drawn {
				if part == nil {
					part = []page.Point{from}
				}
				part = append(part, between(a, b, done/length))
			}
			if part != nil && (!drawn || ahead == left) {
				out, part = append(out, part), nil
			}
		}
	}
	if part != nil {
		out = append(out, part)
	}
	return out
}

func between(a, b page.Point, share float64) page.Point {
	return page.Point{X: a.X + (b.X-a.X)*share, Y: a.Y + (b.Y-a.Y)*share}
}

// text fills the outlines of a run.
func (p *painter) text(t *page.Text) error {
	outlines, err := p.fonts.Outlines(t.Face, t.Text)
	if err != nil {
		return err
	}
	by, x := t.Size/p.fonts.PerEm(t.Face), t.At.X
	var all []shape
	for _, o := range outlines {
		if len(o.Segments) > 0 {
			all = append(all, glyph(o, page.Point{X: x, Y: t.At.Y}, by))
		}
		x += o.Advance * by
	}
	p.fill(t.Color, all...)
	return nil
}

func glyph(o page.Outline, at page.Point, by float64) shape {
	out := make(shape, len(o.Segments))
	for i, s := range o.Segments {
		e := step{n: [...]int{1, 1, 2, 3}[s.Op], moves: s.Op == sfnt.SegmentOpMoveTo}
		for k := range e.n {
			e.at[k] = page.Point{X: at.X + float64(s.Args[k].X)/64*by, Y: at.Y + float64(s.Args[k].Y)/64*by}
		}
		out[i] = e
	}
	return out
}

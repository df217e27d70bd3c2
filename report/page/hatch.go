package page

import (
	"math"
	"slices"
)

// Hatch fills a shape with lines at 45 degrees, rising to the right, a step
// apart. The lines of all shapes of a page lie on one grid, so that shapes
// side by side look like one surface.
func (c *Canvas) Hatch(shape []Point, step float64, s Stroke) {
	if segments := hatch(shape, step); len(segments) > 0 {
		c.add(&Hatch{segments, s})
	}
}

// HatchRect hatches a rectangle with the theme's step of 5 px and outlines it.
func (c *Canvas) HatchRect(r Rect, lines, outline Stroke) {
	if r.W <= 0 || r.H <= 0 {
		return
	}
	c.Hatch(corners(r), hatchStep*c.Px, lines)
	c.Outline(r, outline)
}

// hatchStep is the distance of hatch lines in px, measured along the x axis.
const hatchStep = 5

// maxHatch bounds the lines of one shape; no page is so large.
const maxHatch = 4000

// hatch cuts the lines x + y = k·step to the inside of a polygon, by the
// even-odd rule.
func hatch(shape []Point, step float64) [][2]Point {
	if len(shape) < 3 || step <= 0 {
		return nil
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range shape {
		lo, hi = math.Min(lo, p.X+p.Y), math.Max(hi, p.X+p.Y)
	}
	first, last := math.Ceil(lo/step), math.Floor(hi/step)
	if !(last-first <= maxHatch) {
		return nil
	}
	var out [][2]Point
	for k := first; k <= last; k++ {
		out = append(out, cutLine(shape, k*step)...)
	}
	return out
}

// cutLine is the part of the line x + y = sum inside the polygon.
func cutLine(shape []Point, sum float64) (out [][2]Point) {
	var xs []float64
	for i, a := range shape {
		b := shape[(i+1)%len(shape)]
		da, db := a.X+a.Y-sum, b.X+b.Y-sum
		if (da < 0) != (db < 0) {
			xs = append(xs, a.X+(b.X-a.X)*da/(da-db))
		}
	}
	slices.Sort(xs)
	for i := 0; i+1 < len(xs); i += 2 {
		if xs[i+1]-xs[i] > 0.01 {
			out = append(out, [2]Point{{xs[i], sum - xs[i]}, {xs[i+1], sum - xs[i+1]}})
		}
	}
	return out
}

package page

import "kpideck/report/theme"

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Rect is an upright rectangle: its upper left corner, width and height.
type Rect struct{ X, Y, W, H float64 }

// Right is the x of the right edge.
func (r Rect) Right() float64 { return r.X + r.W }

// Bottom is the y of the lower edge.
func (r Rect) Bottom() float64 { return r.Y + r.H }

// Inset is the rectangle less a margin on each of its four sides.
func (r Rect) Inset(left, top, right, bottom float64) Rect {
	return Rect{r.X + left, r.Y + top, max(0, r.W-left-right), max(0, r.H-top-bottom)}
}

// Stroke is the pen of an outline or a line. A zero Color draws none; a zero
// Dash is a solid line. Ends are cut square, corners are round.
type Stroke struct {
	Color theme.Color
	Width float64
	Dash  [2]float64 // drawn, left out
}

// Item is a primitive: *Text, *Polyline, *Polygon, *Circle, *Hatch, *Image or
// *Link. Painters switch over these types and need no others.
type Item interface{ item() }

// Text is one run of text in one face on one line. Its Text is clean: NFC,
// without control characters, every rune in the face and below U+10000.
type Text struct {
	At    Point // left end of the base line
	Text  string
	Face  Face
	Size  float64
	Color theme.Color
	Width float64 // as measured
}

// Polyline is an open line through two points or more.
type Polyline struct {
	Points []Point
	Stroke Stroke
}

// Polygon is a closed shape, filled, outlined or both.
type Polygon struct {
	Points []Point
	Fill   theme.Color
	Stroke Stroke
}

// Circle is a disc or a ring.
type Circle struct {
	Center Point
	R      float64
	Fill   theme.Color
	Stroke Stroke
}

// Hatch is a family of parallel line segments under one pen, already cut to
// the shape that they fill.
type Hatch struct {
	Segments [][2]Point
	Stroke   Stroke
}

// Image is a bitmap, the only one of a report being the logo.
type Image struct {
	Box    Rect
	Format string // png or jpeg
	Data   []byte
}

// Link is an area of the page that leads to another page or to an address.
type Link struct {
	Box  Rect
	Page int    // from 1; 0 when URL is used
	URL  string // https: or mailto:
}

func (*Text) item()     {}
func (*Polyline) item() {}
func (*Polygon) item()  {}
func (*Circle) item()   {}
func (*Hatch) item()    {}
func (*Image) item()    {}
func (*Link) item()     {}

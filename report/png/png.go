// Package png paints a page as a picture of dots, for programs that know no
// other. Shapes are filled without any library of the system, so the same page
// gives the same bytes everywhere.
package png

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // logos come in both formats
	"image/png"
	"io"
	"slices"

	"golang.org/x/image/draw"

	"kpideck/report/page"
	"kpideck/report/theme"
)

// Document is what goes into one file.
type Document struct {
	Page  page.Page
	Fonts *page.Fonts
	Scale float64 // dots to a point
}

// most bounds the dots of a picture; no chart is so large.
const most = 1 << 26

// Write paints the document. The same document gives the same bytes.
func Write(w io.Writer, d Document) error {
	wide, high := d.Page.Size.W*d.Scale, d.Page.Size.H*d.Scale
	if !(wide >= 1 && high >= 1 && wide*high <= most) {
		return fmt.Errorf("png: a picture of %.0f × %.0f dots", wide, high)
	}
	p := &painter{fonts: d.Fonts, scale: d.Scale, picture: image.NewRGBA(image.Rect(0, 0, int(wide+0.5), int(high+0.5)))}
	draw.Draw(p.picture, p.picture.Bounds(), image.White, image.Point{}, draw.Src)
	for _, item := range d.Page.Items {
		if err := p.item(item); err != nil {
			return fmt.Errorf("png: %w", err)
		}
	}
	return (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(w, p.picture)
}

type painter struct {
	fonts   *page.Fonts
	scale   float64
	picture *image.RGBA
}

func (p *painter) item(item page.Item) error {
	switch i := item.(type) {
	case *page.Text:
		return p.text(i)
	case *page.Polyline:
		p.stroke(i.Points, false, i.Stroke)
	case *page.Polygon:
		p.fill(i.Fill, polygon(i.Points))
		p.stroke(i.Points, true, i.Stroke)
	case *page.Circle:
		p.circle(i)
	case *page.Hatch:
		p.hatch(i)
	case *page.Image:
		return p.image(i)
	case *page.Link:
		// A picture leads nowhere.
	default:
		return fmt.Errorf("a primitive of type %T has no painter", item)
	}
	return nil
}

func (p *painter) circle(c *page.Circle) {
	around := ring(c.Center, c.R)
	p.fill(c.Fill, polygon(around))
	if half := c.Stroke.Width / 2; paints(c.Stroke) && c.Stroke.Dash[0] <= 0 && c.R > half {
		inside := ring(c.Center, c.R-half)
		slices.Reverse(inside) // turned the other way it is a hole
		p.fill(c.Stroke.Color, append(polygon(ring(c.Center, c.R+half)), polygon(inside)...))
		return
	}
	p.stroke(around, true, c.Stroke)
}

func (p *painter) hatch(h *page.Hatch) {
	if !paints(h.Stroke) {
		return
	}
	var all []shape
	for _, s := range h.Segments {
		all = append(all, segments(s[:], false, h.Stroke.Width)...)
	}
	p.fill(h.Stroke.Color, all...)
}

func (p *painter) stroke(points []page.Point, closed bool, s page.Stroke) {
	if !paints(s) {
		return
	}
	if s.Dash[0] <= 0 {
		p.fill(s.Color, segments(points, closed, s.Width)...)
		return
	}
	var all []shape
	for _, part := range dashes(points, closed, s.Dash) {
		all = append(all, segments(part, false, s.Width)...)
	}
	p.fill(s.Color, all...)
}

func paints(s page.Stroke) bool { return s.Color.Paints() && s.Width > 0 }

func (p *painter) image(i *page.Image) error {
	picture, _, err := image.Decode(bytes.NewReader(i.Data))
	if err != nil {
		return err
	}
	b := i.Box
	at := image.Rect(p.dot(b.X), p.dot(b.Y), p.dot(b.Right()), p.dot(b.Bottom()))
	draw.CatmullRom.Scale(p.picture, at, picture, picture.Bounds(), draw.Over, nil)
	return nil
}

func (p *painter) dot(v float64) int { return int(v*p.scale + 0.5) }

func uniform(c theme.Color) *image.Uniform {
	return image.NewUniform(color.RGBA{c.R, c.G, c.B, 255})
}

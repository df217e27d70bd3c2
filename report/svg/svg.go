// Package svg paints a page as an SVG file. Text becomes shapes, not letters:
// programs that build slides replace a font that they lack, and a label in
// another font overlaps its neighbours. What a shape says stands beside it in
// aria-label, whole, for search and for readers who cannot see it.
package svg

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"kpideck/report/page"
	"kpideck/report/theme"
)

// Document is what goes into one file.
type Document struct {
	Page  page.Page
	Fonts *page.Fonts
	Title string
}

// Write paints the document. The same document gives the same bytes.
func Write(w io.Writer, d Document) error {
	p := &painter{fonts: d.Fonts, glyphs: map[glyph]string{}}
	for _, item := range d.Page.Items {
		if err := p.item(item); err != nil {
			return fmt.Errorf("svg: %w", err)
		}
	}
	var out bytes.Buffer
	size := d.Page.Size
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="%spt" height="%spt" viewBox="0 0 %s %s" role="img">`+"\n",
		num(size.W), num(size.H), num(size.W), num(size.H))
	fmt.Fprintf(&out, "<title>%s</title>\n", escaped(d.Fonts.Clean(page.Regular, d.Title)))
	if p.defs.Len() > 0 {
		fmt.Fprintf(&out, "<defs>\n%s</defs>\n", p.defs.Bytes())
	}
	out.Write(p.body.Bytes())
	out.WriteString("</svg>\n")
	_, err := w.Write(out.Bytes())
	return err
}

// glyph is a letter in a face; each is drawn once and used by its id.
type glyph struct {
	face page.Face
	r    rune
}

type painter struct {
	fonts  *page.Fonts
	glyphs map[glyph]string
	defs   bytes.Buffer
	body   bytes.Buffer
}

func (p *painter) item(item page.Item) error {
	switch i := item.(type) {
	case *page.Text:
		return p.text(i)
	case *page.Polyline:
		p.path(lines(i.Points, false), theme.Color{}, i.Stroke)
	case *page.Polygon:
		p.path(lines(i.Points, true), i.Fill, i.Stroke)
	case *page.Circle:
		fmt.Fprintf(&p.body, `<circle cx="%s" cy="%s" r="%s"%s/>`+"\n", num(i.Center.X), num(i.Center.Y), num(i.R), paint(i.Fill, i.Stroke))
	case *page.Hatch:
		var d []byte
		for _, s := range i.Segments {
			d = append(d, lines(s[:], false)...)
		}
		p.path(d, theme.Color{}, i.Stroke)
	case *page.Image:
		p.image(i)
	case *page.Link:
		// A chart by itself has no other page to lead to.
	default:
		return fmt.Errorf("a primitive of type %T has no painter", item)
	}
	return nil
}

func (p *painter) path(d []byte, fill theme.Color, s page.Stroke) {
	if len(d) > 0 && (fill.Paints() || s.Color.Paints()) {
		fmt.Fprintf(&p.body, `<path d="%s"%s/>`+"\n", d, paint(fill, s))
	}
}

func lines(points []page.Point, closed bool) []byte {
	var d []byte
	for i, at := range points {
		d = append(d, "ML"[min(i, 1)])
		d = append(append(append(d, num(at.X)...), ' '), num(at.Y)...)
	}
	if closed && len(d) > 0 {
		d = append(d, 'Z')
	}
	return d
}

func paint(fill theme.Color, s page.Stroke) string {
	out := ` fill="none"`
	if fill.Paints() {
		out = ` fill="` + fill.Hex() + `"`
	}
	if !s.Color.Paints() || s.Width <= 0 {
		return out + ` stroke="none"` // the default, which not every reader knows
	}
	out += ` stroke="` + s.Color.Hex() + `" stroke-width="` + num(s.Width) + `" stroke-linejoin="round"`
	if s.Dash[0] > 0 {
		out += ` stroke-dasharray="` + num(s.Dash[0]) + " " + num(s.Dash[1]) + `"`
	}
	return out
}

// text is a group of glyphs in units of the font, scaled to their size.
func (p *painter) text(t *page.Text) error {
	outlines, err := p.fonts.Outlines(t.Face, t.Text)
	if err != nil {
		return err
	}
	by := t.Size / p.fonts.PerEm(t.Face)
	fmt.Fprintf(&p.body, `<g aria-label="%s" fill="%s" stroke="none" transform="translate(%s %s) scale(%s)">`,
		escaped(t.Text), t.Color.Hex(), num(t.At.X), num(t.At.Y), strconv.FormatFloat(by, 'g', 6, 64))
	x := 0.0
	for i, r := range []rune(t.Text) {
		if len(outlines[i].Segments) > 0 {
			fmt.Fprintf(&p.body, `<use xlink:href="#%s" x="%s"/>`, p.glyph(glyph{t.Face, r}, outlines[i]), num(x))
		}
		x += outlines[i].Advance
	}
	p.body.WriteString("</g>\n")
	return nil
}

func (p *painter) glyph(g glyph, o page.Outline) string {
	id, known := p.glyphs[g]
	if !known {
		id = fmt.Sprintf("g%d", len(p.glyphs)+1)
		p.glyphs[g] = id
		fmt.Fprintf(&p.defs, `<path id="%s" d="%s"/>`+"\n", id, contours(o))
	}
	return id
}

// contours writes the outline of a glyph.
func contours(o page.Outline) []byte {
	var d []byte
	for i, s := range o.Segments {
		if s.Op == sfnt.SegmentOpMoveTo && i > 0 {
			d = append(d, 'Z')
		}
		d = append(d, [...]byte{'M', 'L', 'Q', 'C'}[s.Op])
		for k := range [...]int{1, 1, 2, 3}[s.Op] {
			if k > 0 {
				d = append(d, ' ')
			}
			d = append(append(append(d, unit(s.Args[k].X)...), ' '), unit(s.Args[k].Y)...)
		}
	}
	return append(d, 'Z')
}

func unit(v fixed.Int26_6) string { return num(float64(v) / 64) }

func (p *painter) image(i *page.Image) {
	b := i.Box
	fmt.Fprintf(&p.body, `<image x="%s" y="%s" width="%s" height="%s" xlink:href="data:image/%s;base64,%s"/>`+"\n",
		num(b.X), num(b.Y), num(b.W), num(b.H), i.Format, base64.StdEncoding.EncodeToString(i.Data))
}

// num writes a length to a hundredth of a point.
func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	if s == "-0" {
		return "0"
	}
	return s
}

func escaped(s string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(s)) // a buffer takes everything
	return out.String()
}

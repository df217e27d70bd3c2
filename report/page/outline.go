package page

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Outline is the shape of a glyph: closed contours of lines and curves, in units
// of the font with y downwards from the base line.
type Outline struct {
	Segments []sfnt.Segment
	Advance  float64
}

// PerEm is how many units of a font make its size.
func (f *Fonts) PerEm(face Face) float64 { return f.faces[face].perEm }

// Outlines gives the glyphs of a clean text in order, for painters that draw
// text as shapes.
func (f *Fonts) Outlines(face Face, text string) ([]Outline, error) {
	fc := &f.faces[face]
	var buf sfnt.Buffer
	var out []Outline
	for _, r := range text {
		if r >= planeSize {
			continue
		}
		segments, err := fc.parsed.LoadGlyph(&buf, sfnt.GlyphIndex(fc.glyph[r]), fixed.I(int(fc.perEm)), nil)
		if err != nil {
			return nil, err
		}
		o := Outline{Advance: float64(fc.advance[r])}
		o.Segments = append(o.Segments, segments...) // they live in the buffer only until the next glyph
		out = append(out, o)
	}
	return out, nil
}

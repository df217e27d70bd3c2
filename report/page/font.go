package page

import (
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"kpideck/report/theme"
)

// Face is one of the four faces of the pages.
type Face int

// The faces. The Figures faces have digits of one width, for columns.
const (
	Regular Face = iota
	SemiBold
	RegularFigures
	SemiBoldFigures
	faceCount
)

// FaceOf is the face of a weight, with digits of one width when figures is set.
func FaceOf(w theme.Weight, figures bool) Face {
	f := Regular
	if w == theme.SemiBold {
		f = SemiBold
	}
	if figures {
		f += RegularFigures
	}
	return f
}

// Fonts are the faces of the pages and the widths of their glyphs. They are
// read once and may be used by many goroutines.
type Fonts struct{ faces [faceCount]face }

// face knows the advance of every rune of the Basic Multilingual Plane.
type face struct {
	ttf     []byte
	parsed  *sfnt.Font
	perEm   float64
	advance []uint16 // by rune, font units
	glyph   []uint16 // by rune, 0 when the face lacks it
}

// planeSize is the number of runes that a page can show: the PDF library
// knows no rune beyond the Basic Multilingual Plane.
const planeSize = 1 << 16

// LoadFonts reads two TrueType fonts, and derives from each the face whose
// digits are tabular. A font without such digits keeps its own.
func LoadFonts(regular, semiBold []byte) (*Fonts, error) {
	var f Fonts
	for i, ttf := range [][]byte{regular, semiBold} {
		plain, err := readFace(ttf)
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", Face(i), err)
		}
		figures, err := tabular(plain)
		if err != nil {
			return nil, fmt.Errorf("font %s: tabular digits: %w", Face(i), err)
		}
		f.faces[i], f.faces[Face(i)+RegularFigures] = plain, figures
	}
	return &f, nil
}

// String is the name under which painters register the face.
func (f Face) String() string {
	return [...]string{"regular", "semibold", "regular-figures", "semibold-figures"}[f]
}

// Faces lists all faces in order.
func Faces() []Face { return []Face{Regular, SemiBold, RegularFigures, SemiBoldFigures} }

// TTF is the TrueType file of a face.
func (f *Fonts) TTF(face Face) []byte { return f.faces[face].ttf }

// Has reports whether the face can draw the rune.
func (f *Fonts) Has(face Face, r rune) bool {
	return r > 0 && r < planeSize && f.faces[face].glyph[r] != 0
}

// Width is the length of a clean text at a size in points.
func (f *Fonts) Width(face Face, text string, size float64) float64 {
	fc, units := &f.faces[face], 0
	for _, r := range text {
		if r < planeSize {
			units += int(fc.advance[r])
		}
	}
	return float64(units) / fc.perEm * size
}

func readFace(ttf []byte) (face, error) {
	if len(ttf) == 0 {
		return face{}, fmt.Errorf("the file is empty")
	}
	parsed, err := sfnt.Parse(ttf)
	if err != nil {
		return face{}, err
	}
	fc := face{
		ttf:     ttf,
		parsed:  parsed,
		perEm:   float64(parsed.UnitsPerEm()),
		advance: make([]uint16, planeSize),
		glyph:   make([]uint16, planeSize),
	}
	// At a size of one em in whole units the advance comes out unrounded.
	em := fixed.I(int(parsed.UnitsPerEm()))
	var buf sfnt.Buffer
	for r := range rune(planeSize) {
		g, err := parsed.GlyphIndex(&buf, r)
		if err != nil {
			return face{}, err
		}
		a, err := parsed.GlyphAdvance(&buf, g, em, font.HintingNone)
		if err != nil {
			return face{}, err
		}
		fc.glyph[r], fc.advance[r] = uint16(g), uint16(a.Round())
	}
	return fc, nil
}

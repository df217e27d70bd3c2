package page

import (
	"encoding/binary"
	"fmt"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// A figures face is the font with another character map: its digits lead to
// the tabular glyphs that the designer drew ("zero.tf" ...), which a reader of
// the file would reach through the feature "tnum". Digits placed one by one in
// cells of equal width look the same but are copied out of a PDF as "1 1",
// since a gap of a tenth of an em reads as a space.

var digitNames = [10]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// tabular derives the figures face; it is the face itself when the font names
// no tabular digits.
func tabular(plain face) (face, error) {
	digits, err := tabularDigits(plain.ttf)
	if err != nil || digits == nil {
		return plain, err
	}
	out := plain
	out.glyph = slices.Clone(plain.glyph)
	for d, g := range digits {
		out.glyph['0'+d] = uint16(g)
	}
	if out.ttf, err = withTable(plain.ttf, "cmap", encodeCmap(out.glyph)); err != nil {
		return face{}, err
	}
	return readFace(out.ttf)
}

func tabularDigits(ttf []byte) ([]sfnt.GlyphIndex, error) {
	parsed, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	var buf sfnt.Buffer
	byName := map[string]sfnt.GlyphIndex{}
	for g := range sfnt.GlyphIndex(parsed.NumGlyphs()) {
		if name, err := parsed.GlyphName(&buf, g); err == nil {
			byName[name] = g
		}
	}
	digits := make([]sfnt.GlyphIndex, len(digitNames))
	for d, name := range digitNames {
		g, ok := byName[name+".tf"]
		if !ok {
			return nil, nil
		}
		digits[d] = g
	}
	return digits, nil
}

// encodeCmap writes a character map of format 4 (OpenType, "cmap") for
// Unicode, one segment per run of runes whose glyphs follow each other.
func encodeCmap(glyph []uint16) []byte {
	type segment struct{ first, last, delta uint16 }
	var segments []segment
	for r := 1; r < planeSize-1; r++ {
		if glyph[r] == 0 {
			continue
		}
		delta := glyph[r] - uint16(r)
		if n := len(segments); n > 0 && int(segments[n-1].last) == r-1 && segments[n-1].delta == delta {
			segments[n-1].last = uint16(r)
			continue
		}
		segments = append(segments, segment{uint16(r), uint16(r), delta})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1})

	n := uint16(len(segments))
	out := be16(0, 1, 3, 1, 0, 12) // version, tables; Windows, Unicode, offset 12
	out = append(out, be16(4, 16+8*n, 0, 2*n, 0, 0, 0)...)
	for _, s := range segments {
		out = append(out, be16(s.last)...)
	}
	out = append(out, be16(0)...)
	for _, s := range segments {
		out = append(out, be16(s.first)...)
	}
	for _, s := range segments {
		out = append(out, be16(s.delta)...)
	}
	return append(out, make([]byte, 2*n)...) // idRangeOffset: all through deltas
}

func be16(values ...uint16) []byte {
	var out []byte
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, v)
	}
	return out
}

// withTable is the TrueType file with one table replaced. The new table is put
// at the end; the bytes of the old one stay, unreferenced. Checksums are left
// as they are: painters embed a subset with sums of its own.
func withTable(ttf []byte, tag string, table []byte) ([]byte, error) {
	const header, record = 12, 16
	if len(ttf) < header {
		return nil, fmt.Errorf("the file is cut off")
	}
	out := slices.Clone(ttf)
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	tables := int(binary.BigEndian.Uint16(ttf[4:]))
	for i := range tables {
		at := header + i*record
		if at+record > len(ttf) {
			break
		}
		if string(ttf[at:at+4]) == tag {
			binary.BigEndian.PutUint32(out[at+8:], uint32(len(out)))
			binary.BigEndian.PutUint32(out[at+12:], uint32(len(table)))
			return append(out, table...), nil
		}
	}
	return nil, fmt.Errorf("the file has no table %q", tag)
}

package page

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
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
		out.glyph['0'+d] = g
	}
	if out.ttf, err = withTable(plain.ttf, "cmap", encodeCmap(out.glyph)); err != nil {
		return face{}, err
	}
	return readFace(out.ttf)
}

// tabularDigits finds the glyphs by their names; nil where the font has none.
func tabularDigits(ttf []byte) ([]uint16, error) {
	at, err := tableRecord(ttf, "post")
	if err != nil {
		return nil, err
	}
	start, size := binary.BigEndian.Uint32(ttf[at+8:]), binary.BigEndian.Uint32(ttf[at+12:])
	if uint64(start)+uint64(size) > uint64(len(ttf)) {
		return nil, errCut
	}
	names := glyphNames(ttf[start : start+size])
	digits := make([]uint16, len(digitNames))
	for d, name := range digitNames {
		g, ok := names[name+".tf"]
		if !ok {
			return nil, nil
		}
		digits[d] = g
	}
	return digits, nil
}

// glyphNames reads the names that a font gives to glyphs itself (OpenType,
// "post", version 2). GlyphName of sfnt walks to each name from the first one,
// which took as long as all pages of a deck.
func glyphNames(post []byte) map[string]uint16 {
	const header, standard = 34, 258
	names := map[string]uint16{}
	if len(post) < header || binary.BigEndian.Uint32(post) != 0x00020000 {
		return names
	}
	glyphs := int(binary.BigEndian.Uint16(post[header-2:]))
	if len(post) < header+2*glyphs {
		return names
	}
	var own []string
	for at := header + 2*glyphs; at < len(post) && at+1+int(post[at]) <= len(post); at += 1 + int(post[at]) {
		own = append(own, string(post[at+1:at+1+int(post[at])]))
	}
	for g := range glyphs {
		if n := int(binary.BigEndian.Uint16(post[header+2*g:])) - standard; n >= 0 && n < len(own) {
			names[own[n]] = uint16(g)
		}
	}
	return names
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
	at, err := tableRecord(ttf, tag)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(ttf)
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	binary.BigEndian.PutUint32(out[at+8:], uint32(len(out)))
	binary.BigEndian.PutUint32(out[at+12:], uint32(len(table)))
	return append(out, table...), nil
}

var errCut = errors.New("the file is cut off")

// tableRecord gives where the file says of a table where it is.
func tableRecord(ttf []byte, tag string) (at int, err error) {
	const header, record = 12, 16
	if len(ttf) < header {
		return 0, errCut
	}
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		at := header + i*record
		if at+record > len(ttf) {
			return 0, errCut
		}
		if string(ttf[at:at+4]) == tag {
			return at, nil
		}
	}
	return 0, fmt.Errorf("the file has no table %q", tag)
}

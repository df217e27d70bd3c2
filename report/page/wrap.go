package page

import (
	"strings"
	"unicode/utf8"
)

const ellipsis = "…"

// Cut shortens a clean text to a width: at a word where one fits, else at a
// letter, with … at the end. What fits comes back as it is. The result is
// wider than the width only when a single glyph is.
func (f *Fonts) Cut(face Face, text string, size, width float64) string {
	fit := f.prefix(face, text, size, width)
	if fit == len(text) {
		return text
	}
	dots := f.Width(face, ellipsis, size)
	n := f.prefix(face, text, size, width-dots)
	if i := strings.LastIndexByte(text[:min(n+1, len(text))], ' '); i > 0 {
		if short := strings.TrimRight(text[:i], " ,;:·–-"); short != "" {
			return short + ellipsis
		}
	}
	if n > 0 || dots <= width {
		return text[:n] + ellipsis
	}
	return text[:max(fit, firstRune(text))]
}

// Wrap breaks a clean text into at most n lines of a width, at spaces; a word
// longer than a line, such as a path, is broken after a sign, else at a letter. The last line is cut with … when
// text is left over. A non-breaking space is no place to break.
func (f *Fonts) Wrap(face Face, text string, size, width float64, n int) []string {
	var lines []string
	rest := strings.Trim(text, " ")
	for rest != "" && len(lines) < n-1 {
		end := f.lineEnd(face, rest, size, width)
		lines = append(lines, strings.TrimRight(rest[:end], " "))
		rest = strings.TrimLeft(rest[end:], " ")
	}
	if rest != "" && n > 0 {
		lines = append(lines, f.Cut(face, rest, size, width))
	}
	return lines
}

// lineEnd is where the first line ends: before the last space that fits, or
// inside a word that is longer than the line, but never before the first letter.
// A sign near the start of the word is no place to break: it would waste the line.
func (f *Fonts) lineEnd(face Face, text string, size, width float64) int {
	n := f.prefix(face, text, size, width)
	if n == len(text) {
		return n
	}
	if i := strings.LastIndexByte(text[:n+1], ' '); i > 0 {
		return i
	}
	if i := strings.LastIndexAny(text[:n], "/_-|"); i > n/3 {
		return i + 1
	}
	return max(n, firstRune(text))
}

// prefix is the length in bytes of the longest beginning of the text that fits
// into a width. It reads no further than that, so a text may be of any length.
func (f *Fonts) prefix(face Face, text string, size, width float64) int {
	const rounding = 1e-6 // of the sums, in points
	fc, units := &f.faces[face], 0
	for i, r := range text {
		if r < planeSize {
			units += int(fc.advance[r])
		}
		if float64(units)/fc.perEm*size > width+rounding {
			return i
		}
	}
	return len(text)
}

func firstRune(text string) int {
	_, n := utf8.DecodeRuneInString(text)
	return n
}

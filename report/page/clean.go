package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	noBreakSpace = '\u00a0'
	replacement  = '\ufffd'
	whiteSquare  = '\u25a1' // drawn where the face lacks the replacement character
)

// Clean makes a text safe to measure and to paint: NFC, white space as single
// spaces, without control characters, bidirectional overrides and other
// invisible marks, and with a box for every rune that the face cannot draw.
// Names come from exports, so anything may be in them.
func (f *Fonts) Clean(face Face, text string) string {
	if plain(text) {
		return text
	}
	var b strings.Builder
	space := false
	// What is invisible goes first: between a letter and its mark it would keep
	// the two from becoming one.
	for _, r := range norm.NFC.String(strings.Map(visible, text)) {
		switch {
		case spaced(r) == noBreakSpace:
			b.WriteRune(noBreakSpace)
			space = false
		case spaced(r) == ' ':
			if !space {
				b.WriteByte(' ')
			}
			space = true
		default:
			b.WriteRune(f.drawable(face, r))
			space = false
		}
	}
	return b.String()
}

// plain tells quickly of most figures and ids that nothing is to be cleaned: they
// are of printable ASCII, which every face draws, without two spaces in a row.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' || text[i] == ' ' && i > 0 && text[i-1] == ' ' {
			return false
		}
	}
	return true
}

// spaced is the space that is drawn for another one; other runes stay.
func spaced(r rune) rune {
	switch {
	case r == noBreakSpace || r == '\u202f' || r == '\u2007':
		return noBreakSpace
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}

// visible is for strings.Map: -1 drops a rune.
func visible(r rune) rune {
	if invisible(r) && !unicode.IsSpace(r) {
		return -1
	}
	return r
}

// invisible finds what would be drawn as nothing, or would turn the text round:
// control and format characters, the soft hyphen among them, and variation
// selectors, which follow emoji.
func invisible(r rune) bool {
	const softHyphen = '\u00ad'
	if r >= ' ' && r <= '~' || r > noBreakSpace && r < '\u0300' && r != softHyphen || r >= '\u1e00' && r < '\u1f00' {
		return false // Latin letters with all their marks: most of what there is
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector)
}

func (f *Fonts) drawable(face Face, r rune) rune {
	for _, candidate := range [...]rune{r, replacement, whiteSquare} {
		if f.Has(face, candidate) {
			return candidate
		}
	}
	return '?'
}

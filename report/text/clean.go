package text

import (
	"strings"
	"unicode"
)

// Clean makes a text safe to show on a terminal: without escape sequences and
// other control characters, without marks that turn the direction of writing
// round, and without what is drawn as nothing. Names come from exports, so
// anything may be in them. Line ends stay; other white space of a control kind
// is a space; bytes that are not UTF-8 become U+FFFD.
func Clean(s string) string { return strings.Map(shown, s) }

// shown is for strings.Map: -1 drops a rune. The two joiners stay: emoji and
// some scripts are spelled with them.
func shown(r rune) rune {
	switch {
	case r == '\n', r == '\u200c', r == '\u200d':
		return r
	case unicode.In(r, unicode.Zl, unicode.Zp), r == '\t', r == '\r', r == '\v', r == '\f', r == '\u0085':
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf):
		return -1
	}
	return r
}

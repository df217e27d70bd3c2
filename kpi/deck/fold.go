package deck

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold makes headers comparable: lower case, without marks, one space between
// words.
func fold(text string) string {
	var b strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case unicode.Is(unicode.Mn, c) || c == '\ufeff':
		case c == 'đ':
			b.WriteByte('d')
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			b.WriteRune(c)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// unmarked takes the marks off Vietnamese letters and leaves all else as it is:
// people type without them where a keyboard has none.
func unmarked(text string) string {
	var b strings.Builder
	for _, c := range norm.NFD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, c):
		case c == 'đ':
			b.WriteByte('d')
		case c == 'Đ':
			b.WriteByte('D')
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

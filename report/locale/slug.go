package locale

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// slugLength keeps file names below what every file system takes.
const slugLength = 80

// Slug turns a name into a file name: lower case, đ to d, marks off, every other
// run of characters one dash. Letters without a Latin form stay. It may be
// empty, for a name of signs only.
func Slug(s string) string {
	var b strings.Builder
	gap, n := false, 0
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = true
			continue
		case n == slugLength:
			return norm.NFC.String(b.String())
		}
		if gap && n > 0 {
			b.WriteByte('-')
		}
		if r == 'đ' {
			r = 'd'
		}
		b.WriteRune(r)
		gap = false
		n++
	}
	return norm.NFC.String(b.String())
}

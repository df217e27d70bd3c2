package write

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// tones are the marks that Windows-1258 writes after the letter.
const tones = "\u0300\u0301\u0303\u0309\u0323"

// Windows1258 encodes Vietnamese as an old Excel does: letters that the code page
// lacks are a vowel and its tone. It panics on what the code page cannot say.
func Windows1258(text string) []byte {
	var out []byte
	for _, r := range norm.NFC.String(text) {
		if b, ok := charmap.Windows1258.EncodeRune(r); ok {
			out = append(out, b)
			continue
		}
		var letter, tone string
		for _, part := range norm.NFD.String(string(r)) {
			if strings.ContainsRune(tones, part) {
				tone += string(part)
			} else {
				letter += string(part)
			}
		}
		for _, part := range norm.NFC.String(letter) + tone {
			b, ok := charmap.Windows1258.EncodeRune(part)
			if !ok {
				panic("Windows-1258 cannot write " + string(r))
			}
			out = append(out, b)
		}
	}
	return out
}

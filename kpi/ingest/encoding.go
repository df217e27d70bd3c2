package ingest

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// textCode is how the bytes of a file write its text. Decoder nil is UTF-8.
type textCode struct {
	name    string
	bom     int  // bytes of the mark at the start
	wide    bool // two bytes a unit
	guessed bool
	coding  encoding.Encoding
}

var (
	utf8Code  = textCode{name: "UTF-8"}
	utf16LE   = textCode{name: "UTF-16LE", wide: true, coding: utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)}
	utf16BE   = textCode{name: "UTF-16BE", wide: true, coding: utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)}
	shiftJIS  = textCode{name: "Shift_JIS", guessed: true, coding: japanese.ShiftJIS}
	win1258   = textCode{name: "Windows-1258", guessed: true, coding: charmap.Windows1258}
	win1252   = textCode{name: "Windows-1252", guessed: true, coding: charmap.Windows1252}
	win1251   = textCode{name: "Windows-1251", guessed: true, coding: charmap.Windows1251}
	guessable = []textCode{shiftJIS, win1252, win1258, win1251}
)

// headCode decides the encoding from the first bytes as far as they can tell:
// a mark, or the zero bytes of UTF-16 without one. ok is false for binary data.
func headCode(head []byte) (code textCode, ok bool) {
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return textCode{name: "UTF-8", bom: 3}, true
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return withMark(utf16LE), true
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return withMark(utf16BE), true
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case zeros[0]+zeros[1] == 0, escapesOnly(head):
		return utf8Code, true
	case zeros[0] == 0 && zeros[1]*10 > half*4:
		return utf16LE, true
	case zeros[1] == 0 && zeros[0]*10 > half*4:
		return utf16BE, true
	}
	return utf8Code, false
}

// escapesOnly tells whether every zero byte stands before a quote, which some
// programs write instead of doubling it.
func escapesOnly(head []byte) bool {
	head = bytes.TrimSuffix(head, []byte{0}) // whose quote the head may have lost
	return bytes.Count(head, []byte{0}) == bytes.Count(head, []byte{0, '"'})
}

func withMark(c textCode) textCode {
	c.bom = 2
	return c
}

// guessCode chooses the single- or double-byte encoding in which a sample that
// is not UTF-8 reads most like text; on a tie the earlier of guessable.
func guessCode(sample []byte) textCode {
	best, bestScore := win1252, 0
	for _, code := range guessable {
		text, err := code.coding.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if score := plausible(code, norm.NFC.Bytes(text)); score > bestScore {
			best, bestScore = code, score
		}
	}
	return best
}

// plausible counts the characters beyond ASCII that the encoding's languages
// write, three against for each that no text holds.
func plausible(code textCode, text []byte) int {
	score, run := 0, 0
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		if r < utf8.RuneSelf {
			run = 0
			continue
		}
		run++
		score += weigh(code.name, r, run)
	}
	return score
}

// weigh gives the evidence of one character; run is its place in a row of
// characters beyond ASCII. Cyrillic words are long rows, accents are not.
func weigh(code string, r rune, run int) int {
	switch {
	case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Mn, r):
		return -3
	case code == "Shift_JIS":
		if unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) && (r < 0xFF61 || r > 0xFF9F) {
			return 4
		}
		return -1
	case code == "Windows-1258" && vietnameseLetter(r):
		return 3
	case code == "Windows-1251":
		if unicode.Is(unicode.Cyrillic, r) && run > 1 {
			return 2
		}
		return -1
	case code == "Windows-1258", code == "Windows-1252":
		if run > 2 {
			return -1
		}
		if unicode.IsLetter(r) {
			return 1
		}
	}
	return 0
}

// vietnameseLetter tells whether Western European languages do not have r.
func vietnameseLetter(r rune) bool {
	return r >= 0x1EA0 && r <= 0x1EF9 || r == 'đ' || r == 'Đ' || r == 'ư' || r == 'Ư' || r == 'ơ' || r == 'Ơ' || r == 'ă' || r == 'Ă' || r == '₫'
}

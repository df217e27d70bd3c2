package ingest

import (
	"regexp"
	"strings"
)

// dayFormats are the numbers of formats that every spreadsheet has for days;
// from 27 on they are those of East Asia.
var dayFormats = map[int]bool{
	14: true, 15: true, 16: true, 17: true, 22: true, 27: true, 28: true, 29: true, 30: true, 31: true, 34: true, 35: true, 36: true,
	50: true, 51: true, 52: true, 53: true, 54: true, 55: true, 56: true, 57: true, 58: true,
}

// showsDays tells whether a number format shows a number as a day, or as a month
// and its year.
func showsDays(code string) bool {
	letters := formatLetters(code)
	month := false
	for i, c := range letters {
		// Beside hours and seconds m is minutes.
		if c == 'm' && (i == 0 || letters[i-1] != 'h') && (i+1 == len(letters) || letters[i+1] != 's') {
			month = true
		}
	}
	return month && strings.ContainsAny(letters, "dye")
}

// showsShares tells whether a number format shows 0.4 as 40%.
func showsShares(code string) bool {
	return strings.Contains(quotedInFormat.ReplaceAllString(code, ""), "%")
}

// quotedInFormat is what a format shows as it stands.
var quotedInFormat = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]`)

// formatLetters gives the letters of the first part of a format that stand for
// something, each run of them once: dhm of d/h:mm.
func formatLetters(code string) string {
	var out strings.Builder
	last := byte(0)
	for i := 0; i < len(code); i++ {
		c := code[i]
		switch {
		case c == ';':
			return out.String()
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '"':
			i += 1 + max(0, strings.IndexByte(code[i+1:], '"'))
		case c == '[':
			i += max(0, strings.IndexByte(code[i:], ']'))
		case strings.IndexByte("dmyehsDMYEHS", c) >= 0:
			if c |= 0x20; c != last {
				out.WriteByte(c)
			}
			last = c
			continue
		}
		last = 0
	}
	return out.String()
}

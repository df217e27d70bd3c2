package xlsx

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

// maxCell is how many UTF-16 units a cell may hold; maxSheetName a sheet name.
const (
	maxCell      = 32767
	maxSheetName = 31
)

// clean makes any text safe for a cell: control characters, which XML cannot
// hold, become spaces, and what is too long ends in an ellipsis.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return shorten(s, maxCell)
}

// shorten cuts a text to a number of UTF-16 units, the last an ellipsis.
func shorten(s string, units int) string {
	if len(s) <= units {
		return s
	}
	n, cut := 0, 0
	for i, r := range s {
		n += utf16.RuneLen(r)
		if n > units {
			return s[:cut] + "…"
		}
		if n < units {
			cut = i + len(string(r))
		}
	}
	return s
}

// shortenAtWord cuts a text after its last whole word that has room before the
// ellipsis; a single long word is cut inside.
func shortenAtWord(s string, units int) string {
	cut := shorten(s, units)
	if cut == s {
		return s
	}
	whole := strings.TrimSuffix(cut, "…")
	if i := strings.LastIndex(whole, " "); i > 0 && !strings.HasPrefix(s[len(whole):], " ") {
		whole = whole[:i]
	}
	return strings.TrimRight(whole, " ·") + "…"
}

// sheetNames hands out names that no other sheet of the workbook has.
type sheetNames struct{ taken map[string]bool }

// "History" is reserved by Excel for a sheet of its own.
func newSheetNames() sheetNames { return sheetNames{map[string]bool{"history": true}} }

// has tells whether a sheet has that name.
func (n sheetNames) has(name string) bool { return n.taken[strings.ToLower(name)] }

// name makes a title a sheet name: no characters that Excel refuses, at most 31
// units, unique whatever the case.
func (n sheetNames) name(title string) string {
	base := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, clean(title))
	base = strings.Trim(strings.Join(strings.Fields(base), " "), "' ")
	if base == "" {
		base = "–"
	}
	for i := 1; ; i++ {
		suffix := ""
		if i > 1 {
			suffix = " " + strconv.Itoa(i)
		}
		name := strings.TrimRight(shorten(base, maxSheetName-len(suffix)), "' ") + suffix
		if key := strings.ToLower(name); !n.taken[key] {
			n.taken[key] = true
			return name
		}
	}
}

// quoteSheet writes a sheet name as formulas need it.
func quoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// quoteText writes a text as a string of a formula.
func quoteText(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// columnName makes a title a table column that structured references can name
// without escapes. Characters that mean something there become spaces.
func columnName(title string) string {
	s := strings.Map(func(r rune) rune {
		if strings.ContainsRune("[]#'@\",:.{}$^&*+=<>/\\\n", r) {
			return ' '
		}
		return r
	}, clean(title))
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return "–"
	}
	return shorten(s, 255)
}

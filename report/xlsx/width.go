package xlsx

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kpideck/report"
)

// roleWidths are the widths of columns by what they hold, in widths of a digit.
// A column grows where its own figures need more.
var roleWidths = map[report.Role]float64{
	report.RoleName: 31, report.RoleStatus: 15, report.RoleOwner: 12, report.RoleUnit: 8, report.RoleDirection: 6,
	report.RoleActual: 9, report.RoleExpected: 9, report.RoleGoal: 9, report.RolePacing: 8.5,
	report.RolePrevious: 9, report.RoleChange: 9, report.RoleLastYear: 9, report.RoleYearChange: 9,
	report.RoleForecast: 9, report.RoleLow: 9.5, report.RoleHigh: 9.5, report.RoleMethod: 21,
	report.RoleRequired: 11.5, report.RoleCurrent: 11, report.RoleToBest: 11, report.RoleSpark: 12, report.RoleWeek: 7.4,
	report.RoleGroup: 7, report.RoleScore: 8, report.RoleShare: 9, report.RoleValue: 8,
	report.RoleResults: 11, report.RoleCost: 11, report.RoleCostGap: 11, report.RoleSample: 11,
	report.RoleRate: 13, report.RoleMix: 13, report.RoleEffect: 13,
}

// kindWidths are the exceptions of a kind of table.
var kindWidths = map[report.TableKind]map[report.Role]float64{
	report.WeekStrip:    {report.RoleName: 24, report.RoleSpark: 13, report.RoleSignal: 19},
	report.ChannelTable: {report.RoleName: 28, report.RoleValue: 7},
	report.BudgetTable:  {report.RoleName: 34, report.RoleValue: 11, report.RoleRate: 9},
	report.NextTable:    {report.RoleStatus: 31},
	report.BridgeTable:  {report.RoleName: 34, report.RoleUnit: 9, report.RoleActual: 12, report.RolePrevious: 12, report.RoleStatus: 17},
}

const (
	maxTextWidth  = 58
	cellPadding   = 1.4
	headerPadding = 2
	indentWidth   = 1.3
)

// helvetica holds the advances of the printable ASCII characters in thousandths
// of the type size; Arial was made to the same ones.
var helvetica = [95]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// others are the advances of what Vietnamese texts and figures need besides.
var others = map[rune]int{'đ': 556, 'Đ': 722, '–': 556, '·': 333, '×': 584, '−': 584, '÷': 549, '≥': 549, '≤': 549, '…': 1000, '→': 1000, '\u00a0': 278}

const (
	boldGrowth   = 1.07
	otherAdvance = 600
	wideAdvance  = 1000
	digitPixels  = 7 // of Arial 10 at 96 dots an inch
)

// textWidth is how wide a line of text is, in widths of a digit of the default
// font.
func textWidth(s string, l look) float64 {
	total := 0
	for at, r := range s {
		if r < ' ' || r > '~' {
			r = baseLetter(r, s[at:])
		}
		total += advance(r)
	}
	size := l.size
	if size == 0 {
		size = fontSize
	}
	w := float64(total) / 1000 * size * 96 / 72 / digitPixels
	if l.bold {
		w *= boldGrowth
	}
	return w
}

// baseLetter takes the accents off the letter r with which s begins: they do not
// widen it.
func baseLetter(r rune, s string) rune {
	if parts := norm.NFD.PropertiesString(s).Decomposition(); len(parts) > 0 {
		r, _ = utf8.DecodeRune(parts)
	}
	return r
}

// advance is the width of a letter in thousandths of the font's size.
func advance(r rune) int {
	switch {
	case r >= ' ' && r <= '~':
		return int(helvetica[r-' '])
	case others[r] != 0:
		return others[r]
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x1100:
		return wideAdvance
	}
	return otherAdvance
}

// lines is how many lines a text takes when it is wrapped to a width. A word that
// is wider breaks after its hyphens and slashes, as paths do, or anywhere.
func lines(s string, l look, width float64) int {
	n := 0
	for _, paragraph := range strings.Split(s, "\n") {
		n++
		used := 0.0
		for _, word := range strings.SplitAfter(paragraph, " ") {
			pieces := []string{word}
			if textWidth(word, l) > width {
				pieces = breakable.FindAllString(word, -1)
			}
			for _, piece := range pieces {
				w := textWidth(piece, l)
				if used > 0 && used+w > width {
					n++
					used = 0
				}
				n += int(w / max(width, 1))
				used += math.Mod(w, max(width, 1))
			}
		}
	}
	return n
}

// breakable are the pieces of a word at whose ends a line may break.
var breakable = regexp.MustCompile(`[^-/]*[-/]|[^-/]+`)

// longestLine is the width of the longest line of a text wrapped to a width.
func longestLine(s string, l look, width float64) (longest float64) {
	line := ""
	for _, word := range strings.Fields(s) {
		if next := strings.TrimSpace(line + " " + word); line == "" || textWidth(next, l) <= width {
			line = next
		} else {
			line = word
		}
		longest = math.Max(longest, textWidth(line, l))
	}
	return longest
}

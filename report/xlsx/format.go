package xlsx

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kpideck/kpi"
	"kpideck/report"
)

// dateCodes are the date formats by locale; others get ISO dates.
var dateCodes = map[string]string{"vi": "dd/mm/yyyy", "en": "d mmm yyyy"}

func dateCode(locale string) string {
	if code := dateCodes[locale]; code != "" {
		return code
	}
	return "yyyy-mm-dd"
}

// day is a day as a cell holds it: days since 30 December 1899.
func day(d kpi.Date) float64 { return float64(d) + 25569 }

// numberFormat is the format code of a number. Codes are the same in every
// locale: the viewer's own sets the separators. The minus is the typographic
// one, so it is written in the code.
func (b *book) numberFormat(f report.Format) string {
	after := places(f)
	switch f.Kind {
	case report.FormatText:
		return ""
	case report.FormatDate:
		return dateCode(b.d.Locale)
	case report.FormatLate:
		return "0;;"
	case report.FormatPercent:
		return signs(inCode(f.Before)+"0"+after+"%", f.Sign)
	case report.FormatChange:
		return signed(f.Before, "0"+after+"%")
	case report.FormatPoints:
		return signed(f.Before, "0"+after+unitIn(b.d.Words.Points))
	case report.FormatScore:
		return signed(f.Before, "0"+after+unitIn(b.d.Words.Score))
	}
	return signs(inCode(f.Before)+"#,##0"+after+thousands(f.Scale), f.Sign)
}

// places are the decimals of a format's code, such as .00.
func places(f report.Format) string {
	if f.Decimals <= 0 {
		return ""
	}
	return "." + strings.Repeat("0", f.Decimals)
}

// inCode writes words into a format code.
func inCode(words string) string {
	if words == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(words, `"`, "") + `"`
}

// unitIn writes a unit into a format code.
func unitIn(word string) string { return `" ` + strings.ReplaceAll(word, `"`, "") + `"` }

// signed is the code of a change, with words before its sign.
func signed(before, code string) string {
	before = inCode(before)
	return before + "+" + code + ";" + before + `"−"` + code + ";" + before + code
}

func signs(code string, plus bool) string {
	if plus {
		return "+" + code + `;"−"` + code + ";" + code
	}
	return code + `;"−"` + code
}

// thousands gives the commas that divide a number by its scale.
func thousands(scale float64) string {
	switch scale {
	case 1e3:
		return ","
	case 1e6:
		return ",,"
	case 1e9:
		return ",,,"
	}
	return ""
}

// shown is the number that a cell holds for a figure: differences of
// percentages are held as points.
func shown(v float64, f report.Format) float64 {
	if f.Kind == report.FormatPoints {
		return 100 * v
	}
	return v
}

// capital makes the first letter of a sentence large.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

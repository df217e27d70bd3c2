package locale

import (
	"math"
	"strconv"
	"strings"
)

// Number writes v with a fixed number of decimals: 1.234,5 or 1,234.5. Halves
// go away from zero, judged on the decimal digits that v prints as, so 1.005
// rounds to 1.01 though its binary form lies below. Zero has no sign. What is
// no number is NoValue.
func (l *Locale) Number(v float64, decimals int) string { return l.shifted(v, 0, decimals, false) }

// Percent writes a fraction: 0.124 is 12,4%.
func (l *Locale) Percent(v float64, decimals int) string {
	return suffixed(l.shifted(v, 2, decimals, false), "%")
}

// SignedPercent is Percent with a plus on what is above zero after rounding.
func (l *Locale) SignedPercent(v float64, decimals int) string {
	return suffixed(l.shifted(v, 2, decimals, true), "%")
}

// Points writes the difference of two fractions: 0.006 is +0,6 đ%.
func (l *Locale) Points(v float64, decimals int) string {
	return suffixed(l.shifted(v, 2, decimals, true), NBSP+l.format.Points)
}

// SignedPoints writes the difference of two scores that are counted in points,
// as NPS is: −13,8 điểm.
func (l *Locale) SignedPoints(v float64, decimals int) string {
	return suffixed(l.shifted(v, 0, decimals, true), NBSP+l.UnitWord("points", ""))
}

// Times writes a ratio: 3,20×.
func (l *Locale) Times(v float64, decimals int) string {
	return suffixed(l.shifted(v, 0, decimals, false), l.format.Times)
}

// SignedTimes writes the difference of two ratios: −0,28×.
func (l *Locale) SignedTimes(v float64, decimals int) string {
	return suffixed(l.shifted(v, 0, decimals, true), l.format.Times)
}

// Seconds writes a duration: 95 giây, with one decimal below ten.
func (l *Locale) Seconds(v float64) string {
	decimals := 0
	if math.Abs(v) < 10 {
		decimals = 1
	}
	return suffixed(l.Number(v, decimals), NBSP+l.format.Seconds)
}

// Signed writes a difference, a rise with +.
func (l *Locale) Signed(v float64, decimals int) string { return l.shifted(v, 0, decimals, true) }

// Suffixed puts a unit behind a number that is written; "" is no unit.
func (l *Locale) Suffixed(number, unit string) string { return suffixed(number, NBSP+unit) }

func suffixed(number, unit string) string {
	if number == NoValue || unit == NBSP {
		return number
	}
	return number + unit
}

// shifted writes v × 10^shift. Moving the point in the digits keeps 0.035 at
// 3,5% where a multiplication would give 3.5000000000000004.
func (l *Locale) shifted(v float64, shift, decimals int, plus bool) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return NoValue
	}
	digits := rounded(math.Abs(v), shift, decimals)
	zero := strings.Trim(digits, "0") == ""
	whole, fraction := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
	text := l.grouped(whole)
	if decimals > 0 {
		text += l.format.Decimal + fraction
	}
	switch {
	case zero:
		return text
	case v < 0:
		return minus + text
	case plus:
		return "+" + text
	}
	return text
}

// rounded gives the digits of v × 10^(shift+decimals), rounded half up, with at
// least one digit before the decimals.
func rounded(v float64, shift, decimals int) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', -1, 64), "e")
	digits := strings.Replace(mantissa, ".", "", 1)
	exp, _ := strconv.Atoi(exponent)
	keep := 1 + exp + shift + decimals // digits left of the cut
	switch {
	case keep < 0:
		digits = "0"
	case keep >= len(digits):
		digits += strings.Repeat("0", keep-len(digits))
	case digits[keep] >= '5':
		digits = increment("0" + digits[:keep])
	default:
		digits = digits[:keep]
	}
	if short := decimals + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	for len(digits) > decimals+1 && digits[0] == '0' {
		digits = digits[1:]
	}
	return digits
}

func increment(digits string) string {
	b := []byte(digits)
	i := len(b) - 1
	for b[i] == '9' {
		b[i] = '0'
		i--
	}
	b[i]++
	return string(b)
}

func (l *Locale) grouped(whole string) string {
	var b strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(l.format.Group)
		}
		b.WriteRune(digit)
	}
	return b.String()
}

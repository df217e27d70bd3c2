package ingest

import (
	"strings"
	"unicode/utf8"

	"kpideck/kpi"
)

// parseBody reads digits with separators.
func parseBody(s string, hint style) number {
	s, exp, ok := cutExponent(s)
	if !ok {
		return number{}
	}
	p, ok := splitBody(s)
	if !ok || exp != 0 && p.groups {
		return number{}
	}
	if hint != undecided {
		return p.read(hint, exp)
	}
	switch {
	case p.sep == 0:
		n := p.read(dotDecimal, exp)
		n.proves = undecided
		return n
	case p.sep == '.' && p.ambiguous && exp == 0:
		n := p.read(dotDecimal, 0)
		n.kind, n.proves = dotNumber, undecided
		return n
	case p.sep == ',' && p.ambiguous && exp == 0:
		n := p.read(commaDecimal, 0)
		n.kind, n.proves = commaNumber, undecided
		return n
	case p.sep == '.' && !p.grouping, p.sep == ',' && p.grouping:
		return p.read(dotDecimal, exp)
	}
	return p.read(commaDecimal, exp)
}

func cutExponent(s string) (mantissa string, exp int, ok bool) {
	at := strings.IndexAny(s, "eE")
	if at < 0 {
		return s, 0, true
	}
	sign := 1
	rest := s[at+1:]
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		if rest[0] == '-' {
			sign = -1
		}
		rest = rest[1:]
	}
	if rest == "" || len(rest) > 2 {
		return "", 0, false
	}
	for _, c := range []byte(rest) {
		if c < '0' || c > '9' {
			return "", 0, false
		}
		exp = exp*10 + int(c-'0')
	}
	return s[:at], sign * exp, true
}

// body is a number taken apart: sep is its only or last separator, whole and
// frac the digits on its sides, other the separator used before it.
type body struct {
	whole, frac string
	sep         byte // '.', ',' or 0
	grouping    bool // sep stands several times, so it groups; frac is empty
	groups      bool // a separator other than sep groups
	ambiguous   bool // one separator before exactly three digits
}

// splitBody takes the digits apart; ok is false when they are grouped as no
// one groups. Groups are three digits, or two as in the Indian 12,34,567.
func splitBody(s string) (p body, ok bool) {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		p.whole, ok = ungroup(s, spaceGroups)
		p.groups = len(p.whole) != len(s)
		return p, ok && p.whole != ""
	}
	p.sep = s[last]
	left, right := s[:last], s[last+1:]
	if strings.IndexByte(left, p.sep) >= 0 {
		p.grouping = true
		p.whole, ok = ungroup(s, string(p.sep))
		return p, ok
	}
	p.whole, ok = ungroup(left, "., '’\u00a0\u202f")
	p.groups = len(p.whole) != len(left)
	p.frac = right
	if !ok || !allDigits(right) || p.whole == "" && right == "" {
		return p, false
	}
	p.ambiguous = !p.groups && len(right) == 3 && 1 <= len(p.whole) && len(p.whole) <= 3 && p.whole[0] != '0'
	return p, true
}

const spaceGroups = " '’\u00a0\u202f"

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// ungroup joins groups that one separator of the set cuts.
func ungroup(s, seps string) (digits string, ok bool) {
	at := strings.IndexAny(s, seps)
	if at < 0 {
		return s, allDigits(s)
	}
	sep, _ := utf8.DecodeRuneInString(s[at:])
	parts := strings.Split(s, string(sep))
	for i, part := range parts {
		switch {
		case !allDigits(part), part == "", i == 0 && len(part) > 3,
			i == len(parts)-1 && len(part) != 3,
			i > 0 && i < len(parts)-1 && len(part) != 3 && (len(part) != 2 || sep != ','):
			return "", false
		}
	}
	return strings.Join(parts, ""), true
}

// read gives the value in a style, and the style as proof; bad when the cell
// cannot be written in it.
func (p body) read(in style, exp int) number {
	point := byte('.')
	if in == commaDecimal {
		point = ','
	}
	digits, places := p.whole, 0
	switch {
	case p.sep == 0 || p.grouping && p.sep != point:
	case p.grouping || p.sep != point && !p.ambiguous:
		return number{}
	case p.sep == point:
		digits, places = p.whole+p.frac, len(p.frac)
	default:
		digits = p.whole + p.frac
	}
	v, ok := exact(digits, places-exp)
	if !ok {
		return number{}
	}
	return number{value: v, kind: sureNumber, proves: in}
}

// maxDigits is how many digits a cell may have before its point. Of such cells
// and their products a billion fit into a sum, so that adding needs no check.
const maxDigits = 20

var (
	largest, _ = kpi.ParseDecimal("1" + strings.Repeat("0", maxDigits))
	thousand   = kpi.FromDigits(1000, 0) // between the two readings of an ambiguous cell
	hundredth  = kpi.FromDigits(1, 2)
)

// exact gives digits × 10^-places; ok is false from 10²⁰.
func exact(digits string, places int) (d kpi.Decimal, ok bool) {
	digits = strings.TrimLeft(digits, "0")
	if len(digits)-places > maxDigits || len(digits) > 400 {
		return d, digits == ""
	}
	if places < 0 {
		digits, places = digits+strings.Repeat("0", -places), 0
	}
	if short := places - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	point := len(digits) - places
	d, err := kpi.ParseDecimal("0" + digits[:point] + "." + digits[point:])
	return d, err == nil
}

// product multiplies two cells; ok is false from 10²⁰, as it is of a cell.
func product(a, b kpi.Decimal) (p kpi.Decimal, ok bool) {
	p, ok = a.Mul(b)
	return p, ok && p.Cmp(largest) < 0 && largest.Neg().Cmp(p) < 0
}

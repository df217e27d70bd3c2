package ingest

import (
	"strings"

	"kpideck/kpi"
)

// reading says how sure the parsed value of a cell is.
type reading uint8

const (
	badNumber reading = iota
	noNumber          // empty or a word for none
	sureNumber
	// dotNumber is a cell such as 1.234, dotNumber's value 1.234: a thousand times
	// as much where the dot groups. commaNumber is the same with a comma.
	dotNumber
	commaNumber
)

// style is how a file writes numbers.
type style uint8

const (
	undecided style = iota
	dotDecimal
	commaDecimal
)

// number is a parsed cell. proves is the style that the cell alone decides;
// symbol is the currency sign in it.
type number struct {
	value  kpi.Decimal
	kind   reading
	proves style
	symbol string
}

// parseNumber reads a cell. A hint fixes the style; then nothing is ambiguous
// and a cell against it is bad.
func (w *words) parseNumber(cell []byte, hint style) number {
	if len(cell) == 0 {
		return number{kind: noNumber}
	}
	if n, places, ok := plainNumber(cell); ok && (places == 0 || hint != commaDecimal) {
		return plainly(n, places)
	}
	s := strings.TrimSpace(clean(string(cell)))
	if w.null(s) {
		return number{kind: noNumber}
	}
	body, neg, percent, symbol, ok := w.unwrap(s)
	if !ok {
		return number{}
	}
	n := parseBody(body, hint)
	if n.kind != badNumber && percent {
		n.value, _ = n.value.Mul(hundredth)
	}
	if neg {
		n.value = n.value.Neg()
	}
	n.symbol = symbol
	return n
}

// plainNumber reads the commonest cells without a copy: up to 18 digits, and
// perhaps a point with up to nine places other than three, which has one reading.
func plainNumber(cell []byte) (n uint64, places int, ok bool) {
	if len(cell) > 18 || len(cell) == 0 {
		return 0, 0, false
	}
	point := -1
	for i, c := range cell {
		if d := c - '0'; d <= 9 {
			n = n*10 + uint64(d)
		} else if c == '.' && point < 0 {
			point = i
		} else {
			return 0, 0, false
		}
	}
	if point < 0 {
		return n, 0, true
	}
	places = len(cell) - point - 1
	return n, places, places != 0 && places != 3 && places <= kpi.Digits
}

func plainly(n uint64, places int) number {
	x := number{value: kpi.FromDigits(n, places), kind: sureNumber}
	if places > 0 {
		x.proves = dotDecimal
	}
	return x
}

// unwrap takes brackets, signs, currency and percent off: -US$1.00, [9], 12 ₫,
// 3%, and (100), which accountants write for -100.
func (w *words) unwrap(s string) (body string, neg, percent bool, symbol string, ok bool) {
	if len(s) > 2 && s[0] == '[' && s[len(s)-1] == ']' {
		s = strings.TrimSpace(s[1 : len(s)-1])
	}
	s, neg = cutSign(s)
	first := strings.IndexFunc(s, digitOrPoint)
	if first < 0 {
		return "", false, false, "", false
	}
	end := strings.LastIndexFunc(s, digitOrPoint)
	prefix, suffix := strings.TrimSpace(s[:first]), strings.TrimSpace(s[end+1:])
	body = s[first : end+1]
	if open, close := strings.IndexByte(prefix, '('), strings.IndexByte(suffix, ')'); !neg && open >= 0 && close >= 0 {
		prefix, suffix, neg = without(prefix, open), without(suffix, close), true
	}
	if !neg && strings.HasSuffix(prefix, "-") {
		prefix, neg = strings.TrimSpace(prefix[:len(prefix)-1]), true
	}
	if suffix == "%" || suffix == "％" {
		suffix, percent = "", true
	}
	for _, sign := range []string{prefix, suffix} {
		code, known := w.symbols[sign]
		if sign != "" && !known {
			return "", false, false, "", false
		}
		if code != "" {
			symbol = code
		}
	}
	return body, neg, percent, symbol, true
}

func without(s string, at int) string { return strings.TrimSpace(s[:at] + s[at+1:]) }

func cutSign(s string) (string, bool) {
	switch {
	case strings.HasPrefix(s, "-"):
		return strings.TrimSpace(s[1:]), true
	case strings.HasPrefix(s, "−"):
		return strings.TrimSpace(s[len("−"):]), true
	case strings.HasPrefix(s, "+"):
		return strings.TrimSpace(s[1:]), false
	}
	return s, false
}

func digitOrPoint(r rune) bool { return '0' <= r && r <= '9' || r == '.' || r == ',' }

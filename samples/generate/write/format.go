package write

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	// BOM is the mark at the head of UTF-8 files that Excel and Meta write.
	BOM = "\ufeff"
	// DayFirst is the layout of dates in Vietnamese lists.
	DayFirst = "02/01/2006"
)

// Padded writes n with leading zeros.
func Padded(n, width int) string { return fmt.Sprintf("%0*d", width, n) }

// Grouped writes n as Vietnamese do: 1.250.000.
func Grouped(n int64) string { return Group(n, ".") }

// Group writes n with a separator between thousands.
func Group(n int64, separator string) string {
	s := strconv.FormatInt(n, 10)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + separator + s[at:]
	}
	return s
}

// Ratio writes a/b with the decimals, rounded half up, without floating point.
// It writes nothing for b = 0.
func Ratio(a, b int64, decimals int) string {
	if b == 0 {
		return ""
	}
	scale := int64(1)
	for range decimals {
		scale *= 10
	}
	n := a/b*scale + (a%b*scale*2+b)/(2*b)
	if decimals == 0 {
		return strconv.FormatInt(n, 10)
	}
	return strconv.FormatInt(n/scale, 10) + "." + Padded(int(n%scale), decimals)
}

// Trimmed is Ratio without trailing zeros, as Meta writes costs and frequency.
func Trimmed(a, b int64, decimals int) string {
	s := Ratio(a, b, decimals)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// UnlessZero leaves a cell empty where nothing happened.
func UnlessZero(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

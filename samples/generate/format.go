package main

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	bom      = "\ufeff"
	dayFirst = "02/01/2006"
)

// padded writes n with leading zeros.
func padded(n, width int) string { return fmt.Sprintf("%0*d", width, n) }

// grouped writes n as Vietnamese do: 1.250.000.
func grouped(n int64) string { return group(n, ".") }

func group(n int64, separator string) string {
	s := strconv.FormatInt(n, 10)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + separator + s[at:]
	}
	return s
}

// ratio writes a/b with the decimals, rounded half up, without floating point.
// It writes nothing for b = 0.
func ratio(a, b int64, decimals int) string {
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
	return strconv.FormatInt(n/scale, 10) + "." + padded(int(n%scale), decimals)
}

// trimmed is ratio without trailing zeros, as Meta writes costs and frequency.
func trimmed(a, b int64, decimals int) string {
	s := ratio(a, b, decimals)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// unlessZero leaves a cell empty where nothing happened.
func unlessZero(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
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

// monthsIn returns the span of days from the first day of a month of the story
// to the last day of another; months count from the story's start.
func (c *company) monthsIn(first, last int) span {
	return span{c.months[first].from, c.months[last].to}
}

// quarters returns the span of each quarter of the story.
func (c *company) quarters() []span {
	var all []span
	for m := 0; m < len(c.months); m += 3 {
		all = append(all, c.monthsIn(m, m+2))
	}
	return all
}

// quarterName names the quarter that holds the day, such as 2025-Q3.
func quarterName(day time.Time) string {
	return strconv.Itoa(day.Year()) + "-Q" + strconv.Itoa((int(day.Month())+2)/3)
}

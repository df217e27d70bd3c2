package ingest

import (
	"strings"
	"time"

	"kpideck/kpi"
)

// clock is a time of day as written, with its offset from UTC where it has one.
type clock struct {
	seconds   int
	offset    int // seconds east
	hasOffset bool
}

// parseClock reads 15:04, 15:04:05.999, 9:46 pm, and Z, UTC, +07:00, -0400 after it.
func parseClock(s string) (c clock, ok bool) {
	hms := s[:len(s)-len(strings.TrimLeft(s, "0123456789:."))]
	rest := strings.ToLower(strings.TrimSpace(s[len(hms):]))
	parts := strings.Split(hms, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return c, false
	}
	for i, part := range parts {
		part, _, _ = strings.Cut(part, ".")
		n := digits([]byte(part))
		if part == "" || len(part) > 2 || n < 0 || n > 60 || i == 0 && n > 24 {
			return c, false
		}
		c.seconds = c.seconds*60 + n
	}
	if len(parts) == 2 {
		c.seconds *= 60
	}
	rest, half := cutHalf(rest)
	if half == 'p' && c.seconds < 12*3600 {
		c.seconds += 12 * 3600
	} else if half == 'a' && c.seconds >= 12*3600 {
		c.seconds -= 12 * 3600
	}
	return c, rest == "" || c.zone(rest)
}

func cutHalf(s string) (rest string, half byte) {
	for _, mark := range []string{"am", "pm", "sa", "ch"} {
		if after, found := strings.CutPrefix(s, mark); found {
			return strings.TrimSpace(after), map[byte]byte{'a': 'a', 's': 'a', 'p': 'p', 'c': 'p'}[mark[0]]
		}
	}
	return s, 0
}

// zone reads an offset.
func (c *clock) zone(s string) bool {
	s = strings.TrimSpace(strings.NewReplacer("(", "", ")", "", "utc", "", "gmt", "").Replace(s))
	c.hasOffset = true
	if s == "" || s == "z" {
		return true
	}
	sign := 1
	switch s[0] {
	case '-':
		sign = -1
	case '+':
	default:
		return false
	}
	s = strings.ReplaceAll(s[1:], ":", "")
	if !allDigits(s) || len(s) != 2 && len(s) != 4 {
		return false
	}
	hours, minutes := digits([]byte(s[:2])), 0
	if len(s) == 4 {
		minutes = digits([]byte(s[2:]))
	}
	c.offset = sign * (hours*3600 + minutes*60)
	return hours <= 14 && minutes < 60
}

// moved gives the day in a zone of an instant that was written with an offset.
func moved(d day, c clock, zone *time.Location) day {
	at := time.Unix(int64(d.n)*86400+int64(c.seconds-c.offset), 0).In(zone)
	y, m, n := at.Date()
	date, ok := kpi.NewDate(y, int(m), n)
	if !ok {
		return d
	}
	return day{sureDay, int32(date)}
}

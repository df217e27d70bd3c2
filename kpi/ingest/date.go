package ingest

import (
	"strings"
	"time"

	"kpideck/kpi"
)

// order is which number of 3/4/2025 is the day.
type order uint8

const (
	anyOrder order = iota
	dayFirst
	monthFirst
	yearFirst
)

// dayKind tells how a day was written, which decides what may still be read into it.
type dayKind uint8

const (
	noDay     dayKind = iota
	sureDay           // n is the Date
	twoOrders         // n packs year, first and second number, both up to 12 and different
	serialDay         // n is a spreadsheet's serial day; a day only where the whole column is so
)

// day is a date cell before the order of its file is known. It is comparable.
type day struct {
	kind dayKind
	n    int32
}

// read gives the civil day in an order; serials count from 30 December 1899.
func (d day) read(o order) (kpi.Date, bool) {
	switch d.kind {
	case sureDay:
		return kpi.Date(d.n), true
	case serialDay:
		return serialEpoch + kpi.Date(d.n), true
	case twoOrders:
		year, a, b := int(d.n/144), int(d.n%144/12)+1, int(d.n%12)+1
		if o == monthFirst {
			a, b = b, a
		}
		return kpi.NewDate(year, b, a)
	}
	return 0, false
}

var serialEpoch = kpi.MustDate("1899-12-30")

// dateCell is a parsed date cell: from is the day, to the last day of a range
// or noDay. proves is the order that the cell alone decides.
type dateCell struct {
	from, to day
	proves   order
	moved    bool // from an offset to the deck's time zone
}

// dates reads the date cells of one file.
type dates struct {
	words *words
	hint  order
	zone  *time.Location // nil: instants as written
	// within is the range in which days without a year are looked for; empty, none is read.
	within kpi.Span
}

// parse reads a cell that holds a day, an instant or a range of days.
func (p *dates) parse(cell []byte) (dateCell, bool) {
	if d, ok := isoDay(cell); ok {
		return dateCell{from: d}, true
	}
	s := withoutHour(strings.TrimSpace(clean(string(cell))))
	if len(s) < 5 || len(s) > 80 {
		return dateCell{}, false
	}
	if c, ok := p.single(s); ok {
		return c, true
	}
	if c, ok := p.span(s); ok {
		return c, true
	}
	c, _ := p.yearless(s)
	return c, c.from.kind != noDay
}

// withoutHour cuts the hour off that some reports write behind the day and a bar:
// 3/15/2018 12:00:00 AM|7.
func withoutHour(s string) string {
	if day, hour, found := strings.Cut(s, "|"); found && len(hour) <= 2 {
		if n := digits([]byte(hour)); hour != "" && n >= 0 && n < 24 {
			return day
		}
	}
	return s
}

// isoDay reads yyyy-mm-dd and yyyymmdd without a copy.
func isoDay(b []byte) (day, bool) {
	var y, m, d int
	switch {
	case len(b) == 10 && b[4] == '-' && b[7] == '-':
		y, m, d = digits(b[:4]), digits(b[5:7]), digits(b[8:])
	case len(b) == 8:
		y, m, d = digits(b[:4]), digits(b[4:6]), digits(b[6:])
	}
	if y < 1900 || m < 0 || d < 0 {
		return day{}, false
	}
	return sure(y, m, d)
}

// digits gives the number that the bytes write, -1 when they are no digits.
func digits(b []byte) int {
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func sure(y, m, d int) (day, bool) {
	date, ok := kpi.NewDate(y, m, d)
	return day{sureDay, int32(date)}, ok && y >= 1900
}

// span reads 2024-03-01 - 2024-03-11 and 20241122-20260120.
func (p *dates) span(s string) (dateCell, bool) {
	if len(s) == 17 && s[8] == '-' {
		from, ok1 := isoDay([]byte(s[:8]))
		to, ok2 := isoDay([]byte(s[9:]))
		return dateCell{from: from, to: to}, ok1 && ok2
	}
	for _, sep := range p.words.ranges {
		left, right, found := strings.Cut(s, sep)
		if !found {
			continue
		}
		from, ok1 := p.single(strings.TrimSpace(left))
		to, ok2 := p.single(strings.TrimSpace(right))
		if ok1 && ok2 && from.from.kind != serialDay && to.from.kind != serialDay {
			return dateCell{from: from.from, to: to.from, proves: max(from.proves, to.proves)}, true
		}
	}
	return dateCell{}, false
}

// single reads one day or instant.
func (p *dates) single(s string) (dateCell, bool) {
	if c, done := compactDay(s); done {
		return c, c.from.kind != noDay
	}
	if name, rest, found := strings.Cut(s, ","); found && p.words.skipped[dateWord(name)] {
		s = strings.TrimSpace(rest)
	}
	text, clock := cutClock(s)
	c, ok := p.layout(p.tokens(text))
	if !ok || clock == "" {
		return c, ok
	}
	t, ok := parseClock(clock)
	if !ok || !t.hasOffset || p.zone == nil || c.from.kind != sureDay {
		return c, ok
	}
	c.from, c.moved = moved(c.from, t, p.zone), true
	return c, true
}

// compactDay reads what is all digits: yyyymmdd with hour and minute, or a
// serial day with or without its fraction. done tells that nothing else fits.
func compactDay(s string) (c dateCell, done bool) {
	whole, frac, _ := strings.Cut(s, ".")
	if !allDigits(whole) || !allDigits(frac) {
		return c, false
	}
	switch {
	case len(whole) == 5 && whole >= "20000" && whole <= "80000":
		c.from = day{serialDay, int32(digits([]byte(whole)))}
	case frac == "" && (len(s) == 8 || len(s) == 10 || len(s) == 12 || len(s) == 14):
		if d, ok := isoDay([]byte(s[:8])); ok {
			c.from = d
		}
	}
	return c, true
}

// cutClock splits the time of day off: it starts where digits stand before a colon.
func cutClock(s string) (date, clock string) {
	colon := strings.IndexByte(s, ':')
	if colon < 1 {
		return s, ""
	}
	at := colon
	for at > 0 && '0' <= s[at-1] && s[at-1] <= '9' {
		at--
	}
	date = strings.TrimRight(s[:at], " ,\u00a0\u202f")
	if n := len(date); n > 1 && (date[n-1] == 'T' || date[n-1] == 't') && '0' <= date[n-2] && date[n-2] <= '9' {
		date = date[:n-1]
	}
	return date, s[at:]
}

package kpi

import (
	"fmt"
	"time"
)

// Date is a civil day: the number of days since 1 January 1970. It knows no
// clock and no time zone.
type Date int32

// NewDate gives the day of a civil date, false when there is no such day.
func NewDate(year, month, day int) (Date, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, false
	}
	return civil(year, month, day), true
}

// MustDate parses an ISO date and panics when it is none: for constants and tests.
func MustDate(iso string) Date {
	d, ok := ParseDate(iso)
	if !ok {
		panic("kpi: not an ISO date: " + iso)
	}
	return d
}

// ParseDate reads yyyy-mm-dd and nothing else.
func ParseDate(iso string) (Date, bool) {
	if len(iso) != 10 || iso[4] != '-' || iso[7] != '-' {
		return 0, false
	}
	n := [3]int{}
	for i, part := range []string{iso[:4], iso[5:7], iso[8:]} {
		for _, c := range []byte(part) {
			if c < '0' || c > '9' {
				return 0, false
			}
			n[i] = n[i]*10 + int(c-'0')
		}
	}
	return NewDate(n[0], n[1], n[2])
}

func civil(year, month, day int) Date {
	return Date(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func (d Date) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Civil gives year, month and day.
func (d Date) Civil() (year, month, day int) {
	y, m, n := d.time().Date()
	return y, int(m), n
}

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(((int(d)+4)%7 + 7) % 7) }

// AddMonths moves by whole months; a day that the target month lacks becomes its last.
func (d Date) AddMonths(n int) Date {
	y, m, day := d.Civil()
	first := civil(y, m+n, 1)
	y, m, _ = first.Civil()
	return first + Date(min(day, daysIn(y, m))-1)
}

// String gives yyyy-mm-dd.
func (d Date) String() string {
	y, m, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

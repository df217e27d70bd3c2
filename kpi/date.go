package kpi

import "time"

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

// civil counts the days to a date of the proleptic Gregorian calendar; months
// outside 1 to 12 run into the years around. Years are counted from March, so
// that the leap day is the last of its year (Hinnant, chrono-compatible
// low-level date algorithms). Package time does the same at ten times the cost,
// and every period of every value asks for it.
func civil(year, month, day int) Date {
	year, month = year+floorDiv(month-1, 12), floorMod(month-1, 12)+1
	if month <= 2 {
		year--
	}
	era, ofEra := floorDiv(year, 400), floorMod(year, 400)
	ofYear := (153*((month+9)%12)+2)/5 + day - 1
	return Date(era*146097 + ofEra*365 + ofEra/4 - ofEra/100 + ofYear - 719468)
}

func floorDiv(a, b int) int { return (a - floorMod(a, b)) / b }

func floorMod(a, b int) int { return (a%b + b) % b }

func daysIn(year, month int) int { return int(civil(year, month+1, 1) - civil(year, month, 1)) }

// Civil gives year, month and day.
func (d Date) Civil() (year, month, day int) {
	n := int(d) + 719468
	era, ofEra := floorDiv(n, 146097), floorMod(n, 146097)
	year = (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*year + year/4 - year/100)
	fromMarch := (5*ofYear + 2) / 153
	day = ofYear - (153*fromMarch+2)/5 + 1
	month = (fromMarch+2)%12 + 1
	year += era * 400
	if month <= 2 {
		year++
	}
	return year, month, day
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
	b := append(digits(make([]byte, 0, 10), y, 4), '-')
	b = append(digits(b, m, 2), '-')
	return string(digits(b, day, 2))
}

// digits appends n with leading zeros.
func digits(b []byte, n, width int) []byte {
	for scale := pow(width - 1); scale > 0; scale /= 10 {
		b = append(b, byte('0'+n/scale%10))
	}
	return b
}

func pow(n int) int { return int(tens[n]) }

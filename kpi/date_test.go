package kpi_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kpideck/kpi"
)

func TestDatesEqualThoseOfPackageTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year, month, day := rapid.IntRange(1, 9999).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day")
		there := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		d, ok := kpi.NewDate(year, month, day)
		if ok != (there.Day() == day) {
			t.Fatalf("%d-%d-%d is a date: %v", year, month, day, ok)
		}
		if !ok {
			return
		}
		y, m, n := d.Civil()
		if int64(d)*86400 != there.Unix() || y != year || m != month || n != day ||
			d.Weekday() != there.Weekday() || d.String() != there.Format("2006-01-02") {
			t.Fatalf("%v is %s (%d), civil %d-%d-%d, %s", there, d, d, y, m, n, d.Weekday())
		}
		if back, ok := kpi.ParseDate(d.String()); !ok || back != d {
			t.Fatalf("%s parses to %v", d, back)
		}
	})
}

func TestAddMonthsKeepsTheDayWhereThereIsOne(t *testing.T) {
	for _, test := range []struct {
		from string
		by   int
		want string
	}{{"2025-01-31", 1, "2025-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2025-03-31", -1, "2025-02-28"}, {"2025-12-15", 1, "2026-01-15"},
		{"2024-02-29", -12, "2023-02-28"}, {"2025-06-30", 3, "2025-09-30"}, {"2025-01-01", -13, "2023-12-01"}} {
		if got := kpi.MustDate(test.from).AddMonths(test.by); got != kpi.MustDate(test.want) {
			t.Errorf("%s and %d months is %v, want %s", test.from, test.by, got, test.want)
		}
	}
}

func TestParseDateReadsISOOnly(t *testing.T) {
	for _, s := range []string{"", "2025-7-1", "2025-02-29", "2025-13-01", "2025-00-10", "2025/07/01", "0000-01-01", "25-07-01", "2025-07-1 ", "+025-07-01", "２０２５-07"} {
		if d, ok := kpi.ParseDate(s); ok {
			t.Errorf("%q was read as %v", s, d)
		}
	}
}

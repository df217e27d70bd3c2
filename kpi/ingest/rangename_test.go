package ingest

import (
	"strings"
	"testing"

	"kpideck/kpi"
)

const cardPreset = `
preset: cards
platform: C
requires: [spend]
keys: {date: [Date], nth_day: [Nth]}
measures: [{id: spend, headers: [Cost]}]
range_from_name:
  - '- (\d{4}-\d{1,2}-\d{1,2}) - (\d{4}-\d{1,2}-\d{1,2}) -'
  - '\(([\d.]+)\)'
  - '_(\d{4}-Q\d)'
  - 'from (\S+ to \S+)\.'
`

// TestRangeFromName holds that a file's name gives the days of a table that has
// none of its own.
func TestRangeFromName(t *testing.T) {
	p := presetsOf(t, cardPreset)
	for _, tt := range []struct{ file, content, want string }{
		{"GMB - 2026-1-1 - 2026-1-31 - a1.csv", "Cost\n5\n", "2026-01-01..2026-01-31 5"},
		{"folder - 2020-1-1 - 2020-1-31 - x/Series(2026.02.05).csv", "Cost\n5\n", "2026-02-05 5"},
		{"cards_2025-Q3.csv", "Cost\n5\n", "2025-07-01..2025-09-30 5"},
		{"from 2026-01-01 to 2026-01-07.csv", "Cost\n5\n", "2026-01-01..2026-01-07 5"},
		{"GMB - 2026-1-31 - 2026-1-1 - a1.csv", "Cost\n5\n", "no_days 1:0"},
		{"Series(99.99.99).csv", "Cost\n5\n", "no_days 1:0"},
		{"plain.csv", "Cost\n5\n", "no_days 1:0"},
		{"GMB - 2026-1-1 - 2026-1-31 - a1.csv", "Date,Cost\n2026-01-05,5\n", "2026-01-05 5"},
		{"GMB - 2026-1-1 - 2026-1-31 - a1.csv", "Nth,Cost\n0004,5\n", "2026-01-05 5"},
	} {
		r := text(tt.file, tt.content)
		r.Period = func(label string) (kpi.Span, bool) {
			return kpi.Span{Start: kpi.MustDate("2025-07-01"), End: kpi.MustDate("2025-10-01")}, label == "2025-Q3"
		}
		tallies, problems := readBy(t, p, r)
		if got := spansAndFaults(tallies, problems); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.file, got, tt.want)
		}
	}
}

// TestDaysWithoutYear holds that February 28 is read only where a range states
// the days, and only where one day of it fits.
func TestDaysWithoutYear(t *testing.T) {
	p := presetsOf(t, cardPreset)
	const rows = "Date,Cost\nFebruary 28,1\nMarch 1,2\n\"27 tháng 2\",4\n"
	const read = "2025-02-28 1 · 2025-03-01 2 · 2026-02-27 4"
	for _, tt := range []struct{ file, content, want string }{
		{"Overview 2025-02-28 - 2026-02-27.csv", rows, read},
		{"Overview_2025-02-28_2026-02-27.csv", rows, read},
		{"x - 2025-2-28 - 2026-2-27 - x.csv", rows, read},
		{"Overview.csv", rows, "date_without_year 2:1"},
		{"Overview 2025-02-28 2026-02-28.csv", rows, "2025-03-01 2 · 2026-02-27 4 · date_without_year 2:1"},
		{"Overview 2025-03-01 2026-02-27.csv", rows, "2025-03-01 2 · 2026-02-27 4 · date_without_year 2:1"},
		{"Overview 2025-01-01 2025-12-31.csv", "Date,Cost\nJul-25,1\n2025-07-01,2\n", "2025-07-01 2 · bad_date 2:1"},
		{"Overview 2024-02-01 2025-01-31.csv", "Date,Cost\nFebruary 29,1\n", "2024-02-29 1"},
		{"Overview.csv", "Date,Cost\nJuly 1,1\n2025-07-01,2\n2025-07-02,2\n", "2025-07-01 2 · 2025-07-02 2 · date_without_year 2:1"},
	} {
		tallies, problems := readBy(t, p, text(tt.file, tt.content))
		if got := spansAndFaults(tallies, problems); got != tt.want {
			t.Errorf("%s: got %s, want %s\n%s", tt.file, got, tt.want, dump(nil, problems))
		}
	}
	if _, problems := readBy(t, p, text("Overview.csv", rows)); !problems.Failed() {
		t.Error("a table without a single year is refused")
	}
}

func TestRangeFromNameIsStrict(t *testing.T) {
	for line, want := range map[string]string{
		`range_from_name: ['(']`:         "range_from_name",
		`range_from_name: ['\d+']`:       "0 groups",
		`range_from_name: ['(a)(b)(c)']`: "3 groups",
	} {
		if err := loadLine(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: want an error about %s, got %v", line, want, err)
		}
	}
}

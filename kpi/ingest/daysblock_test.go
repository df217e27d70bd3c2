package ingest

import (
	"strings"
	"testing"
)

const weekPreset = `
preset: weekly
platform: W
requires: [page_views, [date, week]]
keys: {date: [Date], week: [Week]}
measures: [{id: page_views, headers: [Views]}]
blocks: {week: ["Aggregation: Week"], month: ["Aggregation: Month"]}
dates: mdy
`

// TestDatesThatStandForWeeksAndMonths holds that a column of weeks, or a line above
// the table, makes seven days or a month of a date, and that a date which begins
// none is turned down: it would be counted on a single day, or on the wrong ones.
func TestDatesThatStandForWeeksAndMonths(t *testing.T) {
	p := presetsOf(t, weekPreset)
	for _, tt := range []struct{ name, content, want string }{
		{"days", "Date,Views\n7/13/2025,1\n", "2025-07-13 1"},
		{"weeks from Sunday", "Week,Views\n7/6/2025,1\n7/13/2025,2\n", "2025-07-06..2025-07-12 1 · 2025-07-13..2025-07-19 2"},
		{"weeks from Monday", "Week,Views\n7/7/2025,1\n", "2025-07-07..2025-07-13 1"},
		{"no first day of a week", "Week,Views\n7/7/2025,1\n7/9/2025,2\n", "2025-07-07..2025-07-13 1 · no_block_start 3:1"},
		{"a line above", "\"Aggregation: Weekly\"\n\nDate,Views\n7/13/2025,2\n", "2025-07-13..2025-07-19 2"},
		{"another line above", "\"Aggregation: Daily\"\n\nDate,Views\n7/13/2025,2\n", "2025-07-13 2"},
		{"a month", "Aggregation: Monthly\n\nDate,Views\n7/1/2025,2\n8/1/2025,3\n", "2025-07-01..2025-07-31 2 · 2025-08-01..2025-08-31 3"},
		{"no first day of a month", "Aggregation: Monthly\n\nDate,Views\n7/1/2025,2\n8/5/2025,3\n", "2025-07-01..2025-07-31 2 · no_block_start 5:1"},
		{"the days of a table that has both", "Week,Date,Views\n7/13/2025,7/15/2025,2\n", "2025-07-15 2"},
	} {
		tallies, problems := readBy(t, p, text("x.csv", tt.content))
		if got := spansAndFaults(tallies, problems); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
	// Meta repeats the whole range of the export on every row beside its weeks.
	meta, problems := readOne(t, text("x.csv", "Campaign name,Week,Impressions,Amount spent (USD),Reporting starts,Reporting ends\nA,2025-07-07 - 2025-07-13,1,5,2025-07-07,2025-07-16\nA,2025-07-14 - 2025-07-16,1,6,2025-07-07,2025-07-16\n"))
	if got := spansAndFaults(meta, problems); got != "2025-07-07..2025-07-13 5 · 2025-07-14..2025-07-16 6" {
		t.Errorf("weeks of Meta: %s", got)
	}
	if err := loadLine("blocks: {year: [A]}"); err == nil || !strings.Contains(err.Error(), `unknown block "year"`) {
		t.Errorf("a block of years: %v", err)
	}
}

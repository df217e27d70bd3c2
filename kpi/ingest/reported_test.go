package ingest

import (
	"strings"
	"testing"
)

const reportedPreset = `
preset: dated
platform: D
requires: [date, page_views]
keys: {date: [Date]}
measures: [{id: page_views, headers: [Views]}]
reported: {lines: ["Data as of", "Report Generated:"], names: ['-on-Search-(\d{4}-\d{2}-\d{2})', 'Report(\d{8})\d{4}']}
dates: mdy
`

// TestReported holds where a file says on which day it was made.
func TestReported(t *testing.T) {
	p := presetsOf(t, reportedPreset)
	const table = "Date,Views\n2025-07-01,5\n"
	for _, tt := range []struct{ file, above, want string }{
		{"x.csv", "", "-"},
		{"x.csv", "Data as of: 2025-08-04 14:13:30 (UTC)\n\n", "2025-08-04"},
		{"x.csv", "\"Report Generated:\",\"Aug 4, 2025 6:26 PM\",,\n\n", "2025-08-04"},
		{"x.csv", "Data as of 8/4/2025\n\n", "2025-08-04"},
		{"x.csv", "Data as of: soon\n\n", "-"},
		{"x.csv", "Made: 2025-08-04\n\n", "-"},
		{"site-Performance-on-Search-2025-08-04/Chart.csv", "", "2025-08-04"},
		{"site-Performance-on-Search-2025-08-04.zip/Chart.csv", "", "2025-08-04"},
		{"CommissionReport202508041017.csv", "", "2025-08-04"},
		{"CommissionReport202513991017.csv", "", "-"},
		{"site-on-Search-2025-08-04.csv", "Data as of: 2025-08-05\n\n", "2025-08-05"},
	} {
		tallies, problems := readBy(t, p, text(tt.file, tt.above+table))
		got := "-"
		if len(tallies) == 1 && tallies[0].Reported != 0 {
			got = tallies[0].Reported.String()
		}
		if got != tt.want {
			t.Errorf("%s below %q: %s, want %s\n%s", tt.file, tt.above, got, tt.want, dump(tallies, problems))
		}
	}
	for line, want := range map[string]string{"reported: {names: ['(']}": "reported", "reported: {names: ['x']}": "one group"} {
		if err := loadLine(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// TestReportedByPlatforms holds which exports say on which day they were made.
func TestReportedByPlatforms(t *testing.T) {
	for file, want := range map[string]string{
		"testdata/spotify-ads/daily.csv": "2025-08-04", "testdata/zoom-webinars/attendees.csv": "2025-07-15", "testdata/microsoft-ads/ads-daily.csv": "2025-07-31",
		"testdata/linkedin-ads/account_1_campaign_performance_report.csv": "2025-08-01",
	} {
		tallies, problems := readOne(t, onDisk(file, file))
		if len(tallies) == 0 || tallies[0].Reported.String() != want {
			t.Errorf("%s: want %s\n%s", file, want, dump(tallies, problems))
		}
	}
}

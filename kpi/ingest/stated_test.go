package ingest

import (
	"strings"
	"testing"
)

// TestStatedByColumns holds that the same two days on every row beside a Day
// column are the range of the export, and nothing else is.
func TestStatedByColumns(t *testing.T) {
	head := "Day,Campaign name,Impressions,Amount spent (USD),Reporting starts,Reporting ends\n"
	for _, tt := range []struct{ name, content, stated, seen string }{
		{"one range on all rows", head + "2025-07-02,A,1,1,2025-07-01,2025-07-31\n2025-07-05,A,1,1,2025-07-01,2025-07-31\n", "2025-07-01..2025-07-31", "2025-07-02..2025-07-05"},
		{"each row its own day", head + "2025-07-02,A,1,1,2025-07-02,2025-07-02\n2025-07-05,A,1,1,2025-07-05,2025-07-05\n", "-", "2025-07-02..2025-07-05"},
		{"one day alone", head + "2025-07-02,A,1,1,2025-07-02,2025-07-02\n", "-", "2025-07-02"},
		{"one row of another range", head + "2025-07-02,A,1,1,2025-07-01,2025-07-31\n2025-07-05,A,1,1,2025-07-01,2025-07-30\n", "-", "2025-07-02..2025-07-05"},
		{"a row without a range", head + "2025-07-02,A,1,1,2025-07-01,2025-07-31\n2025-07-05,A,1,1,,\n", "-", "2025-07-02..2025-07-05"},
		{"days in the order of the file", head + "25/7/2025,A,1,1,1/7/2025,31/7/2025\n", "2025-07-01..2025-07-31", "2025-07-25"},
		{"backwards", head + "2025-07-02,A,1,1,2025-07-31,2025-07-01\n", "-", "2025-07-02"},
		{"a day that only the range holds is no damage", head + "2025-01-02,A,1,1,2025-01-01,2025-12-31\n2025-12-05,A,1,1,2025-01-01,2025-12-31\n", "2025-01-01..2025-12-31", "2025-01-02..2025-12-05"},
		{"without a Day column the columns are the days", strings.Replace(head, "Day,", "Note,", 1) + "x,A,1,1,2025-07-01,2025-07-31\n", "-", "2025-07-01..2025-07-31"},
		{"the totals row has the range too", "Day,Campaign name,Impressions,Amount spent (USD),Reporting starts,Reporting ends\n,,2,2,2025-07-01,2025-07-31\n2025-07-05,A,2,2,2025-07-01,2025-07-31\n", "2025-07-01..2025-07-31", "2025-07-05"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, size := range []int{1, blockSize} {
				tallies, problems := readBlocks(t.Context(), []Request{text("x.csv", tt.content)}, builtin(t), 2, nil, size)
				if len(tallies) != 1 || spanText(tallies[0].Stated) != tt.stated || spanText(tallies[0].Seen) != tt.seen {
					t.Errorf("blocks of %d: want stated %s, seen %s:\n%s", size, tt.stated, tt.seen, dump(tallies, problems))
				}
			}
		})
	}
}

// TestStatedByLine holds which lines above a table are its range of days.
func TestStatedByLine(t *testing.T) {
	for _, tt := range []struct{ line, stated string }{
		{"2025-07-01 - 2025-07-31", "2025-07-01..2025-07-31"},
		{"Report Date Range: 2025-07-01 - 2025-07-31 (UTC)", "2025-07-01..2025-07-31"},
		{"Thời gian: 01/07/2025 đến 31/07/2025", "2025-07-01..2025-07-31"},
		{"Từ ngày 01/07/2025 đến ngày 31/07/2025", "2025-07-01..2025-07-31"},
		{"From 1 July 2025 to 31 July 2025", "2025-07-01..2025-07-31"},
		{"Report Data as of: 2025-07-31 14:13:30 (UTC)", "-"},
		{"Từ 01/07/2025 đến 02/07/2025", "-"},
		{"Bảng số: 1 - 2", "-"},
		{"Report Start: 07/01/2025, Report End: 07/31/2025", "2025-07-01..2025-07-31"},
		{"Report Start: 07/01/2025, Report End: 07/02/2025", "-"},
		{"Made: 2025-07-01, by: the shop", "-"},
	} {
		tallies, problems := readOne(t, text("x.csv", tt.line+"\nNgày,Kênh,Chi phí\n2025-07-05,Zalo Ads,1\n"))
		if len(tallies) != 1 || spanText(tallies[0].Stated) != tt.stated {
			t.Errorf("%s: want %s\n%s", tt.line, tt.stated, dump(tallies, problems))
		}
	}
}

// TestStatedInTheOrderOfThePlatform holds that a line whose days can be read in two
// orders is read in that of the platform.
func TestStatedInTheOrderOfThePlatform(t *testing.T) {
	tallies, problems := readOne(t, text("x.csv", "Campaign Performance Report (in UTC)\nReport Start: 07/01/2025, Report End: 07/09/2025\n\nStart Date (in UTC),Account Name,Campaign Name,Total Spent,Impressions\n07/05/2025,A,B,1,2\n"))
	if len(tallies) != 1 || spanText(tallies[0].Stated) != "2025-07-01..2025-07-09" {
		t.Error(dump(tallies, problems))
	}
}

package ingest

import (
	"strings"
	"testing"
)

// TestGA4NeedsASign holds that words of every tool, such as Sessions beside
// Date, are not taken for GA4 unless the file or the deck says so.
func TestGA4NeedsASign(t *testing.T) {
	preamble := "# ------\n# Start date: 20250701\n# End date: 20250702\n"
	exploration := "# ------\n# Free form 1\n# 20250701-20250702\n"
	for _, tt := range []struct {
		name, content, deck string
		want                string // preset, "" when unknown
	}{
		{"a hand-made list of spend", "Date,Campaign,Conversions,Cost\n2025-07-01,A,1,2\n", "", ""},
		{"YouTube", "Date,Views\n2025-07-01,5\n", "", ""},
		{"Shopify visitors", "\"Day\",\"Sessions\",\"Visitors\"\n2025-07-01,5,4\n", "", ""},
		{"Shopify store visitors", "\"Day\",\"Online store visitors\",\"Sessions\"\n2025-07-01,5,4\n", "", ""},
		{"users of anything", "Date,Users\n2025-07-01,5\n", "", ""},
		{"revenue of anything", "Date,Total revenue\n2025-07-01,5\n", "", ""},
		{"a note that is a comment", "# ours\nDate,Users\n2025-07-01,5\n", "", ""},
		{"a range that is no comment", "2025-07-01 - 2025-07-02\nDate,Users\n2025-07-01,5\n", "", ""},
		{"comment lines with a range", preamble + "Date,Users\n20250701,5\n", "", "ga4"},
		{"the comment lines of an exploration", exploration + "Date,Users\n20250701,5\n", "", "ga4"},
		{"a channel group of GA4", "Session default channel group,Date,Sessions\nDirect,20250701,5\n", "", "ga4"},
		{"engaged sessions", "Date,Sessions,Engaged sessions\n20250701,5,4\n", "", "ga4"},
		{"Vietnamese labels", "Ngày,Phiên,Sự kiện chính\n20250701,5,4\n", "", "ga4"},
		{"the deck's word", "Date,Users\n20250701,5\n", "ga4", "ga4"},
		{"the deck's word on Google Ads", "Day,Campaign,Cost\n2025-07-01,A,5\n", "google-ads", "google-ads"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := text("x.csv", tt.content)
			r.Preset = tt.deck
			tallies, problems := readOne(t, r)
			if tt.want != "" {
				if len(tallies) != 1 || tallies[0].Preset != tt.want {
					t.Errorf("want %s:\n%s", tt.want, dump(tallies, problems))
				}
				return
			}
			if len(tallies) > 0 || len(problems) != 1 || problems[0].Code != "unknown_file" {
				t.Fatalf("want an unknown file:\n%s", dump(tallies, problems))
			}
			if p := problems[0]; !strings.Contains(p.Message["en"], "ga4: Session primary") || !strings.Contains(p.Hint["en"], "columns: {date: Da") {
				t.Errorf("%s\n%s", p.Message["en"], p.Hint["en"])
			}
		})
	}
}

package ingest

import (
	"strings"
	"testing"

	"kpideck/kpi/diag"
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
			if len(tallies) > 0 && tallies[0].Preset == "ga4" {
				t.Fatalf("want no GA4:\n%s", dump(tallies, problems))
			}
		})
	}
}

func TestHeaderThatStandsTwice(t *testing.T) {
	for _, tt := range []struct {
		name string
		req  Request
		want string // of the notice
		sums string // of spend
	}{
		{"bound by a preset", text("x.csv", "Day,Impressions,Amount spent (USD),Campaign name,Amount spent (USD)\n2025-07-01,1,5,A,7\n"),
			`columns 3 and 5 are both named "Amount spent (USD)"; column 3 counts`, "5"},
		{"in two currencies", text("x.csv", "Day,Impressions,Amount spent (USD),Amount spent (VND)\n2025-07-01,1,5,7\n"),
			`columns 3 and 4 are both named "Amount spent (USD)" (without its currency); column 3 counts`, "5"},
		{"bound by nothing", text("x.csv", "Day,Impressions,Amount spent (USD),Note,Note\n2025-07-01,1,5,a,b\n"), "", "5"},
		{"bound by columns:", mapped("date,cost,Cost\n2025-07-01,5,7\n", []Column{{ID: "date", Kind: DateColumn, Header: "date"}, {ID: "spend", Kind: MeasureColumn, Header: "cost"}}),
			`columns 2 and 3 are both named "cost"; column 2 counts`, "5"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tallies, problems := readOne(t, tt.req)
			got := ""
			for _, p := range problems {
				if p.Code == "duplicate_header" && p.Severity == diag.Notice {
					got += p.Message["en"]
				}
			}
			if got != tt.want || sums(tallies)["spend"] != tt.sums {
				t.Errorf("got %q, want %q:\n%s", got, tt.want, dump(tallies, problems))
			}
		})
	}
}

// TestTooManyColumns says what is wrong with a table that is too wide to be read.
func TestTooManyColumns(t *testing.T) {
	wide := "date" + strings.Repeat(",c", maxColumns) + "\n2025-07-01" + strings.Repeat(",1", maxColumns) + "\n"
	r := text("x.csv", wide)
	if table, problems := Plain(r.File, r.Open); table != nil || len(problems) != 1 || problems[0].Code != "too_many_columns" {
		t.Errorf("plain: %s", dump(nil, problems))
	}
	for name, r := range map[string]Request{
		"detected":         text("x.csv", wide),
		"mapped":           mapped(wide, moneyColumns),
		"below a preamble": text("x.csv", "Report\n"+wide),
		"with semicolons":  text("x.csv", strings.ReplaceAll(wide, ",", ";")),
		"past the head":    text("x.csv", strings.ReplaceAll(wide, ",c", ",a long name of one column")),
	} {
		tallies, problems := readOne(t, r)
		if len(tallies) > 0 || len(problems) != 1 || problems[0].Code != "too_many_columns" {
			t.Errorf("%s: %s", name, dump(tallies, problems))
		}
	}
}

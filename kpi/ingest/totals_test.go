package ingest

import "testing"

// TestTotalsNameTheirColumnAndCurrency: a total is in the currency of its file,
// whatever the deck reports in, and only money has one.
func TestTotalsNameTheirColumnAndCurrency(t *testing.T) {
	tallies, problems := readOne(t, text("Campaign Report.csv", `Campaign name,By Day,Cost,Currency,Impressions,Clicks (destination),Conversions
A,2025-07-01,10.5,SGD,1000,10,1
A,2025-07-02,20,SGD,2000,20,2
Total of 2 results,,30.5,SGD,3000,30,3
`))
	if len(tallies) != 1 || len(problems) != 0 {
		t.Fatalf("%d tallies, problems %v", len(tallies), problems)
	}
	want := map[string][2]string{"spend": {"Cost", "SGD"}, "impressions": {"Impressions", ""},
		"link_clicks": {"Clicks (destination)", ""}, "goal_conversions": {"Conversions", ""}}
	for _, c := range tallies[0].Totals {
		if got := [2]string{c.Header, c.Currency}; got != want[c.Measure] {
			t.Errorf("%s: column and currency %q, want %q", c.Measure, got, want[c.Measure])
		}
		delete(want, c.Measure)
	}
	if len(want) > 0 {
		t.Errorf("no totals of %v", want)
	}
}

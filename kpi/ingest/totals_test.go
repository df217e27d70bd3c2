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

// TestTotalsThatDifferNameWhatWasLeftOut: a sheet's own total holds what our sum
// does not, and says so wherever the preset does not know better.
func TestTotalsThatDifferNameWhatWasLeftOut(t *testing.T) {
	head, total := "Date,Campaign,Cost,Clicks\n2025-07-01,A,10,1\n", "Total,,60,6\n"
	for name, c := range map[string]struct{ rows, vi, en string }{
		"a row without a readable day": {"########,A,20,2\n2025-07-03,A,30,3\n", "chưa có trong tổng tự cộng: dòng hỏng (1)", "not in our sum: damaged rows (1)"},
		"a number that Excel spoiled":  {"2025-07-02,A,20,3-Jul\n2025-07-03,A,30,3\n", "chưa có trong tổng tự cộng: ô hỏng (1)", "not in our sum: damaged cells (1)"},
		"both": {"########,A,10,1\n########,A,5,1\n2025-07-03,A,abc,3\n", "chưa có trong tổng tự cộng: dòng hỏng (2), ô hỏng (1)",
			"not in our sum: damaged rows (2), damaged cells (1)"},
		"nothing that is known": {"2025-07-03,A,30,3\n", "", ""},
	} {
		tallies, problems := readOne(t, text("sheet.csv", head+c.rows+total))
		if len(tallies) != 1 || len(tallies[0].Totals) != 2 {
			t.Fatalf("%s: %d tallies, problems %v", name, len(tallies), problems)
		}
		for _, x := range tallies[0].Totals {
			if got := (x.Why["vi"] + "|" + x.Why["en"]); x.Differs && got != c.vi+"|"+c.en {
				t.Errorf("%s: %s is explained by %q", name, x.Measure, got)
			}
		}
	}
}

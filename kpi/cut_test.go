package kpi_test

import (
	"slices"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// spendOf is an account that spends 1 on each day of a span.
func spendOf(account, first, last string) *kpi.Tally {
	t := &kpi.Tally{File: account + ".csv", Hash: account, Account: account, Family: kpi.Ads, Measures: []string{"spend"}, RowsByDay: map[kpi.Span]int{}}
	for d := kpi.MustDate(first); d <= kpi.MustDate(last); d++ {
		t.Rows = append(t.Rows, kpi.TallyRow{Span: kpi.Day(d), Currency: "VND", Amounts: []kpi.Cell{{Known: true, Sum: kpi.Whole(1)}}})
		t.RowsByDay[kpi.Day(d)]++
	}
	t.Seen = kpi.Through(kpi.MustDate(first), kpi.MustDate(last))
	return t
}

// TestCuts names the account that ends the totals of a quarter before the others
// do, and what they leave out of it; an account of an earlier quarter cuts nothing.
func TestCuts(t *testing.T) {
	spend := &kpi.Measure{ID: "spend", Unit: kpi.Money, OverTime: kpi.RollSum, OverMembers: kpi.RollSum, Families: []kpi.Family{kpi.Ads}}
	cat := kpi.NewCatalog([]*kpi.Measure{spend}, nil, nil)
	for name, c := range map[string]struct {
		stops string
		days  int
		share float64
	}{
		"stops in April":    {"2026-04-20", 71, 71. / 111},
		"lags a week":       {"2026-06-23", 0, 0},
		"stopped in winter": {"2026-03-20", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			cube, _, _ := kpi.Resolve([]*kpi.Tally{spendOf("A", "2026-01-01", "2026-06-30"), spendOf("C", "2026-01-01", c.stops)}, cat, kpi.ResolveOptions{Currency: "VND"})
			m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
			quarter, _ := m.Calendar().Parse("2026-Q2")
			cuts := m.Cuts(quarter)
			switch {
			case c.days == 0 && len(cuts) > 0:
				t.Errorf("cuts %+v", cuts)
			case c.days > 0 && (len(cuts) != 1 || cuts[0].Days.Days() != c.days || cuts[0].Report != 1 || cuts[0].Share != c.share):
				t.Errorf("cuts %+v, want %d days and %v of the sum", cuts, c.days, c.share)
			}
		})
	}
}

// TestDaysLostToTheFirstOfOthers: one later file with the first column takes the
// measure from the earlier files, which have only the second.
func TestDaysLostToTheFirstOfOthers(t *testing.T) {
	sum := func(id string) *kpi.Measure {
		return &kpi.Measure{ID: id, OverTime: kpi.RollSum, OverMembers: kpi.RollSum, Families: []kpi.Family{kpi.Ads}}
	}
	cat := kpi.NewCatalog([]*kpi.Measure{sum("clicks"), sum("clicks_all"), sum("link_clicks")}, nil, nil)
	early, late := spendOf("A", "2026-04-01", "2026-05-31"), spendOf("A", "2026-06-01", "2026-06-30")
	late.File, late.Hash = "june.csv", "june"
	for _, of := range []*kpi.Tally{early, late} {
		of.FirstOf, of.Measures = map[string][]string{"clicks": {"clicks_all", "link_clicks"}}, []string{"link_clicks"}
	}
	if _, _, problems := kpi.Resolve([]*kpi.Tally{early, late}, cat, kpi.ResolveOptions{}); len(problems) > 0 {
		t.Errorf("all files have the same column: %v", problems)
	}
	late.Measures = []string{"clicks_all"}
	_, _, problems := kpi.Resolve([]*kpi.Tally{early, late}, cat, kpi.ResolveOptions{})
	want := "A: no clicks for 2026-04-01–2026-05-31: the account takes it from the column of clicks_all, and the files of these days have only link_clicks"
	if !slices.ContainsFunc(problems, func(p *diag.Problem) bool { return p.Code == "first_of_lost" && p.Message.In("en") == want }) {
		t.Errorf("problems %v", problems)
	}
}

// TestStopNamesTheMeasure: where one column of an account ends a little before
// the account does, that column is named and not the whole file.
func TestStopNamesTheMeasure(t *testing.T) {
	sum := func(id string) *kpi.Measure {
		return &kpi.Measure{ID: id, Names: kpi.Names{"vi": id, "en": id}, OverTime: kpi.RollSum, OverMembers: kpi.RollSum, Families: []kpi.Family{kpi.Ads}}
	}
	all := []*kpi.Tally{spendOf("A", "2026-04-01", "2026-06-30"), spendOf("C", "2026-04-01", "2026-04-20")}
	for _, of := range [][2]string{{"A", "2026-06-30"}, {"C", "2026-04-17"}} {
		clicks := spendOf(of[0], "2026-04-01", of[1])
		clicks.File, clicks.Hash, clicks.Measures = of[0]+"-clicks.csv", of[0]+"-clicks", []string{"clicks"}
		all = append(all, clicks)
	}
	_, _, problems := kpi.Resolve(all, kpi.NewCatalog([]*kpi.Measure{sum("spend"), sum("clicks")}, nil, nil), kpi.ResolveOptions{Currency: "VND"})
	if len(problems) != 1 || problems[0].Message.In("en") != "the data of clicks stops on 2026-04-17: totals that need it of this account end there" {
		t.Errorf("problems %v", problems)
	}
}

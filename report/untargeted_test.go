package report_test

import (
	"slices"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/reporttest"
)

// untargeted builds the report of some files without any target, with the weeks of
// a few KPIs.
func untargeted(t *testing.T, tallies []*kpi.Tally, kpis ...string) *report.Document {
	t.Helper()
	in := inputOf(t, tallies, "en", "2025-09-30", reporttest.Layout(t, "quarterly"))
	in.Card = review.Assess(in.Model, nil, review.Options{Quarter: in.Quarter})
	in.Next, in.Packs = nil, []report.Pack{{ID: "p", KPIs: kpis}}
	return report.Build(in)
}

// TestKPIsWithoutWeeksSaySo: an empty cell below "By week" would look like weeks
// without a result.
func TestKPIsWithoutWeeksSaySo(t *testing.T) {
	spans := func(measure string, days ...string) *kpi.Tally {
		s := &kpi.Tally{Source: 3, File: measure + ".csv", Family: kpi.Ads, Platform: "Meta Ads", Account: "2", Measures: []string{measure}, RowsByDay: map[kpi.Span]int{}}
		for i := 1; i < len(days); i++ {
			span := kpi.Span{Start: kpi.MustDate(days[i-1]), End: kpi.MustDate(days[i])}
			s.Rows = append(s.Rows, kpi.TallyRow{Span: span, Amounts: amounts(500)})
			s.RowsByDay[span]++
			s.RowsRead++
		}
		return s
	}
	for _, c := range []struct {
		kpi   string
		tally *kpi.Tally
		want  string // "": its weeks are drawn
	}{
		{"video_views", spans("video_views", "2025-07-01", "2025-08-01", "2025-09-01", "2025-10-01"), "by month only"},
		{"video_views", spans("video_views", "2025-07-01", "2025-10-01"), "by quarter only"},
		{"revenue", smallTallies()[2], ""},
	} {
		table := named[*report.Table](sectionOf(untargeted(t, append(smallTallies()[:2], c.tally), c.kpi), report.Overview), report.ScorecardBlock)
		at := slices.IndexFunc(table.Columns, func(c report.Column) bool { return c.Role == report.RoleSpark })
		row := slices.IndexFunc(table.Rows, func(r report.Row) bool { return strings.HasPrefix(r.Key, c.kpi) })
		if row < 0 {
			t.Fatalf("%s has no row", c.kpi)
		}
		if cell := table.Rows[row].Cells[at]; cell.Text != c.want || (len(cell.Spark) > 0) != (c.want == "") {
			t.Errorf("%s: %q and %d weeks, want %q", c.kpi, cell.Text, len(cell.Spark), c.want)
		}
	}
}

// TestMissingDaysAreTheMessage: a sum that many days are missing from is compared
// with nothing, and that is the news.
func TestMissingDaysAreTheMessage(t *testing.T) {
	tallies := smallTallies()
	later := *tallies[2]
	later.File, later.Rows, later.RowsByDay = "shop-2.csv", nil, map[kpi.Span]int{}
	shop := tallies[2]
	rows := shop.Rows
	shop.Rows, shop.RowsByDay = nil, map[kpi.Span]int{}
	for _, r := range rows {
		to := shop
		switch {
		case r.Span.Start >= kpi.MustDate("2025-09-01"):
			to = &later
		case r.Span.Start >= kpi.MustDate("2025-07-11"):
			continue
		}
		to.Rows = append(to.Rows, r)
		to.RowsByDay[r.Span]++
	}
	d := untargeted(t, append(tallies, &later), "revenue")
	if got := sectionOf(d, report.Overview).Message; !strings.Contains(got, "with 52 days missing") || !strings.Contains(got, "Q2 2025") {
		t.Error(got)
	}
	chart := named[*report.WeekChart](sectionOf(d, report.Overview), report.ChartBlock)
	if want := "Revenue was highest in W36: "; chart == nil || !strings.HasPrefix(chart.Message, want) {
		t.Errorf("the chart says the same: %+v", chart)
	}
}

// TestWithoutTargetsNoColumnWaitsForThem: owner, status and what was expected say
// nothing of KPIs that nobody set a goal for.
func TestWithoutTargetsNoColumnWaitsForThem(t *testing.T) {
	table := named[*report.Table](sectionOf(untargeted(t, smallTallies(), "revenue"), report.Overview), report.ScorecardBlock)
	for _, c := range table.Columns {
		if c.Role == report.RoleOwner || c.Role == report.RoleStatus || c.Role == report.RoleExpected {
			t.Errorf("a column %q stands empty", c.Title)
		}
	}
}

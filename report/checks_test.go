package report_test

import (
	"testing"

	"kpideck/kpi"
	"kpideck/report"
)

// TestSourcesThatShareAFileSayWhatTheyTake: one list in two sources has two rows
// that tell apart.
func TestSourcesThatShareAFileSayWhatTheyTake(t *testing.T) {
	sources := []kpi.SourceReport{
		{Source: 0, File: "crm.csv", Measures: []string{"leads"}}, {Source: 1, File: "crm.csv", Measures: []string{"orders", "revenue"}},
		{Source: 2, File: "ads.csv", Measures: []string{"spend"}},
	}
	table := trustTable(t, sources, report.SourceTable)
	for i, want := range []string{"crm.csv: Leads", "crm.csv: Orders, Revenue", "ads.csv"} {
		if got := table.Rows[i].Cells[0].Text; got != want {
			t.Errorf("row %d is %q, want %q", i+1, got, want)
		}
	}
}

// TestTotalsAreInTheCurrencyOfTheirFile: also where the report is in another, and
// a measure without a name is called as the file calls it.
func TestTotalsAreInTheCurrencyOfTheirFile(t *testing.T) {
	one := kpi.Whole(1)
	table := trustTable(t, []kpi.SourceReport{{File: "tiktok.csv", Totals: []kpi.TotalsCheck{
		{Measure: "spend", Header: "Cost", Currency: "SGD", Stated: one, Computed: one},
		{Measure: "goal_conversions", Header: "Conversions", Stated: one, Computed: one},
	}}}, report.TotalsTable)
	for i, want := range [][2]string{{"Spend", "S$"}, {"Conversions", ""}} {
		if got := [2]string{table.Rows[i].Cells[1].Text, table.Rows[i].Cells[2].Text}; got != want {
			t.Errorf("row %d is %q, want %q", i+1, got, want)
		}
	}
}

// trustTable builds a report of some sources and gives a table of its checks.
func trustTable(t *testing.T, sources []kpi.SourceReport, kind report.TableKind) *report.Table {
	t.Helper()
	d := weeklyShop(t, "en", "2025-01-01", "2025-09-30", steady(10_000_000), sources...)
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(*report.Table); ok && table.Kind == kind && table.On.In(report.InBook) {
				return table
			}
		}
	}
	t.Fatalf("no table of %s", kind)
	return nil
}

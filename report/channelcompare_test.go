package report_test

import (
	"math"
	"testing"

	"kpideck/report"
)

// TestComparedChannelsAreTold holds that channels whose costs differ by a third do
// not look alike where they are set beside themselves: the smallest figure of a
// KPI keeps two digits.
func TestComparedChannelsAreTold(t *testing.T) {
	kpi, rows := "", 0
	for _, r := range compareTable(t, manyChannels(t, "en", 12)).Rows {
		if r.Kind == report.BandRow {
			kpi = r.Cells[0].Text
			continue
		}
		if kpi != "Cost per conversion" {
			continue
		}
		rows++
		if c := r.Cells[3]; math.Round(*c.Number/c.Format.Scale*math.Pow10(c.Format.Decimals)) < 10 {
			t.Errorf("%s of %s, %s, has %d decimals in units of %v", kpi, r.Cells[0].Text, c.Text, c.Format.Decimals, c.Format.Scale)
		}
	}
	if rows < 10 {
		t.Errorf("%d rows of cost per conversion", rows)
	}
}

func compareTable(t *testing.T, d *report.Document) *report.Table {
	t.Helper()
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			if x, ok := block.(*report.Table); ok && x.Title == "Each channel against last quarter and last year" {
				return x
			}
		}
	}
	t.Fatal("no table compares channels")
	return nil
}

package xlsx_test

import (
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
)

// TestAFewLinesDoNotTakeAPage: a sheet whose last lines just fail to fit is printed
// a little smaller, and never below seven points.
func TestAFewLinesDoNotTakeAPage(t *testing.T) {
	before, eased, whole := 0, 0, 0.0
	for rows := 40; rows < 80; rows++ {
		d := reporttest.Document()
		d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Blocks: []report.Block{plainTable("Một", rows)}}}
		w := read(t, build(t, d))
		for i, f := range w.Fits("vi") {
			if f.Name != "In thử" {
				continue
			}
			pages := len(w.Prints(1)[i].Pages)
			whole = max(whole, f.Print)
			switch {
			case f.Print < 7:
				t.Errorf("%d rows are printed down to %.1f points", rows, f.Print)
			case f.Print < whole:
				if eased++; pages > before {
					t.Errorf("%d rows are printed at %.1f points instead of %.1f, and on %d pages all the same", rows, f.Print, whole, pages)
				}
			}
			before = pages
		}
	}
	if eased == 0 || eased > 30 {
		t.Errorf("%d of 40 sheets are printed smaller", eased)
	}
}

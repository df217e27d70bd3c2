package xlsx_test

import (
	"os"
	"testing"

	"kpideck/report/reporttest"
)

func TestMain(m *testing.M) {
	code := m.Run()
	reporttest.Tidy()
	os.Exit(code)
}

// TestRecalculated holds that another program computes from the formulas just
// the values that are cached beside them, and that the comparison can fail.
func TestRecalculated(t *testing.T) {
	data := build(t, reporttest.Document())
	before, after := read(t, data), reporttest.Recalculate(t, data)
	n, differences := reporttest.CompareFormulas(before, after)
	if n < 110 {
		t.Errorf("only %d formulas were compared", n)
	}
	for _, d := range differences {
		t.Error(d)
	}
	spoil(before)
	if _, differences := reporttest.CompareFormulas(before, after); len(differences) != 1 {
		t.Errorf("one wrong cached value gave %d differences", len(differences))
	}
}

// spoil changes the cached value of one formula.
func spoil(w *reporttest.Workbook) {
	for i := range w.Sheets {
		for j := range w.Sheets[i].Cells {
			if c := &w.Sheets[i].Cells[j]; c.Formula != "" && c.Type == "n" {
				c.Value += "1"
				return
			}
		}
	}
}

package xlsx_test

import (
	"regexp"
	"strings"
	"testing"

	"kpideck/report/reporttest"
	"kpideck/report/xlsx"
)

// TestWindows holds that the sums of a large workbook look only at their own run
// of the data table, which gives the same figures, and that those of a small one
// name whole columns.
func TestWindows(t *testing.T) {
	windowed := regexp.MustCompile(`^SUMIFS\(INDEX\(DL\[[^\]]+\],\$[A-Z]+\d+\):INDEX\(DL\[`)
	count := func(data []byte) (whole, windows int) {
		for _, c := range read(t, data).Sheet("Tổng hợp").Cells {
			switch {
			case windowed.MatchString(c.Formula):
				windows++
			case strings.HasPrefix(c.Formula, "SUMIFS(DL["):
				whole++
			}
		}
		return whole, windows
	}
	d := reporttest.Large(30)
	small := build(t, d)
	all, windows := count(small)
	if all == 0 || windows != 0 {
		t.Fatalf("small: %d sums over columns, %d over windows", all, windows)
	}
	defer func(most int) { *xlsx.MostWork = most }(*xlsx.MostWork)
	*xlsx.MostWork = all*len(d.Data.Rows) - 1
	large := build(t, d)
	if whole, windows := count(large); whole != 0 || windows != all {
		t.Errorf("large: %d sums over columns, %d over windows; want all %d over windows", whole, windows, all)
	}
	n, differences := reporttest.CompareFormulas(read(t, large), reporttest.Recalculate(t, large))
	for _, d := range differences {
		t.Error(d)
	}
	if n < 3*all {
		t.Errorf("only %d formulas were compared", n)
	}
}

// TestWindowsHaveTheirLimit holds that sums are values, and said to be, where
// even windows would take too long.
func TestWindowsHaveTheirLimit(t *testing.T) {
	defer func(most int) { *xlsx.MostWork = most }(*xlsx.MostWork)
	d := reporttest.Large(30)
	*xlsx.MostWork = len(d.Data.Rows)
	sheet := read(t, build(t, d)).Sheet("Tổng hợp")
	sums, said := 0, false
	for _, c := range sheet.Cells {
		sums += strings.Count(c.Formula, "SUMIFS(")
		said = said || c.Value == d.Data.Totals.Beyond
	}
	if sums == 0 || sums > 30 || !said {
		t.Errorf("%d sums, and values that say so: %t", sums, said)
	}
}

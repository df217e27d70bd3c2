package main

import (
	"os"
	"path/filepath"
	"testing"

	"kpideck/report/reporttest"
)

// TestSampleRecalculates holds the whole workbook of the sample, in both
// languages, to what another program computes from its formulas.
func TestSampleRecalculates(t *testing.T) {
	t.Cleanup(reporttest.Tidy)
	for _, locale := range []string{"vi", "en"} {
		t.Run(locale, func(t *testing.T) {
			out := t.TempDir()
			program(t, nil, "run", "../../samples/ca-phe-song-han", "--locale", locale, "--format", "xlsx", "--out", out, "--quiet")
			data, err := os.ReadFile(filepath.Join(out, "ca-phe-song-han-2025-Q3.xlsx"))
			if err != nil {
				t.Fatal(err)
			}
			before, err := reporttest.ReadWorkbook(data)
			if err != nil {
				t.Fatal(err)
			}
			n, differences := reporttest.CompareFormulas(before, reporttest.Recalculate(t, data))
			if n < 500 {
				t.Errorf("only %d formulas were compared", n)
			}
			for _, d := range differences {
				t.Error(d)
			}
		})
	}
}

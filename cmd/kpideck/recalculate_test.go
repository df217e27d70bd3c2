package main

import (
	"os"
	"path/filepath"
	"testing"

	"kpideck/report/reporttest"
)

// TestSamplesRecalculate holds the whole workbooks of the samples, of the first
// in both languages, to what another program computes from their formulas.
func TestSamplesRecalculate(t *testing.T) {
	t.Cleanup(reporttest.Tidy)
	for _, c := range []struct{ sample, locale, file string }{
		{"ca-phe-song-han", "vi", "ca-phe-song-han-2025-Q3.xlsx"}, {"ca-phe-song-han", "en", "ca-phe-song-han-2025-Q3.xlsx"},
		{"alderwick", "en", "alderwick-systems-2025-Q3.xlsx"}, {"gom-suong-chieu", "vi", "gom-suong-chieu-2025-Q3.xlsx"},
	} {
		t.Run(c.sample+" "+c.locale, func(t *testing.T) {
			out := t.TempDir()
			program(t, nil, "run", "../../samples/"+c.sample, "--locale", c.locale, "--format", "xlsx", "--out", out, "--quiet")
			data, err := os.ReadFile(filepath.Join(out, c.file))
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

package main

import (
	"path/filepath"
	"testing"

	"kpideck/report/reporttest"
)

// The bounds of a sheet: what a laptop shows at 100% beside the row numbers, in
// pixels, and the smallest type that is read on paper, in points.
const (
	screenPixels = 1300
	headerPixels = 145
	leastPrint   = 7
)

// TestSheetsFit holds of every sheet of every sample, in both languages, that it
// is no wider than a laptop's screen, that its header leaves the screen to the
// figures, that no type on paper is too small to read, and that every column
// shows its numbers. Tables of data, with a column for each measure, are wider:
// they are printed over several pages that repeat their first columns.
func TestSheetsFit(t *testing.T) {
	for _, sample := range samples {
		for _, locale := range []string{"vi", "en"} {
			t.Run(sample+" "+locale, func(t *testing.T) {
				for _, f := range sampleBook(t, sample, locale).Fits(locale) {
					checkFit(t, f)
				}
			})
		}
	}
}

func sampleBook(t *testing.T, sample, locale string) *reporttest.Workbook {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(built(t, sample, "--format", "xlsx", "--locale", locale), "*-Q[1-4].xlsx"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v %v", files, err)
	}
	return readBook(t, files[0])
}

func checkFit(t *testing.T, f reporttest.Fit) {
	t.Helper()
	switch {
	case f.PagesWide > 1 && !f.RepeatsKeys:
		t.Errorf("%s is printed over %d pages that do not repeat the first columns", f.Name, f.PagesWide)
	case f.PagesWide == 1 && f.Width > screenPixels:
		t.Errorf("%s is %.0f pixels wide", f.Name, f.Width)
	}
	if f.Header > headerPixels && f.PagesWide == 1 {
		t.Errorf("the header of %s takes %.0f pixels", f.Name, f.Header)
	}
	if f.Print < leastPrint {
		t.Errorf("%s is printed down to %.1f points", f.Name, f.Print)
	}
	for _, c := range f.Cut {
		t.Errorf("%s has no room for %s", f.Name, c)
	}
}

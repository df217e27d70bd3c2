package reporttest

import (
	"testing"

	"kpideck/report/page"
	"kpideck/report/theme"
	"kpideck/templates"
)

// Pen draws with the look and the fonts that a report has by default.
func Pen(t testing.TB) *page.Pen {
	t.Helper()
	read := func(path string) []byte {
		data, err := templates.FS.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	th, err := theme.Parse(read("themes/default.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := page.LoadFonts(read("fonts/Inter_400Regular.ttf"), read("fonts/Inter_600SemiBold.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	return &page.Pen{Theme: th, Fonts: fonts, Px: page.SlidePx}
}

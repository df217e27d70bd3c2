package reporttest

import (
	"testing"

	"kpideck/report"
	"kpideck/report/locale"
	"kpideck/templates"
)

// Words are a language of reports, such as vi.
func Words(t testing.TB, id string) *locale.Locale {
	t.Helper()
	return shipped(t, "locales/"+id+".yaml", locale.Load)
}

// Layout is a form of a report, such as quarterly.
func Layout(t testing.TB, id string) report.Layout {
	t.Helper()
	return shipped(t, "layouts/"+id+".yaml", report.ParseLayout)
}

func shipped[T any](t testing.TB, name string, parse func([]byte) (T, error)) T {
	t.Helper()
	file, err := templates.FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	one, err := parse(file)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return one
}

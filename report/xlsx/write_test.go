package xlsx_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
	"kpideck/report/theme"
	"kpideck/report/xlsx"
)

// defaultTheme is the look that ships.
func defaultTheme(t testing.TB) *theme.Theme {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "templates", "themes", "default.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	look, err := theme.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return look
}

func build(t *testing.T, d *report.Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := xlsx.Write(&buf, d, defaultTheme(t)); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestSameBytes(t *testing.T) {
	want := build(t, reporttest.Document())
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for i := range 20 {
		runtime.GOMAXPROCS(1 + i%4)
		if !bytes.Equal(build(t, reporttest.Document()), want) {
			t.Fatalf("build %d differs from the first", i+2)
		}
	}
}

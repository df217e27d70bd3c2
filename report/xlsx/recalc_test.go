package xlsx_test

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"kpideck/report/reporttest"
)

// alwaysRecalculate is the setting of a LibreOffice profile that makes it
// compute every formula of a file that it opens; by default it trusts the cached
// values.
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

// profile is a LibreOffice profile that all tests share: making one takes
// longer than computing a workbook.
var profile = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "kpideck-soffice-")
	if err != nil {
		return "", err
	}
	settings := filepath.Join(dir, "user", "registrymodifications.xcu")
	if err := os.MkdirAll(filepath.Dir(settings), 0o755); err != nil {
		return "", err
	}
	return dir, os.WriteFile(settings, []byte(alwaysRecalculate), 0o644)
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := profile(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// recalculated opens a workbook in LibreOffice, computes it anew and reads it back.
func recalculated(t *testing.T, data []byte) *reporttest.Workbook {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice (LibreOffice) is not installed: the formulas are not recalculated")
	}
	home, err := profile()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	book, out := filepath.Join(dir, "book.xlsx"), filepath.Join(dir, "out")
	if err := os.WriteFile(book, data, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+home, "--headless", "--convert-to", "xlsx", "--outdir", out, book)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, text)
	}
	after, err := os.ReadFile(filepath.Join(out, "book.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, after)
}

// TestRecalculated holds that another program computes from the formulas just
// the values that are cached beside them, and that the comparison can fail.
func TestRecalculated(t *testing.T) {
	data := build(t, reporttest.Document())
	before, after := read(t, data), recalculated(t, data)
	n, differences := compareFormulas(before, after)
	if n < 110 {
		t.Errorf("only %d formulas were compared", n)
	}
	for _, d := range differences {
		t.Error(d)
	}
	spoil(before)
	if _, differences := compareFormulas(before, after); len(differences) != 1 {
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

// compareFormulas counts the formula cells and lists those whose recalculated
// value is another one, and all errors.
func compareFormulas(before, after *reporttest.Workbook) (n int, differences []string) {
	for i := range before.Sheets {
		was, is := &before.Sheets[i], map[string]reporttest.WorkCell{}
		for _, c := range after.Sheets[i].Cells {
			is[c.Ref] = c
			if c.Type == "e" {
				differences = append(differences, fmt.Sprintf("%s!%s is %s: %s", was.Name, c.Ref, c.Value, c.Formula))
			}
		}
		for _, c := range was.Cells {
			if c.Formula == "" {
				continue
			}
			n++
			if got := is[c.Ref]; !agree(c, got) {
				differences = append(differences, fmt.Sprintf("%s!%s holds %q, recalculated %q: %s", was.Name, c.Ref, c.Value, got.Value, c.Formula))
			}
		}
	}
	return n, differences
}

func agree(a, b reporttest.WorkCell) bool {
	if a.Type != "n" {
		return a.Value == b.Value
	}
	x, err1 := strconv.ParseFloat(a.Value, 64)
	y, err2 := strconv.ParseFloat(b.Value, 64)
	return err1 == nil && err2 == nil && math.Abs(x-y) <= 1e-9*math.Max(math.Abs(x), math.Abs(y))
}

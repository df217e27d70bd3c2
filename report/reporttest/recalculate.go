package reporttest

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

// alwaysRecalculate is the setting of a LibreOffice profile that makes it
// compute every formula of a file that it opens; by default it trusts the cached
// values.
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

// profile is a LibreOffice profile that all tests of a process share: making one
// takes longer than computing a workbook.
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

// Tidy removes what Recalculate shared; TestMain calls it when all tests are done.
func Tidy() {
	if dir, err := profile(); err == nil {
		os.RemoveAll(dir)
	}
}

// Recalculate opens a workbook in LibreOffice, computes it anew and reads it
// back. The test is skipped where LibreOffice is not installed.
func Recalculate(t testing.TB, data []byte) *Workbook {
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
	home = "-env:UserInstallation=file://" + filepath.ToSlash(home)
	if text, err := exec.Command(soffice, home, "--headless", "--convert-to", "xlsx", "--outdir", out, book).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, text)
	}
	after, err := os.ReadFile(filepath.Join(out, "book.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	w, err := ReadWorkbook(after)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// CompareFormulas counts the formula cells and lists those whose recalculated
// value is another one, and all errors.
func CompareFormulas(before, after *Workbook) (n int, differences []string) {
	for i := range before.Sheets {
		was, is := &before.Sheets[i], map[string]WorkCell{}
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

func agree(a, b WorkCell) bool {
	if a.Type != "n" {
		return a.Value == b.Value
	}
	x, err1 := strconv.ParseFloat(a.Value, 64)
	y, err2 := strconv.ParseFloat(b.Value, 64)
	return err1 == nil && err2 == nil && math.Abs(x-y) <= max(1e-12, 1e-9*math.Max(math.Abs(x), math.Abs(y)))
}

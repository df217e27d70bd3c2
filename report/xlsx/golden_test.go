package xlsx_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/report/reporttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func read(t *testing.T, data []byte) *reporttest.Workbook {
	t.Helper()
	w, err := reporttest.ReadWorkbook(data)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestGolden pins every cell of the fixture's workbook: formula, cached value
// and look. Of the data sheet the first rows are enough.
func TestGolden(t *testing.T) {
	got := head(read(t, build(t, reporttest.Document())).Dump(), "== Dữ liệu", 40)
	path := filepath.Join("testdata", "fixture.txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("no golden file; look at the workbook and run go test -update: %v", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the workbook differs (-want +got); if it is right, run go test -update:\n%s", diff)
	}
}

// head keeps the first lines of one part of a dump.
func head(dump, part string, keep int) string {
	var out []string
	inside, n := false, 0
	for _, line := range strings.Split(dump, "\n") {
		if strings.HasPrefix(line, "== ") {
			inside, n = line == part, 0
		}
		if n++; !inside || n <= keep {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

package ingest

import (
	"flag"
	"kpideck/kpi"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestPresets reads every invented sample and compares what it becomes with
// the text beside it.
func TestPresets(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.csv")
	pages, _ := filepath.Glob("testdata/*/*.xls")
	if err != nil || len(files) == 0 || len(pages) == 0 {
		t.Fatal("no samples", err)
	}
	files = append(files, pages...)
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(filepath.Base(filepath.Dir(file))+"/"+name, func(t *testing.T) {
			got := dump(readOne(t, onDisk(file, name)))
			golden(t, strings.TrimSuffix(file, filepath.Ext(file))+".golden", got)
		})
	}
}

// Decks name presets and the dimensions that these have; the words of cells,
// which stand in the same folder, are no preset.
func TestWhatDecksMayName(t *testing.T) {
	p := builtin(t)
	if ids := p.IDs(); !slices.IsSorted(ids) || !slices.Contains(ids, "meta-ads") || slices.Contains(ids, "words") {
		t.Errorf("presets are %v", ids)
	}
	if dims := p.Dims(); !slices.IsSorted(dims) || !slices.Contains(dims, kpi.Campaign) {
		t.Errorf("dimensions are %v", dims)
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("no golden; look at the result and run with -update: %v\n%s", err, got)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

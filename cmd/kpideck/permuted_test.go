package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPermutingRowsChangesNothing builds a deck whose exports have their rows in
// another order: no byte of its figures, pages and sheets differs.
func TestPermutingRowsChangesNothing(t *testing.T) {
	rnd := rand.New(rand.NewPCG(4, 5))
	want := builtShop(t, func([]string) {})
	for range 3 {
		got := builtShop(t, func(rows []string) {
			rnd.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		})
		for name, data := range want {
			if !bytes.Equal(data, got[name]) {
				t.Errorf("%s is another file where the rows of the exports are shuffled", name)
			}
		}
	}
}

// builtShop builds the deck of testdata/shop with the rows of its exports ordered
// by order.
func builtShop(t *testing.T, order func(rows []string)) map[string][]byte {
	t.Helper()
	dir := shopCopy(t)
	exports, err := filepath.Glob(filepath.Join(dir, "exports", "*.csv"))
	if err != nil || len(exports) == 0 {
		t.Fatal("no exports", err)
	}
	for _, file := range exports {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
		order(lines[1:])
		copyText(t, strings.Join(lines, "\n")+"\n", file)
	}
	out := t.TempDir()
	if code, _, errs := invoke("run", dir, "--out", out, "--format", "xlsx,pdf,json,csv,txt"); code != exitDone {
		t.Fatalf("exits with %d\n%s", code, errs)
	}
	return documents(t, out)
}

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// pageCount is what the tree of pages of a PDF says of itself.
var pageCount = regexp.MustCompile(`/Type /Pages[\s\S]*?/Count (\d+)`)

// TestSamplesHaveAsManyPagesAsAreRead holds the quarterly pages of the samples to
// 10 to 16, the weekly ones to two, and both to 400 kB, in both languages.
func TestSamplesHaveAsManyPagesAsAreRead(t *testing.T) {
	for layout, want := range map[string]struct{ least, most int }{"quarterly": {10, 16}, "weekly": {2, 2}} {
		for _, sample := range samples {
			for _, locale := range []string{"vi", "en"} {
				t.Run(layout+" "+sample+" "+locale, func(t *testing.T) {
					n, size := pagesOf(t, built(t, sample, "--format", "pdf", "--locale", locale, "--layout", layout))
					if n < want.least || n > want.most {
						t.Errorf("%d pages, want %d to %d", n, want.least, want.most)
					}
					if size > 400_000 {
						t.Errorf("%d bytes, want at most 400000", size)
					}
				})
			}
		}
	}
}

// pagesOf counts the pages and bytes of the PDF in a folder.
func pagesOf(t *testing.T, folder string) (n, size int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	file, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	m := pageCount.FindSubmatch(file)
	if m == nil {
		t.Fatal("the file does not tell its pages")
	}
	n, err = strconv.Atoi(string(m[1]))
	if err != nil {
		t.Fatal(err)
	}
	return n, len(file)
}

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
// 10 to 16 and 400 kB, in both languages.
func TestSamplesHaveAsManyPagesAsAreRead(t *testing.T) {
	for _, sample := range samples {
		for _, locale := range []string{"vi", "en"} {
			t.Run(sample+" "+locale, func(t *testing.T) {
				files, err := filepath.Glob(filepath.Join(built(t, sample, "--format", "pdf", "--locale", locale), "*.pdf"))
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
				if n, _ := strconv.Atoi(string(m[1])); n < 10 || n > 16 {
					t.Errorf("%d pages, want 10 to 16", n)
				}
				if len(file) > 400_000 {
					t.Errorf("%d bytes, want at most 400000", len(file))
				}
			})
		}
	}
}

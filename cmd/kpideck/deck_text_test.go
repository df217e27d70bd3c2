package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kpideck/report/page"
)

// What is copied out of the sample's PDF is what stands on its pages, whole
// numbers and marks on letters included, in the order in which it is read.
func TestDeckIsCopiedOutAsItStands(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed; the text of the PDF is not read back")
	}
	for _, locale := range []string{"vi", "en"} {
		t.Run(locale, func(t *testing.T) {
			d, k := sampleDocument(t, locale)
			var file bytes.Buffer
			if err := writePDF(&file, d, k); err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(t.TempDir(), "deck.pdf")
			if err := os.WriteFile(name, file.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(tool, "-raw", name, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			copied := strings.Split(string(out), "\f")
			for i, p := range page.Layout(d, k.pen()) {
				samePage(t, i+1, copied[i], p)
			}
		})
	}
}

// samePage compares without spaces, which the PDF does not hold between runs,
// and then looks for each number with its spaces.
func samePage(t *testing.T, number int, copied string, p page.Page) {
	t.Helper()
	whole := strings.Join(strings.Fields(copied), " ")
	letters := func(s string) string { return strings.Join(strings.Fields(s), "") }
	rest := letters(copied)
	for _, item := range p.Items {
		run, ok := item.(*page.Text)
		if !ok {
			continue
		}
		after, found := strings.CutPrefix(rest, letters(run.Text))
		if !found {
			t.Errorf("page %d: %q does not follow; the file goes on with %.60q", number, run.Text, rest)
			return
		}
		rest = after
		for _, figure := range figures.FindAllString(strings.Join(strings.Fields(run.Text), " "), -1) {
			if !strings.Contains(whole, figure) {
				t.Errorf("page %d: the figure %q comes out in pieces", number, figure)
			}
		}
	}
}

var figures = regexp.MustCompile(`[−+]?\d[\d.,]*(%| tỷ ₫| tr ₫| nghìn ₫|B| đ%)?`)

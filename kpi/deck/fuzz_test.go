package deck_test

import (
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kpideck/kpi/deck"
)

// FuzzParse: whatever the bytes, Parse returns; what is wrong has a place in
// the file and words in both languages.
func FuzzParse(f *testing.F) {
	whole, err := os.ReadFile("testdata/decks/whole.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(whole))
	bad, err := txtar.ParseFile("testdata/bad_decks.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range bad.Files {
		if strings.HasSuffix(file.Name, ".yaml") {
			f.Add(string(file.Data))
		}
	}
	base := shipped(f)
	f.Fuzz(func(t *testing.T, text string) {
		d, list := deck.Parse("deck.yaml", []byte(text), base)
		if !list.Failed() && len(d.Sources) == 0 {
			t.Error("a deck without sources is taken")
		}
		lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 2
		for _, p := range list {
			if p.Pos.Line > lines || p.Pos.Line < 0 || p.Message["vi"] == "" || p.Message["en"] == "" {
				t.Errorf("%v", p)
			}
		}
		if _, problems := d.Catalog(base); !list.Failed() && strings.Contains(problems.Error(), "unknown") {
			t.Error(problems)
		}
	})
}

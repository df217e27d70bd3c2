package locale_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// called finds the keys that the program names whole. What ends in a dot is the
// beginning of a key and is not looked up.
var called = regexp.MustCompile(`\.(?:Word|Say|Count|deckFailed)\("([a-z_.]+[a-z_])"`)

func TestEveryKeyThatIsUsedHasAWord(t *testing.T) {
	locales := map[string]interface{ Has(string) bool }{"vi": load(t, "vi"), "en": load(t, "en")}
	found := 0
	for _, root := range []string{"../../report", "../../cmd"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			for _, m := range called.FindAllSubmatch(source, -1) {
				found++
				for id, l := range locales {
					if key := string(m[1]); !l.Has(key) {
						t.Errorf("%s: %s uses %q, which has no word", id, path, key)
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 50 {
		t.Errorf("only %d uses were found: the pattern no longer matches how words are asked for", found)
	}
}

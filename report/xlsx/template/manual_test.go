package template

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kpideck/report/locale"
)

// TestManualListsTheFields holds the table of fields in the manual to those that
// there are, with every header that names them, and back.
func TestManualListsTheFields(t *testing.T) {
	text, err := os.ReadFile("../../../.github/docs/template.md")
	if err != nil {
		t.Fatal(err)
	}
	_, scorecard, _ := strings.Cut(string(text), "\n## The scorecard\n")
	scorecard, _, _ = strings.Cut(scorecard, "\n## ")
	listed := map[string][]string{}
	var order []string
	for _, m := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\| (.*)\\|$").FindAllStringSubmatch(scorecard, -1) {
		order = append(order, m[1])
		for _, word := range strings.Split(m[2], ",") {
			if word = strings.TrimSpace(word); word != "" {
				listed[m[1]] = append(listed[m[1]], locale.Slug(word))
			}
		}
	}
	if !slices.Equal(order, fieldIDs()) {
		t.Errorf("the manual lists the fields\n%v\nthere are\n%v", order, fieldIDs())
	}
	for _, f := range fields {
		if !slices.Equal(listed[f.id], f.headers) {
			t.Errorf("%s: the manual lists the headers %v, there are %v", f.id, listed[f.id], f.headers)
		}
	}
}

// No header may name two fields.
func TestHeadersAreOfOneField(t *testing.T) {
	of := map[string]string{}
	for _, f := range fields {
		for _, h := range append([]string{locale.Slug(f.id)}, f.headers...) {
			if other, taken := of[h]; taken {
				t.Errorf("%q names %s and %s", h, other, f.id)
			}
			of[h] = f.id
		}
	}
}

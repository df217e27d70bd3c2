package deck

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi/diag"
)

func scalarAt(t *testing.T, yaml string) *node {
	t.Helper()
	var list diag.List
	root := parseYAML("deck.yaml", []byte(yaml), &list)
	if len(list) > 0 {
		t.Fatal(list)
	}
	return root.pairs[0].value
}

// Every character of a text can be pointed at, however YAML wrote it down.
func TestPlaceOfACharacterInAScalar(t *testing.T) {
	for _, tt := range []struct{ name, yaml string }{
		{"plain", "k: spend / demós + X"},
		{"double quotes", `k: "spend / demós + X"`},
		{"single quotes", `k:    'spend / demós + X' # why`},
		{"in braces", "k: spend / demós + X\n"},
		{"literal", "k: |\n   spend / demós\n   + X\n"},
		{"folded", "k: >-\n  spend /\n  demós\n  + X\n"},
		{"plain over lines", "k: spend /\n  demós\n  + X\n"},
		{"windows lines", "k: |\r\n  spend / demós\r\n  + X\r\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := scalarAt(t, tt.yaml)
			before, _, _ := strings.Cut(n.text, "X")
			got := n.column(len([]rune(before)) + 1)
			lines := strings.Split(tt.yaml, "\n")
			var want diag.Pos
			for i, line := range lines {
				if before, _, ok := strings.Cut(line, "X"); ok {
					want = diag.Pos{File: "deck.yaml", Line: i + 1, Column: len([]rune(before)) + 1}
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnchorsAndAliases(t *testing.T) {
	var list diag.List
	root := parseYAML("deck.yaml", []byte("a: &x [1, 2]\nb: *x\n"), &list)
	if len(list) > 0 || len(root.pairs[1].value.items) != 2 {
		t.Errorf("%v %v", root, list)
	}
}

func TestFilesThatNoOneWroteByHand(t *testing.T) {
	for name, text := range map[string]string{
		"large":    strings.Repeat("# x\n", maxBytes/4+1),
		"long":     "a: " + strings.Repeat("x", maxLine),
		"brackets": strings.Repeat("[\n", maxBrackets+1),
		"deep":     strings.Repeat("[", maxDepth+2) + strings.Repeat("]", maxDepth+2),
		"aliases":  "a: &x 1\nb: [" + strings.Repeat("*x, ", maxAliases+1) + "]",
		"binary":   "a: 1\nb: \xff\xfe\n",
	} {
		var list diag.List
		parseYAML("deck.yaml", []byte(text), &list)
		if !list.Failed() {
			t.Errorf("%s is taken", name)
		}
	}
}

package datafile_test

import (
	"errors"
	"testing"

	"github.com/goccy/go-yaml"

	"kpideck/kpi/datafile"
)

// A problem is one line with its place, in words that know nothing of Go.
func TestProblemsAreOneLine(t *testing.T) {
	var into struct {
		ID    string   `yaml:"id"`
		Rows  []string `yaml:"rows"`
		Whole bool     `yaml:"whole"`
		Most  int      `yaml:"most"`
	}
	for text, want := range map[string]string{
		"id: a\nrow: b\n":     `x.yaml:2:1: unknown field "row"`,
		"id: [\n":             "x.yaml:1:5: sequence end token ']' not found",
		"whole: perhaps\n":    `x.yaml:1:8: "perhaps" cannot stand here: true or false is wanted`,
		"id: a\nmost: many\n": `x.yaml:2:7: "many" cannot stand here: a number is wanted`,
		"id: a\nrows: 3\n":    "x.yaml:2:7: int was used where sequence is expected",
		"whole: {id: a}\n":    `x.yaml:1:8: "{" cannot stand here: true or false is wanted`,
		"id: a\n\tmost: 3\n":  "x.yaml:2:1: found character '\t' that cannot start any token",
		"id: a\nid: b\n":      `x.yaml:2:1: mapping key "id" already defined at [1:1]`,
	} {
		err := yaml.UnmarshalWithOptions([]byte(text), &into, yaml.Strict())
		if err == nil {
			t.Errorf("%q is read", text)
			continue
		}
		if got := datafile.Problem("x.yaml", err).Error(); got != want {
			t.Errorf("%q: %s\nwant %s", text, got, want)
		}
	}
	if got := datafile.Problem("x.yaml", errors.New("needs an id")).Error(); got != "x.yaml: needs an id" {
		t.Error(got)
	}
}

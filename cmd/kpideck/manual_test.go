package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// manualFile is the manual of what is printed about bad input.
var manualFile = filepath.Join("..", "..", ".github", "docs", "bad-input.md")

var (
	manualEntry = regexp.MustCompile("(?m)^### `([a-z_]+)`: .+\n\n```text\n((?s:.*?))```\n\n.+$")
	scriptCode  = regexp.MustCompile(`stderr '"code":"([a-z_]+)"'`)
)

// TestManualOfBadInput holds that the manual lists exactly the codes that the
// scripts on bad input exercise, and that its messages are what the program
// prints in them. With -update the messages of the manual are written anew.
func TestManualOfBadInput(t *testing.T) {
	source, err := os.ReadFile(manualFile)
	if err != nil {
		t.Fatal(err)
	}
	manual, printed := string(source), printedByScripts(t)
	var listed []string
	renewed := manualEntry.ReplaceAllStringFunc(manual, func(entry string) string {
		m := manualEntry.FindStringSubmatch(entry)
		listed = append(listed, m[1])
		return strings.Replace(entry, "```text\n"+m[2]+"```", "```text\n"+printed[m[1]]+"```", 1)
	})
	if *update {
		if err := os.WriteFile(manualFile, []byte(renewed), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(renewed, manual); diff != "" {
		t.Errorf("messages of the manual are not those of the program; run with -update (-printed +manual):\n%s", diff)
	}
	for code := range printed {
		if !slices.Contains(listed, code) {
			t.Errorf("the manual does not list %s", code)
		}
	}
	for i, code := range listed {
		if printed[code] == "" {
			t.Errorf("no script exercises %s", code)
		}
		if slices.Contains(listed[:i], code) {
			t.Errorf("the manual lists %s twice", code)
		}
	}
}

// printedByScripts gives, by code, what the scripts on bad input want printed:
// first in English, then in Vietnamese. A case is named for its code, with a
// suffix where a code has several.
func printedByScripts(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "script", "bad_input_*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	printed := map[string]string{}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		asserted := map[string]bool{}
		for _, m := range scriptCode.FindAllStringSubmatch(string(archive.Comment), -1) {
			asserted[m[1]] = true
		}
		for _, f := range archive.Files {
			name, found := strings.CutPrefix(f.Name, "want/")
			if !found {
				continue
			}
			code, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimSuffix(name, ".en"), ".vi"), "--")
			if !asserted[code] {
				t.Errorf("%s: nothing holds that %s is printed", file, code)
			}
			printed[code] += withoutEnd(string(f.Data))
		}
	}
	return printed
}

// withoutEnd leaves out the last line of a deck that failed, which is the same for all.
func withoutEnd(text string) string {
	lines := strings.SplitAfter(text, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool {
		return strings.Contains(l, "nothing was written") || strings.Contains(l, "chưa ghi gì")
	}), "")
}

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	link      = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	textBlock = regexp.MustCompile("(?ms)^```(yaml|csv)\n(.*?)^```")
)

// TestLinksOfDocumentsExist follows every link of every document to a file of
// the project.
func TestLinksOfDocumentsExist(t *testing.T) {
	checked := 0
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if filepath.Ext(file) != ".md" {
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			to, _, _ := strings.Cut(m[1], "#")
			if to == "" || strings.Contains(to, "://") {
				continue
			}
			checked++
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), to)); err != nil {
				t.Errorf("%s links to %s, which is not there", file, m[1])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked < 10 {
		t.Errorf("only %d links were found", checked)
	}
}

// TestReadmeDeckRuns lays the deck and the targets that README.md shows beside
// the exports of the sample and runs them.
func TestReadmeDeckRuns(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(root, "samples", "ca-phe-song-han"))); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{"yaml": "deck.yaml", "csv": "targets.csv"}
	for _, m := range textBlock.FindAllSubmatch(text, -1) {
		if err := os.WriteFile(filepath.Join(dir, names[string(m[1])]), m[2], 0o644); err != nil {
			t.Fatal(err)
		}
		delete(names, string(m[1]))
	}
	if len(names) > 0 {
		t.Fatalf("README.md shows no %v", names)
	}
	report, values := parseReport(t, runReport(t, dir))
	for _, p := range report.Problems {
		if p.Severity == "error" {
			t.Errorf("%s: %s", p.File, p.Message)
		}
	}
	if v := values[place{"cost_per_mql", "quarter", "2025-Q3", segment{}}]; v.Value == nil {
		t.Errorf("cost_per_mql is %v", v)
	}
}

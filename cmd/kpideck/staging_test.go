package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func put(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// content maps the names of a folder to what stands in them.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			text = []byte("a folder")
		}
		found[e.Name()] = string(text)
	}
	return found
}

func expect(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := content(t, dir)
	if len(got) != len(want) {
		t.Errorf("holds %q, want %q", got, want)
	}
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s holds %q, want %q", name, got[name], text)
		}
	}
}

func staging3(t *testing.T, dir string) *staging {
	t.Helper()
	s, err := stage(dir, "a", "b", "c")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.files {
		if err := s.write(f, put("new "+f.name)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestCommitReplacesAllFiles(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "b"), []byte("old b"), 0o600)
	s := staging3(t, dir)
	if err := s.commit(); err != nil {
		t.Fatal(err)
	}
	s.discard()
	expect(t, dir, map[string]string{"a": "new a", "b": "new b", "c": "new c"})
}

func TestCommitThatFailsGivesBackWhatItReplaced(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "b"), []byte("old b"), 0o600)
	os.MkdirAll(filepath.Join(dir, "c", "full"), 0o700)
	s := staging3(t, dir)
	if err := s.commit(); err == nil {
		t.Error("a folder was replaced by a file")
	}
	s.discard()
	expect(t, dir, map[string]string{"b": "old b", "c": "a folder"})
}

func TestWhatAKilledRunLeftGoesAfterADay(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	for name, age := range map[string]time.Duration{
		".kpideck-1.tmp": 25 * time.Hour, ".kpideck-2.tmp": time.Hour, ".kpideck-1-old.tmp": 25 * time.Hour, "notes.tmp": 25 * time.Hour,
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	s, err := stage(dir, "a")
	if err != nil {
		t.Fatal(err)
	}
	s.sweep(now)
	expect(t, dir, map[string]string{".kpideck-2.tmp": "", ".kpideck-1-old.tmp": "", "notes.tmp": ""})
}

func TestAWriterThatFailsLeavesNothing(t *testing.T) {
	root := t.TempDir()
	s, err := stage(filepath.Join(root, "new", "deep"), "a", "b")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.write(s.files[0], put("whole")); err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is full")
	if err := s.write(s.files[1], func(io.Writer) error { return full }); err == nil {
		t.Error("the error was lost")
	}
	s.discard()
	expect(t, root, nil)
}

func TestFinder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.csv", "b.CSV", "x/a.csv", "x/y/a.csv", "x/.z/a.csv", ".a.csv", "a.tmp", "~$a.csv", "Đà Nẵng.csv"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f := &finder{dir: filepath.Join(dir, "x", ".."), skip: func(input) bool { return false }}
	for pattern, want := range map[string][]string{
		"*.csv":         {"a.csv", "Đà Nẵng.csv"},
		"**/*.csv":      {"a.csv", "x/a.csv", "x/y/a.csv", "Đà Nẵng.csv"},
		"**/a.csv":      {"a.csv", "x/a.csv", "x/y/a.csv"},
		"x/**":          {"x/a.csv", "x/y/a.csv"},
		"x/**/y/*.csv":  {"x/y/a.csv"},
		"x/../a.csv":    {"a.csv"},
		"./x/?.csv":     {"x/a.csv"},
		"[ab].[cC]*":    {"a.csv", "b.CSV"},
		".a.csv":        {".a.csv"},
		"x":             nil,
		"x/*":           {"x/a.csv"},
		"no/such/*.csv": nil,
		"Đa\u0300 N*":   {"Đà Nẵng.csv"}, // as a Mac may write it
	} {
		found, err := f.find(pattern)
		var got []string
		for _, in := range found {
			got = append(got, in.name)
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v; want %q", pattern, got, err, want)
		}
	}
	if _, err := f.find("a[b"); err == nil {
		t.Error("a[b is no pattern")
	}
}

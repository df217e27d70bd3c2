package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestCommittedFilesAreGenerated keeps anyone from editing an export by hand: the
// folders that the generator writes to hold what it writes, no file more and none
// less.
func TestCommittedFilesAreGenerated(t *testing.T) {
	for _, s := range samples {
		want, folders := map[string][]byte{}, map[string]bool{}
		for _, f := range s.files() {
			want[f.Path] = f.Content
			top, _, _ := strings.Cut(f.Path, "/")
			folders[top] = true
		}
		for top := range folders {
			compareWithCommitted(t, filepath.Join("..", s.folder), top, want)
		}
		for name := range want {
			t.Errorf("%s/%s: missing; run go run ./samples/generate", s.folder, name)
		}
	}
}

// compareWithCommitted takes from want what the folder of the sample holds.
func compareWithCommitted(t *testing.T, sample, top string, want map[string][]byte) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(sample, top), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(sample, path)
		if err != nil {
			return err
		}
		name := norm.NFC.String(filepath.ToSlash(rel))
		got, err := os.ReadFile(path)
		if content, ok := want[name]; !ok {
			t.Errorf("%s: not made by the generator; remove it", path)
		} else if !bytes.Equal(got, content) {
			t.Errorf("%s: differs from the generator; run go run ./samples/generate", path)
		}
		delete(want, name)
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestSamplesStaySmall(t *testing.T) {
	const most = 2_000_000
	for _, s := range samples {
		size := 0
		for _, f := range s.files() {
			size += len(f.Content)
		}
		if size > most {
			t.Errorf("%s takes %d bytes, more than %d", s.folder, size, most)
		}
	}
}

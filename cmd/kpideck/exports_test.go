package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestRealExportsGiveReports runs every folder of collected exports, and all of
// them together, as a folder without a deck. Whatever is in them, the program
// ends with a report or with a problem that names a file.
func TestRealExportsGiveReports(t *testing.T) {
	exports := filepath.Join("..", "..", "..", "shared", "exports")
	entries, err := os.ReadDir(exports)
	if err != nil {
		t.Skip("the collected exports are not here: ", err)
	}
	folders := []string{exports}
	for _, e := range entries {
		if e.IsDir() {
			folders = append(folders, filepath.Join(exports, e.Name()))
		}
	}
	usual := 0
	for _, f := range formats {
		if !f.asked {
			usual++
		}
	}
	for _, dir := range folders {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			out := t.TempDir()
			var said, errs bytes.Buffer
			code := run(environment{ctx: context.Background(), args: []string{"run", dir, "--out", out}, stdout: &said, stderr: &errs, now: time.Now})
			written, _ := filepath.Glob(filepath.Join(out, "*"))
			switch {
			case code == exitDone && len(written) == usual+1:
			case code == exitFailed && len(written) == 0 && errs.Len() > 0:
			default:
				t.Errorf("exits with %d and writes %d files\n%s", code, len(written), errs.String())
			}
		})
	}
}

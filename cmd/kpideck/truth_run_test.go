package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// runReport runs the program on a deck and gives its report.json.
func runReport(t *testing.T, dir string, flags ...string) []byte {
	t.Helper()
	out := t.TempDir()
	var said bytes.Buffer
	code := run(environment{
		ctx: context.Background(), args: append([]string{"run", dir, "--format", "json", "--out", out, "--quiet"}, flags...),
		stdout: &said, stderr: &said, now: func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) },
	})
	if code != exitDone {
		t.Fatalf("exit code %d\n%s", code, said.String())
	}
	files, err := filepath.Glob(filepath.Join(out, "*-*.json"))
	if err != nil || len(files) != 1 {
		t.Fatalf("wrote %v (%v)", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return data
}

package main

import (
	"context"
	"io"
	"testing"
	"time"
)

// BenchmarkRunSample builds all five documents of the sample, from raw exports
// to files on disk.
func BenchmarkRunSample(b *testing.B) {
	for _, format := range []string{"xlsx,pdf,json,csv,txt", "json", "xlsx", "pdf"} {
		b.Run(format, func(b *testing.B) {
			out := b.TempDir()
			for b.Loop() {
				e := environment{ctx: context.Background(), stdout: io.Discard, stderr: io.Discard, now: time.Now,
					args: []string{"run", "../../samples/ca-phe-song-han", "--quiet", "--format", format, "--out", out}}
				if code := run(e); code != 0 {
					b.Fatalf("exit code %d", code)
				}
			}
		})
	}
}

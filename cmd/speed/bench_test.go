package main

import (
	"fmt"
	"path/filepath"
	"testing"
)

// BenchmarkReaders reads one file with encoding/csv and then with kpideck, whose
// last column is the share of encoding/csv's time that it takes.
func BenchmarkReaders(b *testing.B) {
	kpideck, err := withKpideck()
	if err != nil {
		b.Fatal(err)
	}
	for _, rows := range []int{1_000_000, 10_000_000} {
		file := filepath.Join(b.TempDir(), "export.csv")
		if err := write(file, rows, 540); err != nil {
			b.Fatal(err)
		}
		peer := 0.0
		b.Run(fmt.Sprintf("encoding-csv/rows=%d", rows), func(b *testing.B) { peer = perRow(b, file, rows, withCSV) })
		b.Run(fmt.Sprintf("kpideck/rows=%d", rows), func(b *testing.B) {
			if own := perRow(b, file, rows, kpideck); peer > 0 {
				b.ReportMetric(own/peer, "of-its-time")
			}
		})
	}
}

// perRow reports and gives the nanoseconds that a row takes.
func perRow(b *testing.B, file string, rows int, read func(string) (int, int64, error)) float64 {
	for b.Loop() {
		if n, _, err := read(file); err != nil || n != rows {
			b.Fatal(n, err)
		}
	}
	ns := float64(b.Elapsed().Nanoseconds()) / float64(b.N) / float64(rows)
	b.ReportMetric(ns, "ns/row")
	return ns
}

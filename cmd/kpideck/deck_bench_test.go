package main

import (
	"bytes"
	"io"
	"testing"

	"kpideck/report"
)

// sampleDocument takes the sample up to its finished numbers and words.
func sampleDocument(tb testing.TB, locale string) (*report.Document, *look) {
	tb.Helper()
	return deckDocument(tb, "../../samples/ca-phe-song-han", locale, defaultLayout)
}

// BenchmarkDeck is what the pages cost once the numbers are ready.
func BenchmarkDeck(b *testing.B) {
	d, k := sampleDocument(b, "vi")
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := writePDF(&out, d, k); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len())/1000, "kB")
}

// BenchmarkCharts is what the files of charts cost.
func BenchmarkCharts(b *testing.B) {
	d, k := sampleDocument(b, "vi")
	for _, f := range formats {
		if !f.charts {
			continue
		}
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				for _, doc := range f.documents(d, k) {
					if err := doc.write(io.Discard); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

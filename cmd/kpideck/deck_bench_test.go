package main

import (
	"bytes"
	"context"
	"io"
	"testing"
	"time"

	"kpideck/report"

	"kpideck/templates"
)

// sampleDocument takes the sample up to its finished numbers and words.
func sampleDocument(tb testing.TB, locale string) (*report.Document, *look) {
	tb.Helper()
	ship, err := loadShipped(templates.FS)
	if err != nil {
		tb.Fatal(err)
	}
	a := &app{environment: environment{ctx: context.Background(), stdout: io.Discard, stderr: io.Discard, now: time.Now},
		ui: &ui{out: io.Discard, err: io.Discard, quiet: true}, ship: ship}
	f := &runFlags{layout: defaultLayout}
	f.locale = locale
	o, err := a.open("../../samples/ca-phe-song-han", &f.readFlags)
	if err != nil {
		tb.Fatal(err)
	}
	r := a.read(o, 2)
	if r.problems.Failed() {
		tb.Fatal(r.problems)
	}
	if f.pages, err = ship.chosenLayout(f.layout); err != nil {
		tb.Fatal(err)
	}
	k, err := loadLook(r.deck.Brand.Color, r.logo)
	if err != nil {
		tb.Fatal(err)
	}
	return r.document(ship, f.pages, false), k
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

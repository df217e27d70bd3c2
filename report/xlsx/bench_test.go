package xlsx_test

import (
	"io"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
	"kpideck/report/xlsx"
)

// BenchmarkWrite writes a small workbook, one of 20,000 and one of 200,000 rows
// of data, and twenty small ones at the same time.
func BenchmarkWrite(b *testing.B) {
	look := defaultTheme(b)
	write := func(b *testing.B, d *report.Document) {
		if err := xlsx.Write(io.Discard, d, look); err != nil {
			b.Fatal(err)
		}
	}
	for _, size := range []struct {
		name string
		d    func() *report.Document
	}{
		{"small", reporttest.Document},
		{"rows=20000", func() *report.Document { return reporttest.Large(500) }},
		{"rows=200000", func() *report.Document { return reporttest.Large(5000) }},
	} {
		b.Run(size.name, func(b *testing.B) {
			d := size.d()
			b.ReportAllocs()
			b.ReportMetric(float64(len(d.Data.Rows)), "rows")
			for b.Loop() {
				write(b, d)
			}
		})
	}
	b.Run("many", func(b *testing.B) {
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				write(b, reporttest.Document())
			}
		})
	})
}

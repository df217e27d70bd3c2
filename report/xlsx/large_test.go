package xlsx_test

import (
	"io"
	"runtime"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
	"kpideck/report/xlsx"
)

// TestLargestWorkbook holds the bounds of a workbook with as many rows of data
// as there may be: 3 s of one processor, except under the race detector, and 200 MB.
// What is allocated in all is more than what is held at any time.
func TestLargestWorkbook(t *testing.T) {
	d := reporttest.Large(5000)
	if n := len(d.Data.Rows); n < report.MaxDataRows {
		t.Fatalf("only %d rows", n)
	}
	look := defaultTheme(t)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	began := processorTime(t)
	if err := xlsx.Write(io.Discard, d, look); err != nil {
		t.Fatal(err)
	}
	took := processorTime(t) - began
	t.Logf("writing took %v of a processor", took)
	if took.Seconds() > 3 && !raceBuild {
		t.Errorf("that is more than 3 s")
	}
	runtime.ReadMemStats(&after)
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 200 {
		t.Errorf("writing allocated %d MB", mb)
	}
}

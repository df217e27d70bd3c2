package main

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"strconv"
	"testing"
)

// What one deck needed is given back before the next: after many, no more is
// held than after a few, but for a small part of what one deck takes.
func TestManyDecksTakeNoMoreMemory(t *testing.T) {
	const warm = 3
	count := 25
	if n, err := strconv.Atoi(os.Getenv("KPIDECK_DECKS")); err == nil {
		count = n
	}
	d, k := sampleDocument(t, "vi")
	deck := func(w io.Writer) {
		if err := writePDF(w, d, k); err != nil {
			t.Fatal(err)
		}
	}
	var first, out bytes.Buffer
	deck(&first)
	for range warm {
		deck(io.Discard)
	}
	before, taken := held()
	deck(io.Discard)
	_, after := held()
	one := after - taken
	for range count {
		out.Reset()
		deck(&out)
	}
	if !bytes.Equal(first.Bytes(), out.Bytes()) {
		t.Error("the last deck differs from the first")
	}
	now, _ := held()
	runtime.KeepAlive(d) // else the numbers would count as given back
	runtime.KeepAlive(k)
	t.Logf("%d decks: %d kB held before, %d kB after; one takes %d kB in passing", count, before>>10, now>>10, one>>10)
	if limit := before + one/20; now > limit {
		t.Errorf("%d kB are held after %d decks, %d kB before them; one takes %d kB", now>>10, count, before>>10, one>>10)
	}
}

// held is what is in use after a collection, and all that was ever taken.
func held() (inUse, taken uint64) {
	runtime.GC()
	runtime.GC() // finalizers of the first release the rest
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc, m.TotalAlloc
}

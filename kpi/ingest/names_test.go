package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// TestCellsSpread: cells of every length that differ in one place find spots of
// their own, mostly.
func TestCellsSpread(t *testing.T) {
	for size := 3; size < 100; size++ {
		for _, at := range []int{0, (size - 3) / 2, size - 3} {
			spots := map[uint8]bool{}
			for i := range 100 {
				cell := strings.Repeat("x", at) + fmt.Sprintf("%03d", i) + strings.Repeat("x", size-3-at)
				spots[spotOf([]byte(cell))] = true
			}
			if len(spots) < 60 {
				t.Errorf("100 cells of %d bytes that differ from byte %d on have %d spots", size, at, len(spots))
			}
		}
	}
	for size := range 3 {
		spotOf(make([]byte, size))
	}
}

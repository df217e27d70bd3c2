package draw

import (
	"testing"

	"pgregory.net/rapid"
)

// TestAllocate: nothing is lost or made, and no part is off its share by one.
func TestAllocate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.Int64Range(0, 1e10).Draw(t, "total")
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1e5), 1, 200).Draw(t, "weights")
		weights[0]++ // at least one must weigh
		var sumWeights, sum int64
		for _, w := range weights {
			sumWeights += w
		}
		for i, part := range Allocate(total, weights) {
			sum += part
			if share := float64(total) * float64(weights[i]) / float64(sumWeights); float64(part) < share-1.001 || float64(part) > share+1.001 {
				t.Fatalf("part %d is %d, its share %v", i, part, share)
			}
		}
		if sum != total {
			t.Fatalf("parts sum to %d, want %d", sum, total)
		}
	})
}

package main

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
		for i, part := range allocate(total, weights) {
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

func TestNumbersAreWrittenAsThePlatformsDo(t *testing.T) {
	tests := []struct{ name, got, want string }{
		{"grouped", grouped(1_250_000), "1.250.000"},
		{"grouped, three digits", grouped(999), "999"},
		{"ratio rounds half up", ratio(5, 8, 2), "0.63"},
		{"ratio of nothing", ratio(5, 0, 2), ""},
		{"ratio without decimals", ratio(5857, 3, 0), "1952"},
		{"trimmed", trimmed(20495, 17622, 8), "1.16303484"},
		{"trimmed to a whole", trimmed(10, 5, 8), "2"},
		{"Vietnamese hundredths", vietnamese.hundredths(143_325), "1.433,25"},
		{"English hundredths", english.hundredths(143_325), "1,433.25"},
		{"empty when nothing happened", unlessZero(0), ""},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}

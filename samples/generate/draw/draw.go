// Package draw invents the days of a sample: random numbers in whole steps from a
// fixed seed, so that the files are the same bytes on every machine.
package draw

import (
	"hash/fnv"
	"math/rand/v2"
)

// seed makes the sample what it is; another seed tells the same story in other days.
const seed = 20250914

// Stream is an own sequence of random numbers for one series, so that a change
// in one series leaves all others as they were.
type Stream struct{ *rand.Rand }

// NewStream returns the sequence of that name.
func NewStream(name string) Stream {
	h := fnv.New64a()
	h.Write([]byte(name))
	return Stream{rand.New(rand.NewPCG(seed, h.Sum64()))}
}

// Noise returns a factor in thousandths, from 1000-spread to 1000+spread and
// most often near 1000 (the sum of two even draws).
func (s Stream) Noise(spread int64) int64 {
	return 1000 - spread + s.Int64N(spread+1) + s.Int64N(spread+1)
}

// Pick returns an index, drawn in proportion to the weights.
func (s Stream) Pick(weights []int64) int {
	var sum int64
	for _, w := range weights {
		sum += w
	}
	at := s.Int64N(sum)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}

// Rate returns amount × perTenThousand / 10,000 with noise, and turns the
// remainder into one more or none by chance, so that small series stay whole
// numbers and keep their mean.
func (s Stream) Rate(amount, perTenThousand, spread int64) int64 {
	scaled := amount * perTenThousand * s.Noise(spread)
	whole, rest := scaled/10_000_000, scaled%10_000_000
	if s.Int64N(10_000_000) < rest {
		whole++
	}
	return whole
}

// Allocate splits total over the weights. The parts are whole and add up to
// total exactly; each is off its share by less than one.
func Allocate(total int64, weights []int64) []int64 {
	var sum, reached, given int64
	for _, w := range weights {
		sum += w
	}
	parts := make([]int64, len(weights))
	for i, w := range weights {
		reached += w
		// The quotient keeps the product of two large numbers inside 64 bits.
		upTo := total/sum*reached + total%sum*reached/sum
		parts[i] = upTo - given
		given = upTo
	}
	return parts
}

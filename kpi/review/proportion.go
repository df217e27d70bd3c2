package review

import "math"

// Trial is how many of some tries succeeded: conversions of clicks.
type Trial struct{ Hits, Tries float64 }

// Test is the outcome of a significance test: Z in standard errors, P the
// two-sided probability of a difference at least so large by chance alone.
type Test struct{ Z, P float64 }

// fewExpected is how many hits and misses each side of a test must expect for
// the normal approximation to hold.
const fewExpected = 5

// twoProportions tests whether two rates differ: the pooled two-proportion z
// test. ok is false where the samples are too small to tell, or more hits than
// tries show that the two are not hits of these tries.
func twoProportions(a, b Trial) (t Test, ok bool) {
	n := a.Tries + b.Tries
	rate := (a.Hits + b.Hits) / n
	small := min(a.Tries, b.Tries)
	if !(n > 0) || a.Hits > a.Tries || b.Hits > b.Tries || small*rate < fewExpected || small*(1-rate) < fewExpected {
		return Test{P: 1}, false
	}
	z := (a.Hits/a.Tries - b.Hits/b.Tries) / math.Sqrt(rate*(1-rate)*(1/a.Tries+1/b.Tries))
	return Test{z, twoSided(z)}, true
}

// shareTest tests whether a part that took the given share of the spend brought
// another share of all results than chance allows: results fall like a binomial
// with that share. It is how two costs per result are compared without knowing
// how single results vary. ok is false where too few results are expected.
func shareTest(results, all, share float64) (t Test, ok bool) {
	expected := all * share
	if results > all || expected < fewExpected || all-expected < fewExpected {
		return Test{P: 1}, false
	}
	z := (results - expected) / math.Sqrt(expected*(1-share))
	return Test{z, twoSided(z)}, true
}

func twoSided(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

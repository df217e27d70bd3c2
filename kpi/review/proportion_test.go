package review_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"kpideck/kpi/review"
)

func TestTwoProportions(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b review.Trial
		z, p float64
		ok   bool
	}{
		// Textbook: 351 of 605 against 41 of 195; pooled 0.49.
		{"far apart", review.Trial{Hits: 351, Tries: 605}, review.Trial{Hits: 41, Tries: 195}, 8.986, 0, true},
		{"alike", review.Trial{Hits: 50, Tries: 1000}, review.Trial{Hits: 100, Tries: 2000}, 0, 1, true},
		{"a little apart", review.Trial{Hits: 60, Tries: 1000}, review.Trial{Hits: 50, Tries: 1000}, 0.981, 0.327, true},
		{"too few", review.Trial{Hits: 1, Tries: 20}, review.Trial{Hits: 5, Tries: 20}, 0, 1, false},
		{"more hits than tries", review.Trial{Hits: 30, Tries: 20}, review.Trial{Hits: 50, Tries: 200}, 0, 1, false},
		{"nothing", review.Trial{}, review.Trial{}, 0, 1, false},
	} {
		got, ok := review.TwoProportions(c.a, c.b)
		if ok != c.ok || math.Abs(got.Z-c.z) > 5e-3 || math.Abs(got.P-c.p) > 5e-4 {
			t.Errorf("%s: %+v %t, want z %g p %g %t", c.name, got, ok, c.z, c.p, c.ok)
		}
	}
}

// Where nothing differs, a test at 5% is wrong about one time in twenty.
func TestChanceIsWhatItSays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const rounds = 4000
	proportions, shares := 0, 0
	for range rounds {
		a, b := review.Trial{Tries: 400}, review.Trial{Tries: 900}
		for range 400 {
			a.Hits += hit(r, 0.1)
		}
		for range 900 {
			b.Hits += hit(r, 0.1)
		}
		if x, _ := review.TwoProportions(a, b); x.P < 0.05 {
			proportions++
		}
		results := 0.0
		for range 300 {
			results += hit(r, 0.3)
		}
		if x, _ := review.ShareTest(results, 300, 0.3); x.P < 0.05 {
			shares++
		}
	}
	for name, n := range map[string]int{"two proportions": proportions, "share": shares} {
		if rate := float64(n) / rounds; rate < 0.035 || rate > 0.065 {
			t.Errorf("%s: %.3f of equal cases are called different, want about 0.05", name, rate)
		}
	}
}

func hit(r *rand.Rand, p float64) float64 {
	if r.Float64() < p {
		return 1
	}
	return 0
}

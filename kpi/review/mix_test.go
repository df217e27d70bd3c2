package review_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"kpideck/kpi/review"
)

// Two channels: one gets dearer, the other keeps its cost and loses share.
func TestMixAndRateOfTwoChannels(t *testing.T) {
	before := []review.Side{{Num: 600, Den: 10}, {Num: 400, Den: 10}} // 60 and 40 a lead: 50
	after := []review.Side{{Num: 1200, Den: 15}, {Num: 200, Den: 5}}  // 80 and 40 a lead: 70
	got := review.MixRates(before, after)
	want := []review.MixRate{
		{Rate: 0.625 * 20, Mix: 0.25 * (70 - 60)},
		{Rate: 0, Mix: -0.25 * (40 - 60)},
	}
	for i := range want {
		if !near(got[i].Rate, want[i].Rate) || !near(got[i].Mix, want[i].Mix) {
			t.Errorf("channel %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}

// A new channel has no earlier ratio that could have changed.
func TestNewAndLostSegmentsAreMix(t *testing.T) {
	before := []review.Side{{Num: 500, Den: 10}, {Num: 300, Den: 10}, {}, {Num: 50, Den: 0}}
	after := []review.Side{{Num: 500, Den: 10}, {}, {Num: 900, Den: 10}, {Num: 80, Den: 0}}
	for i, e := range review.MixRates(before, after)[1:] {
		if e.Rate != 0 || e.Mix == 0 {
			t.Errorf("segment %d: %+v, want all in mix", i+1, e)
		}
	}
}

// On 20,000 random cases of each bridge, empty segments and factors of nothing
// among them, the effects sum to the change, to 1e-9 of the largest figure shown.
func TestBridgesTie(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for n := 0; n < 20_000; {
		before, after := sides(r), sides(r)
		size := min(len(before), len(after))
		before, after = before[:size], after[:size]
		n0, d0 := total(before)
		n1, d1 := total(after)
		if d0 == 0 || d1 == 0 {
			continue // a ratio without a value has nothing to take apart
		}
		var effects []float64
		for _, e := range review.MixRates(before, after) {
			effects = append(effects, e.Rate, e.Mix)
		}
		ties(t, n, "mix and rate", effects, n0/d0, n1/d1)
		n++
	}
	for n := range 20_000 {
		before, after := factors(r), factors(r)
		ties(t, n, "log mean", review.LogMean(before, after), product(before), product(after))
	}
}

// What a segment without a denominator did by itself turns with the sign of its
// numerator's change and is the same backwards; others have no such part.
func TestDirectPartFollowsTheOwnNumerator(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 20_000 {
		before, after := review.Side{Num: r.Float64() * 1e6}, review.Side{Num: r.Float64() * 1e6}
		d0, d1 := 1+r.Float64()*1000, 1+r.Float64()*1000
		v, ok := review.Direct(before, after, d0, d1)
		back, _ := review.Direct(after, before, d1, d0)
		if !ok || v*(after.Num-before.Num) < 0 || v != -back {
			t.Fatalf("from %g to %g over %g and %g: %g, backwards %g", before.Num, after.Num, d0, d1, v, back)
		}
		after.Den = d1
		if _, ok := review.Direct(before, after, d0, d1); ok {
			t.Fatal("a segment with a denominator adds directly")
		}
	}
}

func ties(t *testing.T, n int, what string, effects []float64, from, to float64) {
	t.Helper()
	moved, largest := 0.0, max(math.Abs(from), math.Abs(to))
	for _, e := range effects {
		moved, largest = moved+e, max(largest, math.Abs(e))
	}
	if math.Abs(moved-(to-from)) > 1e-9*largest {
		t.Fatalf("%s, case %d: effects sum to %g, the change from %g to %g is %g", what, n, moved, from, to, to-from)
	}
}

func product(factors []float64) float64 {
	v := 1.0
	for _, f := range factors {
		v *= f
	}
	return v
}

func sides(r *rand.Rand) []review.Side {
	list := make([]review.Side, 1+r.IntN(8))
	for i := range list {
		if r.IntN(4) > 0 {
			list[i].Den = math.Floor(r.Float64() * 1000)
		}
		if r.IntN(5) > 0 {
			list[i].Num = r.Float64() * 1e6
		}
	}
	return list
}

func total(list []review.Side) (num, den float64) {
	for _, s := range list {
		num, den = num+s.Num, den+s.Den
	}
	return num, den
}

func factors(r *rand.Rand) []float64 {
	list := make([]float64, 4)
	for i := range list {
		list[i] = math.Exp(r.Float64()*10 - 5)
		if r.IntN(30) == 0 {
			list[i] = 0
		}
	}
	return list
}

package review

import "math"

// side is numerator and denominator of a ratio in one segment and one period.
type side struct{ Num, Den float64 }

// mixRate is how one segment moved a ratio: Rate through its own ratio, Mix
// through its share of the denominator.
type mixRate struct{ Rate, Mix float64 }

// mixRates splits the change of R = Σnum / Σden between two periods into the
// effects of its segments, with nothing left over (methods.md b6, ours):
//
//	rate_i = (w0_i + w1_i)/2 · (r1_i − r0_i)
//	mix_i  = (w1_i − w0_i) · ((r0_i + r1_i)/2 − (R0 + R1)/2)
//
// where w is a segment's share of the denominator and r its own ratio. A
// segment that is new or gone has one known ratio, which stands for both, so
// that all it did is mix. One whose denominator is zero while its numerator is
// not (spend in a channel that brings no leads) has no ratio at all: its whole
// contribution to R moves by mix. Both sums of denominators must not be zero.
func mixRates(before, after []side) []mixRate {
	n0, d0 := sum(before)
	n1, d1 := sum(after)
	middle := (n0/d0 + n1/d1) / 2
	effects := make([]mixRate, len(before))
	for i := range before {
		b, a := before[i], after[i]
		w0, w1 := b.Den/d0, a.Den/d1
		switch {
		case b.Den == 0 && b.Num != 0, a.Den == 0 && a.Num != 0:
			effects[i].Mix = a.Num/d1 - b.Num/d0 - (w1-w0)*middle
		case b.Den == 0 && a.Den == 0:
		case b.Den == 0:
			effects[i].Mix = (w1 - w0) * (a.Num/a.Den - middle)
		case a.Den == 0:
			effects[i].Mix = (w1 - w0) * (b.Num/b.Den - middle)
		default:
			r0, r1 := b.Num/b.Den, a.Num/a.Den
			effects[i] = mixRate{(w0 + w1) / 2 * (r1 - r0), (w1 - w0) * ((r0+r1)/2 - middle)}
		}
	}
	return effects
}

// direct is what a segment without a denominator at either time did to the total
// ratio through its own numerator, at the mean of the two totals that all
// numerators are divided by:
//
//	direct_i = (n1_i − n0_i) · (1/D0 + 1/D1)/2
//
// What is left of its contribution, (n0_i + n1_i)/2 · (1/D1 − 1/D0), is no doing of
// its own: the denominator that others brought changed below what it has. ok is
// false for a segment that had a denominator at some time.
func direct(before, after side, d0, d1 float64) (v float64, ok bool) {
	if before.Den != 0 || after.Den != 0 {
		return 0, false
	}
	return (after.Num - before.Num) * (1/d0 + 1/d1) / 2, true
}

func sum(list []side) (num, den float64) {
	for _, s := range list {
		num += s.Num
		den += s.Den
	}
	return num, den
}

// logMean splits the change of a product f1·f2·…·fn between two periods into
// the effects of its factors: L(V1, V0)·ln(f1_j / f0_j) with the logarithmic
// mean L(a, b) = (a − b)/ln(a/b) (LMDI; methods.md b6). The effects sum to the
// change. Where a factor is not positive, the factors are changed one after the
// other instead, which sums as well but depends on their order.
func logMean(before, after []float64) []float64 {
	v0, v1 := product(before), product(after)
	effects := make([]float64, len(before))
	for i := range before {
		if before[i] <= 0 || after[i] <= 0 {
			return inTurn(before, after)
		}
		effects[i] = logarithmicMean(v1, v0) * math.Log(after[i]/before[i])
	}
	return effects
}

// logarithmicMean of nearly equal values loses all digits in (a−b)/ln(a/b);
// there it is their mean, to within what a float64 holds.
func logarithmicMean(a, b float64) float64 {
	if math.Abs(a-b) <= 1e-7*math.Abs(a+b) {
		return (a + b) / 2
	}
	return (a - b) / math.Log(a/b)
}

func inTurn(before, after []float64) []float64 {
	effects := make([]float64, len(before))
	mixed := append([]float64(nil), before...)
	from := product(mixed)
	for i := range mixed {
		mixed[i] = after[i]
		to := product(mixed)
		effects[i], from = to-from, to
	}
	return effects
}

func product(list []float64) float64 {
	p := 1.0
	for _, f := range list {
		p *= f
	}
	return p
}

package page

import (
	"math"
	"slices"
)

// scale maps values to places along one axis.
type scale struct{ lo, hi, from, to float64 }

// at is the place of a value; all values share the start when the axis has no
// length. Halves keep the difference of two huge values finite.
func (s scale) at(v float64) float64 {
	span := s.hi/2 - s.lo/2
	if span <= 0 {
		return s.from
	}
	return s.from + (s.to-s.from)*((v/2-s.lo/2)/span)
}

// value reads a number of a chart; nil, NaN, the infinities and what is so
// large that its scale could overflow are no value.
func value(p *float64) (float64, bool) {
	const limit = 1e300
	if p == nil || !(math.Abs(*p) < limit) {
		return 0, false
	}
	return *p, true
}

// valueAt reads number i of a series that may be shorter.
func valueAt(series []*float64, i int) (float64, bool) {
	if i < 0 || i >= len(series) {
		return 0, false
	}
	return value(series[i])
}

// textAt reads text i of a list that may be shorter.
func textAt(texts []string, i int) string {
	if i < 0 || i >= len(texts) {
		return ""
	}
	return texts[i]
}

// extent is the range of all values; ok is false when there are none.
func extent(series ...[]*float64) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, s := range series {
		for _, p := range s {
			if v, is := value(p); is {
				lo, hi, ok = math.Min(lo, v), math.Max(hi, v), true
			}
		}
	}
	return lo, hi, ok
}

// fromZero widens a range to hold zero, with room beyond the outer ends, for
// marks that must start at zero.
func fromZero(lo, hi, room float64) (float64, float64) {
	lo, hi = math.Min(lo, 0), math.Max(hi, 0)
	if lo == hi {
		return 0, 1
	}
	return lo * (1 + room), hi * (1 + room)
}

// padded widens a range by a share of its length on both sides; a range of one
// value is widened around it.
func padded(lo, hi, share float64) (float64, float64) {
	pad := (hi/2 - lo/2) * 2 * share
	if pad == 0 {
		pad = math.Max(math.Abs(hi)*share, 1e-9)
	}
	return lo - pad, hi + pad
}

// spread moves the middles of labels of given heights apart until none overlap,
// as little as their order allows, and keeps them between top and bottom where
// there is room. The middles stay in the order in which they were given.
func spread(middles, heights []float64, top, bottom float64) []float64 {
	order := make([]int, len(middles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case middles[a] < middles[b]:
			return -1
		case middles[a] > middles[b]:
			return 1
		}
		return 0
	})
	out := slices.Clone(middles)
	edge := top
	for _, i := range order {
		out[i] = math.Max(out[i], edge+heights[i]/2)
		edge = out[i] + heights[i]/2
	}
	edge = bottom
	for _, i := range slices.Backward(order) {
		out[i] = math.Min(out[i], edge-heights[i]/2)
		edge = out[i] - heights[i]/2
	}
	return out
}

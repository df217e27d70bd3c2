package review

import (
	"math"

	"kpideck/kpi"
)

// reachSides is how many amounts of a formula are tried from both ends.
const reachSides = 6

// holdToReach bounds the forecast of a ratio and its band by what can still come
// of it: a cost per lead over a quarter that is half gone cannot fall to nothing,
// since what is spent is spent and the rest will not be free. made is the value as the method gave it, which
// stays possible.
func (at sofar) holdToReach(f *Forecast, s subject, made float64) {
	formula, ok := s.(formulaSubject)
	if !ok || at.nature != level {
		return
	}
	low, high, ok := formula.reach(at)
	if !ok {
		return
	}
	low, high = min(low, made), max(high, made)
	f.Value = max(low, min(high, f.Value))
	f.Low, f.High = min(max(f.Low, low), f.Value), max(min(f.High, high), f.Value)
}

// reach is the least and the most that a formula can end at when each week left
// brings of every amount between its weakest and its best week of late. A quotient of sums is steady in each of them, so that its ends lie at corners.
func (s formulaSubject) reach(at sofar) (low, high float64, ok bool) {
	flows := s.flowing()
	if len(flows) == 0 || len(flows) > reachSides {
		return 0, 0, false
	}
	ends := map[*history][2]float64{}
	for _, h := range flows {
		if ends[h], ok = h.bounds(at); !ok {
			return 0, 0, false
		}
	}
	low, high = math.Inf(1), math.Inf(-1)
	for corner := range 1 << len(flows) {
		side := map[*history]int{}
		for i, h := range flows {
			side[h] = corner >> i & 1
		}
		v, ok := s.tree.EvalAs(at.period.Grain, s.amounts(at.period, standing(at.through), func(h *history) (float64, bool) { return ends[h][side[h]], true }))
		if !ok {
			return 0, 0, false
		}
		low, high = min(low, v), max(high, v)
	}
	return low, high, s.steady()
}

// steady tells whether no stock of the formula moves on.
func (s formulaSubject) steady() bool {
	for _, part := range s.parts {
		if part.kind == partStock && part.back == 0 {
			return false
		}
	}
	return true
}

// bounds are what a sum can end at by the weeks that a band is made of; ok is
// false where they are too few to know a weak one from a good one.
func (h *history) bounds(at sofar) (ends [2]float64, ok bool) {
	known := kpi.Span{Start: max(h.first, min(at.period.Start, at.through+1-7*historyWeeks)), End: at.through + 1}
	best, least := h.bestWeek(known), h.leastWeek(known)
	if best == nil || len(h.weeks(known, bandWeeks)) < bandWeeks {
		return ends, false
	}
	sofar, _ := h.sum(kpi.Span{Start: at.period.Start, End: at.through + 1})
	weeks := math.Ceil(float64(at.ahead()) / 7)
	return [2]float64{sofar + weeks**least, sofar + weeks**best}, true
}

package main

import "math/big"

// answer is what the report must say of a KPI in a period and a segment.
type answer struct {
	value   *big.Rat
	reason  string // of no value
	partial bool
	through day
	whole   bool        // every day to there is known
	rows    bool        // some row feeds it
	least   *hundredths // the largest part of what may not be added
}

// answer works a KPI out of the days to as_of. All its sums run to the one day
// to which every account that it needs there is covered.
func (t *truth) answer(f figure, p period, s segment) answer {
	if f.coarse && p.grain == "week" {
		return answer{reason: "grain"}
	}
	a, ran := t.covered(f, p, s, min(p.last, t.asOf))
	if !ran {
		return answer{reason: "no_data"}
	}
	to := days{p.first, a.through}
	a.rows = t.hasRows(f, to, s)
	switch {
	case f.people:
		a.value, a.reason, a.least = t.people(f, to, s)
	case f.growth:
		a.value, a.reason = t.growth(f, p, s, a)
	default:
		a.value, a.reason = t.calc(f, to, s)
	}
	return a
}

// covered finds the last day that all needed accounts with a day in the period
// know; ran is false when a measure has none.
func (t *truth) covered(f figure, p period, s segment, last day) (a answer, ran bool) {
	a.through, a.whole = last, true
	var needed []line
	for _, m := range f.of {
		knows := false
		for _, l := range t.of(m, s) {
			if k, ok := l.known(days{p.first, last}); ok {
				knows = true
				a.through = min(a.through, k.last)
				needed = append(needed, l)
			}
		}
		if !knows {
			return answer{}, false
		}
	}
	for _, l := range needed {
		a.whole = a.whole && l.whole(days{p.first, a.through})
	}
	a.partial = !a.whole || a.through < p.last
	return a, true
}

func (t *truth) sum(m measure, s days, in segment) *big.Rat {
	var x hundredths
	for _, l := range t.of(m, in) {
		x += l.over(s)
	}
	return big.NewRat(int64(x), 100)
}

func (t *truth) calc(f figure, s days, in segment) (*big.Rat, string) {
	var x []*big.Rat
	for _, m := range f.of {
		x = append(x, t.sum(m, s, in))
	}
	if v := f.calc(x); v != nil {
		return v, ""
	}
	return nil, "undefined"
}

// growth compares with the previous period, cut to as many days when this one
// is not over. Where one of them is not covered throughout there is no growth.
func (t *truth) growth(f figure, p period, s segment, a answer) (*big.Rat, string) {
	before := t.calendar.holding(p.grain, p.first-1)
	last := before.last
	if a.through < p.last {
		last = min(last, before.first+(a.through-p.first))
	}
	b, ran := t.covered(f, before, s, last)
	if !ran || !a.whole || !b.whole || b.through < last {
		return nil, "no_data"
	}
	now, then := t.sum(f.of[0], days{p.first, a.through}, s), t.sum(f.of[0], days{before.first, last}, s)
	if v := over(now, then); v != nil {
		return minus(v, big.NewRat(1, 1)), ""
	}
	return nil, "undefined"
}

func (t *truth) hasRows(f figure, s days, in segment) bool {
	for _, m := range f.of {
		for _, l := range t.of(m, in) {
			if l.count(s) > 0 {
				return true
			}
		}
	}
	return false
}

// people: different people are known only where one row counts exactly these
// days; else the largest row is the least that there can be.
func (t *truth) people(f figure, s days, in segment) (*big.Rat, string, *hundredths) {
	people := f.of[len(f.of)-1]
	var rows int
	var most hundredths
	for _, l := range t.of(people, in) {
		rows += l.count(s)
		most = max(most, l.largest(s))
	}
	switch {
	case rows == 0:
		return nil, "no_data", nil
	case rows == 1 && s.length() == 1:
		value, reason := t.calc(f, s, in)
		return value, reason, nil
	case len(f.of) > 1:
		return nil, "not_additive", nil
	}
	return nil, "not_additive", &most
}

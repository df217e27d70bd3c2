package main

import "math/big"

// answer is what the report must say of a KPI in a period and a segment.
type answer struct {
	value   *big.Rat
	reason  string // of no value; several words where several measures lack days
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
	a, lacking := t.covered(f, p, s, min(p.last, t.asOf))
	if lacking != "" {
		return answer{reason: lacking}
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
// know; lacking lists the reasons where a measure has none. A row of several
// days falls out when the days become fewer, and can make them fewer still.
func (t *truth) covered(f figure, p period, s segment, last day) (a answer, lacking string) {
	for {
		needed, lacking := t.needed(f, days{p.first, last}, s)
		if lacking != "" {
			return answer{}, lacking
		}
		a = answer{through: last, whole: true}
		for _, l := range needed {
			k, _ := l.known(days{p.first, last})
			a.through = min(a.through, k.last)
			a.whole = a.whole && l.whole(days{p.first, last})
		}
		if a.through == last {
			a.partial = !a.whole || last < p.last
			return a, ""
		}
		last = a.through
	}
}

// needed lists the accounts that know some of the days, for every measure.
func (t *truth) needed(f figure, s days, in segment) (list []line, lacking string) {
	for _, m := range f.of {
		before := len(list)
		for _, l := range t.of(m, in) {
			if _, ok := l.known(s); ok {
				list = append(list, l)
			}
		}
		if len(list) == before {
			lacking += t.lacks(m, s, in)
		}
	}
	return list, lacking
}

// lacks says why a measure has no day: only longer rows tell of these days, or nothing does.
func (t *truth) lacks(m measure, s days, in segment) string {
	for _, l := range t.of(m, in) {
		if l.reaches(s) {
			return "span "
		}
	}
	return "no_data "
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
	b, lacking := t.covered(f, before, s, last)
	if lacking != "" || !a.whole || !b.whole || b.through < last {
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

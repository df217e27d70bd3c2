package main

import "slices"

// line is one measure of one account in one segment, ready to be asked for any
// run of days.
type line struct {
	covers days
	first  day
	sums   []hundredths // sums[i] is before day first+i
	rows   []int
	longer []fact
	ahead  []fact
	facts  []fact
	on     map[day]bool // the days that the account knows
}

// lines gives the accounts that bring a measure and have rows in the segment.
// What comes from a source of no family counts in every family.
func (t *truth) of(m measure, s segment) []line {
	key := m.String() + "\x00" + s.String()
	if list, done := t.lines[key]; done {
		return list
	}
	var list []line
	for _, family := range []string{m.family, ""} {
		for _, said := range t.told[family+"."+m.id] {
			if l := lineOf(said, m, s); len(l.facts) > 0 {
				list = append(list, l)
			}
		}
	}
	t.lines[key] = list
	return list
}

func lineOf(said told, m measure, s segment) line {
	l := line{covers: said.covers, first: said.covers.first, on: said.known, ahead: said.ahead}
	l.sums = make([]hundredths, said.covers.length()+1)
	l.rows = make([]int, len(l.sums))
	for _, f := range said.facts {
		if !s.holds(f) || m.only != nil && !m.only(f.channel) {
			continue
		}
		l.facts = append(l.facts, f)
		if i := int(f.days.first-l.first) + 1; f.days.length() == 1 {
			l.sums[i] += f.amount
			l.rows[i]++
		} else {
			l.longer = append(l.longer, f)
		}
	}
	for i := 1; i < len(l.sums); i++ {
		l.sums[i] += l.sums[i-1]
		l.rows[i] += l.rows[i-1]
	}
	return l
}

func (l *line) bounds(s days) (a, b int) {
	a = min(max(0, int(s.first-l.first)), len(l.sums)-1)
	b = min(max(0, int(s.last-l.first)+1), len(l.sums)-1)
	return a, max(a, b)
}

// over is the sum of the days, and of longer rows that lie inside them.
func (l *line) over(s days) hundredths {
	a, b := l.bounds(s)
	x := l.sums[b] - l.sums[a]
	for _, f := range l.longer {
		if f.days.within(s) {
			x += f.amount
		}
	}
	return x
}

// count is the number of rows in the days.
func (l *line) count(s days) int {
	a, b := l.bounds(s)
	n := l.rows[b] - l.rows[a]
	for _, f := range l.longer {
		if f.days.within(s) {
			n++
		}
	}
	return n
}

// largest is the largest row in the days, which is the least that a number of
// different people can be.
func (l *line) largest(s days) hundredths {
	var most hundredths
	for _, f := range l.facts {
		if f.days.within(s) {
			most = max(most, f.amount)
		}
	}
	return most
}

// known is the first and the last day that the account knows of a run of days.
func (l *line) known(s days) (k days, ok bool) {
	for _, f := range l.longer {
		if f.days.within(s) {
			k, ok = joined(k, ok, f.days), true
		}
	}
	d := days{max(s.first, l.covers.first), min(s.last, l.covers.last)}
	for d.first <= d.last && !l.on[d.first] {
		d.first++
	}
	for d.first <= d.last && !l.on[d.last] {
		d.last--
	}
	if d.first <= d.last {
		k, ok = joined(k, ok, d), true
	}
	return k, ok
}

func joined(k days, some bool, d days) days {
	if some {
		return hull(k, d)
	}
	return d
}

// whole tells whether the account knows each of the days.
func (l *line) whole(s days) bool {
	for d := s.first; d <= s.last; d++ {
		if !l.on[d] && !l.inLonger(d, s) {
			return false
		}
	}
	return true
}

func (l *line) inLonger(d day, s days) bool {
	return slices.ContainsFunc(l.longer, func(f fact) bool { return f.days.holds(d) && f.days.within(s) })
}

// reaches tells whether a row of several days reaches over the edge of a run of days.
func (l *line) reaches(s days) bool {
	return slices.ContainsFunc(l.ahead, func(f fact) bool { return f.days.length() > 1 && f.days.overlaps(s) })
}

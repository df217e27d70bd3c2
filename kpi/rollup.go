package kpi

import "slices"

// rolled is what a view comes to over the days of a span.
type rolled struct {
	sum     Decimal
	reason  Reason
	atLeast *Decimal // the largest known part of what may not be added
}

// amount rolls the view up over the days of a span. Reasons: not additive,
// mixed currency, no data (a stock without a row there), undefined (a sum beyond
// what a Decimal holds). Whether the days are known at all is asked before.
func (v *view) amount(s Span, report string) rolled {
	switch {
	case v.measure.OverTime == RollNone:
		return v.only(s)
	case v.measure.Additive():
		return v.added(s, report)
	}
	return v.overMembers(v.overTime(s), report)
}

// opening is the amount of the days before a period. Of a stock only the
// accounts that are known in the period count: a page that nobody exports any
// more did not lose its followers there.
func (v *view) opening(before, period Span, report string) rolled {
	if v.measure.OverTime != RollLast || period.Empty() {
		return v.amount(before, report)
	}
	return v.overMembers(v.stillKnown(v.overTime(before), period), report)
}

// stillKnown keeps the series of accounts that are known in a period.
func (v *view) stillKnown(list []memberValue, period Span) []memberValue {
	return slices.DeleteFunc(list, func(m memberValue) bool {
		return v.cover[slices.Index(v.units, m.unit)].within(period).known.Empty()
	})
}

// added sums days and the longer rows inside the span.
func (v *view) added(s Span, report string) rolled {
	var sum Decimal
	fits := !v.bad
	for _, p := range v.sums {
		part, rows := p.over(s)
		if rows > 0 && v.foreign(p.currency, report) {
			return rolled{reason: MixedCurrency}
		}
		fits = sum.add(part) && fits
	}
	for _, x := range v.long {
		if !s.Contains(x.span) {
			continue
		}
		if v.foreign(x.currency, report) {
			return rolled{reason: MixedCurrency}
		}
		fits = sum.add(x.sum) && fits
	}
	if !fits {
		return rolled{reason: Undefined}
	}
	return rolled{sum: sum}
}

// add puts e on top of d and tells whether the sum fits.
func (d *Decimal) add(e Decimal) (ok bool) {
	*d, ok = d.Add(e)
	return ok
}

func (v *view) foreign(currency, report string) bool {
	return v.measure.Unit == Money && currency != report
}

// memberValue is one series over the days of a span.
type memberValue struct {
	*series
	value Decimal
	until Date // the end of its last row there
	fits  bool
}

// overTime rolls each series up over the days; those without a row there are
// left out.
func (v *view) overTime(s Span) []memberValue {
	var list []memberValue
	for _, x := range v.series {
		cells := x.within(s)
		if len(cells) == 0 {
			continue
		}
		m := memberValue{series: x, value: cells[0].sum, until: cells[0].span.End, fits: true}
		for _, c := range cells[1:] {
			m.take(v.measure.OverTime, c)
		}
		list = append(list, m)
	}
	return list
}

func (m *memberValue) take(rollup Rollup, c cell) {
	switch rollup {
	case RollSum:
		m.fits = m.value.add(c.sum) && m.fits
	case RollMax:
		m.value = larger(m.value, c.sum)
	case RollMin:
		m.value = smaller(m.value, c.sum)
	case RollLast:
		if c.span.End >= m.until {
			m.value = c.sum
		}
	}
	m.until = max(m.until, c.span.End)
}

// overMembers brings the values of the series together. Members of a stock that
// stopped keep their last value: a page does not lose its followers when nobody
// exports it.
func (v *view) overMembers(list []memberValue, report string) rolled {
	if v.measure.OverTime == RollLast {
		list = latestTables(list)
	}
	if len(list) == 0 {
		return rolled{reason: NoData}
	}
	out := rolled{sum: list[0].value}
	largest, fits := list[0].value, list[0].fits
	for i, m := range list {
		if v.foreign(m.currency, report) {
			return rolled{reason: MixedCurrency}
		}
		if i == 0 {
			continue
		}
		largest = larger(largest, m.value)
		fits = fits && m.fits
		switch v.measure.MemberRollup() {
		case RollMax:
			out.sum = larger(out.sum, m.value)
		case RollMin:
			out.sum = smaller(out.sum, m.value)
		case RollNone:
			out.reason, out.atLeast = NotAdditive, &largest
		default:
			fits = out.sum.add(m.value) && fits
		}
	}
	if !fits {
		return rolled{reason: Undefined}
	}
	return out
}

// latestTables keeps, of an account whose exports changed their level or
// dimensions, the values of the level that speaks last: the followers of all
// pages in one row and those of each page are the same people.
func latestTables(list []memberValue) []memberValue {
	type latest struct {
		until Date
		rank  int
	}
	best := map[int]latest{}
	for _, m := range list {
		b, seen := best[m.unit]
		if !seen || m.until > b.until || m.until == b.until && m.rank < b.rank {
			best[m.unit] = latest{m.until, m.rank}
		}
	}
	return slices.DeleteFunc(list, func(m memberValue) bool { return m.rank != best[m.unit].rank })
}

func larger(a, b Decimal) Decimal {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}

func smaller(a, b Decimal) Decimal {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

// only gives what may not be added: the one value exported for exactly these
// days and this choice of members; else the largest known part.
func (v *view) only(s Span) rolled {
	var largest *Decimal
	var exact [rankTotal + 1]int // values of exactly these days, by rank
	var value [rankTotal + 1]Decimal
	unit, one := 0, true
	for _, x := range v.series {
		for _, c := range x.within(s) {
			if largest == nil {
				first := c.sum
				largest, unit = &first, x.unit
			}
			*largest = larger(*largest, c.sum)
			one = one && x.unit == unit
			if c.span == s {
				exact[x.rank]++
				value[x.rank] = c.sum
			}
		}
	}
	if largest == nil {
		return rolled{reason: NoData}
	}
	for _, rank := range broadestFirst {
		if one && exact[rank] == 1 {
			return rolled{sum: value[rank]}
		}
	}
	return rolled{reason: NotAdditive, atLeast: largest}
}

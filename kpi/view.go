package kpi

import "slices"

// view is a measure of a family through a filter, prepared for many periods.
type view struct {
	measure *Measure
	units   []int // accounts with rows that pass the filter
	cover   []*coverage
	series  []*series
	sums    map[string]*prefix // by currency; additive measures only
	long    []longCell
	bad     bool // a sum beyond what a Decimal holds
}

type longCell struct {
	cell
	currency string
}

type viewKey struct {
	measureFamily
	filter string
}

// prefix holds running sums by day, so that any run of days is one subtraction.
type prefix struct {
	first Date
	sum   []Decimal // sum[i]: of the days before first+i
	rows  []int32
}

func (c *Cube) view(measure *Measure, family Family, f *Filter) *view {
	key := viewKey{measureFamily{measure.ID, family}, f.key()}
	c.mu.Lock()
	defer c.mu.Unlock()
	if v := c.views[key]; v != nil {
		return v
	}
	v := &view{measure: measure}
	c.each(measure.ID, family, func(s *series) {
		if f.match(c.dims, s.members) {
			v.series = append(v.series, s)
			if !slices.Contains(v.units, s.unit) {
				v.units = append(v.units, s.unit)
				v.cover = append(v.cover, c.coverage(measure.ID, family, s.unit))
			}
		}
	})
	if measure.OverTime == RollSum {
		v.addUp()
	}
	c.views[key] = v
	return v
}

func (v *view) addUp() {
	hulls := map[string]Span{}
	for _, s := range v.series {
		for _, x := range s.cells {
			if x.span.Days() > 1 {
				v.long = append(v.long, longCell{x, s.currency})
			} else {
				hulls[s.currency] = join(hulls[s.currency], x.span)
			}
		}
	}
	v.sums = map[string]*prefix{}
	for currency, h := range hulls {
		v.sums[currency] = &prefix{first: h.Start, sum: make([]Decimal, h.Days()+1), rows: make([]int32, h.Days()+1)}
	}
	for _, s := range v.series {
		p := v.sums[s.currency]
		for _, x := range s.cells {
			if x.span.Days() == 1 {
				v.bad = !p.put(x) || v.bad
			}
		}
	}
	for _, p := range v.sums {
		v.bad = !p.run() || v.bad
	}
}

func (p *prefix) put(x cell) bool {
	i := x.span.Start - p.first + 1
	sum, ok := p.sum[i].Add(x.sum)
	p.sum[i] = sum
	p.rows[i]++
	return ok
}

func (p *prefix) run() bool {
	for i := 1; i < len(p.sum); i++ {
		sum, ok := p.sum[i].Add(p.sum[i-1])
		if !ok {
			return false
		}
		p.sum[i] = sum
		p.rows[i] += p.rows[i-1]
	}
	return true
}

// over gives the sum and the number of cells of a run of days.
func (p *prefix) over(s Span) (Decimal, int32) {
	a := min(max(0, int(s.Start-p.first)), len(p.sum)-1)
	b := min(max(0, int(s.End-p.first)), len(p.sum)-1)
	if b <= a {
		return Decimal{}, 0
	}
	sum, _ := p.sum[b].Sub(p.sum[a])
	return sum, p.rows[b] - p.rows[a]
}

// need is what the accounts behind a view know inside a span.
type need struct {
	known   bool // some account covers a day
	blocked bool // a longer span reaches over the edge
	through Date // the last day that every account with a day here covers
	whole   bool // all of them from the first day
}

func (v *view) need(s Span) need {
	var n need
	n.whole = true
	for _, c := range v.cover {
		known, ok, blocked := c.within(s)
		n.blocked = n.blocked || blocked
		if !ok {
			continue
		}
		if !n.known || known.Last() < n.through {
			n.through = known.Last()
		}
		n.known = true
		n.whole = n.whole && known.Start == s.Start
	}
	return n
}

// amount rolls the view up over the days of a span. Reasons: not additive,
// mixed currency. Whether the days are known at all is asked before.
func (v *view) amount(s Span, report string) (sum Decimal, reason Reason, atLeast *Decimal) {
	switch v.measure.OverTime {
	case RollSum:
		return v.added(s, report)
	case RollLast:
		return v.last(s, report)
	case RollMax, RollMin:
		return v.extreme(s)
	}
	return v.only(s)
}

// added sums days and the longer spans inside the span.
func (v *view) added(s Span, report string) (sum Decimal, reason Reason, atLeast *Decimal) {
	if v.bad {
		return Decimal{}, Undefined, nil
	}
	if v.measure.OverMembers == RollNone && len(v.series) > 1 {
		return Decimal{}, NotAdditive, nil
	}
	foreign := false
	for currency, p := range v.sums {
		part, rows := p.over(s)
		sum, _ = sum.Add(part)
		foreign = foreign || rows > 0 && v.foreign(currency, report)
	}
	for _, x := range v.long {
		if s.Contains(x.span) {
			sum, _ = sum.Add(x.sum)
			foreign = foreign || v.foreign(x.currency, report)
		}
	}
	if foreign {
		return Decimal{}, MixedCurrency, nil
	}
	return sum, NoReason, nil
}

func (v *view) foreign(currency, report string) bool {
	return v.measure.Unit == Money && currency != report
}

// last takes the last known value of each series and rolls members up. Members
// that stopped keep their last value: a page does not lose its followers when
// nobody exports it.
func (v *view) last(s Span, report string) (sum Decimal, reason Reason, atLeast *Decimal) {
	found := false
	for _, x := range v.series {
		value, ok := x.lastIn(s)
		if !ok {
			continue
		}
		if v.foreign(x.currency, report) {
			return Decimal{}, MixedCurrency, nil
		}
		sum, _ = sum.Add(value)
		found = true
	}
	if !found {
		return Decimal{}, NoData, nil
	}
	return sum, NoReason, nil
}

func (s *series) lastIn(in Span) (Decimal, bool) {
	best := -1
	for i := range s.cells {
		if in.Contains(s.cells[i].span) && (best < 0 || s.cells[i].span.End >= s.cells[best].span.End) {
			best = i
		}
	}
	if best < 0 {
		return Decimal{}, false
	}
	return s.cells[best].sum, true
}

func (v *view) extreme(s Span) (sum Decimal, reason Reason, atLeast *Decimal) {
	found := false
	for _, x := range v.series {
		for _, c := range x.cells {
			if !s.Contains(c.span) {
				continue
			}
			if above := c.sum.Cmp(sum) > 0; !found || above == (v.measure.OverTime == RollMax) {
				sum = c.sum
			}
			found = true
		}
	}
	if !found {
		return Decimal{}, NoData, nil
	}
	return sum, NoReason, nil
}

// only gives what may not be added: the one value exported for exactly these
// days and this choice of members; else the largest known part.
func (v *view) only(s Span) (sum Decimal, reason Reason, atLeast *Decimal) {
	byRank := map[int]int{}
	exact := map[int]Decimal{}
	units := map[int]bool{}
	for _, x := range v.series {
		for _, c := range x.cells {
			if !s.Contains(c.span) {
				continue
			}
			if atLeast == nil || c.sum.Cmp(*atLeast) > 0 {
				part := c.sum
				atLeast = &part
			}
			units[x.unit] = true
			if c.span == s {
				byRank[x.rank]++
				exact[x.rank] = c.sum
			}
		}
	}
	if atLeast == nil {
		return Decimal{}, NoData, nil
	}
	if len(units) == 1 {
		for _, rank := range []int{4, 3, 0, 1, 2} {
			if byRank[rank] == 1 {
				return exact[rank], NoReason, nil
			}
		}
	}
	return Decimal{}, NotAdditive, atLeast
}

// rows tells whether some cell lies in the span.
func (v *view) rows(s Span) bool {
	for _, p := range v.sums {
		if _, n := p.over(s); n > 0 {
			return true
		}
	}
	for _, x := range v.series {
		if v.measure.OverTime == RollSum && len(v.long) == 0 {
			break
		}
		for _, c := range x.cells {
			if s.Contains(c.span) {
				return true
			}
		}
	}
	return false
}

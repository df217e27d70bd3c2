package kpi

import (
	"cmp"
	"slices"
)

// view is a measure of a family through a filter, prepared for many periods.
type view struct {
	measure *Measure
	filter  *Filter
	units   []int       // accounts with rows that pass the filter; all, where it passes all
	cover   []*coverage // of each of them
	series  []*series
	sums    []*prefix // one per currency; only of what adds up over days and members
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
	currency string
	first    Date
	sum      []Decimal // sum[i]: of the days before first+i
	rows     []int32
}

func (c *Cube) view(measure *Measure, family Family, f *Filter) *view {
	key := viewKey{measureFamily{measure.ID, family}, f.key()}
	c.mu.Lock()
	defer c.mu.Unlock()
	if v := c.views[key]; v != nil {
		return v
	}
	v := &view{measure: measure, filter: f}
	c.eachOf(measure.ID, family, f.Segment, func(s *series) {
		if !f.match(c.dims, s.members) {
			return
		}
		v.series = append(v.series, s)
		if !slices.Contains(v.units, s.unit) {
			v.units = append(v.units, s.unit)
		}
	})
	if f.all() {
		v.units = c.units(measure.ID, family)
	}
	for _, unit := range v.units {
		v.cover = append(v.cover, c.coverage(measure.ID, family, unit))
	}
	if measure.Additive() {
		v.addUp()
	}
	c.views[key] = v
	return v
}

// any tells whether some row passes the filter.
func (v *view) any() bool { return len(v.series) > 0 }

func (v *view) addUp() {
	hulls := map[string]Span{}
	for _, s := range v.series {
		for _, x := range s.cells {
			if x.span.Days() > 1 {
				v.long = append(v.long, longCell{x, s.currency})
			} else {
				hulls[s.currency] = hulls[s.currency].Hull(x.span)
			}
		}
	}
	of := map[string]*prefix{}
	for _, currency := range sortedKeys(hulls) {
		h := hulls[currency]
		of[currency] = &prefix{currency: currency, first: h.Start, sum: make([]Decimal, h.Days()+1), rows: make([]int32, h.Days()+1)}
		v.sums = append(v.sums, of[currency])
	}
	for _, s := range v.series {
		for _, x := range s.cells {
			if x.span.Days() == 1 {
				v.bad = !of[s.currency].put(x) || v.bad
			}
		}
	}
	for _, p := range v.sums {
		v.bad = !p.run() || v.bad
	}
}

func (p *prefix) put(x cell) bool {
	i := x.span.Start - p.first + 1
	p.rows[i]++
	return p.sum[i].add(x.sum)
}

func (p *prefix) run() bool {
	for i := 1; i < len(p.sum); i++ {
		if !p.sum[i].add(p.sum[i-1]) {
			return false
		}
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
	known   bool // every account that counts there knows a day
	blocked bool // only a longer row of some account covers the days
	first   Date // the first day that some account covers
	through Date // the last day that every account that counts there covers
	whole   bool // all of them know every day to through
}

// need asks every account with rows that pass the filter. Those that do not
// reach into the span do not count, unless they are awaited there; those that
// stopped before the quarter given do not cut the days of the others.
func (v *view) need(s Span, quarter Date) need {
	n := need{whole: true}
	var live, over Date
	awaited := false
	for _, c := range v.cover {
		k := c.within(s)
		switch {
		case k.known.Empty():
			n.blocked = n.blocked || k.blocked
			awaited = awaited || c.awaits(s, quarter)
			continue
		case k.known.End > quarter:
			live = earlier(live, k.known.End)
		default:
			over = earlier(over, k.known.End)
		}
		n.first = earlier(n.first, k.first)
		n.whole = n.whole && !k.gap && k.known.Start == s.Start
	}
	end := cmp.Or(live, over)
	if end == 0 || n.blocked || awaited {
		return need{blocked: n.blocked}
	}
	n.known, n.through = true, end-1
	return n
}

// earlier is the smaller date; 0 is none yet.
func earlier(a, b Date) Date {
	if a == 0 || b < a {
		return b
	}
	return a
}

// rows tells whether some row lies in the span.
func (v *view) rows(s Span) bool {
	for _, p := range v.sums {
		if _, n := p.over(s); n > 0 {
			return true
		}
	}
	if v.measure.Additive() {
		return slices.ContainsFunc(v.long, func(x longCell) bool { return s.Contains(x.span) })
	}
	return slices.ContainsFunc(v.series, func(x *series) bool { return len(x.within(s)) > 0 })
}

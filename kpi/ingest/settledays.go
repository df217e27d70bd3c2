package ingest

import (
	"cmp"
	"slices"

	"kpideck/kpi"
)

// dayReading gives the span of each span of a part, and what is dropped.
type dayReading struct {
	spans  map[spanKey]kpi.Span
	bad    map[spanKey]string // span → fault
	rows   map[spanKey]int
	hull   kpi.Span
	hulls  map[string]kpi.Span // by account
	firsts map[spanKey]mark    // where each is first read
}

// readDays reads all spans of the parts in an order. Serial days count only
// where the whole column is serial.
func (t *tableRead) readDays(parts []*part, o order, e *evidence) *dayReading {
	d := &dayReading{spans: map[spanKey]kpi.Span{}, bad: map[spanKey]string{}, rows: map[spanKey]int{}, hulls: map[string]kpi.Span{}, firsts: firstPlaces(parts)}
	for _, p := range parts {
		for _, k := range p.spanOf {
			from, ok1 := k.from.read(o)
			to, ok2 := k.to.read(o)
			s := kpi.Through(from, to)
			switch {
			case k.from.kind == serialDay && e.calendar.set():
				d.bad[k] = faultSerial
			case !ok1 || !ok2:
				d.bad[k] = faultDate
			case s.Empty():
				d.bad[k] = faultBackwards
			default:
				if s, ok1 = t.blockOf(s); ok1 {
					d.spans[k] = s
				} else {
					d.bad[k] = faultBlock
				}
			}
		}
		p.eachDay(func(k spanKey, _ string, rows int) { d.rows[k] += rows })
	}
	if t.bind.period < 0 && !e.label.set() {
		d.dropFar(t.statedDays())
	}
	for _, p := range parts {
		p.eachDay(d.cover)
	}
	return d
}

// eachDay tells the rows of each span and account, those that where: filtered
// out and those that are counted on two days included. The order is any, and a
// span may come more than once: groups of one day that follow each other are
// told as one.
func (p *part) eachDay(tell func(k spanKey, account string, rows int)) {
	for i := 0; i < len(p.groups); {
		span, account, rows := p.groups[i].span, p.accountOf(p.groups[i].combo), 0
		for ; i < len(p.groups) && p.groups[i].span == span && p.accountOf(p.groups[i].combo) == account; i++ {
			rows += int(p.groups[i].rows) + p.again[int32(i)]
		}
		tell(p.spanOf[span], account, rows)
	}
	for key, rows := range p.filtered {
		tell(p.spanOf[key.span], p.accountOf(key.combo), rows)
	}
}

// accountOf gives the account of a choice of members, "" when no column names it.
func (p *part) accountOf(combo int32) string {
	if p.t.bind.account < 0 {
		return ""
	}
	return p.keys[keyAccount].list[p.comboOf[combo][0]]
}

// cover takes the days of an account into what is seen.
func (d *dayReading) cover(k spanKey, account string, _ int) {
	if s, ok := d.spans[k]; ok {
		d.hull, d.hulls[account] = d.hull.Hull(s), d.hulls[account].Hull(s)
	}
}

// A day is damage, such as a spreadsheet's drag-fill or an empty time stamp
// leaves, where it is before firstDay, or further from all others of its file
// than this many days after or before.
const (
	farAfter  = 92
	farBefore = 3653 // ten years
)

var firstDay = kpi.MustDate("2000-01-01")

// dayRun is spans in the order of their last days with no wide gap between.
type dayRun struct {
	keys  []spanKey
	hull  kpi.Span
	dates int
	rows  int
}

// dropFar turns damaged days down. What the file itself states is no damage.
func (d *dayReading) dropFar(stated kpi.Span) {
	for k, s := range d.spans {
		if s.Start < firstDay && !stated.Has(s.Start) {
			d.drop(k)
		}
	}
	runs := d.runs(farAfter)
	slices.Reverse(runs)
	d.dropRuns(runs, stated)
	d.dropRuns(d.runs(farBefore), stated)
}

func (d *dayReading) drop(k spanKey) {
	d.bad[k] = faultFarDate
	delete(d.spans, k)
}

// runs cuts the spans wherever more than gap days lie between all that end
// before and all that end after.
func (d *dayReading) runs(gap kpi.Date) []dayRun {
	type keyed struct {
		key  spanKey
		span kpi.Span
	}
	spans := make([]keyed, 0, len(d.spans))
	for k, s := range d.spans {
		spans = append(spans, keyed{k, s})
	}
	slices.SortFunc(spans, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(b.span.End, a.span.End), cmp.Compare(b.span.Start, a.span.Start))
	})
	var runs []dayRun
	for i, x := range spans {
		n := len(runs) - 1
		if n < 0 || runs[n].hull.Start-x.span.Last() > gap {
			runs = append(runs, dayRun{hull: x.span})
			n++
		}
		if len(runs[n].keys) == 0 || spans[i-1].span.End != x.span.End {
			runs[n].dates++
		}
		runs[n].add(x.key, x.span, d.rows[x.key])
	}
	slices.Reverse(runs)
	return runs
}

func (r *dayRun) add(k spanKey, s kpi.Span, rows int) {
	r.keys, r.hull, r.rows = append(r.keys, k), r.hull.Hull(s), r.rows+rows
}

// dropRuns drops runs from the front while each is but a few days or rows. A
// file that would lose most of its rows so is sparse by nature, such as stocks
// at the ends of years, and keeps all.
func (d *dayReading) dropRuns(runs []dayRun, stated kpi.Span) {
	all, lost, n := 0, 0, 0
	for _, r := range runs {
		all += r.rows
	}
	for ; n < len(runs)-1 && runs[n].few(all) && !runs[n].within(stated); n++ {
		lost += runs[n].rows
	}
	if 2*lost > all {
		return
	}
	for _, r := range runs[:n] {
		for _, k := range r.keys {
			d.drop(k)
		}
	}
}

// few tells whether a run is under three days or one row in a hundred.
func (r *dayRun) few(all int) bool { return r.dates < 3 || 100*r.rows < all }

func (r *dayRun) within(s kpi.Span) bool { return r.hull.Start < s.End && s.Start < r.hull.End }

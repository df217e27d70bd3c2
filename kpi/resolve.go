package kpi

import (
	"cmp"
	"maps"
	"slices"

	"kpideck/kpi/diag"
)

// ResolveOptions is what the deck says about bringing tables together.
type ResolveOptions struct {
	AsOf     Date                // 0: the last day that any source covers
	Currency string              // "": the one that most money rows have
	Channels map[string][]string // deck's name of a channel → what sources call it
	Rates    []Rate
	Dims     []string // dimensions beside channel and campaign
}

// Rate says that from a day on one unit of Base is Rate units of Quote.
type Rate struct {
	From        Date
	Base, Quote string
	Rate        Decimal
}

// Resolve decides which table speaks for which source, account, day and
// measure, and builds the Cube. Reports come in the order of the tables; what
// was set aside is counted there. The result does not depend on the order of
// the tables.
func Resolve(tallies []*Tally, cat *Catalog, opt ResolveOptions) (*Cube, []SourceReport, diag.List) {
	r := &resolver{cat: cat, opt: opt, reports: map[*table]*SourceReport{}, choices: map[*table][]int{},
		noRate: map[string]bool{}, usedRates: map[Rate]bool{}}
	days := listDays(tallies)
	for _, t := range sortedTallies(tallies) {
		key, _ := t.list()
		r.tables = append(r.tables, tableOf(t, days[key]))
	}
	r.asOf = opt.AsOf
	if r.asOf == 0 {
		r.asOf = lastCovered(r.tables)
	}
	r.cube = newCube(cat, opt, r.asOf, r.reportCurrency())
	for i, t := range r.tables {
		rep := reportOf(t)
		r.reports[t], t.at = &rep, i
	}
	kept, dropped := dropDuplicates(r.tables)
	r.cube.tables, r.cube.duplicates = r.tables, dropped
	for _, t := range dropped {
		r.reports[t].copied(t.used())
	}
	g := &grouping{cat: cat, figures: map[figuresKey]figures{}, problems: &r.problems}
	for i, group := range g.accounts(kept) {
		r.account(i, group)
	}
	r.cube.seal()
	r.cube.rates = slices.SortedFunc(maps.Keys(r.usedRates), compareRates)
	r.checkProof(kept)
	r.checkTwice(kept)
	r.checkSums()
	r.checkStops()
	r.checkHoles()
	r.checkHistory()
	return r.cube, r.sources(), r.problems
}

type resolver struct {
	cat      *Catalog
	opt      ResolveOptions
	asOf     Date
	cube     *Cube
	tables   []*table
	reports  map[*table]*SourceReport
	problems diag.List
	newest   []*table         // of each account, the one that speaks last
	choices  map[*table][]int // see choicesOf

	noRate    map[string]bool
	usedRates map[Rate]bool
}

func sortedTallies(tallies []*Tally) []*Tally {
	sorted := slices.Clone(tallies)
	slices.SortStableFunc(sorted, func(a, b *Tally) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.File, b.File),
			cmp.Compare(a.Table, b.Table), cmp.Compare(a.Account, b.Account), cmp.Compare(a.Level, b.Level))
	})
	return sorted
}

// lastCovered is the default as_of. Period rows such as 2025-Q3 may name days
// to come, so they are asked only when nothing else has a day.
func lastCovered(tables []*table) Date {
	var dated, periods Span
	for _, t := range tables {
		if t.FromPeriods {
			periods = periods.Hull(t.hull)
		} else {
			dated = dated.Hull(t.hull)
		}
	}
	if dated.Empty() {
		dated = periods
	}
	if dated.Empty() {
		return 0
	}
	return dated.Last()
}

// account resolves the tables of one account and stores what they say.
func (r *resolver) account(unit int, tables []*table) {
	r.newest = append(r.newest, slices.MaxFunc(tables, func(a, b *table) int { return cmp.Compare(a.hull.End, b.hull.End) }))
	r.checkFirstOf(tables)
	tables = firstOf(tables)
	told := map[*table]*spoken{}
	for _, t := range tables {
		told[t] = &spoken{used: map[Span]bool{}, lost: map[Span]*table{}}
	}
	for _, id := range broughtMeasures(tables) {
		m := r.cat.Measure(id)
		if m == nil {
			continue
		}
		for _, group := range rivals(m, carrying(tables, id)) {
			s := speak(group, m.OverTime)
			r.cube.cover(measureFamily{id, group[0].Family}, unit, s.covered(r.asOf))
			r.cube.voices[id] = append(r.cube.voices[id], &voice{unit, group, s})
			if group[0].Family == AnyFamily {
				r.cube.leanings[measureFamily{id, r.cube.leaning(group[0].Measures)}] = true
			}
			for _, t := range group {
				r.store(unit, m, t, s, told[t])
			}
		}
	}
	for _, t := range tables {
		r.count(t, told[t])
	}
	r.cube.tellers = append(r.cube.tellers, &teller{unit, tables, told})
}

// spoken is, of one table, the spans whose rows it spoke for, and those for
// which another table spoke instead. What does not add up is kept of every
// level, so it proves no use where the rest of the row was set aside: reach
// speaks only for spans that no other table took.
type spoken struct {
	used map[Span]bool
	lost map[Span]*table
	kept map[Span]bool // of what does not add up
}

func (w *spoken) speak(m *Measure, span Span) {
	switch {
	case m.OverTime != RollNone:
		w.used[span] = true
	case w.kept == nil:
		w.kept = map[Span]bool{span: true}
	default:
		w.kept[span] = true
	}
}

// rivals groups the tables that compete for a measure. What may not be added
// is kept for every choice of dimensions, since the daily users of a property
// do not follow from those of its channels.
func rivals(m *Measure, tables []*table) [][]*table {
	if len(tables) == 0 {
		return nil
	}
	if m.OverTime != RollNone {
		return [][]*table{tables}
	}
	byRank := map[int][]*table{}
	var ranks []int
	for _, t := range tables {
		if byRank[t.rank] == nil {
			ranks = append(ranks, t.rank)
		}
		byRank[t.rank] = append(byRank[t.rank], t)
	}
	slices.Sort(ranks)
	var groups [][]*table
	for _, rank := range ranks {
		groups = append(groups, byRank[rank])
	}
	return groups
}

// store puts into the cube the rows for which a table speaks.
func (r *resolver) store(unit int, m *Measure, t *table, s *speakers, told *spoken) {
	at := slices.Index(t.Measures, m.ID)
	mf, choices := measureFamily{m.ID, t.Family}, r.choicesOf(t)
	key := seriesKey{unit: unit, rank: t.rank}
	bySeries := map[int]*series{} // by choice of members; those of the currency met last
	var of Span                   // the span of the row before: most rows share it with the next
	speaks := false
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.Span.End > r.asOf+1 {
			continue
		}
		if row.Span != of {
			of = row.Span
			speaker := s.of(of)
			if speaks = speaker == t; speaks {
				told.speak(m, of)
			} else {
				told.lost[of] = speaker
			}
		}
		if !speaks || !row.Amounts[at].Known {
			continue
		}
		x := cell{of, row.Amounts[at].Sum}
		if choices[i] < 0 {
			choices[i] = r.cube.choice(r.cube.membersOf(t, row))
		}
		key.members, key.currency = choices[i], ""
		if m.Unit == Money {
			x.sum, key.currency = r.convert(x.sum, t, row)
		}
		to := bySeries[choices[i]]
		if to == nil || to.currency != key.currency {
			to = r.cube.series(mf, key)
			bySeries[choices[i]] = to
		}
		to.add(x)
	}
}

// choicesOf holds, for each row of a table, the place of its members in
// Cube.members, -1 until some measure of the row is stored.
func (r *resolver) choicesOf(t *table) []int {
	list := r.choices[t.root()]
	if list == nil {
		list = slices.Repeat([]int{-1}, len(t.Rows))
		r.choices[t.root()] = list
	}
	return list
}

// count says in the report of a table which rows were used and why others were not.
func (r *resolver) count(t *table, told *spoken) {
	rep := r.reports[t.root()]
	for span, rows := range t.RowsByDay {
		if reason := told.aside(t, span, r.asOf); reason != "" {
			rep.aside(reason, rows)
		} else {
			rep.RowsUsed += rows
		}
	}
}

// silent tells whether nobody asked for a row of the table: it brings no measure.
func (w *spoken) silent() bool { return len(w.used)+len(w.lost)+len(w.kept) == 0 }

// aside says for what reason the rows of a span were set aside; "" where some
// measure of them was used.
func (w *spoken) aside(t *table, span Span, asOf Date) string {
	by := w.lost[span]
	switch {
	case w.used[span], w.kept[span] && by == nil:
		return ""
	case span.End > asOf+1:
		return AsideAfterAsOf
	case by != nil && by.rank != t.rank:
		_, reason := outranks(t.rank)
		return reason
	case w.silent():
		return AsideNoFigure
	case by == nil && span.Days() > 1:
		return AsideSpan
	case by != nil:
		return AsideSuperseded
	}
	return ""
}

func (t *table) used() int {
	n := 0
	for _, rows := range t.RowsByDay {
		n += rows
	}
	return n
}

func (r *resolver) sources() []SourceReport {
	var list []SourceReport
	for _, t := range r.tables {
		list = append(list, *r.reports[t])
	}
	return list
}

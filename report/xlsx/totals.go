package xlsx

import (
	"cmp"
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/report"
)

// totals are the sums that the pages refer to: a row for each stretch of days
// and choice of members, a column for each measure. A cell is a sum over the
// data table, or a value where that table cannot give it.
type totals struct {
	rows    []*totalRow
	byKey   map[totalKey]*totalRow
	columns []totalColumn
	byKind  map[measureKey]int
	used    []bool // by column
	windows *windows
	sheet   *sheet
	first   int // row of the first total
	left    int // column of the first measure
}

// totalColumn is a measure; data is its column in the data table, -1 for what
// days do not add up to.
type totalColumn struct {
	measure report.DataMeasure
	data    int
}

// totalKey names a row.
type totalKey struct {
	label   string
	span    kpi.Span
	opening bool
	filter  string
}

// totalRow is a row; beyond says that its sums are left out, see budget.
type totalRow struct {
	key    totalKey
	period kpi.Period
	filter *kpi.Filter
	cells  map[int]*total
	at     int
	beyond bool
}

// total is a cell: what the engine says, and whether a sum over the data table
// says the same.
type total struct {
	value float64
	sum   bool
}

// sumsOfChecks is the part of report.MaxSums that the checks need, which add up
// the data table on their own way.
const sumsOfChecks = 200

func newTotals(t *report.DataTable) *totals {
	s := &totals{byKey: map[totalKey]*totalRow{}, byKind: map[measureKey]int{}}
	if t == nil {
		return s
	}
	add := func(m report.DataMeasure, data int) {
		if key := (measureKey{m.Measure.ID, m.Family}); !hasKey(s.byKind, key) {
			s.byKind[key] = len(s.columns)
			s.columns = append(s.columns, totalColumn{m, data})
		}
	}
	for i, m := range t.Measures {
		add(m, i)
	}
	for _, m := range t.Others {
		add(m, -1)
	}
	s.used = make([]bool, len(s.columns))
	return s
}

func hasKey(m map[measureKey]int, key measureKey) bool {
	_, ok := m[key]
	return ok
}

// collectTotals finds every amount that the tables of the workbook are made of,
// puts them in order and decides which are sums.
func (b *book) collectTotals() {
	if b.d.Data == nil {
		return
	}
	for _, p := range b.tables {
		for i := range p.table.Rows {
			for k := range p.table.Rows[i].Cells {
				for _, d := range p.table.Rows[i].Cells[k].Derivations() {
					for _, a := range d.Amounts() {
						b.addTotal(a)
					}
				}
			}
		}
	}
	for _, s := range b.d.Sections {
		for _, block := range s.Blocks {
			for _, d := range chartDerivations(block) {
				for _, a := range d.Amounts() {
					b.addTotal(a)
				}
			}
		}
	}
	rank := b.periodRank()
	slices.SortStableFunc(b.totals.rows, func(x, y *totalRow) int {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), openingLast(x, y), cmp.Compare(x.key.span.Start, y.key.span.Start), cmp.Compare(x.key.span.End, y.key.span.End),
			cmp.Compare(x.key.label, y.key.label), cmp.Compare(x.member(kpi.Channel), y.member(kpi.Channel)),
			cmp.Compare(x.member(kpi.Campaign), y.member(kpi.Campaign)), cmp.Compare(x.key.filter, y.key.filter))
	})
	b.totals.keepWithin(report.MaxSums-sumsOfChecks, b.lookThrough())
}

// chartDerivations are where the weeks of a chart come from.
func chartDerivations(block report.Block) []*kpi.Derivation {
	if c, ok := block.(*report.WeekChart); ok && c.On.In(report.InBook) {
		return c.Derivations()
	}
	return nil
}

func openingLast(x, y *totalRow) int {
	switch {
	case x.key.opening == y.key.opening:
		return 0
	case x.key.opening:
		return 1
	}
	return -1
}

// periodRank orders the periods as a reader asks for them: the quarter and what
// it is compared with, then all others by day.
func (b *book) periodRank() func(*totalRow) int {
	order := []string{b.d.Quarter.Label, b.d.Previous.Label, b.d.LastYear.Label}
	return func(r *totalRow) int {
		if i := slices.Index(order, r.key.label); i >= 0 {
			return i
		}
		return len(order)
	}
}

func (b *book) addTotal(a *kpi.Amount) {
	column, ok := b.totals.byKind[measureKey{a.Measure.ID, a.Family}]
	if !ok || a.Reason != kpi.NoReason {
		return
	}
	key := keyOf(a)
	r := b.totals.byKey[key]
	if r == nil {
		r = &totalRow{key: key, period: a.Period, filter: a.Filter, cells: map[int]*total{}}
		b.totals.byKey[key] = r
		b.totals.rows = append(b.totals.rows, r)
	}
	if r.cells[column] == nil {
		t := &total{value: a.Sum.Float()}
		sum, can := b.ledger.sum(b.totals.columns[column].data, a)
		t.sum = can && near(sum, t.value)
		r.cells[column] = t
		b.totals.used[column] = true
	}
}

func keyOf(a *kpi.Amount) totalKey {
	key := totalKey{label: a.Period.Label, span: a.Span, opening: a.Opening}
	if a.Filter != nil {
		for _, p := range a.Filter.Segment {
			key.filter += p.Dim + "\x00" + p.Member + "\x00"
		}
		for _, c := range a.Filter.Conds {
			key.filter += "\x01" + c.String()
		}
	}
	return key
}

// member is the one that a row chooses of a dimension, "" for all.
func (r *totalRow) member(dim string) string {
	if r.filter == nil {
		return ""
	}
	m, _ := r.filter.Segment.Of(dim)
	return m
}

// sums counts the cells of a row that are sums.
func (r *totalRow) sums() (n int) {
	for _, t := range r.cells {
		if t.sum {
			n++
		}
	}
	return n
}

// class is how soon the sums of a row are given up: weeks of campaigns first,
// then campaigns, weeks of channels, channels, weeks, and the totals last.
func (r *totalRow) class() int {
	class := 0
	switch {
	case r.member(kpi.Campaign) != "":
		class = 4
	case r.filter != nil && len(r.filter.Segment)+len(r.filter.Conds) > 0:
		class = 2
	}
	if r.period.Grain < kpi.Monthly {
		class++
	}
	return class
}

// keepWithin leaves out the sums of whole rows, the finest first, until so many
// are left and they look at no more rows than mostWork; look says at how many
// each sum of a row does.
func (t *totals) keepWithin(most int, look func(*totalRow) int) {
	order := slices.Clone(t.rows)
	slices.SortStableFunc(order, func(x, y *totalRow) int { return cmp.Compare(x.class(), y.class()) })
	n, work, full := 0, 0, false
	for _, r := range order {
		n += r.sums()
		work += r.sums() * look(r)
		full = full || n > most || work > mostWork
		r.beyond = full && r.sums() > 0
	}
}

// any tells whether a row's sums are left out.
func (t *totals) beyond() bool {
	return slices.ContainsFunc(t.rows, func(r *totalRow) bool { return r.beyond })
}

// total writes an amount as a reference to its cell.
func (b *book) total(a *kpi.Amount) (ref string, value float64, ok bool) {
	r := b.totals.byKey[keyOf(a)]
	column, known := b.totals.byKind[measureKey{a.Measure.ID, a.Family}]
	if r == nil || !known || r.cells[column] == nil || b.totals.sheet == nil {
		return "", 0, false
	}
	return quoteSheet(b.totals.sheet.name) + "!" + b.totals.letter(column) + strconv.Itoa(r.at), r.cells[column].value, true
}

// letter is where a measure stands; columns that no row uses take no room.
func (t *totals) letter(column int) string {
	at := t.left
	for i := range column {
		if t.used[i] {
			at++
		}
	}
	return columnLetter(at)
}

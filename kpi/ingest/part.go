package ingest

import (
	"cmp"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// spanKey is the days of a row before the order of dates is known.
type spanKey struct{ from, to day }

// mark is the first place at which something was seen.
type mark struct {
	line, column int
	text         string
}

func (m *mark) set() bool { return m.line > 0 }

// put keeps the earlier place.
func (m *mark) put(o mark) {
	if o.set() && (!m.set() || o.line < m.line || o.line == m.line && o.column < m.column) {
		*m = o
	}
}

// evidence is what the cells say about the styles of a file.
type evidence struct {
	dotDecimal, commaDecimal mark // cells of measures that have one reading
	ratioDot, ratioComma     mark // the same in columns of ratios
	dot, comma               mark // ambiguous cells
	wholeDot, wholeComma     mark // ambiguous cells of what has no fractions
	dayFirst, monthFirst     mark
	twoOrders                mark
	serial, calendar         mark // serial days, and cells that are days otherwise
	label                    mark // cells of a date column that name a period, as 2025-Q3
	offset                   mark // times with an offset, moved to the deck's time zone
}

func (e *evidence) marks() []*mark {
	return []*mark{&e.dotDecimal, &e.commaDecimal, &e.ratioDot, &e.ratioComma, &e.dot, &e.comma, &e.wholeDot,
		&e.wholeComma, &e.dayFirst, &e.monthFirst, &e.twoOrders, &e.serial, &e.calendar, &e.label, &e.offset}
}

// fault counts the rows or cells that could not be used, for one reason.
type fault struct {
	first  mark
	n      int
	places []mark // the first few, by line
}

// shownPlaces is how many places of a fault are kept.
const shownPlaces = 3

// see counts rows or cells that are found at places.
func (f *fault) see(n int, found ...mark) {
	f.n += n
	for _, m := range found {
		f.first.put(m)
		if len(f.places) == shownPlaces && !m.before(f.places[shownPlaces-1]) || !m.set() || slices.Contains(f.places, m) {
			continue
		}
		at, _ := slices.BinarySearchFunc(f.places, m, mark.compare)
		f.places = slices.Insert(f.places, at, m)
		f.places = f.places[:min(len(f.places), shownPlaces)]
	}
}

func (m mark) compare(o mark) int {
	return cmp.Or(cmp.Compare(m.line, o.line), cmp.Compare(m.column, o.column))
}

func (m mark) before(o mark) bool { return m.compare(o) < 0 }

// totalsRow is a totals row with its cells, to be read when the style is known.
type totalsRow struct {
	label    string
	line     int
	currency string
	cells    []string // by measure
}

// maxTotals bounds what a table keeps of its totals rows: the first.
const maxTotals = 200

// part is what one worker has folded of a table.
type part struct {
	t        *tableRead
	dates    dates
	days     map[string]dateCell
	spans    map[spanKey]int32
	spanOf   []spanKey
	spanAt   []int               // first line of each span
	spanCell []mark              // the date cell there, where a column has one
	keys     []*names            // account, level, currency, then dimensions
	members  []memberColumn      // of these, the ones that the table has
	combos   map[groupKey]int32  // a choice of members and one more → the longer choice
	next     [][]int32           // the same by choice and member; 0 is none
	comboOf  [][]int32           // the members of each choice
	slots    [][]int32           // by span, then choice: the group's number, plus one
	sparse   map[groupKey]*int32 // the same for choices beyond denseCombos
	groups   []*partGroup
	room     []partGroup // slabs from which groups, their whole sums and their cells are cut
	whole    []uint64
	cells    []cell
	again    map[int32]int    // rows that are counted once more on a day of their own, by group
	onDayOf  int              // the measure whose day the row is counted on, else none
	filtered map[groupKey]int // rows that where: left out, by span and account
	stated   [2][]byte        // the range that the rows state, as written
	varied   bool             // they do not all state the same
	proof    evidence
	faults   map[string]*fault
	aside    map[string]int
	read     int
	ids      map[string]bool
	called   map[string]int32 // id of a campaign → the number of its name
	orderIDs map[int32]dayIDs // by span
	types    map[string]bool
	verdicts []verdicts      // by condition
	values   []*keySet       // by column whose values count once
	firsts   []firsts        // by measure
	symbols  map[string]mark // by currency, the first cell with its sign
	coins    []mark          // by number of the row's currency, the first cell that names it
	totals   []totalsRow
	empty    bool // the export says that it has no rows

	interned columnSet // columns whose cells keys holds of every row that is used
	rec      record
	quick    quickWay
	span     int32
	lastDate []byte
	lastEnd  []byte
}

const (
	keyAccount = iota
	keyLevel
	keyCurrency
	keyDims
)

func newPart(t *tableRead) *part {
	p := &part{t: t, dates: t.dates(), days: map[string]dateCell{}, spans: map[spanKey]int32{}, combos: map[groupKey]int32{}, comboOf: [][]int32{nil}, next: [][]int32{nil}, sparse: map[groupKey]*int32{},
		faults: map[string]*fault{}, aside: map[string]int{}, filtered: map[groupKey]int{}, ids: map[string]bool{}, called: map[string]int32{}, orderIDs: map[int32]dayIDs{}, types: map[string]bool{}, again: map[int32]int{}, onDayOf: none, symbols: map[string]mark{}, span: -1}
	p.verdicts, p.firsts = make([]verdicts, len(t.bind.conds)), make([]firsts, len(t.bind.measures))
	for range t.bind.onceCols {
		p.values = append(p.values, newKeySet(t.maxValues))
	}
	for range keyDims + len(t.bind.dims) {
		p.keys = append(p.keys, newNames(t))
	}
	p.keys[keyCurrency].show = t.shownCurrency
	p.members, p.quick = t.bind.members(), t.quickWay()
	p.interned = t.bind.interned()
	return p
}

func (p *part) fault(code string, m mark) {
	f := p.faults[code]
	if f == nil {
		f = &fault{}
		p.faults[code] = f
	}
	f.see(1, m)
}

// Reasons for which a row or cell is not used; messages.go words them.
const (
	faultWidth     = "row_too_short"
	faultExtra     = "row_too_long"
	faultNumber    = "bad_number"
	faultDate      = "bad_date"
	faultStray     = "stray_quote"
	faultNoDate    = "no_date"
	faultNoYear    = "date_without_year"
	faultQuote     = "open_quote"
	faultCell      = "cell_too_large"
	faultSerial    = "mixed_serials"
	faultFarDate   = "date_far_off"
	faultBlock     = "no_block_start"
	faultBackwards = "ends_before_start"
	faultBeyond    = "beyond_stated_days"
	faultFraction  = "fraction_of_whole"
	faultProduct   = "ambiguous_product"
	faultNoValue   = "no_value_of_once"
	faultExcelDate = "excel_date"
	faultExcelID   = "excel_id"
)

// asideOf names the reason under which a fault sets its row aside; cells that
// alone are left out set none aside.
func asideOf(code string) string {
	switch code {
	case faultNoDate:
		return kpi.AsideNoDate
	case faultBeyond, faultNumber, faultFraction, faultProduct, faultNoValue, faultExcelDate, faultExcelID:
		return ""
	}
	return kpi.AsideBadRow
}

// severityOf tells what a fault does to the run.
func severityOf(code string) diag.Severity {
	if code == faultQuote || code == faultCell {
		return diag.Error
	}
	if code == faultBeyond {
		return diag.Notice
	}
	return diag.Warning
}

package ingest

import (
	"maps"
	"slices"

	"kpideck/kpi"
)

// none is the column of what a table does not have.
const none = -1

// binding says which columns of a table mean what.
type binding struct {
	date, start, end, nth, period        int
	nthUnit                              kpi.Grain // of nth: days, weeks or months after the start of the stated range
	account, currency, level, resultType int
	campaignID                           int
	monthly                              bool      // a day in the period column stands for its month
	block                                kpi.Grain // that begins with each date; days unless said
	same                                 []int     // columns that tell one account; see presetSame
	orderIDs                             []int     // columns that make the number of an order; see presetSame
	stated                               []int     // the two columns of the export's range, beside one of days

	dims     []dimColumn
	measures []measureColumn
	ratios   []int // read only for the style of numbers
	blank    []int // all empty in a totals row that comes first
	where    []whereColumn
	conds    []condition // of measures, which name them by number
	ownDays  []int       // numbers of the measures that count a row on another day than its own
	ids      []int       // columns of ids, which Excel may have rounded
	onceCols []int       // columns whose values measures take once; they name them by number
	last     int         // the last column that is read
	lacking  []string
}

type dimColumn struct {
	id  string
	col int
}

type measureColumn struct {
	id       string
	col      int // none where rows are counted
	weight   int // the column that weighs a mean, else none
	count    counting
	between  *numberRange // of counted cells; nil counts all that are filled
	once     int          // number of the column each of whose values brings the measure once, else none
	conds    []int        // numbers of the conditions that a row must meet
	whole    bool         // has no fractions by its nature
	money    bool
	rollup   kpi.Rollup
	currency string // in brackets after the header
	same     bool   // counts only where all rows share one result type
	except   map[string]bool
	plain    bool // a column that is simply added
}

type whereColumn struct {
	col    int
	accept map[string]bool
}

func newBinding() binding {
	return binding{date: none, start: none, end: none, nth: none, period: none, account: none, currency: none,
		level: none, resultType: none, campaignID: none}
}

// dated tells whether some column says the day of a row.
func (b *binding) dated() bool { return b.date >= 0 || b.start >= 0 || b.nth >= 0 || b.period >= 0 }

// bindPreset finds the columns of a preset in a header row. Of equal headers
// the first position counts.
func bindPreset(x *Preset, header []string, r *Request, w *words) binding {
	keys := headerColumns(header, w)
	at := func(role string) int { return anyColumn(keys, x.roles[role]) }
	b := newBinding()
	b.date, b.start, b.end = at(roleDate), at(roleStart), at(roleEnd)
	b.bindWeek(at)
	b.bindNth(at)
	b.account, b.currency, b.level, b.resultType = at(roleAccount), at(roleCurrency), at(roleLevel), at(roleResultType)
	b.campaignID = at("campaign_id")
	switch {
	case b.date >= 0:
		b.bindStated(x, at)
		b.start, b.end = none, none
	case b.start < 0:
		b.bindPeriod(at)
	}
	for _, id := range x.dims {
		if col := at(id); col >= 0 && r.keeps(id) && !w.personal(header[col]) {
			b.dims = append(b.dims, dimColumn{id, col})
		}
	}
	for i := range x.measures {
		b.addPreset(x, &x.measures[i], header, keys, r, w)
	}
	b.bindIDs(x, at)
	for _, role := range x.totals.blank {
		if col := at(role); col >= 0 {
			b.blank = append(b.blank, col)
		}
	}
	for i, key := range keys {
		if x.ratios[key] && i < len(header) {
			b.ratios = append(b.ratios, i)
		}
	}
	b.bindSame(x, at)
	b.bindOrderIDs(x, at)
	b.finish(header, r)
	return b
}

// bindPeriod finds the column of periods; months are finer than what else it may be.
func (b *binding) bindPeriod(at func(role string) int) {
	b.period = at(roleMonth)
	b.monthly = b.period >= 0
	if !b.monthly {
		b.period = at(rolePeriod)
	}
}

// bindStated finds the columns of the export's range; none unless both are there.
func (b *binding) bindStated(x *Preset, at func(role string) int) {
	var cols []int
	for _, role := range x.stated {
		cols = append(cols, at(role))
	}
	if !slices.Contains(cols, none) {
		b.stated = cols
	}
}

// bindSame finds the columns of a row's name, day and figures; none unless all
// are there.
func (b *binding) bindSame(x *Preset, at func(role string) int) {
	name := slices.IndexFunc(x.same.names, func(role string) bool { return at(role) >= 0 })
	if name < 0 || b.account >= 0 {
		return
	}
	cols := []int{at(x.same.names[name]), max(b.date, b.start)}
	for _, role := range x.same.figures {
		cols = append(cols, at(role))
	}
	if !slices.Contains(cols, none) {
		b.same = cols
	}
}

func (b *binding) addPreset(x *Preset, m *presetMeasure, header, keys []string, r *Request, w *words) {
	c := measureColumn{id: m.id, weight: none, same: m.same != "", except: m.except, count: m.count, between: m.between}
	c.col = anyColumn(keys, x.roles[m.id])
	if c.col < 0 && m.count != countRows || slices.ContainsFunc(keys, func(k string) bool { return m.without[k] }) {
		return
	}
	if m.times != "" {
		if c.weight = anyColumn(keys, x.roles[m.times]); c.weight < 0 {
			return
		}
	}
	if !b.bindConditions(x, m, &c, keys) || !b.bindOnce(x, m, &c, keys) {
		return
	}
	if c.col >= 0 {
		_, c.currency = w.headerCurrency(header[c.col])
	}
	c.describe(r, m.fractional)
	if m.count == countDated {
		b.ownDays = append(b.ownDays, len(b.measures))
	}
	b.measures = append(b.measures, c)
}

// describe takes from the catalogue what the measure's nature tells.
func (c *measureColumn) describe(r *Request, fractional bool) {
	c.rollup = kpi.RollSum
	c.plain = c.count == countNone && c.weight < 0 && !c.same && c.once < 0 && len(c.conds) == 0
	if r.Measure == nil {
		return
	}
	m := r.Measure(c.id)
	if m == nil {
		return
	}
	c.rollup = m.MemberRollup()
	if m.OverTime == kpi.RollNone {
		c.rollup = kpi.RollNone
	}
	c.money = m.Unit == kpi.Money
	c.whole = (m.Unit == kpi.Count || m.Unit == kpi.People) && !fractional && c.weight < 0
}

// columns lists the columns that are bound, each once and in order.
func (b *binding) columns() []int {
	cols := []int{b.date, b.start, b.end, b.nth, b.period, b.account, b.currency, b.level, b.resultType, b.campaignID}
	for _, d := range b.dims {
		cols = append(cols, d.col)
	}
	for _, m := range b.measures {
		cols = append(cols, m.col, m.weight)
	}
	for _, w := range b.where {
		cols = append(cols, w.col)
	}
	for _, c := range b.conds {
		cols = append(cols, c.col)
	}
	cols = slices.Concat(cols, b.stated, b.onceCols)
	slices.Sort(cols)
	return slices.DeleteFunc(slices.Compact(cols), func(col int) bool { return col < 0 })
}

// keeps tells whether the deck needs a dimension.
func (r *Request) keeps(dim string) bool {
	return dim == kpi.Channel || dim == kpi.Campaign || slices.Contains(r.Dims, dim)
}

// bindColumns finds the headers of columns: and where:.
func bindColumns(header []string, r *Request, w *words) binding {
	keys := keysOf(header)
	b := newBinding()
	for _, c := range r.Columns {
		col := none
		if c.Header != "" {
			if col = slices.Index(keys, headerKey(c.Header)); col < 0 {
				b.lacking = append(b.lacking, c.Header)
				continue
			}
		}
		b.addColumn(c, col, header, r, w)
	}
	b.finish(header, r)
	return b
}

func (b *binding) addColumn(c Column, col int, header []string, r *Request, w *words) {
	switch c.Kind {
	case DateColumn:
		b.date = col
	case EndColumn:
		b.end = col
	case PeriodColumn:
		b.period = col
	case AccountColumn:
		b.account = col
	case CurrencyColumn:
		b.currency = col
	case DimColumn:
		if r.keeps(c.ID) {
			b.dims = append(b.dims, dimColumn{c.ID, col})
		}
		if isID(c.ID) || isID(c.Header) {
			b.ids = append(b.ids, col)
		}
	case MeasureColumn:
		m := measureColumn{id: c.ID, col: col, weight: none, once: none}
		switch {
		case c.Count && col >= 0:
			m.count = countFilled
		case c.Count:
			m.count = countRows
		}
		if col >= 0 {
			_, m.currency = w.headerCurrency(header[col])
		}
		m.describe(r, false)
		b.measures = append(b.measures, m)
	}
}

// finish finds the columns of where: and the last column that is read.
func (b *binding) finish(header []string, r *Request) {
	keys := keysOf(header)
	for _, name := range slices.Sorted(maps.Keys(r.Where)) {
		col := slices.Index(keys, headerKey(name))
		if col < 0 {
			b.lacking = append(b.lacking, name)
			continue
		}
		accept := map[string]bool{}
		for _, cell := range r.Where[name] {
			accept[memberName(cell)] = true
		}
		b.where = append(b.where, whereColumn{col, accept})
	}
	for _, col := range b.columns() {
		b.last = col
	}
}

package kpi

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Lineage is where an amount comes from: what each table gave to it, and what
// tables state for its days and members and do not give. It is computed when it
// is asked for; the Cube only remembers who spoke.
type Lineage struct {
	Amount   *Amount
	Shares   []Share    // by the order of the reports
	Withheld []Withheld // by the order of the reports, then reason
	Rates    []Rate     // that converted what the shares give, as Model.Rates sorts
	// Adds tells that the shares add up to the amount exactly. The largest or the
	// last of several is one share; a reach that may not be added has none that add.
	Adds bool

	cube *Cube
	fed  map[fedKey]bool
}

// Share is what one table gave to an amount.
type Share struct {
	Report   int // place of the table in the reports of Resolve
	Sum      Decimal
	Currency string  // of money: the report's, or the row's own where no rate converts it
	Days     Span    // from the first to the last day given
	Part     float64 // of the amount, 1 is all of it; 0 where shares do not add
}

// Withheld is what a table states and does not give, for one reason.
type Withheld struct {
	Report   int
	Reason   string
	By       int     // the report of the table that speaks instead, -1 for none
	Days     Span    // from the first to the last day
	Sum      Decimal // as exported; of what adds up only, see Summed
	Summed   bool
	Currency string
}

// Reasons of Withheld alone: rows of the period on days that the number does not
// stand for, because another source does not reach them or the comparison is of
// as many days, and rows of several days that reach out of the period.
const (
	AsideOtherDays = "other_days"
	AsideOutside   = "out_of_period"
)

// voice is one account's say on a measure: the tables that carry it, and who
// speaks when.
type voice struct {
	unit   int
	tables []*table
	*speakers
}

type fedKey struct {
	report, members int
	span            Span
}

// fedCell is a cell that an amount is made of.
type fedCell struct {
	*series
	cell
}

// Lineages answers for the amounts of a derivation, each once, in their order.
func (m *Model) Lineages(d *Derivation) []*Lineage {
	type amount struct {
		measure, filter, period string
		family                  Family
		span                    Span
		opening                 bool
	}
	seen := map[amount]bool{}
	var list []*Lineage
	for _, a := range d.Amounts() {
		key := amount{a.Measure.ID, a.Filter.key(), a.Period.Label, a.Family, a.Span, a.Opening}
		if !seen[key] {
			seen[key] = true
			list = append(list, m.Lineage(a))
		}
	}
	return list
}

// Lineage answers for an amount of a derivation.
func (m *Model) Lineage(a *Amount) *Lineage {
	l := &Lineage{Amount: a, cube: m.cube, fed: map[fedKey]bool{}}
	shares := map[Share]*Share{}
	for _, x := range m.cube.view(a.Measure, a.Family, a.Filter).deciding(a) {
		t := m.cube.speaker(a.Measure.ID, x)
		l.fed[fedKey{t.at, x.seriesKey.members, x.span}] = true
		key := Share{Report: t.at, Currency: x.currency}
		s := shares[key]
		if s == nil {
			s = &Share{Report: t.at, Currency: x.currency, Sum: x.sum, Days: x.span}
			shares[key] = s
			continue
		}
		s.Days = s.Days.Hull(x.span)
		if a.adds() {
			s.Sum.add(x.sum)
		} else {
			s.Sum = larger(s.Sum, x.sum)
		}
	}
	for _, s := range shares {
		l.Shares = append(l.Shares, *s)
	}
	slices.SortFunc(l.Shares, func(a, b Share) int {
		return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Currency, b.Currency))
	})
	l.Adds = a.Reason == NoReason && (a.adds() || len(l.Shares) == 1)
	for i := range l.Shares {
		if l.Adds && !a.Sum.IsZero() {
			l.Shares[i].Part = l.Shares[i].Sum.Float() / a.Sum.Float()
		}
	}
	l.Rates = l.converted()
	l.withhold()
	return l
}

// converted lists the rates of the rows that feed the amount. Of the rates that
// the cube used, the newest that was valid on a row's first day is the row's.
func (l *Lineage) converted() []Rate {
	if l.Amount.Measure.Unit != Money || len(l.cube.rates) == 0 {
		return nil
	}
	used := map[Rate]bool{}
	for _, s := range l.Shares {
		t := l.cube.tables[s.Report]
		l.eachRow(t, slices.Index(t.Measures, l.Amount.Measure.ID), func(row *TallyRow, _ Cell) {
			if rate := newestRate(l.cube.rates, row.Currency, l.cube.currency, row.Span.Start); rate != nil && l.Feeds(s.Report, row.Span, row.Members) {
				used[*rate] = true
			}
		})
	}
	return slices.SortedFunc(maps.Keys(used), compareRates)
}

// Feeds tells whether the rows of a table, by its place in the reports, with
// these days and members (as exported, in the order of the tally's dimensions)
// are part of the amount.
func (l *Lineage) Feeds(report int, days Span, members []string) bool {
	row := TallyRow{Span: days, Members: members}
	t := l.cube.tables[report]
	at, known := l.cube.memberAt[strings.Join(l.cube.membersOf(t, &row), "\x00")]
	return known && l.fed[fedKey{report, at, days}]
}

// adds tells whether the cells that the amount is made of are added: those of
// all members, or of the days of the one member that counts.
func (a *Amount) adds() bool {
	return a.Measure.OverTime == RollSum || a.Measure.OverTime != RollNone && a.Measure.MemberRollup() == RollSum
}

// speaker is the table that a cell was taken from. Of one account, rank and span
// there is one.
func (c *Cube) speaker(measure string, x fedCell) *table {
	for _, v := range c.voices[measure] {
		if t := v.of(x.span); v.unit == x.unit && t != nil && t.rank == x.rank {
			return t
		}
	}
	panic("kpi: a cell of " + measure + " that no table speaks for")
}

// deciding lists the cells that an amount is made of: all of what adds up over
// days, else the last, largest or smallest of each series that counts. Of what
// has no value because it may not be added, these are its known parts.
func (v *view) deciding(a *Amount) []fedCell {
	var list []fedCell
	if a.Measure.Additive() || a.Measure.OverTime == RollNone {
		for _, s := range v.series {
			for _, c := range s.within(a.Span) {
				list = append(list, fedCell{s, c})
			}
		}
		if a.Measure.OverTime == RollNone && a.Reason == NoReason {
			list = exactly(list, a)
		}
		return list
	}
	for _, m := range v.counted(a) {
		for _, c := range m.deciding(a.Measure.OverTime, m.within(a.Span)) {
			list = append(list, fedCell{m.series, c})
		}
	}
	return list
}

// counted lists the series whose values are brought together, as opening and
// overMembers do; of a largest or smallest value only the first that has it.
func (v *view) counted(a *Amount) []memberValue {
	list := v.overTime(a.Span)
	if a.Measure.OverTime == RollLast {
		if a.Opening {
			list = v.stillKnown(list, a.since)
		}
		list = latestTables(list)
	}
	if r := a.Measure.MemberRollup(); r == RollMax || r == RollMin {
		if at := slices.IndexFunc(list, func(m memberValue) bool { return m.value == a.Sum }); at >= 0 {
			return list[at : at+1]
		}
	}
	return list
}

// deciding keeps the cells that made the value of the series.
func (m *memberValue) deciding(rollup Rollup, cells []cell) []cell {
	if rollup == RollSum {
		return cells
	}
	for i, c := range slices.Backward(cells) {
		if rollup == RollLast && c.span.End == m.until || rollup != RollLast && c.sum == m.value {
			return cells[i : i+1]
		}
	}
	return nil
}

// exactly keeps the one value that stands for an amount that may not be added.
func exactly(list []fedCell, a *Amount) []fedCell {
	for _, rank := range broadestFirst {
		var of []fedCell
		for _, x := range list {
			if x.rank == rank && x.span == a.Span {
				of = append(of, x)
			}
		}
		if len(of) == 1 {
			return of
		}
	}
	return nil
}

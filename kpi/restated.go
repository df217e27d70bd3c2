package kpi

import (
	"cmp"
	"slices"
)

// Restatement is what a newer export tells of days that an older one told too,
// for a measure that adds up. Days are those that both tell, within one week.
type Restatement struct {
	Measure *Measure
	Report  int // place among the reports of Resolve of the table that speaks
	Before  int // and of the one that spoke before it
	Week    Period
	Days    Span
	Old     Decimal // in the report's currency
	New     Decimal
}

// retold is one day of a measure that two files of one level tell.
type retold struct {
	day         Date
	now, before *table
}

// eachRetold calls f for the days of a span that two files tell, with the one
// that speaks and the one that would speak without it. Two levels of one account
// are two cuts of the same days, no restatement.
func (v *voice) eachRetold(in Span, f func(retold)) {
	if len(v.tables) < 2 {
		return
	}
	in = in.Clip(Span{v.first, v.first + Date(len(v.days))})
	for day := in.Start; day < in.End; day++ {
		now := v.days[day-v.first]
		if now == nil {
			continue
		}
		var last *table
		for _, t := range v.tables {
			if t.daily.Has(day) && t.File != now.File && t.rank == now.rank && (last == nil || speaksBefore(t, last)) {
				last = t
			}
		}
		if last != nil {
			f(retold{day, now, last})
		}
	}
}

// Restated lists what newer exports changed in a period, by measure, report and week.
func (m *Model) Restated(in Span) []Restatement {
	type key struct {
		measure     string
		now, before int
		week        Date
	}
	found := map[key]*Restatement{}
	sums := dailySums{convert: m.cube.converted}
	for _, id := range sortedKeys(m.cube.voices) {
		measure := m.cat.Measure(id)
		if !measure.Additive() {
			continue
		}
		for _, v := range m.cube.voices[id] {
			v.eachRetold(in.Clip(Span{in.Start, m.cube.asOf + 1}), func(x retold) {
				week := m.cal.Containing(Weekly, x.day)
				k := key{id, x.now.root().at, x.before.root().at, week.Start}
				r := found[k]
				if r == nil {
					r = &Restatement{Measure: measure, Report: k.now, Before: k.before, Week: week}
					found[k] = r
				}
				r.Days = r.Days.Hull(Day(x.day))
				r.Old.add(sums.of(x.before, measure, x.day))
				r.New.add(sums.of(x.now, measure, x.day))
			})
		}
	}
	var list []Restatement
	for _, r := range found {
		if r.Old != r.New {
			list = append(list, *r)
		}
	}
	slices.SortFunc(list, func(a, b Restatement) int {
		return cmp.Or(cmp.Compare(a.Measure.ID, b.Measure.ID), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Before, b.Before), cmp.Compare(a.Week.Start, b.Week.Start))
	})
	return list
}

// converted brings money into the report's currency by the rates that were used.
func (c *Cube) converted(sum Decimal, row *TallyRow) Decimal {
	if rate := newestRate(c.rates, row.Currency, c.currency, row.Span.Start); rate != nil {
		if out, fits := sum.Mul(rate.Rate); fits {
			return out
		}
	}
	return sum
}

// dailySums are the sums of tables by day, each measure summed once when asked.
type dailySums struct {
	convert func(Decimal, *TallyRow) Decimal // of money; nil: as exported
	by      map[dailyKey]map[Date]Decimal
}

type dailyKey struct {
	of      *table
	measure string
}

func (s *dailySums) of(t *table, m *Measure, day Date) Decimal {
	key := dailyKey{t, m.ID}
	if s.by == nil {
		s.by = map[dailyKey]map[Date]Decimal{}
	}
	if s.by[key] == nil {
		s.by[key] = s.sum(t, m)
	}
	return s.by[key][day]
}

func (s *dailySums) sum(t *table, m *Measure) map[Date]Decimal {
	at, out := slices.Index(t.Measures, m.ID), map[Date]Decimal{}
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.Span.Days() != 1 || !row.Amounts[at].Known {
			continue
		}
		x := row.Amounts[at].Sum
		if m.Unit == Money && s.convert != nil {
			x = s.convert(x, row)
		}
		sum := out[row.Span.Start]
		sum.add(x)
		out[row.Span.Start] = sum
	}
	return out
}

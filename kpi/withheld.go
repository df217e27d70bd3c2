package kpi

import (
	"cmp"
	"slices"
)

// withheldKey gathers what one table withholds for one reason.
type withheldKey struct {
	report, by int
	reason     string
	currency   string
}

// withhold finds the rows of the amount's period and members that did not feed it.
func (l *Lineage) withhold() {
	a := l.Amount
	found := map[withheldKey]*Withheld{}
	for _, v := range l.cube.voices[a.Measure.ID] {
		for _, t := range v.tables {
			l.eachRow(t, slices.Index(t.Measures, a.Measure.ID), func(row *TallyRow, c Cell) {
				if reason, by := v.why(t, row.Span, a, l.cube.asOf); reason != "" {
					l.hold(found, t, row, c, reason, by)
				}
			})
		}
	}
	for _, t := range l.cube.duplicates {
		l.eachRow(t, t.column(a.Measure.ID), func(row *TallyRow, c Cell) {
			if a.days().Contains(row.Span) {
				l.hold(found, t, row, c, AsideDuplicate, t.same)
			}
		})
	}
	for _, w := range found {
		l.Withheld = append(l.Withheld, *w)
	}
	slices.SortFunc(l.Withheld, func(x, y Withheld) int {
		return cmp.Or(cmp.Compare(x.Report, y.Report), cmp.Compare(x.Reason, y.Reason), cmp.Compare(x.By, y.By), cmp.Compare(x.Currency, y.Currency))
	})
}

// days are those that the amount was asked for.
func (a *Amount) days() Span {
	if a.Opening || a.Period.Empty() {
		return a.Span
	}
	return a.Period.Span
}

// eachRow calls f for the rows of a table that have the measure, in a family and
// among the members of the amount.
func (l *Lineage) eachRow(t *table, at int, f func(*TallyRow, Cell)) {
	if at < 0 || !slices.Contains(families(l.Amount.Family), t.Family) {
		return
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.Amounts[at].Known && l.Amount.Filter.match(l.cube.dims, l.cube.membersOf(t, row)) {
			f(row, row.Amounts[at])
		}
	}
}

func (l *Lineage) hold(found map[withheldKey]*Withheld, t *table, row *TallyRow, c Cell, reason string, by *table) {
	k := withheldKey{report: t.at, reason: reason, by: -1}
	if by != nil {
		k.by = by.at
	}
	if l.Amount.Measure.Unit == Money {
		k.currency = cmp.Or(row.Currency, l.cube.currency)
	}
	w := found[k]
	if w == nil {
		w = &Withheld{Report: k.report, Reason: reason, By: k.by, Currency: k.currency, Summed: l.Amount.Measure.Additive()}
		found[k] = w
	}
	w.Days = w.Days.Hull(row.Span)
	w.Summed = w.Sum.add(c.Sum) && w.Summed
}

// why says for what reason rows of a span do not feed an amount, and who speaks
// instead; "" where they feed it or lie outside its period.
func (v *voice) why(t *table, span Span, a *Amount, asOf Date) (reason string, by *table) {
	speaker := v.of(span)
	switch {
	case !span.Overlaps(a.days()):
		return "", nil
	case span.End > asOf+1:
		return AsideAfterAsOf, nil
	case !a.days().Contains(span):
		return AsideOutside, nil
	case speaker == nil:
		return AsideSpan, nil
	case speaker != t && speaker.rank != t.rank:
		_, reason := outranks(t.rank)
		return reason, speaker
	case speaker != t:
		return AsideSuperseded, speaker
	case !a.Span.Contains(span):
		return AsideOtherDays, nil
	}
	return "", nil
}

// column gives the place of a measure in a table as read, or of the one that
// stands in for it; -1 for none.
func (t *table) column(id string) int {
	at := slices.Index(t.Measures, id)
	for _, from := range t.FirstOf[id] {
		if at < 0 {
			at = slices.Index(t.Measures, from)
		}
	}
	return at
}

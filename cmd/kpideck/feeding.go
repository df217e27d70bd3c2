package main

import (
	"cmp"
	"slices"

	"kpideck/kpi"
)

// feeding lists the tables that brought amounts of a value: those with rows of
// the measure in its family, among its days and members. Rows of several days
// bring only what rows of single days do not.
func (r *reading) feeding(v kpi.Value) []kpi.SourceReport {
	fed := map[*kpi.Tally]bool{}
	for _, a := range v.Derivation.Amounts() {
		spans := map[*kpi.Tally][]kpi.Span{}
		single := map[kpi.Span]bool{}
		for _, t := range r.tallies {
			spans[t] = r.spansIn(t, a)
			for _, s := range spans[t] {
				single[s] = single[s] || s.Days() == 1
			}
		}
		for t, list := range spans {
			fed[t] = fed[t] || slices.ContainsFunc(list, func(s kpi.Span) bool { return !a.Measure.Additive() || !known(s, single) })
		}
	}
	return slices.DeleteFunc(slices.Clone(r.sources), func(s kpi.SourceReport) bool {
		return s.RowsUsed == 0 || !fed[r.tallyOf(s)]
	})
}

// known tells whether a longer span is told day by day.
func known(s kpi.Span, single map[kpi.Span]bool) bool {
	if s.Days() == 1 {
		return false
	}
	for d := s.Start; d < s.End; d++ {
		if single[kpi.Day(d)] {
			return true
		}
	}
	return false
}

func (r *reading) tallyOf(s kpi.SourceReport) *kpi.Tally {
	for _, t := range r.tallies {
		if t.Source == s.Source && t.File == s.File && t.Table == s.Table && t.Level == s.Level && t.Account == s.Account {
			return t
		}
	}
	return nil
}

// spansIn gives the spans of a table's rows that belong to an amount.
func (r *reading) spansIn(t *kpi.Tally, a *kpi.Amount) (spans []kpi.Span) {
	at := slices.Index(t.Measures, a.Measure.ID)
	for _, from := range t.FirstOf[a.Measure.ID] {
		if at < 0 {
			at = slices.Index(t.Measures, from)
		}
	}
	if at < 0 || a.Family != kpi.AnyFamily && t.Family != kpi.AnyFamily && t.Family != a.Family {
		return nil
	}
	for _, row := range t.Rows {
		if row.Amounts[at].Known && a.Period.Contains(row.Span) && r.inside(t, row, a) {
			spans = append(spans, row.Span)
		}
	}
	return spans
}

// inside tells whether a row belongs to the members that an amount is of.
func (r *reading) inside(t *kpi.Tally, row kpi.TallyRow, a *kpi.Amount) bool {
	if a.Filter == nil {
		return true
	}
	for _, p := range a.Filter.Segment {
		if r.memberOf(t, row, p.Dim) != p.Member {
			return false
		}
	}
	return true
}

func (r *reading) memberOf(t *kpi.Tally, row kpi.TallyRow, dim string) string {
	member := ""
	if at := slices.Index(t.Dims, dim); at >= 0 {
		member = row.Members[at]
	} else if dim == kpi.Channel {
		member = t.Platform
	}
	member = cmp.Or(member, kpi.NotSet)
	if dim == kpi.Channel {
		return r.model.Channel(member)
	}
	return member
}

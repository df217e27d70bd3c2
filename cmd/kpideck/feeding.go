package main

import (
	"cmp"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// feeding lists the tables that brought amounts of a value: those that speak
// with the measure in its family, with rows among its days and members.
func (r *reading) feeding(v kpi.Value) []kpi.SourceReport {
	amounts := v.Derivation.Amounts()
	var list []kpi.SourceReport
	for _, s := range r.sources {
		t := r.tallyOf(s)
		if t != nil && s.RowsUsed > 0 && slices.ContainsFunc(amounts, func(a *kpi.Amount) bool { return r.brings(t, a) }) {
			list = append(list, s)
		}
	}
	return list
}

func (r *reading) tallyOf(s kpi.SourceReport) *kpi.Tally {
	for _, t := range r.tallies {
		if t.Source == s.Source && t.File == s.File && t.Table == s.Table && t.Level == s.Level && t.Account == s.Account {
			return t
		}
	}
	return nil
}

func (r *reading) brings(t *kpi.Tally, a *kpi.Amount) bool {
	at := slices.Index(t.Measures, a.Measure.ID)
	for _, from := range t.FirstOf[a.Measure.ID] {
		if at < 0 {
			at = slices.Index(t.Measures, from)
		}
	}
	if at < 0 || a.Family != kpi.AnyFamily && t.Family != kpi.AnyFamily && t.Family != a.Family {
		return false
	}
	return slices.ContainsFunc(t.Rows, func(row kpi.TallyRow) bool {
		return row.Amounts[at].Known && a.Period.Contains(row.Span) && r.inside(t, row, a)
	})
}

// inside tells whether a row belongs to the members that an amount is of.
func (r *reading) inside(t *kpi.Tally, row kpi.TallyRow, a *kpi.Amount) bool {
	if a.Filter == nil {
		return true
	}
	for _, p := range a.Filter.Segment {
		member := ""
		if at := slices.Index(t.Dims, p.Dim); at >= 0 {
			member = row.Members[at]
		} else if p.Dim == kpi.Channel {
			member = t.Platform
		}
		member = cmp.Or(member, kpi.NotSet)
		if p.Dim == kpi.Channel {
			member = r.model.Channel(member)
		}
		if member != p.Member {
			return false
		}
	}
	return true
}

func errorsOnly(list diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(list), func(p *diag.Problem) bool { return p.Severity != diag.Error })
}

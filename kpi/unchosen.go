package kpi

import (
	"fmt"
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// checkFirstOf warns of days that an account loses for a measure which is the
// first of others: one file settles for the whole account which column is meant,
// and files that have only the next one then bring nothing.
func (r *resolver) checkFirstOf(tables []*table) {
	ids := map[string]bool{}
	for _, t := range tables {
		for id := range t.FirstOf {
			ids[id] = true
		}
	}
	for _, id := range sortedKeys(ids) {
		var told, other []*table
		chosen := ""
		for _, t := range tables {
			at := slices.IndexFunc(t.FirstOf[id], func(from string) bool { return brings(tables, from) })
			switch {
			case at < 0:
			case slices.Contains(t.Measures, t.FirstOf[id][at]), brings([]*table{t}, id): // a blank column is a day without
				told, chosen = append(told, t), t.FirstOf[id][at]
			case slices.ContainsFunc(t.FirstOf[id][at+1:], func(from string) bool { return brings([]*table{t}, from) }):
				other = append(other, t)
			}
		}
		if lost := daysBeside(other, told); len(lost) > 0 {
			r.problems.Add(r.unchosen(id, chosen, other, lost))
		}
	}
}

// daysBeside lists the days of tables that none of some others covers.
func daysBeside(tables, others []*table) []Span {
	var list []Span
	for _, t := range tables {
		for d := t.hull.Start; d < t.hull.End; d++ {
			if !slices.ContainsFunc(others, func(o *table) bool { return o.hull.Has(d) }) {
				list = append(list, Day(d))
			}
		}
	}
	return JoinSpans(list)
}

func (r *resolver) unchosen(id, chosen string, tables []*table, lost []Span) *diag.Problem {
	name := func(id, locale string) string {
		if m := r.cat.Measure(id); m != nil && m.Names.In(locale) != "" {
			return m.Names.In(locale)
		}
		return id
	}
	var runs []string
	for _, s := range lost {
		runs = append(runs, fmt.Sprintf("%s–%s", s.Start, s.Last()))
	}
	list := tables[0].FirstOf[id]
	instead := list[slices.IndexFunc(list, func(from string) bool { return brings(tables[:1], from) })]
	of := strings.TrimSpace(tables[0].Platform + " " + tables[0].Account)
	return &diag.Problem{Code: "first_of_lost", Severity: diag.Warning, Pos: diag.Pos{File: tables[0].File},
		Message: diag.Both(
			fmt.Sprintf("%s: không có %s cho %s: tài khoản này lấy chỉ số đó từ cột %s, mà các tệp của những ngày này chỉ có %s", of, name(id, "vi"), strings.Join(runs, ", "), chosen, instead),
			fmt.Sprintf("%s: no %s for %s: the account takes it from the column of %s, and the files of these days have only %s", of, name(id, "en"), strings.Join(runs, ", "), chosen, instead)),
		Hint: diag.Both("xuất mọi tệp của tài khoản với cùng một cột", "export all files of the account with the same column")}
}

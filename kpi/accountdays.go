package kpi

import (
	"math"
	"slices"
)

// AccountDays is what the exports of one account of a source tell of the days of
// a period. Days that stand in none of its lists lie outside what the account is
// asked for: before it began, after as_of, or between runs of what comes when it
// comes, such as mails.
type AccountDays struct {
	Reports []int  // places of its tables among the reports of Resolve, sorted
	Covered []Span // told day by day or by a longer row
	Missing []Span // told by nobody, though the account tells of days before
	Twice   []Span // told by two files
	// Settles are, by measure that the account brings, the days after which the
	// platform changes its figures no more; at once where a measure is not there.
	Settles map[string]int
}

// Share is the part of the days asked for that are covered; 1 where none is asked.
func (a *AccountDays) Share() float64 {
	covered, missing := days(a.Covered), days(a.Missing)
	if covered+missing == 0 {
		return 1
	}
	return float64(covered) / float64(covered+missing)
}

func days(list []Span) int {
	n := 0
	for _, s := range list {
		n += s.Days()
	}
	return n
}

// Accounts tells, for every account that has a say in a period up to as_of, its
// days, by the order of the reports.
func (m *Model) Accounts(in Span) []AccountDays {
	in = in.Clip(Span{in.Start, m.cube.asOf + 1})
	var list []AccountDays
	for _, x := range m.cube.tellers {
		if a, ok := m.cube.accountDays(x, in); ok {
			list = append(list, a)
		}
	}
	slices.SortFunc(list, func(a, b AccountDays) int { return slices.Compare(a.Reports, b.Reports) })
	return list
}

func (c *Cube) accountDays(x *teller, in Span) (AccountDays, bool) {
	known := c.known(x.unit)
	a := AccountDays{Covered: known.runs(in), Reports: c.reportsOf(x)}
	if len(a.Covered) == 0 && (known.end == 0 || known.end <= in.Start-stale.to || !known.before(in.Start)) {
		return a, false
	}
	a.Missing = c.lacking(x, known, in)
	a.Twice = twice(x.tables, in)
	a.Settles = settling(x.tables)
	return a, true
}

// known joins what an account knows of all measures.
func (c *Cube) known(unit int) *coverage {
	all := &coverage{}
	for _, units := range c.coverages {
		if u := units[unit]; u != nil {
			all.stretches = append(all.stretches, u.stretches...)
			all.end = max(all.end, u.end)
		}
	}
	all.stretches = slices.DeleteFunc(all.stretches, func(s stretch) bool { return s.End > c.asOf+1 })
	all.sort()
	return all
}

// runs lists the days of a span that are covered. The stretches are sorted.
func (c *coverage) runs(in Span) []Span {
	var list []Span
	for _, x := range c.stretches {
		if part := x.Clip(in); !part.Empty() {
			list = addRun(list, part)
		}
	}
	return list
}

// addRun adds a span to runs that are sorted by start, joining what touches.
func addRun(runs []Span, s Span) []Span {
	if n := len(runs); n > 0 && s.Start <= runs[n-1].End {
		runs[n-1].End = max(runs[n-1].End, s.End)
		return runs
	}
	return append(runs, s)
}

// lacking lists the days of a span that the account should tell of: holes longer
// than its family lets pass, and those after its last day. What comes by the month
// is not late before the month is over.
func (c *Cube) lacking(x *teller, known *coverage, in Span) []Span {
	wait := patience(x.tables[0].Family)
	if wait == math.MaxInt {
		return nil
	}
	var list []Span
	for _, h := range known.holes() {
		if part := h.Clip(in); h.Days() > wait && !part.Empty() {
			list = append(list, part)
		}
	}
	rest := Span{max(known.end, in.Start), in.End}
	if s := known.stretches; len(s) > 0 && s[len(s)-1].long && rest.Days() <= s[len(s)-1].Days() {
		return list
	}
	if !rest.Empty() {
		list = addRun(list, rest)
	}
	return list
}

func (c *Cube) reportsOf(x *teller) []int {
	var list []int
	for _, t := range x.tables {
		list = append(list, t.root().at)
	}
	for _, t := range c.duplicates {
		if slices.Contains(list, t.same.at) {
			list = append(list, t.at)
		}
	}
	slices.Sort(list)
	return list
}

// settling joins the settling days of tables, of measures that have some figure.
func settling(tables []*table) map[string]int {
	out := map[string]int{}
	for _, id := range broughtMeasures(tables) {
		for _, t := range tables {
			if n := t.root().Settles[id]; n > out[id] {
				out[id] = n
			}
		}
	}
	return out
}

// twice lists the days on which two files of an account tell a measure.
func twice(tables []*table, in Span) []Span {
	var list []Span
	for i, a := range tables {
		for _, b := range tables[:i] {
			if both := a.daily.Clip(b.daily).Clip(in); a.File != b.File && !both.Empty() && shareMeasure(a, b) {
				list = append(list, both)
			}
		}
	}
	return JoinSpans(list)
}

// JoinSpans sorts spans and joins those that overlap or touch.
func JoinSpans(list []Span) []Span {
	slices.SortFunc(list, compareSpans)
	var runs []Span
	for _, s := range list {
		runs = addRun(runs, s)
	}
	return runs
}

package kpi

import (
	"cmp"
	"slices"
)

// Precedence is why one of two tables speaks for what both tell.
type Precedence string

// The reasons, in the order in which they are asked.
const (
	BySameBytes  Precedence = "same_bytes"  // the same file twice
	ByDays       Precedence = "daily_first" // days speak before longer spans
	ByLevel      Precedence = "coarser_level"
	ByDims       Precedence = "with_dimensions" // the one that can answer for channels and campaigns
	ByReportDate Precedence = "report_date"     // the date that the report gives itself
	ByLastDay    Precedence = "last_day"        // the later last covered day
	ByName       Precedence = "name"            // the natural order of names
)

// Overlap is what two tables of one account both tell, of which one speaks.
type Overlap struct {
	Report int // place of the table that was set aside, among the reports of Resolve
	By     int // the one that speaks instead
	Why    Precedence
	Days   []Span // sorted; they do not touch
	Rows   int    // set aside altogether
	Partly int    // of which some measures speak, since By does not bring them
}

// teller is the tables of one account and what each of them spoke for.
type teller struct {
	unit   int
	tables []*table
	told   map[*table]*spoken
}

// Overlaps lists what was told by two tables, by the order of the reports.
func (m *Model) Overlaps() []Overlap {
	var list []Overlap
	for _, x := range m.cube.tellers {
		for _, t := range x.tables {
			list = append(list, m.cube.overlapsOf(x, t)...)
		}
	}
	for _, t := range m.cube.duplicates {
		o := Overlap{Report: t.at, By: t.same.at, Why: BySameBytes, Rows: t.used()}
		if !t.hull.Empty() {
			o.Days = []Span{t.hull}
		}
		list = append(list, o)
	}
	slices.SortFunc(list, func(a, b Overlap) int {
		return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.By, b.By), cmp.Compare(a.Why, b.Why))
	})
	return list
}

// overlapsOf lists, of one table, what others of the account spoke for instead.
func (c *Cube) overlapsOf(x *teller, t *table) []Overlap {
	type key struct {
		by  int
		why Precedence
	}
	told, found := x.told[t], map[key]*Overlap{}
	for _, span := range sortedSpans(told.lost) {
		by, why := c.instead(x, t, span)
		if by == nil || span.End > c.asOf+1 {
			continue
		}
		k := key{by.root().at, why}
		o := found[k]
		if o == nil {
			o = &Overlap{Report: t.root().at, By: k.by, Why: why}
			found[k] = o
		}
		o.Days = t.extend(o.Days, span)
		if told.aside(t, span, c.asOf) != "" {
			o.Rows += t.RowsByDay[span]
		} else {
			o.Partly += t.RowsByDay[span]
		}
	}
	var list []Overlap
	for _, o := range found {
		list = append(list, *o)
	}
	return list
}

// instead gives the table that spoke for a span in place of another, and why.
func (c *Cube) instead(x *teller, t *table, span Span) (*table, Precedence) {
	if by := x.told[t].lost[span]; by != nil {
		_, why := before(by, t)
		return by, why
	}
	for _, id := range t.Measures {
		for _, v := range c.voices[id] {
			if by := v.inside(span); v.unit == x.unit && by != nil && by.root() != t.root() {
				return by, ByDays
			}
		}
	}
	return nil, ""
}

// inside gives the first table that speaks for a day of a span.
func (s *speakers) inside(span Span) *table {
	for day := span.Start; day < span.End; day++ {
		if by := s.of(Day(day)); by != nil {
			return by
		}
	}
	return nil
}

// extend adds a span to sorted runs of days. Days between on which the table has
// no row part nothing: a newer file told them as well.
func (t *table) extend(runs []Span, span Span) []Span {
	n := len(runs)
	if n == 0 || !t.idle(Span{runs[n-1].End, span.Start}) {
		return append(runs, span)
	}
	runs[n-1] = runs[n-1].Hull(span)
	return runs
}

// idle tells whether a table has no daily row in a span.
func (t *table) idle(s Span) bool {
	for day := s.Start; day < s.End; day++ {
		if t.RowsByDay[Day(day)] > 0 {
			return false
		}
	}
	return true
}

func sortedSpans[V any](m map[Span]V) []Span {
	list := make([]Span, 0, len(m))
	for s := range m {
		list = append(list, s)
	}
	slices.SortFunc(list, compareSpans)
	return list
}

func compareSpans(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

package xlsx

import (
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/formula"
	"kpideck/report"
)

// sum evaluates what SUMIFS gives for an amount over the data table: the rows
// inside its days, of its members by the names that SUMIFS tells apart. ok is
// false for what the table cannot give at all: stocks, extremes, members of
// dimensions that it lacks, conditions that SUMIFS cannot say.
func (l *ledger) sum(column int, a *kpi.Amount) (sum float64, ok bool) {
	if column < 0 || a.Rollup != kpi.RollSum || a.Opening || a.Reason != kpi.NoReason {
		return 0, false
	}
	test, ok := l.tests(a.Filter)
	if !ok {
		return 0, false
	}
	var segment kpi.Segment
	if a.Filter != nil {
		segment = a.Filter.Segment
	}
	for _, i := range l.inside(l.candidates(segment), a.Span) {
		r := &l.table.Rows[i]
		if v, known := r.Amount(column); known && r.Span.End <= a.Span.End && test(r) {
			sum += v
		}
	}
	return sum, true
}

// inside cuts a list of rows, sorted by day, to those that begin inside a span.
func (l *ledger) inside(list []int, s kpi.Span) []int {
	from := func(day kpi.Date) int {
		at, _ := slices.BinarySearchFunc(list, day, func(i int, d kpi.Date) int { return int(l.table.Rows[i].Span.Start) - int(d) })
		return at
	}
	return list[from(s.Start):from(s.End)]
}

// tests evaluates the conditions of a filter on a row; ok is false for what
// SUMIFS cannot say. The members of a segment are tested by candidates.
func (l *ledger) tests(f *kpi.Filter) (test func(*report.DataRow) bool, ok bool) {
	var list []func(*report.DataRow) bool
	if f != nil {
		for _, p := range f.Segment {
			if p.Dim != kpi.Channel && p.Dim != kpi.Campaign || !searchable(l.name(clean(p.Member))) {
				return nil, false
			}
			list = append(list, l.is(p.Dim, p.Member, true))
		}
		for _, c := range plainConds(f.Conds) {
			if c.Kind != formula.Eq && c.Kind != formula.NotEq || c.Dim != kpi.Channel && c.Dim != kpi.Campaign || !searchable(l.name(clean(c.Member))) {
				return nil, false
			}
			list = append(list, l.is(c.Dim, c.Member, c.Kind == formula.Eq))
		}
	}
	return func(r *report.DataRow) bool {
		for _, t := range list {
			if !t(r) {
				return false
			}
		}
		return true
	}, true
}

func (l *ledger) is(dim, member string, equal bool) func(*report.DataRow) bool {
	want := l.fold(member)
	return func(r *report.DataRow) bool {
		of := r.Channel
		if dim == kpi.Campaign {
			of = r.Campaign
		}
		return (l.fold(of) == want) == equal
	}
}

// plainConds takes conditions that are joined by "and" apart.
func plainConds(conds []*formula.Cond) (list []*formula.Cond) {
	for _, c := range conds {
		if c.Kind == formula.And {
			list = append(list, plainConds(c.Args)...)
			continue
		}
		list = append(list, c)
	}
	return list
}

// sumifs writes the sum of a total. Its conditions point to the labels of its
// row: the days, and the members that the row names.
func (b *book) sumifs(r *totalRow, data int) string {
	l := b.ledger
	args := []string{b.column(r, fixedColumns+data),
		b.column(r, fromColumn), `">="&` + at{r.at, totalFrom}.fixedColumn(), b.column(r, toColumn), `"<="&` + at{r.at, totalTo}.fixedColumn()}
	if r.filter != nil {
		for _, p := range r.filter.Segment {
			args = append(args, b.column(r, memberColumn(p.Dim)), l.criterion(p.Member, at{r.at, memberLabel(p.Dim)}.fixedColumn()))
		}
		for _, c := range plainConds(r.filter.Conds) {
			operator := ""
			if c.Kind == formula.NotEq {
				operator = "<>"
			}
			args = append(args, b.column(r, memberColumn(c.Dim)), literal(l.name(clean(c.Member)), operator))
		}
	}
	return "SUMIFS(" + strings.Join(args, ",") + ")"
}

func memberColumn(dim string) int {
	if dim == kpi.Campaign {
		return campaignColumn
	}
	return channelColumn
}

func memberLabel(dim string) int {
	if dim == kpi.Campaign {
		return totalCampaign
	}
	return totalChannel
}

// criterion is a name as a condition: its label, unless SUMIFS would read that
// as something else.
func (l *ledger) criterion(member, label string) string {
	if shown := l.name(clean(member)); !plainName(shown) {
		return literal(shown, "")
	}
	return label
}

package xlsx

import (
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/formula"
	"kpideck/report"
)

// sumifs writes an amount as SUMIFS over the data table. ok is false where the
// table cannot give that very amount: stocks, extremes, spans that its rows
// cut, members that SUMIFS cannot tell apart. Its meaning is evaluated here
// over the same rows, so what is written gives the figure of the Document.
func (l *ledger) sumifs(a *kpi.Amount, elapsedDays int, where naming) (call string, sum float64, ok bool) {
	column := l.measure(a)
	if column < 0 || a.Rollup != kpi.RollSum || a.Opening || a.Reason != kpi.NoReason {
		return "", 0, false
	}
	members, ok := l.conditions(a.Filter, where)
	if !ok {
		return "", 0, false
	}
	p := l.pool(column, a)
	for _, times := range p.times(a, elapsedDays, where) {
		list := append(times, members...)
		if sum, ok := p.add(list); ok && near(sum, a.Sum.Float()) {
			return l.call(column, list), sum, true
		}
	}
	return "", 0, false
}

func (l *ledger) call(column int, list []criterion) string {
	args := []string{l.column(fixedColumns + column)}
	for _, c := range list {
		args = append(args, l.column(c.column), c.text)
	}
	return "SUMIFS(" + strings.Join(args, ",") + ")"
}

// pool is the rows that could enter an amount: those with a figure in its
// column, and which of them it is the sum of.
type pool struct {
	column int
	rows   []*report.DataRow
	wanted []bool
}

func (l *ledger) pool(column int, a *kpi.Amount) *pool {
	p := &pool{column: column}
	var segment kpi.Segment
	if a.Filter != nil {
		segment = a.Filter.Segment
	}
	for _, i := range l.candidates(segment) {
		r := &l.table.Rows[i]
		if r.Amounts[column] == nil {
			continue
		}
		p.rows = append(p.rows, r)
		p.wanted = append(p.wanted, a.Span.Contains(r.Span) && chosen(a.Filter, r))
	}
	return p
}

// times are the ways to say the days of an amount, the most readable first.
func (p *pool) times(a *kpi.Amount, elapsedDays int, where naming) [][]criterion {
	var ways [][]criterion
	switch a.Period.Grain {
	case kpi.Quarterly:
		quarter := within(a.Period.Label, where)
		ways = append(ways, []criterion{quarter, elapsed(elapsedDays)}, []criterion{quarter})
	case kpi.Weekly:
		for i, r := range p.rows {
			if p.wanted[i] && r.Week != "" {
				ways = append(ways, []criterion{within(r.Period, where), week(r.Week, where)})
				break
			}
		}
	}
	return append(ways, between(a.Span))
}

// add evaluates SUMIFS; ok is false when it takes other rows than the amount is
// made of.
func (p *pool) add(list []criterion) (sum float64, ok bool) {
	for i, r := range p.rows {
		taken := true
		for _, c := range list {
			taken = taken && c.match(r)
		}
		if taken != p.wanted[i] {
			return 0, false
		}
		if taken {
			sum += *r.Amounts[p.column]
		}
	}
	return sum, true
}

// chosen tells whether a row is of the members that a filter chooses.
func chosen(f *kpi.Filter, r *report.DataRow) bool {
	if f == nil {
		return true
	}
	for _, p := range f.Segment {
		if memberOf(r, p.Dim) != p.Member {
			return false
		}
	}
	for _, c := range f.Conds {
		if !holds(c, r) {
			return false
		}
	}
	return true
}

func memberOf(r *report.DataRow, dim string) string {
	if dim == kpi.Channel {
		return r.Channel
	}
	return r.Campaign
}

func holds(c *formula.Cond, r *report.DataRow) bool {
	switch c.Kind {
	case formula.And:
		return holds(c.Args[0], r) && holds(c.Args[1], r)
	case formula.Eq:
		return memberOf(r, c.Dim) == c.Member
	case formula.NotEq:
		return memberOf(r, c.Dim) != c.Member
	}
	return false
}

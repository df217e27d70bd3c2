package ingest

import (
	"context"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// FedRows are rows of one table of a file, as written.
type FedRows struct {
	Table  string   // as in its Tally
	Header []string // of the columns that are bound
	Rows   []FedRow // the first, in the order of the file
	More   int      // how many follow
}

// FedRow is a row: its line, and its cells under FedRows.Header.
type FedRow struct {
	Line  int
	Cells []string
}

// Rows reads a file again by the rules of Read and gives the rows of the days
// and members that want says, of at most limit rows a table; below 0 of all.
// Members come as exported, in the order of the tally's dimensions. Of these rows
// only those are given that bring something to one of the measures. The first reading settles
// how dates are written, the second looks at the rows; rows are kept by neither.
func Rows(ctx context.Context, req Request, p Presets, measures []string, limit int, want func(t *kpi.Tally, days kpi.Span, members []string) bool) ([]FedRows, diag.List) {
	x := &rowSearch{measures: measures, limit: limit, want: want, last: map[*part]*fedTable{}}
	settle := newReader(ctx, p, 1, nil, blockSize)
	settle.settled = func(s *settled, list []*kpi.Tally) { x.tables = append(x.tables, x.table(s, list)) }
	read := settle.file(&req)
	close(settle.tasks)
	if len(x.tables) > 0 {
		find := newReader(ctx, p, 1, nil, blockSize)
		find.row, find.code = x.row, read.code
		find.file(&req)
		close(find.tasks)
	}
	var out []FedRows
	for _, t := range x.tables {
		if len(t.out.Rows) > 0 || t.out.More > 0 {
			t.out.Table = t.list[0].Table
			out = append(out, t.out)
		}
	}
	return out, read.problems
}

// rowSearch is one call of Rows.
type rowSearch struct {
	measures []string
	limit    int
	want     func(*kpi.Tally, kpi.Span, []string) bool
	tables   []*fedTable
	last     map[*part]*fedTable // the table that a part reads again
}

// fedTable is a table that was settled, and what is found in it.
type fedTable struct {
	s      *settled
	list   []*kpi.Tally
	of     map[tallyKey]*kpi.Tally
	cols   []int
	counts []int          // numbers of the measures that were asked for; none: all rows
	wanted map[int32]bool // by group of the second reading
	out    FedRows
	line   int // of the last row that was given; one may count on two days
}

// tallyKey tells the tallies of one table apart.
type tallyKey struct{ account, level string }

func (x *rowSearch) table(s *settled, list []*kpi.Tally) *fedTable {
	t := &fedTable{s: s, list: list, of: map[tallyKey]*kpi.Tally{}, wanted: map[int32]bool{}}
	for _, g := range s.groups {
		key := tallyKey{g.of.account, g.of.level}
		if t.of[key] == nil && len(t.of) < len(list) {
			t.of[key] = list[len(t.of)]
		}
	}
	for i, m := range s.t.bind.measures {
		asked := slices.Contains(x.measures, m.id)
		if s.t.preset != nil {
			for id, choices := range s.t.preset.firstOf {
				asked = asked || slices.Contains(x.measures, id) && slices.Contains(choices, m.id)
			}
		}
		if asked {
			t.counts = append(t.counts, i)
		}
	}
	t.cols = t.order()
	for _, col := range t.cols {
		t.out.Header = append(t.out.Header, s.t.header[col])
	}
	return t
}

// order lists the columns that are bound: days, members, the measures that were
// asked for, then all others.
func (t *fedTable) order() []int {
	b := &t.s.t.bind
	first := []int{b.date, b.start, b.end, b.nth, b.period, b.account}
	for _, d := range b.dims {
		first = append(first, d.col)
	}
	for _, i := range t.counts {
		first = append(first, b.measures[i].col, b.measures[i].weight)
		for _, c := range b.measures[i].conds {
			first = append(first, b.conds[c].col)
		}
	}
	var list []int
	for _, col := range append(first, b.columns()...) {
		if col >= 0 && !slices.Contains(list, col) {
			list = append(list, col)
		}
	}
	return list
}

// row is told of every row of the second reading.
func (x *rowSearch) row(p *part, line int, group int32) {
	t, known := x.last[p]
	if !known {
		if at := slices.IndexFunc(x.tables, func(t *fedTable) bool { return t.s.t.line == p.t.line && slices.Equal(t.s.t.header, p.t.header) }); at >= 0 {
			t = x.tables[at]
		}
		x.last[p] = t
	}
	if t == nil || !t.wants(p, group, x.want) || !t.holds(p, line) || t.line == line {
		return
	}
	t.line = line
	if x.limit >= 0 && len(t.out.Rows) >= x.limit {
		t.out.More++
		return
	}
	row := FedRow{Line: line}
	for _, col := range t.cols {
		cell := memberName(string(p.rec.fields[col]))
		if p.t.persons[col] && cell != "" {
			cell = personalCell
		}
		cell = p.t.shownName(cell)
		row.Cells = append(row.Cells, cell)
	}
	t.out.Rows = append(t.out.Rows, row)
}

func (t *fedTable) wants(p *part, group int32, want func(*kpi.Tally, kpi.Span, []string) bool) bool {
	if is, known := t.wanted[group]; known {
		return is
	}
	span, key := p.spanOf[p.groups[group].span], p.choice(p.groups[group].combo)
	tally, days := t.of[tallyKey{key.account, key.level}], t.s.days
	is := false
	if tally != nil && days != nil {
		if s, good := days.spans[span]; good && days.bad[span] == "" {
			is = want(tally, s, strings.Split(key.members, "\x00"))
		}
	}
	t.wanted[group] = is
	return is
}

// holds tells whether the row gives to a measure that was asked for. There is one
// worker, so of rows that bring a value once the first one read is the one.
func (t *fedTable) holds(p *part, line int) bool {
	if len(t.counts) == 0 {
		return true
	}
	for _, i := range t.counts {
		m := &t.s.t.bind.measures[i]
		switch {
		case m.count == countDated && p.onDayOf != i, m.count != countDated && p.onDayOf != none:
		case !p.holds(m) || m.col >= 0 && p.t.words.null(memberName(string(p.rec.fields[m.col]))):
		case m.once == none || p.speaks(i, line):
			return true
		}
	}
	return false
}

// speaks tells whether the row is the one that brings a measure its value.
func (p *part) speaks(measure, line int) bool {
	once := p.t.bind.measures[measure].once
	value := p.values[once].ofRow(line, p.rec.fields[p.t.bind.onceCols[once]], p.t.words)
	rows := p.firsts[measure].rows
	return value != noValue && int(value) < len(rows) && rows[value].line == int32(line)
}

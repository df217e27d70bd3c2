package xlsx

import (
	"slices"

	"kpideck/report"
)

// screenWidth is how wide a sheet may be, in widths of a digit: 1300 pixels,
// what a laptop shows at 100% beside the row numbers.
const screenWidth = 1300.0 / digitPixels

// folded are the columns, by the kind of table, that are read last: where a
// table is wider than a screen they continue below it, the first of them first.
var folded = map[report.TableKind][][]report.Role{
	report.Scorecard: {{report.RoleMethod}, {report.RoleGroup, report.RoleScore}, {report.RoleLow, report.RoleHigh},
		{report.RoleToBest}, {report.RoleRequired, report.RoleCurrent}, {report.RoleLastYear, report.RoleYearChange}},
	report.WeekStrip: {{report.RoleValue}},
}

// parts are the columns of a table as a sheet shows them, by their index: all in
// one part or, of a table wider than a screen, two, both with the names.
func (b *book) parts(t *report.Table) [][]int {
	all := visibleColumns(t)
	first := all
	for _, roles := range folded[t.Kind] {
		if gutter+b.partWidth(t, first) <= screenWidth {
			break
		}
		first = slices.DeleteFunc(slices.Clone(first), func(i int) bool { return slices.Contains(roles, t.Columns[i].Role) })
	}
	if len(first) == len(all) {
		return [][]int{all}
	}
	second := []int{all[0]}
	for _, i := range all {
		if !slices.Contains(first, i) {
			second = append(second, i)
		}
	}
	return [][]int{first, second}
}

func (b *book) partWidth(t *report.Table, columns []int) (w float64) {
	for _, i := range columns {
		w += b.naturalWidth(t, i)
		if t.Columns[i].Role == report.RoleSpark {
			w += sparkGap
		}
	}
	return w
}

// part is a stretch of a placed table's columns under a header of its own.
type part struct {
	head, code int   // rows of the header; code 0: none
	rows       []int // by row of the table; 0: not shown here
}

// start lays out the header and the rows of a part from the next free row of the
// sheet. A second part leaves out the rows that it has nothing to say of.
func (p *placed) start(slots []slot, whole bool) *part {
	sh := p.sheet
	t := &part{head: sh.next, rows: make([]int, len(p.table.Rows))}
	sh.next++
	if slices.ContainsFunc(slots, func(s slot) bool { return p.table.Columns[s.index].Code != "" }) {
		t.code = sh.next
		sh.next++
	}
	top := sh.next
	for i := range p.table.Rows {
		if whole || says(&p.table.Rows[i], slots[1:]) {
			t.rows[i] = sh.next
			sh.next++
		}
	}
	sh.heads = append(sh.heads, tableHead{[2]int{t.head, top - 1}, sh.next})
	return t
}

func says(r *report.Row, slots []slot) bool {
	return len(r.Cells) > 1 && slices.ContainsFunc(slots, func(s slot) bool {
		return s.index < len(r.Cells) && (r.Cells[s.index].Number != nil || r.Cells[s.index].Text != "")
	})
}

// first is the row below the header.
func (t *part) first() int { return max(t.head, t.code) + 1 }

// count is how many rows it shows.
func (t *part) count() (n int) {
	for _, row := range t.rows {
		if row > 0 {
			n++
		}
	}
	return n
}

// at is where a table shows a cell.
func (p *placed) at(i int, s slot) at { return at{s.part.rows[i], s.left} }

package xlsx

import (
	"math"
	"slices"
	"strings"

	"kpideck/report"
)

// screenWidth is how wide a sheet may be, in widths of a digit: 1300 pixels,
// what a laptop shows at 100% beside the row numbers.
const screenWidth = 1300.0 / digitPixels

// folded are the columns, by the kind of table, that are read last: where a
// table is wider than a screen they continue below it, the first of them first.
var folded = map[report.TableKind][][]report.Role{
	report.Scorecard: {{report.RoleMethod}, {report.RoleGroup, report.RoleScore}, {report.RoleLow, report.RoleHigh},
		{report.RoleToBest}, {report.RoleLastYear, report.RoleYearChange}, {report.RoleRequired, report.RoleCurrent}},
	report.WeekStrip: {{report.RoleValue}},
}

// spare is the room that is left for other tables of the sheet, whose columns
// seldom end where those of the widest one do.
const spare = 4

// floors are how narrow columns of texts may get so that a table fits a screen;
// their texts wrap then.
var floors = map[report.Role]float64{report.RoleName: 27, report.RoleOwner: 17, report.RoleSignal: 19, report.RoleText: 18, report.RoleMethod: 18}

// kindFloors are the exceptions of a kind of table: sentences that say why.
var kindFloors = map[report.TableKind]map[report.Role]float64{
	report.SmartTable: {report.RoleText: 46, report.RoleName: 24},
	report.NextTable:  {report.RoleText: 42, report.RoleName: 22, report.RoleStatus: 16},
}

// fit is how a table is laid out: its columns, by their index, in one part or,
// where it is wider than a screen, in two, both with the names; and the widths.
type fit struct {
	parts  [][]int
	widths map[int]float64
	least  map[int]float64 // how narrow each may get
	words  map[int]float64 // of texts: as wide as their longest words
}

// fit lays out the columns of a table. Texts wrap before a table is folded.
func (b *book) fit(t *report.Table) *fit {
	if f := b.fits[t]; f != nil {
		return f
	}
	f := &fit{widths: map[int]float64{}, least: map[int]float64{}, words: map[int]float64{}}
	all := visibleColumns(t)
	for _, i := range all {
		f.widths[i] = b.naturalWidth(t, i)
		f.words[i] = math.Min(f.widths[i], b.longestWord(t, i))
		f.least[i] = math.Min(f.widths[i], b.leastWidth(t, i))
	}
	first := all
	for _, roles := range folded[t.Kind] {
		if gutter+f.span(t, first, f.least) <= screenWidth {
			break
		}
		first = slices.DeleteFunc(slices.Clone(first), func(i int) bool { return slices.Contains(roles, t.Columns[i].Role) })
	}
	f.parts = [][]int{first}
	if len(first) < len(all) {
		second := []int{all[0]}
		for _, i := range all {
			if !slices.Contains(first, i) {
				second = append(second, i)
			}
		}
		f.parts = append(f.parts, second)
	}
	for _, columns := range f.parts {
		f.squeeze(t, columns)
	}
	if len(f.parts) > 1 {
		b.unwrap(f, t)
	}
	b.fits[t] = f
	return f
}

// unwrap gives the methods that a table goes on with the room to stand on one
// line, which they have on a sheet of their own.
func (b *book) unwrap(f *fit, t *report.Table) {
	rest := f.parts[1]
	for _, i := range rest {
		if t.Columns[i].Role != report.RoleMethod {
			continue
		}
		need, room := 0.0, screenWidth-gutter-spare-f.span(t, rest, f.widths)
		for k := range t.Rows {
			need = math.Max(need, b.cellWidth(t, k, i)+slack)
		}
		f.widths[i] = math.Max(f.widths[i], math.Min(need, math.Min(maxTextWidth, f.widths[i]+room)))
	}
}

// squeeze narrows the widest columns until a part fits a screen, or none can
// give more.
func (f *fit) squeeze(t *report.Table, columns []int) {
	const step = 0.5
	for gutter+spare+f.span(t, columns, f.widths) > screenWidth {
		widest := -1
		for _, i := range columns {
			if f.widths[i]-step >= f.least[i] && (widest < 0 || f.widths[i] > f.widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		f.widths[widest] -= step
	}
}

func (f *fit) span(t *report.Table, columns []int, widths map[int]float64) (w float64) {
	for _, i := range columns {
		w += widths[i]
		if t.Columns[i].Role == report.RoleSpark {
			w += sparkGap
		}
	}
	return w
}

// leastWidth is how narrow a column may get. Numbers give nothing; texts wrap,
// but not inside their words and headers.
func (b *book) leastWidth(t *report.Table, i int) float64 {
	c := t.Columns[i]
	floor, wrapping := floors[c.Role]
	if w := kindFloors[t.Kind][c.Role]; w > 0 {
		floor = w
	}
	if !c.Text || !wrapping {
		return math.Inf(1)
	}
	return math.Max(floor, math.Max(b.headerWidth(c), b.longestWord(t, i)))
}

// longestWord is how wide the words of a column's texts are.
func (b *book) longestWord(t *report.Table, i int) (floor float64) {
	c, look := t.Columns[i], b.styles.look(body)
	for k := range t.Rows {
		r := &t.Rows[k]
		if r.Kind == report.BandRow || r.Kind == report.WarnRow || i >= len(r.Cells) {
			continue
		}
		for _, word := range strings.Fields(r.Cells[i].Text) {
			floor = math.Max(floor, math.Min(textWidth(word, look)+cellPadding+indentOf(r, c.Role), maxWord))
		}
	}
	return floor
}

// maxWord is the longest word that a column grows for; longer ones, such as
// paths, are broken anywhere.
const maxWord = 24

// continued is what a wide table goes on with: its name column once more, and
// those that found no room beside it. It stands below the table, or on a sheet
// of its own.
type continued struct{ *report.Table }

// part is a stretch of a placed table's columns under a header of its own.
type part struct {
	sheet      *sheet
	head, code int   // rows of the header; code 0: none
	rows       []int // by row of the table; 0: not shown here
	blank      []int // rows below them, for people to type in
}

// start lays out the header and the rows of a part from the next free row of a
// sheet. A second part leaves out the rows that it has nothing to say of.
func (b *book) start(p *placed, sh *sheet, columns []int) *part {
	slots := b.slots(sh, p.table, columns)
	t := &part{sheet: sh, head: sh.next, rows: make([]int, len(p.table.Rows))}
	for i := range slots {
		slots[i].part = t
	}
	whole := len(p.parts) == 0
	p.cols, p.parts = append(p.cols, slots...), append(p.parts, t)
	sh.next++
	if coded(p.table, columns) {
		t.code = sh.next
		sh.next++
	}
	for i := range p.table.Rows {
		if !whole && !says(&p.table.Rows[i], slots[1:]) {
			continue
		}
		t.rows[i] = sh.next
		sh.next++
	}
	for range p.table.Blank {
		if whole {
			t.blank = append(t.blank, sh.next)
			sh.next++
		}
	}
	sh.heads = append(sh.heads, tableHead{[2]int{t.head, t.first() - 1}, sh.next})
	return t
}

// coded tells whether a header has a line of codes.
func coded(t *report.Table, columns []int) bool {
	return slices.ContainsFunc(columns, func(i int) bool { return t.Columns[i].Code != "" })
}

// rowTall is how tall a row will be: as its longest text asks.
func (b *book) rowTall(p *placed, i int) float64 {
	tall, r := 1, &p.table.Rows[i]
	if r.Kind == report.BandRow || r.Kind == report.WarnRow {
		return rowHeight
	}
	for k, s := range p.cols {
		if s.index >= len(r.Cells) || r.Cells[s.index].Number != nil {
			continue
		}
		if l := b.cellLook(p, i, k, &r.Cells[s.index]); l.align == "left" {
			tall = max(tall, s.lines(clean(b.cellText(&r.Cells[s.index])), l))
		}
	}
	return float64(tall-1)*lineHeight + rowHeight
}

// lines is how many lines a text takes in a cell of a column.
func (s *slot) lines(text string, l look) int {
	room := s.part.sheet.span(s.left, s.right) - indentWidth*float64(l.indent)
	if textWidth(text, l) <= room-bareEdge && !strings.Contains(text, "\n") {
		return 1
	}
	return min(maxLines, lines(text, l, room-wrapEdge))
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

package page

import (
	"slices"

	"kpideck/report"
	"kpideck/report/theme"
)

// sideSpan is how narrow a column is that stands beside others only.
const sideSpan = 4

// apart is a row as it is, or where a column finds no room beside the others,
// several: wide columns below each other, the blocks of narrow ones side by side.
func (f *flow) apart(r report.PageRow) []report.PageRow {
	for _, try := range f.leaning(r) {
		if f.roomy(try) {
			return []report.PageRow{try}
		}
	}
	var out []report.PageRow
	for _, c := range r {
		beside := report.PageRow{}
		for _, b := range c.Blocks {
			beside = append(beside, report.PageColumn{Span: 1, Blocks: []report.Block{b}})
		}
		if c.Span <= sideSpan && len(beside) > 1 && len(r) > 1 && f.roomy(beside) {
			out = append(out, beside)
			continue
		}
		out = append(out, report.PageRow{{Span: 1, Blocks: c.Blocks}})
	}
	return out
}

// leanLeast is what the narrow one of two columns keeps where the wide one takes
// more than its part, in px.
const leanLeast = 320.0

// leaning is a row as it is and, of two unequal columns with tables, with what each
// needs and its part of the rest.
func (f *flow) leaning(r report.PageRow) []report.PageRow {
	out := []report.PageRow{r}
	if len(r) != 2 || r[0].Span <= r[1].Span || f.tablesLeast(r[0]) == 0 {
		return out
	}
	need := []float64{f.tablesLeast(r[0]), max(f.px(leanLeast), f.tablesLeast(r[1]))}
	spare := f.w - f.px(columnSep) - need[0] - need[1]
	if spare < 0 {
		return out
	}
	lean := slices.Clone(r)
	for i, c := range r {
		lean[i].Span = int((need[i] + spare*float64(c.Span)/float64(r[0].Span+r[1].Span)) / f.Px)
	}
	return append(out, lean)
}

// tablesLeast is the width that the tables of a column need; 0 without tables.
func (f *flow) tablesLeast(c report.PageColumn) (need float64) {
	for _, b := range c.Blocks {
		if t, ok := b.(*report.Table); ok {
			need = max(need, f.grid(t, theme.Cell, theme.CellStrong).leastWidth(f.Pen))
		}
	}
	return need
}

// roomy tells whether every block of a row has the width that it needs.
func (f *flow) roomy(r report.PageRow) bool {
	if len(r) == 1 {
		return true
	}
	for _, c := range f.widths(r) {
		for _, b := range c.blocks {
			if f.leastWidth(b, c.w) > c.w {
				return false
			}
		}
	}
	return true
}

// widths gives columns their places: they share the page by their spans.
func (f *flow) widths(r report.PageRow) []pageColumn {
	spans := 0
	for _, c := range r {
		spans += c.Span
	}
	room := f.w - float64(len(r)-1)*f.px(columnSep)
	x, out := f.x, make([]pageColumn, len(r))
	for i, c := range r {
		w := room * float64(c.Span) / float64(spans)
		out[i] = pageColumn{x: x, w: w, blocks: f.column(x, w).pieces(c.Blocks)}
		x += w + f.px(columnSep)
	}
	return out
}

// onePicture is a plan in which no two charts stand side by side: on paper that is
// narrow each then has the width that its labels want.
func (f *flow) onePicture(rows []report.PageRow) (out []report.PageRow) {
	for _, r := range rows {
		if slices.ContainsFunc(r, func(c report.PageColumn) bool { return len(c.Blocks) != 1 || !isChart(c.Blocks[0]) }) {
			out = append(out, r)
			continue
		}
		for _, c := range r {
			out = append(out, report.PageRow{c})
		}
	}
	return out
}

func isChart(b report.Block) bool {
	switch b.(type) {
	case *report.WeekChart, *report.Bridge:
		return true
	}
	return false
}

// without leaves blocks out of rows, and what is then empty.
func without(rows []report.PageRow, blocks []report.Block) (out []report.PageRow) {
	for _, r := range rows {
		var row report.PageRow
		for _, c := range r {
			kept := slices.DeleteFunc(slices.Clone(c.Blocks), func(b report.Block) bool { return slices.Contains(blocks, b) })
			if len(kept) > 0 {
				row = append(row, report.PageColumn{Span: c.Span, Blocks: kept})
			}
		}
		if len(row) > 0 {
			out = append(out, row)
		}
	}
	return out
}

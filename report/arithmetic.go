package report

import (
	"cmp"
	"slices"
)

// arithmetic writes how the scores of targets that lost points came about, with
// the numbers put in, those that lost most first. The workbook has a table of
// formulas instead.
func (b *builder) arithmetic() *Remarks {
	lines := slices.DeleteFunc(slices.Clone(b.lines), func(l *line) bool {
		return l.row == nil || l.row.Lost == nil || *l.row.Lost <= 0
	})
	if len(lines) == 0 {
		return nil
	}
	slices.SortStableFunc(lines, func(x, y *line) int { return cmp.Compare(*y.row.Lost, *x.row.Lost) })
	r := &Remarks{ID: ArithmeticBlock, On: InText, Title: b.l.Word("scores.arithmetic")}
	for _, l := range lines {
		r.Items = append(r.Items, Remark{Tone: toneOfStatus(l.row.Status), Status: l.row.Status, Text: l.name(b), Detail: l.row.Arithmetic.In(b.l.ID)})
	}
	return r
}

package report

import (
	"cmp"
	"slices"
	"strconv"

	"kpideck/kpi"
)

// totalsTable sets the totals rows of the exports beside our own sums. Campaign
// reports may state more than they list, so a difference is shown, not hidden.
func (b *builder) totalsTable() (t *Table, off int) {
	w := b.l.Word
	t = &Table{ID: TotalsBlock, Kind: TotalsTable, Title: w("checks.totals"), Note: w("checks.totals_note"), Columns: []Column{
		{Role: RoleName, Title: w("checks.file"), Text: true}, {Role: RoleText, Title: w("checks.measure"), Text: true},
		{Role: RoleUnit, Title: w("column.unit"), Text: true}, {Role: RoleValue, Title: w("checks.stated")}, {Role: RoleValue, Title: w("checks.computed")},
		{Role: RoleValue, Title: w("checks.difference")}, {Role: RoleStatus, Title: w("checks.result"), Text: true}}}
	for i := range b.in.Sources {
		for _, c := range b.in.Sources[i].Totals {
			row, ok := b.totalsRow(&b.in.Sources[i], c)
			t.Rows = append(t.Rows, row)
			if !ok {
				off++
			}
		}
	}
	slices.SortStableFunc(t.Rows, func(x, y Row) int { return cmp.Compare(order(x.Cells[6].Tone == Good), order(y.Cells[6].Tone == Good)) })
	return t, off
}

// totalsByFile is the totals table of a page: one line a file, with the largest
// difference.
func (b *builder) totalsByFile() *Table {
	w := b.l.Word
	t := &Table{ID: TotalsBlock, On: InPage, Kind: TotalsTable, Title: w("checks.totals"), Note: w("checks.totals_note"), Columns: []Column{
		{Role: RoleName, Title: w("checks.file"), Text: true}, {Role: RoleText, Title: w("checks.compared"), Text: true},
		{Role: RoleStatus, Title: w("checks.result"), Text: true}}}
	for i := range b.in.Sources {
		src := &b.in.Sources[i]
		if len(src.Totals) == 0 {
			continue
		}
		off := 0
		for _, c := range src.Totals {
			if _, ok := b.totalsRow(src, c); !ok {
				off++
			}
		}
		result := Cell{Text: w("checks.match"), Tone: Good}
		if off > 0 {
			result = Cell{Text: b.l.Say("checks.differ_count", strconv.Itoa(off)), Tone: Risk}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.sourceName(src)}, {Text: b.l.Say("checks.compared_count", strconv.Itoa(len(src.Totals)))}, result}})
	}
	return t
}

func (b *builder) totalsRow(src *kpi.SourceReport, c kpi.TotalsCheck) (Row, bool) {
	name, unit := cmp.Or(c.Header, c.Measure), kpi.Count
	if m := b.m.Catalog().Measure(c.Measure); m != nil {
		name, unit = m.Names.In(b.l.ID), m.Unit
	}
	stated, computed := c.Stated.Float(), c.Computed.Float()
	diff := computed - stated
	result := Cell{Text: b.l.Word("checks.match"), Tone: Good}
	if c.Differs {
		result = Cell{Text: b.l.Word("checks.differs"), Tone: Risk, Note: c.Label}
	}
	return Row{Cells: []Cell{{Text: b.sourceName(src)}, {Text: name}, {Text: b.l.UnitWord(string(unit), cmp.Or(c.Currency, b.currency))}, b.plain(stated, unit), b.plain(computed, unit), b.plain(diff, unit), result}}, !c.Differs
}

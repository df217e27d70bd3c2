package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// totalsTable sets the totals rows of the exports beside our own sums. Campaign
// reports may state more than they list, so a difference is shown, not hidden.
func (b *builder) totalsTable() (t *Table, off int) {
	w := b.l.Word
	t = &Table{ID: TotalsBlock, Kind: TotalsTable, Title: w("checks.totals"), Note: w("checks.totals_note"), Columns: []Column{
		{Role: RoleName, Title: w("checks.file"), Text: true}, {Role: RoleText, Title: w("checks.measure"), Text: true},
		{Role: RoleUnit, Title: w("column.unit"), Text: true}, {Role: RoleRight, Title: w("checks.stated")}, {Role: RoleLeft, Title: w("checks.computed")},
		{Role: RoleDifference, Title: w("checks.difference")}, {Role: RoleTolerance, Title: w("checks.allowed")},
		{Role: RoleStatus, Title: w("checks.result"), Text: true}, {Role: RoleText, Title: w("checks.explained"), Text: true}}}
	for i := range b.in.Sources {
		for _, c := range b.in.Sources[i].Totals {
			row, ok := b.totalsRow(&b.in.Sources[i], c)
			t.Rows = append(t.Rows, row)
			if !ok {
				off++
			}
		}
	}
	slices.SortStableFunc(t.Rows, func(x, y Row) int {
		return cmp.Compare(order(x.Cells[totalsResult].Tone == Good), order(y.Cells[totalsResult].Tone == Good))
	})
	return t, off
}

// mostTotals is how many files a page sets beside their totals rows.
const mostTotals = 4

// totalsByFile is the totals table of a page: one line a file, those that differ
// first.
func (b *builder) totalsByFile() *Table {
	w := b.l.Word
	t := &Table{ID: TotalsBlock, On: InPage, Kind: TotalsTable, Title: w("checks.totals"), Note: w("checks.totals_note"), Columns: []Column{
		{Role: RoleName, Title: w("checks.file"), Text: true}, {Role: RoleText, Title: w("checks.compared"), Text: true},
		{Role: RoleStatus, Title: w("checks.result"), Text: true}}}
	differing := 0
	for i := range b.in.Sources {
		src := &b.in.Sources[i]
		if len(src.Totals) == 0 {
			continue
		}
		row, off := b.totalsOfFile(src)
		if off > 0 {
			t.Rows = slices.Insert(t.Rows, differing, row)
			differing++
			continue
		}
		t.Rows = append(t.Rows, row)
	}
	if rest := len(t.Rows) - mostTotals; rest > 0 {
		key := "checks.rest_match"
		if differing > mostTotals {
			key = "checks.rest"
		}
		t.Rows, t.Note = t.Rows[:mostTotals], b.l.Say(key, strconv.Itoa(rest))
	}
	return t
}

// totalsOfFile says of a file how many totals differ; of the first that does, by
// how much and why.
func (b *builder) totalsOfFile(src *kpi.SourceReport) (row Row, off int) {
	compared := b.l.Say("checks.compared_count", strconv.Itoa(len(src.Totals)))
	for _, c := range src.Totals {
		if !c.Differs {
			continue
		}
		if off++; off > 1 {
			continue
		}
		name, unit := b.totalsMeasure(c)
		exact := func(d kpi.Decimal) string { return b.l.Exact(d.Float(), string(unit), cmp.Or(c.Currency, b.currency)) }
		compared = b.l.Say("checks.compared_off", name, exact(c.Stated), exact(c.Computed))
		if why := c.Why.In(b.l.ID); why != "" {
			compared += "; " + why
		}
	}
	result := Cell{Text: b.l.Word("checks.match"), Tone: Good}
	if off > 0 {
		result = Cell{Text: b.l.Say("checks.differ_count", strconv.Itoa(off), strconv.Itoa(len(src.Totals))), Tone: Risk}
	}
	return Row{Cells: []Cell{{Text: b.shortFile(src)}, {Text: compared}, result}}, off
}

// totalsMeasure names a column that has a total: as the catalogue does, else as the file.
func (b *builder) totalsMeasure(c kpi.TotalsCheck) (string, kpi.Unit) {
	if m := b.m.Catalog().Measure(c.Measure); m != nil {
		return m.Names.In(b.l.ID), m.Unit
	}
	return cmp.Or(c.Header, c.Measure), kpi.Count
}

// totalsResult is the column of the result.
const totalsResult = 7

// totalsRow sets our sum beside the file's; the workbook subtracts them by a live
// formula, and judges by one what agrees. A total that differs is what the file
// says, no broken check.
func (b *builder) totalsRow(src *kpi.SourceReport, c kpi.TotalsCheck) (Row, bool) {
	name, unit := b.totalsMeasure(c)
	stated, computed := c.Stated.Float(), c.Computed.Float()
	diff := computed - stated
	result := Cell{Text: b.l.Word("checks.match"), Tone: Good, Verdict: review.Pass}
	if c.Differs {
		result = Cell{Text: b.l.Word("checks.differs"), Tone: Risk, Verdict: review.Warn, Note: c.Label}
	}
	left, right, by := b.plain(computed, unit), b.plain(stated, unit), b.plain(math.Round(diff*1e6)/1e6+0, unit)
	by.Follows = apply(OpSub, apply(OpRound, here(RoleLeft)), apply(OpRound, here(RoleRight)))
	if !c.Differs && math.Abs(*by.Number) <= c.Allowed { // else six places do not tell
		result.Calc = CalcWithin
	}
	allowed := b.plain(c.Allowed, unit)
	allowed.Input = true
	return Row{Cells: []Cell{{Text: b.sourceName(src)}, {Text: name}, {Text: b.l.UnitWord(string(unit), cmp.Or(c.Currency, b.currency))},
		right, left, by, allowed, result, {Text: c.Why.In(b.l.ID)}}}, !c.Differs
}

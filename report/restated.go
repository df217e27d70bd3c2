package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
)

// restatedFrom is the change from which a figure counts as restated: below it,
// exports differ by how they round.
const restatedFrom = 0.001

// mostRestated is how many rows a page shows.
const mostRestated = 4

// restatedTable sets what newer exports tell of a week beside what older ones
// told, the largest change first. On pages only KPIs stand there.
func (b *builder) restatedTable() *Table {
	list := slices.DeleteFunc(b.m.Restated(b.quarter.Span), func(r kpi.Restatement) bool {
		return math.Abs(restatedBy(r)) < restatedFrom || b.source(r.Report) == nil || b.source(r.Before) == nil
	})
	if len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(x, y kpi.Restatement) int {
		return cmp.Or(cmp.Compare(order(b.m.Catalog().Metric(x.Measure.ID) == nil), order(b.m.Catalog().Metric(y.Measure.ID) == nil)),
			cmp.Compare(math.Abs(restatedBy(y)), math.Abs(restatedBy(x))))
	})
	w, apart := b.l.Word, InBook|InText
	t := &Table{ID: RestatedBlock, Kind: RestatedTable, Title: w("restated.title"), Note: b.restatedNote(list), Columns: []Column{
		{Role: RoleName, Title: w("restated.what"), Text: true},
		{Role: RoleText, On: apart, Title: w("restated.now_file"), Text: true}, {Role: RoleText, On: apart, Title: w("restated.before_file"), Text: true},
		{Role: RoleText, On: apart, Title: w("overlaps.days"), Text: true}, {Role: RoleUnit, On: apart, Title: w("column.unit"), Text: true},
		{Role: RoleValue, Title: w("restated.before")}, {Role: RoleValue, Title: w("restated.now")},
		{Role: RoleValue, On: apart, Title: w("checks.difference")}, {Role: RoleValue, Title: w("restated.change")}}}
	for _, r := range list {
		t.Rows = append(t.Rows, b.restatedRow(r))
	}
	return t
}

// restatedBy is the relative change of a restatement; from nothing it is whole.
func restatedBy(r kpi.Restatement) float64 {
	if r.Old.IsZero() {
		return 1
	}
	return r.New.Float()/r.Old.Float() - 1
}

func (b *builder) restatedRow(r kpi.Restatement) Row {
	was, is, change := r.Old.Float(), r.New.Float(), restatedBy(r)
	delta := is - was
	f := b.newFigures(r.Measure.Unit, &was, &is)
	said := Cell{Text: b.l.Word("compare.new")}
	if !r.Old.IsZero() {
		said = Cell{Text: b.l.SignedPercent(change, 1), Number: &change, Format: Format{Kind: FormatChange, Scale: 1, Decimals: 1, Sign: true}}
	}
	return Row{Cells: []Cell{{Text: r.Measure.Names.In(b.l.ID) + " · " + weekLabel(r.Week)},
		{Text: b.sourceName(b.source(r.Report))}, {Text: b.sourceName(b.source(r.Before))}, {Text: b.runsOfDates([]kpi.Span{r.Days})},
		{Text: b.l.UnitWord(string(r.Measure.Unit), b.currency)},
		b.restatedCell(f, was), b.restatedCell(f, is), b.plain(delta, r.Measure.Unit), said}}
}

func (b *builder) restatedCell(f figures, v float64) Cell {
	return Cell{Text: f.text(v), Number: &v, Format: Format{Kind: formatKinds[f.unit], Scale: 1}}
}

// restatedNote says how much the quarter's largest mover changed: the KPI as the
// older files alone would have told it, and as it is.
func (b *builder) restatedNote(list []kpi.Restatement) string {
	deltas := map[*kpi.Measure]float64{}
	for _, r := range list {
		x := b.m.Catalog().Metric(r.Measure.ID)
		if family := b.source(r.Report).Family; x != nil && (family == kpi.AnyFamily || b.m.Basis(x) == string(family)) {
			deltas[r.Measure] += r.New.Float() - r.Old.Float()
		}
	}
	best, note := 0.0, ""
	for _, m := range b.m.Catalog().Measures {
		x := b.m.Catalog().Metric(m.ID)
		if deltas[m] == 0 || x == nil || !b.m.Available(x) {
			continue
		}
		now := b.m.Value(x, b.quarter, nil)
		was := now.Number - deltas[m]
		if !now.OK() || was == 0 {
			continue
		}
		if share := now.Number/was - 1; math.Abs(share) > math.Abs(best) {
			f := b.newFigures(m.Unit, &was, &now.Number)
			best, note = share, b.l.Say("restated.note", x.Names.In(b.l.ID), b.l.SignedPercent(share, 1), f.text(was), f.text(now.Number))
		}
	}
	return note
}

// withShort adds a table, and where it is longer than a page has room for its first
// rows in its place there, with a word on how much the workbook has besides.
func (b *builder) withShort(blocks []Block, t *Table, most int) []Block {
	if len(t.Rows) <= most {
		return append(blocks, t)
	}
	short := *t
	short.On, short.Rows = InPage, t.Rows[:most]
	short.Note = strings.TrimPrefix(t.Note+" · "+b.l.Say("checks.rest", strconv.Itoa(len(t.Rows)-most)), " · ")
	t.On = InBook | InText
	return append(blocks, t, &short)
}

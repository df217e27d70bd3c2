package report

import (
	"slices"

	"kpideck/kpi"
)

// mostCompared is beyond how many channels and campaigns a table of comparisons
// keeps to the channels: a KPI has a row for each of them.
const mostCompared = 80

// compareTable sets each channel beside itself in the previous quarter and a
// year ago, KPI by KPI; nil where neither has figures.
func (b *builder) compareTable(members []member) *Table {
	w := b.l.Word
	t := &Table{ID: ChannelsBlock, On: InBook, Kind: Scorecard, Title: w("channels.compare"), Note: b.compareNote(), Columns: []Column{
		{Role: RoleName, Title: w("column.channel"), Text: true}, {Role: RoleUnit, Title: w("column.unit"), Text: true},
		{Role: RoleDirection, Title: w("column.direction"), Code: w("column.direction_code"), Text: true},
		{Role: RoleActual, Title: b.actualTitle(), Code: b.quarter.Label, Period: b.quarter},
		{Role: RolePrevious, Title: w("column.previous"), Code: b.previous.Label, Period: b.previous},
		{Role: RoleChange, Title: b.l.Say("column.change", b.quarterShort(b.previous)), Code: w("column.change_code")},
		{Role: RoleLastYear, Title: w("column.last_year"), Code: b.lastYear.Label, Period: b.lastYear},
		{Role: RoleYearChange, Title: b.l.Say("column.change", b.quarterShort(b.lastYear)), Code: w("column.year_change_code")}}}
	deep := compared(members) <= mostCompared
	for _, id := range b.in.Layout.ChannelCompare {
		if x := b.m.Catalog().Metric(id); x != nil && b.m.Available(x) && x.At(kpi.Quarterly) {
			t.Rows = append(t.Rows, b.comparedRows(t, x, members, deep)...)
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	b.tidy(t)
	return t
}

func compared(members []member) int {
	n := len(members)
	for _, m := range members {
		n += len(m.campaign)
	}
	return n
}

// comparedRows are a KPI's rows below its heading: the total, channels, and
// campaigns under them. What has no figure at either time has no row; a KPI that
// only the total has says nothing of channels.
func (b *builder) comparedRows(t *Table, x *kpi.Metric, members []member, deep bool) []Row {
	var lines []*line
	var rows []Row
	add := func(kind RowKind, name string, s kpi.Segment) {
		l := b.contextLine(x, s)
		if !l.actual.OK() && !l.previous.Value.OK() && !l.lastYear.Value.OK() {
			return
		}
		lines = append(lines, l)
		rows = append(rows, Row{Kind: kind, Cells: []Cell{{Text: name}}})
	}
	add(TotalRow, b.l.Word("channels.total"), nil)
	for _, m := range members {
		add(ChannelRow, b.memberName(m.name), m.segment)
		for _, c := range m.campaign {
			if deep {
				add(CampaignRow, b.memberName(c.name), c.segment)
			}
		}
	}
	if !slices.ContainsFunc(rows, func(r Row) bool { return r.Kind == ChannelRow }) {
		return nil
	}
	b.oneScale(x, lines)
	for i, l := range lines {
		full := b.scorecardRow(l, t.Columns)
		full.Kind, full.Bold = rows[i].Kind, rows[i].Kind != CampaignRow
		full.Cells[0] = Cell{Text: rows[i].Cells[0].Text, Strong: full.Bold}
		rows[i] = full
	}
	return append([]Row{{Kind: BandRow, Cells: []Cell{{Text: x.Names.In(b.l.ID)}}}}, rows...)
}

// oneScale writes the figures of lines that stand below each other in one unit.
func (b *builder) oneScale(x *kpi.Metric, lines []*line) {
	var shown []*float64
	for _, l := range lines {
		if len(l.segment) == 1 || len(lines) == 1 {
			shown = append(shown, l.actual.Ptr(), l.previous.Value.Ptr())
		}
	}
	f := b.newFigures(x.Unit, shown...).fine(shown)
	for _, l := range lines {
		l.figures = f
	}
}

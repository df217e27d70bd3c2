package report

import (
	"cmp"
	"slices"

	"kpideck/kpi"
)

// amountKey is a column of the data table.
type amountKey struct {
	measure string
	family  kpi.Family
}

// need notes which amounts the pages show, so that the data table holds them
// and no more.
func (b *builder) need(values ...kpi.Value) {
	for _, v := range values {
		b.needed(v.Derivation)
	}
}

func (b *builder) needed(d *kpi.Derivation) {
	for _, a := range d.Amounts() {
		switch key := (amountKey{a.Measure.ID, a.Family}); {
		case a.Reason != kpi.NoReason:
		case a.Measure.Additive() && !a.Opening:
			b.used[key] = true
			b.edges[a.Span.Start], b.edges[a.Span.End] = true, true
		default:
			b.others[key] = true
		}
	}
}

// neededBy notes what the tables of a workbook show.
func (b *builder) neededBy(sections []*Section) {
	for _, s := range sections {
		for _, block := range s.Blocks {
			if c, ok := block.(*WeekChart); ok && c.On.In(InBook) {
				for _, d := range c.Derivations() {
					b.needed(d)
				}
			}
			t, ok := block.(*Table)
			if !ok || !t.On.In(InBook) {
				continue
			}
			for i := range t.Rows {
				for k := range t.Rows[i].Cells {
					for _, d := range t.Rows[i].Cells[k].Derivations() {
						b.needed(d)
					}
				}
			}
		}
	}
}

// data cuts the days of the report into atoms and sums every amount that a page
// shows by atom, channel and campaign.
func (b *builder) data(sections []*Section) *DataTable {
	b.neededBy(sections)
	w := b.l.Word
	t := &DataTable{Title: w("data.title"), Message: w("data.message"), Scope: b.scope(),
		Headers: DataHeaders{Period: w("data.period"), Week: w("data.week"), From: w("data.from"), To: w("data.to"),
			FromDay: w("data.from_day"), ToDay: w("data.to_day"), Channel: w("data.channel"), Campaign: w("data.campaign")},
		Measures: b.dataMeasures(b.used), Totals: b.totalsWords()}
	t.Others = b.dataMeasures(b.others)
	atoms := b.atoms()
	rows := map[rowKey]int{}
	for i, dm := range t.Measures {
		for _, p := range b.m.Breakdown(dm.Measure, dm.Family, atoms) {
			b.put(t, rows, i, p)
		}
	}
	b.coarsen(t, cmp.Or(b.in.DataRows, MaxDataRows))
	b.longNames(t)
	slices.SortFunc(t.Rows, func(x, y DataRow) int {
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Span.End, y.Span.End),
			cmp.Compare(x.Channel, y.Channel), cmp.Compare(x.Campaign, y.Campaign))
	})
	return t
}

func (b *builder) totalsWords() TotalsWords {
	w := func(key string) string { return b.l.Word("data.totals." + key) }
	return TotalsWords{Title: w("title"), Message: w("message"), Where: w("where"), All: w("all"), Sum: w("sum"), Value: w("value"),
		Opening: w("opening"), Beyond: w("beyond"), BeyondNote: b.l.Say("data.totals.beyond_note", b.l.Number(MaxSums, 0)), BeyondHeader: w("beyond_header"),
		FirstRow: w("first_row"), LastRow: w("last_row"), OfData: w("of_data"), WindowNote: w("window_note")}
}

// rowKey identifies an atom row.
type rowKey struct {
	span              kpi.Span
	channel, campaign string
}

func (b *builder) put(t *DataTable, rows map[rowKey]int, column int, p kpi.Part) {
	key := rowKey{p.Span, p.Channel, p.Campaign}
	at, ok := rows[key]
	if !ok {
		at = len(t.Rows)
		rows[key] = at
		t.Rows = append(t.Rows, b.dataRow(p, len(t.Measures)))
	}
	t.Rows[at].Amounts[column] = p.Sum.Float()
}

func (b *builder) dataRow(p kpi.Part, columns int) DataRow {
	cal := b.m.Calendar()
	q := cal.Containing(kpi.Quarterly, p.Span.Start)
	r := DataRow{Span: p.Span, Channel: p.Channel, Campaign: p.Campaign, Amounts: slices.Repeat([]float64{Unmeasured}, columns)}
	if q.Contains(p.Span) {
		r.Period, r.FromDay, r.ToDay = q.Label, int(p.Span.Start-q.Start)+1, int(p.Span.End-q.Start)
	}
	if week := cal.Containing(kpi.Weekly, p.Span.Start); week.Contains(p.Span) {
		r.Week = week.Label
	}
	return r
}

// atoms are the runs of days between all edges of the report: those of the
// amounts shown, of quarters, months and weeks.
func (b *builder) atoms() []kpi.Span {
	var all kpi.Span
	for d := range b.edges {
		if all.Empty() {
			all = kpi.Span{Start: d, End: d + 1}
		}
		all = kpi.Span{Start: min(all.Start, d), End: max(all.End, d)}
	}
	edges := make([]kpi.Date, 0, len(b.edges))
	for _, g := range []kpi.Grain{kpi.Weekly, kpi.Monthly, kpi.Quarterly} {
		for _, p := range b.m.Calendar().Periods(g, all) {
			b.edges[p.Start] = true
		}
	}
	for d := range b.edges {
		edges = append(edges, d)
	}
	slices.Sort(edges)
	var atoms []kpi.Span
	for i := 1; i < len(edges); i++ {
		atoms = append(atoms, kpi.Span{Start: edges[i-1], End: edges[i]})
	}
	return atoms
}

// dataMeasures are the columns in the order of the catalogue; a measure that
// several families bring says which.
func (b *builder) dataMeasures(of map[amountKey]bool) []DataMeasure {
	var list []DataMeasure
	for _, m := range b.m.Catalog().Measures {
		families := familiesOf(of, m.ID)
		for _, f := range families {
			title := m.Names.In(b.l.ID)
			if len(families) > 1 {
				title += " (" + b.l.Word("family."+string(f)) + ")"
			}
			list = append(list, DataMeasure{Measure: m, Family: f, Title: b.uniqueTitle(list, title, m.ID),
				Format: Format{Kind: formatKinds[m.Unit], Scale: 1}})
		}
	}
	return list
}

func familiesOf(of map[amountKey]bool, measure string) []kpi.Family {
	var list []kpi.Family
	for key := range of {
		if key.measure == measure {
			list = append(list, key.family)
		}
	}
	slices.Sort(list)
	return list
}

// uniqueTitle keeps two measures of one name apart: a formula refers to a
// column by its title.
func (b *builder) uniqueTitle(list []DataMeasure, title, id string) string {
	if slices.ContainsFunc(list, func(m DataMeasure) bool { return m.Title == title }) {
		return title + " [" + id + "]"
	}
	return title
}

package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// checks is the page of trust: what was read, what was set aside, what the
// exports' own totals say, and what was wrong.
func (b *builder) checks() *Section {
	s := b.section(Checks)
	totals, off := b.totalsTable()
	s.Message = b.checksMessage(off)
	s.Blocks = append(s.Blocks, b.sourceTable())
	if len(totals.Rows) > 0 {
		totals.On = InBook | InText
		s.Blocks = append(s.Blocks, totals, b.totalsByFile())
	}
	if t := b.familyTable(); t != nil {
		s.Blocks = append(s.Blocks, t)
	}
	if r := b.rates(); r != nil {
		s.Blocks = append(s.Blocks, r)
	}
	if r := b.missing(); r != nil {
		s.Blocks = append(s.Blocks, r)
	}
	if t := b.problemTable(); t != nil { // the longest last, so that nothing short stands alone behind it
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

func (b *builder) checksMessage(off int) string {
	files := map[string]bool{}
	read, used := 0, 0
	for _, src := range b.in.Sources {
		files[src.File] = true
		read += src.RowsRead
		used += src.RowsUsed
	}
	text := b.l.Say("checks.message", strconv.Itoa(len(files)), b.l.Number(float64(read), 0), b.l.Number(float64(used), 0))
	if off > 0 {
		return text + b.l.Say("checks.message_off", strconv.Itoa(off))
	}
	if !slices.ContainsFunc(b.in.Sources, func(s kpi.SourceReport) bool { return len(s.Totals) > 0 }) {
		return text
	}
	return text + b.l.Word("checks.message_ok")
}

func (b *builder) sourceTable() *Table {
	w := b.l.Word
	t := &Table{ID: SourcesBlock, Kind: SourceTable, Title: w("checks.sources"), Columns: []Column{
		{Role: RoleName, Title: w("checks.file"), Text: true},
		{Role: RoleText, Title: w("checks.preset"), Text: true},
		{Role: RoleText, Title: w("checks.account"), Text: true, On: InBook | InText},
		{Role: RoleValue, Title: w("checks.read")}, {Role: RoleValue, Title: w("checks.used")},
		{Role: RoleText, Title: w("checks.aside"), Text: true},
		{Role: RoleText, Title: w("checks.first"), Text: true}, {Role: RoleText, Title: w("checks.last"), Text: true}}}
	for i := range b.in.Sources {
		src := &b.in.Sources[i]
		row := Row{Cells: []Cell{{Text: b.sourceName(src)}, {Text: cmp.Or(src.Preset, w("checks.columns"))}, {Text: src.Account},
			b.whole(src.RowsRead), b.whole(src.RowsUsed), {Text: b.asides(src)}, b.day(src.First), b.day(src.Last)}}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// sourceName is the file, its table and, where several sources read the same
// one, what this one takes from it.
func (b *builder) sourceName(src *kpi.SourceReport) string {
	name := src.File
	if src.Table != "" {
		name += " · " + src.Table
	}
	if len(src.Measures) > 0 && slices.ContainsFunc(b.in.Sources, func(o kpi.SourceReport) bool {
		return o.File == src.File && o.Table == src.Table && o.Source != src.Source
	}) {
		name += ": " + b.measureNames(src.Measures)
	}
	return name
}

func (b *builder) whole(n int) Cell {
	v := float64(n)
	return Cell{Text: b.l.Number(v, 0), Number: &v, Format: Format{Kind: FormatCount, Scale: 1}}
}

func (b *builder) day(d kpi.Date) Cell {
	if d == 0 {
		return Cell{Text: b.l.Word("none")}
	}
	return Cell{Text: b.date(d)}
}

func (b *builder) asides(src *kpi.SourceReport) string {
	text := ""
	for _, a := range src.SetAside {
		if text != "" {
			text += "; "
		}
		text += b.l.Say("checks.aside_item", b.l.Number(float64(a.Rows), 0), b.l.Word("aside."+a.Reason))
	}
	return cmp.Or(text, b.l.Word("none"))
}

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

// plain writes a number whole or with two places, without a scale.
func (b *builder) plain(v float64, unit kpi.Unit) Cell {
	places := 0
	if v != math.Trunc(v) {
		places = 2
	}
	return Cell{Text: b.l.Number(v, places), Number: &v, Format: Format{Kind: formatKinds[unit], Scale: 1, Decimals: places}}
}

// familyTable sets what several families count side by side: orders of the
// shop, conversions of the ads, conversions of the web. They are never added.
func (b *builder) familyTable() *Table {
	w := b.l.Word
	t := &Table{ID: FamiliesBlock, Kind: FamilyTable, Title: w("checks.families"), Note: w("checks.families_note"), Columns: []Column{
		{Role: RoleName, Title: w("checks.measure"), Text: true}, {Role: RoleText, Title: w("checks.family"), Text: true},
		{Role: RoleUnit, On: InBook, Title: w("column.unit"), Text: true},
		{Role: RoleValue, Title: b.actualTitle(), Code: b.quarter.Label, Period: b.quarter}, {Role: RoleText, Title: w("checks.used_by"), Text: true}}}
	for _, id := range b.in.Layout.SideBySide {
		m := b.m.Catalog().Measure(id)
		if m == nil {
			continue
		}
		for _, f := range b.m.Families(id) {
			v := b.m.FamilyValue(m, f, b.quarter)
			b.need(v)
			figs := b.newFigures(m.Unit, v.Ptr())
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: m.Names.In(b.l.ID)}, {Text: w("family." + familyKey(f))}, {Text: figs.unitWord()}, figs.value(v), {Text: b.usedBy(m, f)}}})
		}
	}
	if len(t.Rows) < 2 {
		return nil
	}
	return t
}

func familyKey(f kpi.Family) string { return cmp.Or(string(f), "any") }

// usedBy names the KPI that takes the measure from this family.
func (b *builder) usedBy(m *kpi.Measure, f kpi.Family) string {
	if x := b.m.Catalog().Metric(m.ID); x != nil && b.m.Available(x) && b.m.Basis(x) == string(f) {
		return x.Names.In(b.l.ID)
	}
	return b.l.Word("checks.beside")
}

// problemTable lists what was wrong, the worst first.
func (b *builder) problemTable() *Table {
	if len(b.in.Problems) == 0 {
		return nil
	}
	w := b.l.Word
	t := &Table{ID: ProblemsBlock, Kind: ProblemTable, Title: w("checks.problems"), Columns: []Column{
		{Role: RoleStatus, Title: w("checks.severity"), Text: true}, {Role: RoleName, Title: w("checks.place"), Text: true},
		{Role: RoleText, Title: w("checks.what"), Text: true}, {Role: RoleText, Title: w("checks.do"), Text: true}, {Role: RoleValue, Title: w("checks.rows")}}}
	list := slices.Clone(b.in.Problems)
	slices.SortStableFunc(list, func(x, y *diag.Problem) int { return cmp.Compare(severityOrder(x), severityOrder(y)) })
	for _, p := range list {
		tone := map[diag.Severity]Tone{diag.Error: Bad, diag.Warning: Risk, diag.Notice: Neutral}[p.Severity]
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: w("severity." + string(p.Severity)), Tone: tone}, {Text: p.Pos.String()},
			{Text: p.Message.In(b.l.ID)}, {Text: p.Hint.In(b.l.ID)}, b.whole(max(1, p.Count))}})
	}
	return t
}

func severityOrder(p *diag.Problem) int {
	return map[diag.Severity]int{diag.Error: 0, diag.Warning: 1, diag.Notice: 2}[p.Severity]
}

// rates are the exchange rates that converted some amount.
func (b *builder) rates() *Remarks {
	r := &Remarks{ID: RatesBlock, Title: b.l.Word("checks.rates")}
	for _, x := range b.m.Rates() {
		r.Items = append(r.Items, Remark{Text: b.l.Say("checks.rate", x.Base, b.rate(x.Rate), x.Quote, b.date(x.From))})
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

// rate writes all digits of a rate: rounding one would hide what was multiplied.
func (b *builder) rate(d kpi.Decimal) string {
	_, fraction, _ := strings.Cut(d.String(), ".")
	return b.l.Number(d.Float(), len(fraction))
}

// missing names the KPIs of the packs and targets that no source can answer.
func (b *builder) missing() *Remarks {
	r := &Remarks{ID: MissingBlock, Title: b.l.Word("checks.missing")}
	seen, said := map[string]bool{}, map[string]bool{}
	for _, p := range b.in.Packs {
		for _, id := range p.KPIs {
			x := b.m.Catalog().Metric(id)
			if x == nil || seen[id] || b.m.Available(x) {
				continue
			}
			seen[id] = true
			missing := b.m.Missing(x)
			item := Remark{Text: b.l.Say("checks.missing_item", x.Names.In(b.l.ID), b.measureNames(missing)), Detail: b.bringers(missing, said)}
			r.Items = append(r.Items, item)
		}
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

// bringers names the exports that have missing measures, of each measure once in
// the report; "" where nothing is left to say.
func (b *builder) bringers(ids []string, said map[string]bool) string {
	var parts []string
	for _, id := range ids {
		m := b.m.Catalog().Measure(id)
		if m == nil || b.in.Exports == nil || said[id] {
			continue
		}
		said[id] = true
		var exports []string
		for _, names := range b.in.Exports(m) {
			exports = append(exports, names.In(b.l.ID))
		}
		if len(exports) == 0 {
			continue
		}
		part := strings.Join(slices.Compact(exports), ", ")
		if len(ids) > 1 {
			part = m.Names.In(b.l.ID) + ": " + part
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	return b.l.Say("checks.missing_from", strings.Join(parts, "; "))
}

func (b *builder) measureNames(ids []string) string {
	text := ""
	for i, id := range ids {
		if i > 0 {
			text += ", "
		}
		name := id
		if m := b.m.Catalog().Measure(id); m != nil {
			name = m.Names.In(b.l.ID)
		}
		text += name
	}
	return text
}

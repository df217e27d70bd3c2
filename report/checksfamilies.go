package report

import (
	"cmp"

	"kpideck/kpi"
)

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

package report

import (
	"cmp"
	"slices"

	"kpideck/kpi"
)

func (b *builder) sourceTable() *Table {
	w := b.l.Word
	t := &Table{ID: SourcesBlock, On: InBook | InText, Kind: SourceTable, Title: w("checks.sources"), Columns: []Column{
		{Role: RoleName, Title: w("checks.file"), Text: true},
		{Role: RoleText, Title: w("checks.preset"), Text: true},
		{Role: RoleText, Title: w("checks.account"), Text: true},
		{Role: RoleValue, Title: w("checks.read")}, {Role: RoleValue, Title: w("checks.used")},
		{Role: RoleText, Title: w("checks.aside"), Text: true},
		{Role: RoleText, Title: w("checks.first"), Text: true}, {Role: RoleText, Title: w("checks.last"), Text: true}}}
	for i := range b.in.Sources {
		src := &b.in.Sources[i]
		row := Row{Cells: []Cell{{Text: b.sourceName(src)}, {Text: b.preset(src)}, {Text: src.Account},
			b.whole(src.RowsRead), b.whole(src.RowsUsed), {Text: b.asides(src)}, b.day(src.First), b.day(src.Last)}}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// sourcesByEntry is the table of sources of a page: one line for all files of a
// source. A page with the coverage has it all; this is for those without.
func (b *builder) sourcesByEntry(sources []*trustedSource) *Table {
	if len(sources) == 0 {
		return nil
	}
	w := b.l.Word
	t := &Table{ID: SourcesBlock, On: InPage, Kind: SourceTable, Title: w("checks.sources"), Columns: []Column{
		{Role: RoleName, Title: w("coverage.source"), Text: true}, {Role: RoleValue, Title: w("coverage.files")},
		{Role: RoleText, Title: w("checks.preset"), Text: true},
		{Role: RoleValue, Title: w("checks.read")}, {Role: RoleValue, Title: w("checks.used")},
		{Role: RoleText, Title: w("checks.aside"), Text: true},
		{Role: RoleText, Title: w("checks.first"), Text: true}, {Role: RoleText, Title: w("checks.last"), Text: true}}}
	for _, s := range sources {
		all := kpi.SourceReport{First: s.reports[0].First, Last: s.reports[0].Last}
		for _, r := range s.reports {
			all.First, all.Last = min(all.First, r.First), max(all.Last, r.Last)
			for _, a := range r.SetAside {
				all.SetAside = addAside(all.SetAside, a)
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: s.name}, b.whole(len(s.files)), {Text: b.preset(s.reports[0])},
			b.whole(s.read), b.whole(s.used), {Text: b.asides(&all)}, b.day(all.First), b.day(all.Last)}})
	}
	return t
}

func addAside(list []kpi.Aside, a kpi.Aside) []kpi.Aside {
	for i := range list {
		if list[i].Reason == a.Reason {
			list[i].Rows += a.Rows
			return list
		}
	}
	return append(list, a)
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

// preset names what a file was taken for, and says where that is unproven.
func (b *builder) preset(src *kpi.SourceReport) string {
	name := cmp.Or(src.Preset, b.l.Word("checks.columns"))
	if src.Unproven {
		name = b.l.Say("checks.unproven", name)
	}
	return name
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

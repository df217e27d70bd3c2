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

// sourceName is tableName and, of a table that holds several levels, which of
// them this is.
func (b *builder) sourceName(src *kpi.SourceReport) string {
	return b.tableName(src) + b.levelApart(src)
}

// levelApart is the level of rows that others of their table sum, in brackets.
func (b *builder) levelApart(src *kpi.SourceReport) string {
	if src.Level != kpi.LevelNone && slices.ContainsFunc(b.in.Sources, func(o kpi.SourceReport) bool {
		return o.File == src.File && o.Table == src.Table && o.Source == src.Source && o.Level != src.Level
	}) {
		return " (" + b.l.Word("level."+string(src.Level)) + ")"
	}
	return ""
}

// tableName is the file, its table and, where several sources read the same
// one, what this one takes from it.
func (b *builder) tableName(src *kpi.SourceReport) string { return src.File + b.inFile(src) }

// inFile is what comes after the file in tableName.
func (b *builder) inFile(src *kpi.SourceReport) string {
	name := ""
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

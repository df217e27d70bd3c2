package report

import (
	"cmp"
	"strconv"

	"kpideck/kpi/review"
)

// ownerTable sums up what each owner answers for: how the targets stand and the
// points that they are worth and lost. It needs two owners to say something. A
// page shows it beside something else and keeps what is asked first.
func (b *builder) ownerTable() *Table {
	t := &Table{ID: OwnersBlock, Title: b.l.Word("owners.table"), Note: b.l.Word("owners.note"),
		Columns: b.viewColumns(b.l.Word("column.owner"), InBook|InText|InPage)}
	return b.viewTable(t, b.card.ByOwner(), b.l.Word("owners.nobody"))
}

// departmentTable says the same of departments, on pages in a narrower column.
func (b *builder) departmentTable() *Table {
	t := &Table{ID: DepartmentsBlock, Title: b.l.Word("owners.departments"),
		Columns: b.viewColumns(b.l.Word("owners.department"), InBook|InText)}
	return b.viewTable(t, b.card.ByDepartment(), b.l.Word("tactical.no_department"))
}

// viewColumns are the columns of both; counts says where the number of targets
// and of those at risk stands.
func (b *builder) viewColumns(name string, counts Medium) []Column {
	w := b.l.Word
	return []Column{
		{Role: RoleName, Title: name, Text: true}, {Role: RoleValue, On: counts, Title: w("owners.targets")},
		{Role: RoleValue, On: InBook | InText, Title: w("owners.good")}, {Role: RoleValue, On: counts, Title: w("owners.risk")},
		{Role: RoleValue, Title: w("owners.bad")}, {Role: RoleValue, On: InBook | InText, Title: w("owners.no_data")},
		{Role: RoleWorth, On: InBook | InText, Title: w("owners.worth")}, {Role: RoleLost, Title: w("owners.lost")}, {Role: RoleScore, On: InBook | InText, Title: w("column.score"), Code: w("column.score_code")}}
}

// viewTable puts a row for each view; unnamed is the name of what nobody has.
func (b *builder) viewTable(t *Table, views []review.View, unnamed string) *Table {
	if len(views) < 2 {
		return nil
	}
	t.Kind = OwnerTable
	for _, v := range views {
		t.Rows = append(t.Rows, b.viewRow(v, unnamed))
	}
	return t
}

func (b *builder) viewRow(v review.View, unnamed string) Row {
	n := v.Counts
	worth, lost, score := b.partOfScore(&v.Worth), b.partOfScore(&v.Lost), b.scoreCell(v.Score)
	worth.Follows, lost.Follows = b.overTargets(v.Rows, RoleWorth), b.overTargets(v.Rows, RoleLost)
	if worth.Follows == nil { // none of them counts
		worth, lost = b.scoreCell(nil), b.scoreCell(nil)
	}
	score.Follows = apply(OpSub, fixedNumber(100), apply(OpDiv, apply(OpMul, fixedNumber(100), here(RoleLost)), here(RoleWorth)))
	return Row{Cells: []Cell{{Text: cmp.Or(v.Name, unnamed), Strong: true}, whole(len(v.Rows)),
		whole(n[review.Met] + n[review.OnTrack]), whole(n[review.AtRisk]), whole(n[review.Missed] + n[review.OffTrack]), whole(n[review.NoData]),
		worth, lost, score}}
}

// overTargets adds up what the table of scores says of targets.
func (b *builder) overTargets(rows []*review.Row, role Role) *Relation {
	var terms []*Relation
	for _, r := range rows {
		if l := b.lineOf(r); l != nil && r.Worth != nil {
			terms = append(terms, home(l.key(), role))
		}
	}
	if len(terms) == 0 {
		return nil
	}
	return apply(OpAdd, terms...)
}

// whole is a count of a few things.
func whole(n int) Cell {
	v := float64(n)
	return Cell{Text: strconv.Itoa(n), Number: &v, Format: Format{Kind: FormatCount, Scale: 1}}
}

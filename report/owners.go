package report

import (
	"cmp"
	"strconv"

	"kpideck/kpi/review"
)

// ownerTable sums up what each owner answers for: how the targets stand and the
// points that they are worth and lost. It needs two owners to say something.
func (b *builder) ownerTable() *Table {
	views := b.card.ByOwner()
	if len(views) < 2 {
		return nil
	}
	w := b.l.Word
	t := &Table{ID: OwnersBlock, On: InBook | InText, Kind: OwnerTable, Title: w("owners.table"), Note: w("owners.note"), Columns: []Column{
		{Role: RoleName, Title: w("column.owner"), Text: true}, {Role: RoleValue, Title: w("owners.targets")},
		{Role: RoleValue, Title: w("owners.good")}, {Role: RoleValue, Title: w("owners.risk")},
		{Role: RoleValue, Title: w("owners.bad")}, {Role: RoleValue, Title: w("owners.no_data")},
		{Role: RoleValue, Title: w("owners.worth")}, {Role: RoleValue, Title: w("owners.lost")}, {Role: RoleScore, Title: w("column.score"), Code: w("column.score_code")}}}
	for _, v := range views {
		t.Rows = append(t.Rows, b.ownerRow(v))
	}
	return t
}

func (b *builder) ownerRow(v review.View) Row {
	n := v.Counts
	return Row{Cells: []Cell{{Text: cmp.Or(v.Name, b.l.Word("owners.nobody")), Strong: true}, whole(len(v.Rows)),
		whole(n[review.Met] + n[review.OnTrack]), whole(n[review.AtRisk]), whole(n[review.Missed] + n[review.OffTrack]), whole(n[review.NoData]),
		b.scoreCell(&v.Worth), b.scoreCell(&v.Lost), b.scoreCell(v.Score)}}
}

// whole is a count of a few things.
func whole(n int) Cell {
	v := float64(n)
	return Cell{Text: strconv.Itoa(n), Number: &v, Format: Format{Kind: FormatCount, Scale: 1}}
}

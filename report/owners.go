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
	views := b.card.ByOwner()
	if len(views) < 2 {
		return nil
	}
	w := b.l.Word
	t := &Table{ID: OwnersBlock, Kind: OwnerTable, Title: w("owners.table"), Note: w("owners.note"), Columns: []Column{
		{Role: RoleName, Title: w("column.owner"), Text: true}, {Role: RoleValue, Title: w("owners.targets")},
		{Role: RoleValue, On: InBook | InText, Title: w("owners.good")}, {Role: RoleValue, Title: w("owners.risk")},
		{Role: RoleValue, Title: w("owners.bad")}, {Role: RoleValue, On: InBook | InText, Title: w("owners.no_data")},
		{Role: RoleWorth, On: InBook | InText, Title: w("owners.worth")}, {Role: RoleLost, Title: w("owners.lost")}, {Role: RoleScore, On: InBook | InText, Title: w("column.score"), Code: w("column.score_code")}}}
	for _, v := range views {
		t.Rows = append(t.Rows, b.ownerRow(v))
	}
	return t
}

func (b *builder) ownerRow(v review.View) Row {
	n := v.Counts
	worth, lost, score := b.scoreCell(&v.Worth), b.scoreCell(&v.Lost), b.scoreCell(v.Score)
	worth.Follows, lost.Follows = b.overTargets(v.Rows, RoleWorth), b.overTargets(v.Rows, RoleLost)
	if worth.Follows == nil { // none of them counts
		worth, lost = b.scoreCell(nil), b.scoreCell(nil)
	}
	score.Follows = apply(OpSub, fixedNumber(100), apply(OpDiv, apply(OpMul, fixedNumber(100), here(RoleLost)), here(RoleWorth)))
	return Row{Cells: []Cell{{Text: cmp.Or(v.Name, b.l.Word("owners.nobody")), Strong: true}, whole(len(v.Rows)),
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

package xlsx

import (
	"slices"

	"kpideck/report"
)

// shares are how much of what a text needs it gets, tried in this order.
var shares = []float64{0.95, 0.85, 0.75, 0.65, 0.55}

// slots spreads columns of a table over those of its sheet; the last text column
// reaches to the sheet's edge.
func (b *book) slots(sh *sheet, t *report.Table, columns []int) []slot {
	list, wider := b.spread(sh.widths, t, columns)
	sh.widths = append(sh.widths, wider...)
	if n := len(list); n > 0 && t.Columns[list[n-1].index].Text {
		list[n-1].right = max(list[n-1].right, sh.last())
	}
	return list
}

// placedWidth is how wide a sheet gets when tables are spread over its columns.
func (b *book) placedWidth(widths []float64, list []stretch) float64 {
	for _, s := range list {
		_, wider := b.spread(widths, s.table, s.columns)
		widths = append(widths[:len(widths):len(widths)], wider...)
	}
	return sumOf(widths)
}

func sumOf(widths []float64) (w float64) {
	for _, x := range widths {
		w += x
	}
	return w
}

// spread gives columns their slots and says which columns the sheet must get
// besides. Where it would get wider than a screen, texts get less.
func (b *book) spread(widths []float64, t *report.Table, columns []int) (list []slot, wider []float64) {
	for _, share := range shares {
		list, wider = b.spreadBy(share, widths, t, columns)
		if len(wider) == 0 || sumOf(widths)+sumOf(wider) <= screenWidth {
			break
		}
	}
	return list, wider
}

func (b *book) spreadBy(share float64, widths []float64, t *report.Table, columns []int) (list []slot, wider []float64) {
	fit, col := b.fit(t), 2
	for _, i := range columns {
		need := fit.widths[i] // numbers give nothing
		if t.Columns[i].Text && !holdsNumbers(t, i) {
			need = max(share*fit.widths[i], fit.words[i])
		}
		if t.Columns[i].Role == report.RoleSpark && col <= len(widths) && widths[col-1] == sparkGap {
			col++
		}
		s := slot{index: i, left: col}
		for w := 0.0; w < need; col++ {
			if col <= len(widths) {
				w += widths[col-1]
				continue
			}
			room := 0.0
			if t.Columns[i].Text {
				room = edgeRoom
			}
			wider = append(wider, max(need-w+room, leastColumn))
			w = need
		}
		s.right = col - 1
		list = append(list, s)
	}
	return list, wider
}

// holdsNumbers tells whether some cell of a column is a number, which does not
// wrap.
func holdsNumbers(t *report.Table, i int) bool {
	return slices.ContainsFunc(t.Rows, func(r report.Row) bool { return i < len(r.Cells) && r.Cells[i].Number != nil })
}

// shownColumn tells whether a workbook shows a column; it draws no bullets.
func shownColumn(c *report.Column) bool { return c.On.In(report.InBook) && c.Role != report.RoleBullet }

// emptyBefore tells whether the cell shown before one of a row is empty.
func emptyBefore(t *report.Table, r *report.Row, i int) bool {
	for i--; i >= 0; i-- {
		if shownColumn(&t.Columns[i]) {
			return r.Cells[i].Text == "" && r.Cells[i].Number == nil
		}
	}
	return false
}

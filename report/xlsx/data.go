package xlsx

import (
	"fmt"
	"math"

	"kpideck/report"
	"kpideck/report/theme"
)

// dataWidths are the widths of the fixed columns of the data sheet.
var dataWidths = [fixedColumns]float64{9, 8, 11.5, 11.5, 7, 7, 20, 34}

// filterButton is the room of the button in a header of an Excel table.
const filterButton = 2

// dataSize is the type of the data sheet's rows.
const dataSize = 9

// placeData writes the data sheet: the atoms that all formulas add up, as an
// Excel table. Not measured is blank; zero is 0.
func (b *book) placeData() {
	t := b.d.Data
	if t == nil || len(t.Rows) == 0 {
		return
	}
	sh := b.newSheet(t.Title, b.styles.hex(theme.Mark))
	b.pages = append(b.pages, page{sh, t.Message, ""})
	sh.widths = []float64{gutter}
	for i, name := range b.ledger.headers {
		c := report.Column{Title: name}
		w := b.headerWidth(c) + filterButton
		if i < fixedColumns {
			w = math.Max(math.Max(w, dataWidths[i]), b.longestName(i))
		} else {
			w = math.Max(w, b.amountWidth(i-fixedColumns))
		}
		sh.widths = append(sh.widths, b.headerRoom(c, w))
	}
	b.frame(sh, t.Title, t.Message, t.Scope)
	head := sh.next
	sh.height(head, headerHeight+4)
	for i, name := range b.ledger.headers {
		look := b.styles.look(plainHeader)
		look.align, look.wrap, look.bottom = dataAlign(i), true, true
		if i == channelColumn {
			look.indent = 1
		}
		sh.put(at{head, 2 + i}, look, name)
	}
	sh.spread = true
	sh.tail = &tail{count: len(t.Rows), row: func(i int) row { return b.dataRow(&t.Rows[i]) }}
	sh.next = head + 1 + len(t.Rows)
	sh.frozenRows, sh.frozenCols = head, 1+fixedColumns
	sh.heads = []tableHead{{rows: [2]int{head, head}, to: sh.next}}
	sh.table = fmt.Sprintf("%s:%s", at{head, 2}, at{sh.next - 1, 1 + len(b.ledger.headers)})
}

// longestName is the room that the names in a column need; 0 of other columns.
func (b *book) longestName(column int) (need float64) {
	l := b.styles.look(body)
	l.size = dataSize
	last := ""
	for i := range b.d.Data.Rows {
		r := &b.d.Data.Rows[i]
		name := ""
		switch column {
		case channelColumn:
			name = b.ledger.name(r.Channel)
		case campaignColumn:
			name = b.ledger.name(r.Campaign)
		}
		if name != last {
			need, last = math.Max(need, textWidth(name, l)+cellPadding), name
		}
	}
	return math.Min(need, maxTextWidth)
}

func dataAlign(i int) string {
	switch i {
	case periodColumn, weekColumn, channelColumn, campaignColumn:
		return "left"
	}
	return "right"
}

// amountWidth is what the largest amount of a measure needs.
func (b *book) amountWidth(measure int) float64 {
	top := 0.0
	for i := range b.d.Data.Rows {
		if v := b.d.Data.Rows[i].Amounts[measure]; v != nil {
			top = math.Max(top, math.Abs(*v))
		}
	}
	places := b.d.Data.Measures[measure].Format.Decimals
	digits := float64(len(fmt.Sprintf("%.0f", top)))
	return math.Max(8, digits+digits/3*0.5+float64(places)+2.5)
}

func (b *book) dataRow(r *report.DataRow) row {
	l := b.styles.look(body)
	l.size = dataSize
	cells := make([]cell, 1, 1+fixedColumns+len(r.Amounts))
	values := [fixedColumns]any{r.Period, r.Week, day(r.Span.Start), day(r.Span.Last()), float64(r.FromDay), float64(r.ToDay), b.ledger.name(r.Channel), b.ledger.name(r.Campaign)}
	for i, v := range values {
		look := l
		look.align = dataAlign(i)
		switch i {
		case fromColumn, toColumn:
			look.format = dateCode(b.d.Locale)
		case channelColumn:
			look.indent = 1
		}
		cells = append(cells, newCell(look, v))
	}
	l.align = "right"
	for i, v := range r.Amounts {
		f := b.d.Data.Measures[i].Format
		f.Scale = 1
		l.format = b.numberFormat(f)
		var value any
		if v != nil {
			value = *v
		}
		cells = append(cells, newCell(l, value))
	}
	return row{height: rowHeight, cells: cells}
}

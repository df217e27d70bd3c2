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
	sh := b.newSheet(t.Title, b.argb(theme.Mark))
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
	sh.tail = b.dataTail(t)
	sh.next = head + 1 + len(t.Rows)
	sh.frozenRows, sh.frozenCols = head, 1+fixedColumns
	sh.heads = []tableHead{{rows: [2]int{head, head}, to: sh.next}}
	b.sayPrinted(sh)
	sh.table = fmt.Sprintf("%s:%s", at{head, 2}, at{sh.next - 1, 1 + len(b.ledger.headers)})
}

// longestName is the room that the names in a column need; 0 of other columns.
func (b *book) longestName(column int) (need float64) {
	l := b.styles.look(body)
	l.size = dataSize
	seen := map[string]bool{}
	for i := range b.d.Data.Rows {
		r := &b.d.Data.Rows[i]
		name := ""
		switch column {
		case channelColumn:
			name = r.Channel
		case campaignColumn:
			name = r.Campaign
		default:
			return 0
		}
		if !seen[name] {
			seen[name] = true
			need = math.Max(need, textWidth(b.ledger.name(name), l)+cellPadding)
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
		if v, ok := b.d.Data.Rows[i].Amount(measure); ok {
			top = math.Max(top, math.Abs(v))
		}
	}
	places := b.d.Data.Measures[measure].Format.Decimals
	digits := float64(len(fmt.Sprintf("%.0f", top)))
	return math.Max(8, digits+digits/3*0.5+float64(places)+2.5)
}

// dataTail are the rows of the table; all have the same looks.
func (b *book) dataTail(t *report.DataTable) *tail {
	styles := make([]int, fixedColumns+len(t.Measures))
	return &tail{count: len(t.Rows), height: rowHeight,
		prepare: func() (err error) {
			for i := range styles {
				if styles[i], err = b.styles.id(b.dataLook(i)); err != nil {
					return err
				}
			}
			return nil
		},
		write: func(x *rowXML, i int) { b.writeData(x, &t.Rows[i], styles) },
	}
}

func (b *book) dataLook(i int) look {
	l := b.styles.look(body)
	l.size, l.align = dataSize, dataAlign(i)
	switch {
	case i == fromColumn, i == toColumn:
		l.format = dateCode(b.d.Locale)
	case i == channelColumn:
		l.indent = 1
	case i >= fixedColumns:
		f := b.d.Data.Measures[i-fixedColumns].Format
		f.Scale = 1
		l.format = b.numberFormat(f)
	}
	return l
}

func (b *book) writeData(x *rowXML, r *report.DataRow, styles []int) {
	at := func(i int) (column, style int) { return 2 + i, styles[i] }
	text := func(i int, s string) { c, style := at(i); x.text(c, style, s) }
	number := func(i int, v float64) { c, style := at(i); x.number(c, style, v) }
	text(periodColumn, r.Period)
	text(weekColumn, r.Week)
	number(fromColumn, day(r.Span.Start))
	number(toColumn, day(r.Span.Last()))
	number(fromDayColumn, float64(r.FromDay))
	number(toDayColumn, float64(r.ToDay))
	text(channelColumn, b.ledger.name(r.Channel))
	text(campaignColumn, b.ledger.name(r.Campaign))
	for i := range b.d.Data.Measures {
		if v, ok := r.Amount(i); ok {
			number(fixedColumns+i, v)
			continue
		}
		c, style := at(fixedColumns + i)
		x.blank(c, style)
	}
}

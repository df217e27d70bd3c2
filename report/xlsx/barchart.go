package xlsx

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"

	"kpideck/report"
	"kpideck/report/theme"
)

// barData is the cells that a chart of bars draws, right of everything that is
// printed: a name and two columns of values a row.
type barData struct {
	bars  *report.Bars
	sheet *sheet
	row   int // of the header
	col   int // of the names
}

// clearFill is a colour that nothing else has. excelize knows no bar without a
// fill, so the finished chart part gets one in its place.
const clearFill = "FC0002"

// paintBars writes the cells of the charts of bars, linked to the tables that
// show the same figures.
func (b *book) paintBars() {
	for _, d := range b.bars {
		d.col = d.sheet.last() + 2
		label := b.styles.look(note)
		d.sheet.put(at{d.row, d.col}, label, d.bars.Unit)
		label.align = "right"
		for k, title := range b.barTitles(d.bars) {
			d.sheet.put(at{d.row, d.col + 1 + k}, label, title)
		}
		for i := range d.bars.Items {
			b.paintBar(d, i)
		}
	}
}

// barTitles name the two columns; the first of a funnel keeps its bars centred.
func (b *book) barTitles(x *report.Bars) [2]string {
	if x.Kind == report.FunnelBars {
		return [2]string{"", x.Legend[0]}
	}
	return x.Legend
}

func (b *book) paintBar(d *barData, i int) {
	item := &d.bars.Items[i]
	row := d.row + 1 + i
	d.sheet.put(at{row, d.col}, b.styles.look(note), item.Name)
	put := func(k int, v float64, formula string, f report.Format) {
		look := b.styles.look(note)
		look.align, look.format = "right", b.numberFormat(f)
		d.sheet.put(at{row, d.col + k}, look, v).formula = formula
	}
	if item.Value == nil {
		return
	}
	v, f := *item.Value, d.bars.Format[0]
	switch d.bars.Kind {
	case report.VarianceBars:
		source := b.gapSource(item, v)
		put(1, math.Max(0, v), wrapped("MAX(0,", source), f)
		put(2, math.Min(0, v), wrapped("MIN(0,", source), f)
	case report.FunnelBars:
		column := columnLetter(d.col + 2)
		all := fmt.Sprintf("%s$%d:%s$%d", column, d.row+1, column, d.row+len(d.bars.Items))
		put(1, (d.bars.Largest()-v)/2, fmt.Sprintf("(MAX(%s)-%s%d)/2", all, column, row), f)
		put(2, v, b.cellOf(d.sheet, item, v), f)
	default:
		put(1, v, b.cellOf(d.sheet, item, v), f)
		if item.Second != nil {
			put(2, *item.Second, b.cellOf(d.sheet, item, *item.Second), d.bars.Format[1])
		}
	}
}

func wrapped(function, argument string) string {
	if argument == "" {
		return ""
	}
	return function + argument + ")"
}

// gapSource is the formula of a difference: from the pacing of its row, or from
// the cell that shows it.
func (b *book) gapSource(item *report.Bar, v float64) string {
	h, ok := b.homes[homeKey{item.Key, report.RolePacing}]
	if pace, number := h.value.(float64); ok && number && near(pace-1, v) {
		return quoteSheet(h.sheet.name) + "!" + h.where.String() + "-1"
	}
	return ""
}

// cellOf finds the cell of a sheet's tables that shows a number in the row of a
// bar's key or name; "" where there is none.
func (b *book) cellOf(sh *sheet, item *report.Bar, v float64) string {
	for _, p := range b.tables {
		if len(p.cols) == 0 {
			continue
		}
		for i := range p.table.Rows {
			cells := p.table.Rows[i].Cells
			j := p.cols[0].index
			keyed := item.Key != "" && p.table.Rows[i].Key == item.Key
			if !keyed && (j >= len(cells) || cells[j].Text != item.Name) {
				continue
			}
			for _, s := range p.cols {
				if s.part.sheet == sh && s.part.rows[i] > 0 && s.index < len(cells) && cells[s.index].Number != nil && *cells[s.index].Number == v {
					return p.at(i, s).String()
				}
			}
		}
	}
	return ""
}

// addBars draws a chart of bars.
func (b *book) addBars(sh *sheet, d *drawing) error {
	if len(d.bars.bars.Items) == 0 {
		return nil
	}
	switch d.bars.bars.Kind {
	case report.VarianceBars:
		return b.file.AddChart(sh.name, d.anchor.String(), b.varianceChart(d))
	case report.FunnelBars:
		return b.file.AddChart(sh.name, d.anchor.String(), b.funnelChart(d))
	}
	return b.file.AddChart(sh.name, d.anchor.String(), b.costColumns(d), b.costDots(d))
}

// series refers to one of the two columns of values.
func (d *barData) series(k int) excelize.ChartSeries {
	first, last := d.row+1, d.row+len(d.bars.Items)
	return excelize.ChartSeries{
		Name:       d.sheet.ref(at{d.row, d.col + k}),
		Categories: d.sheet.rangeRef(at{first, d.col}, at{last, d.col}),
		Values:     d.sheet.rangeRef(at{first, d.col + k}, at{last, d.col + k}),
	}
}

func (b *book) labelFont(r theme.Role) excelize.Font {
	return excelize.Font{Family: fontFamily, Size: noteSize, Color: b.styles.hex(r)}
}

// varianceChart draws what is ahead right of zero, what is behind left of it.
func (b *book) varianceChart(d *drawing) *excelize.Chart {
	c := b.baseChart(excelize.Bar, d)
	low, high := 0.0, 0.0
	for _, i := range d.bars.bars.Items {
		low, high = math.Min(low, *i.Value), math.Max(high, *i.Value)
	}
	room := 0.24 * (high - low) // for the numbers at the ends of the longest bars
	low, high = significant(low-room), significant(high+room)
	c.XAxis.ReverseOrder, c.XAxis.TickLabelPosition = true, excelize.ChartTickLabelLow
	c.YAxis.Minimum, c.YAxis.Maximum = &low, &high
	c.Legend.Position = "none"
	c.PlotArea.ShowVal = true
	c.PlotArea.NumFmt = excelize.ChartNumFmt{CustomNumFmt: gapFormat(b.numberFormat(d.bars.bars.Format[0]))}
	for k, ink := range []theme.Role{theme.Good, theme.Bad} {
		one := d.bars.series(1 + k)
		one.Fill = solid(b.styles.hex(ink))
		one.DataLabelPosition = excelize.ChartDataLabelsPositionOutsideEnd
		one.DataLabel.Font = b.labelFont(theme.Ink)
		c.Series = append(c.Series, one)
	}
	return c
}

// costScale leaves the upper part of the chart to the dots.
const costScale = 2.2

func (b *book) costColumns(d *drawing) *excelize.Chart {
	c := b.baseChart(excelize.Col, d)
	top := significant(costScale * d.bars.bars.Largest())
	c.YAxis.Maximum = &top
	c.PlotArea.ShowVal = true
	c.PlotArea.NumFmt = excelize.ChartNumFmt{CustomNumFmt: b.numberFormat(d.bars.bars.Format[0])}
	one := d.bars.series(1)
	one.Fill = solid(b.styles.hex(theme.Prior))
	one.DataLabelPosition = excelize.ChartDataLabelsPositionOutsideEnd
	one.DataLabel.Font = b.labelFont(theme.Ink)
	c.Series = []excelize.ChartSeries{one}
	return c
}

// costDots have an axis of their own that starts far below zero, so that they
// stand above the columns. Its labels are hidden, not the axis: without it the
// dots would take the scale of the columns.
func (b *book) costDots(d *drawing) *excelize.Chart {
	c := b.baseChart(excelize.Line, d)
	top := 0.0
	for _, i := range d.bars.bars.Items {
		if i.Second != nil {
			top = math.Max(top, *i.Second)
		}
	}
	low, high := significant(-1.4*top), significant(1.25*top)
	c.YAxis = excelize.ChartAxis{Secondary: true, Minimum: &low, Maximum: &high, TickLabelPosition: excelize.ChartTickLabelNone, Font: b.labelFont(theme.Text2)}
	c.PlotArea.ShowVal = true
	c.PlotArea.NumFmt = excelize.ChartNumFmt{CustomNumFmt: b.numberFormat(d.bars.bars.Format[1])}
	one := d.bars.series(2)
	one.Line = excelize.LineOptions{Type: excelize.LineNone}
	one.Marker = excelize.ChartMarker{Symbol: "diamond", Size: 8, Fill: solid(b.styles.hex(theme.Actual)), Border: excelize.LineOptions{Type: excelize.LineNone}}
	one.Fill = solid(b.styles.hex(theme.Actual))
	one.DataLabelPosition = excelize.ChartDataLabelsPositionAbove
	one.DataLabel.Font = b.labelFont(theme.Ink)
	one.DataLabel.Font.Bold = true
	c.Series = []excelize.ChartSeries{one}
	return c
}

// funnelChart centres bars by others, without fill, before them.
func (b *book) funnelChart(d *drawing) *excelize.Chart {
	c := b.baseChart(excelize.BarStacked, d)
	c.XAxis.ReverseOrder = true
	c.Legend.Position = "none"
	for k, fill := range []string{clearFill, b.styles.hex(theme.Actual)} {
		one := d.bars.series(1 + k)
		one.Fill = solid(fill)
		c.Series = append(c.Series, one)
	}
	return c
}

// gapFormat hides what is zero: the other series has the number there.
func gapFormat(code string) string {
	return fmt.Sprintf("%s;;", firstSections(code))
}

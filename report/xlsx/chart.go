package xlsx

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"kpideck/report"
	"kpideck/report/theme"
)

// drawing is a chart on a sheet.
type drawing struct {
	anchor        at
	message       string
	data          *chartData // of weeks; else bars
	bars          *barData
	width, height uint // pixels
}

// hatchFill is a colour that nothing else has. excelize knows no hatch, so the
// finished chart part gets one in its place.
const hatchFill = "FC0001"

func fixed(v float64, places int) string { return strconv.FormatFloat(v, 'f', places, 64) }

// addChart draws columns for actual and forecast weeks, and lines for plan and
// last year. The last chart of a combination decides the axes, so both say them.
func (b *book) addChart(sh *sheet, d *drawing) error {
	if d.bars != nil {
		return b.addBars(sh, d)
	}
	columns := b.baseChart(excelize.Col, d)
	lines := b.baseChart(excelize.Line, d)
	for _, s := range d.data.rows {
		one := d.data.series(s)
		switch s.kind {
		case actualSeries:
			one.Fill = solid(b.styles.hex(seriesColors[s.kind]))
			one.DataLabelPosition = excelize.ChartDataLabelsPositionInsideBase
			one.DataLabel.Font = excelize.Font{Family: fontFamily, Size: noteSize, Color: b.styles.hex(theme.Paper)}
			columns.Series = append(columns.Series, one)
		case forecastSeries:
			one.Fill = solid(hatchFill)
			one.DataLabelPosition = excelize.ChartDataLabelsPositionOutsideEnd
			one.DataLabel.Font = excelize.Font{Family: fontFamily, Size: noteSize, Color: b.styles.hex(theme.Ink)}
			one.DataLabel.Fill = solid(b.styles.hex(theme.Paper)) // the plan may cross it
			columns.Series = append(columns.Series, one)
		default:
			one.Fill = solid(b.styles.hex(seriesColors[s.kind]))
			one.Line = excelize.LineOptions{Width: 1.5, Fill: one.Fill}
			one.Marker = excelize.ChartMarker{Symbol: "none"}
			if s.kind == planSeries {
				one.Line.Dash = excelize.LineDashDash
			}
			lines.Series = append(lines.Series, one)
		}
	}
	columns.PlotArea.ShowVal = true
	columns.PlotArea.NumFmt = excelize.ChartNumFmt{CustomNumFmt: labelFormat(b.numberFormat(d.data.labels()))}
	switch {
	case len(columns.Series) == 0 && len(lines.Series) == 0:
		return nil
	case len(columns.Series) == 0:
		return b.file.AddChart(sh.name, d.anchor.String(), lines)
	case len(lines.Series) == 0:
		return b.file.AddChart(sh.name, d.anchor.String(), columns)
	}
	return b.file.AddChart(sh.name, d.anchor.String(), columns, lines)
}

// labels is the format of the numbers in the columns, short enough to fit there.
func (c *chartData) labels() report.Format {
	f := chartFormat(c.chart)
	for _, w := range c.chart.Weeks {
		if w.Actual != nil && f.Kind == report.FormatNumber && math.Abs(*w.Actual/f.Scale) >= 100 {
			f.Decimals = 0
		}
	}
	return f
}

// labelFormat hides what is not positive, such as weeks without a value.
func labelFormat(code string) string {
	code, _, _ = strings.Cut(code, ";")
	return code + ";;"
}

// firstSections are the codes of positive and negative numbers.
func firstSections(code string) string {
	parts := strings.SplitN(code, ";", 3)
	return strings.Join(parts[:min(2, len(parts))], ";")
}

func (b *book) baseChart(kind excelize.ChartType, d *drawing) *excelize.Chart {
	zero, same := 0.0, false
	gap, overlap := uint(45), 100
	axis := excelize.Font{Family: fontFamily, Size: noteSize, Color: b.styles.hex(theme.Text2)}
	c := &excelize.Chart{
		Type: kind, VaryColors: &same, GapWidth: &gap, Overlap: &overlap,
		Dimension: excelize.ChartDimension{Width: d.width, Height: d.height},
		Format:    excelize.GraphicOptions{AltText: clean(d.message), Positioning: "oneCell"},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &axis},
		Border:    excelize.LineOptions{Type: excelize.LineNone},
		XAxis:     excelize.ChartAxis{Font: axis},
		YAxis:     excelize.ChartAxis{Font: axis, Minimum: &zero, None: true},
	}
	c.ShowBlanksAs = "gap"
	return c
}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{strings.TrimPrefix(color, "#")}}
}

// series refers to the cells of one row; names and categories as cells too.
func (c *chartData) series(s seriesRow) excelize.ChartSeries {
	last := c.first + len(c.chart.Weeks) - 1
	return excelize.ChartSeries{
		Name:       c.sheet.ref(at{s.row, 2}),
		Categories: c.sheet.rangeRef(at{c.head, c.first}, at{c.head, last}),
		Values:     c.sheet.rangeRef(at{s.row, c.first}, at{s.row, last}),
	}
}

// hatch is the fill of what is forecast: outlined, with strokes at 45°.
func (b *book) hatch() string {
	ink := strings.TrimPrefix(b.styles.hex(theme.Actual), "#")
	return `<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="` + ink + `"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>` +
		`<a:ln w="9525"><a:solidFill><a:srgbClr val="` + ink + `"/></a:solidFill></a:ln>`
}

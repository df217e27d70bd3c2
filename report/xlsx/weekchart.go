package xlsx

import (
	"math"
	"strings"

	"kpideck/report"
	"kpideck/report/theme"
)

// chartData is the cells that a chart of weeks draws: a row of labels and a row
// per series.
type chartData struct {
	chart *report.WeekChart
	owner report.SectionID
	sheet *sheet
	head  int
	first int // column of the first week
	rows  []seriesRow
}

type seriesRow struct {
	kind   seriesKind
	row    int
	label  string
	values []*float64
}

type seriesKind uint8

const (
	actualSeries seriesKind = iota
	forecastSeries
	planSeries
	lastYearSeries
)

// chartOwners decides which sheet holds the data of each chart: the weekly one
// where it shows the same KPI, else the first that does.
func (b *book) chartOwners() map[string]*chartData {
	owners := map[string]*chartData{}
	for _, s := range b.sections() {
		for _, block := range b.visible(s) {
			c, ok := block.(*report.WeekChart)
			if !ok || len(c.Weeks) == 0 {
				continue
			}
			if have := owners[c.KPI]; have == nil || s.ID == report.Weeks && have.owner != report.Weeks {
				owners[c.KPI] = &chartData{chart: c, owner: s.ID}
			}
		}
	}
	return owners
}

// chartRows is how many rows a chart covers at most.
const chartRows = 12

// columnPast is the first column that starts after a share of the sheet's width.
func (s *sheet) columnPast(share float64) int {
	all := s.span(2, s.last())
	for col := 3; col <= s.last(); col++ {
		if s.span(2, col-1) >= share*all {
			return col
		}
	}
	return s.last()
}

// pixels is the width of columns on the screen.
func (s *sheet) pixels(from, to int) uint {
	w := 0.0
	for col := from; col <= max(from, to) && col <= s.last(); col++ {
		w += math.Trunc(s.widths[col-1]*digitPixels + 5)
	}
	return uint(w)
}

func (b *book) placeChartData(sh *sheet, section report.SectionID, pair []*report.WeekChart) {
	var names []string
	start := sh.next
	for _, c := range pair {
		data := b.blocks[c.KPI]
		if data == nil || data.owner != section || data.sheet != nil {
			continue
		}
		if len(names) == 0 {
			sh.next++
		}
		names = append(names, c.Unit)
		b.placeSeries(sh, data)
	}
	if len(names) > 0 {
		sh.heading(b, start, 2, sh.last(), strings.Join(names, " · "))
		sh.next++
	}
}

// placeSeries gives the series of a chart their rows, under the weeks of the
// sheet's own strip where it has one of that length.
func (b *book) placeSeries(sh *sheet, data *chartData) {
	data.sheet, data.head, data.first = sh, sh.next, 5
	for _, p := range b.tables {
		if p.sheet != sh || len(p.table.Rows) == 0 {
			continue
		}
		if s := weekRow(p, 0); len(s.values) == len(data.chart.Weeks) {
			data.first = s.first
		}
	}
	for len(sh.widths) < data.first+len(data.chart.Weeks)-1 {
		sh.widths = append(sh.widths, roleWidths[report.RoleWeek])
	}
	sh.next++
	for _, s := range seriesOf(data.chart) {
		s.row = sh.next
		data.rows = append(data.rows, s)
		sh.next++
	}
}

// seriesOf are the series that have a value.
func seriesOf(c *report.WeekChart) (list []seriesRow) {
	add := func(k seriesKind, label string, of func(report.WeekPoint) *float64) {
		s := seriesRow{kind: k, label: label}
		some := false
		for _, w := range c.Weeks {
			v := of(w)
			s.values = append(s.values, v)
			some = some || v != nil
		}
		if some {
			list = append(list, s)
		}
	}
	add(actualSeries, c.Legend.Actual, func(w report.WeekPoint) *float64 { return w.Actual })
	add(forecastSeries, c.Legend.Forecast, func(w report.WeekPoint) *float64 { return w.Forecast })
	add(planSeries, c.Legend.Plan, func(w report.WeekPoint) *float64 { return w.Plan })
	add(lastYearSeries, c.Legend.LastYear, func(w report.WeekPoint) *float64 { return w.LastYear })
	return list
}

// paintChartData writes the rows that charts draw; the actual weeks link to the
// strip that works them out.
func (b *book) paintChartData() {
	for _, s := range b.sections() {
		for _, block := range b.visible(s) {
			if c, ok := block.(*report.WeekChart); ok && b.blocks[c.KPI] != nil && b.blocks[c.KPI].chart == c {
				b.paintSeries(b.blocks[c.KPI])
			}
		}
	}
}

func (b *book) paintSeries(data *chartData) {
	sh, n := data.sheet, len(data.chart.Weeks)
	labels := b.styles.look(codeLine)
	labels.below = hairLine
	labels.align = "left"
	sh.put(at{data.head, 2}, labels, data.chart.Unit)
	labels.align = "right"
	for i, w := range data.chart.Weeks {
		sh.put(at{data.head, data.first + i}, labels, w.Label)
	}
	sh.fill(data.head, 2, data.first+n-1, labels)
	format := b.numberFormat(chartFormat(data.chart))
	for _, s := range data.rows {
		name, value := b.styles.look(body), b.styles.look(body)
		name.bold, value.bold = s.kind == actualSeries, s.kind == actualSeries
		value.italic, value.align, value.format = s.kind == forecastSeries, "right", format
		sh.put(at{s.row, 2}, name, s.label)
		source := b.stripOf(data, s)
		for i, v := range s.values {
			if v == nil {
				continue
			}
			put := sh.put(at{s.row, data.first + i}, value, *v)
			if source != nil {
				put.formula = quoteSheet(source.sheet.name) + "!" + at{source.row, source.first + i}.String()
				continue
			}
			if f, result, ok := b.relation(sh, &placed{}, 0, s.follows(&data.chart.Weeks[i])); ok && agrees(result, *v) {
				put.formula = f
			} else {
				put.look.italic = true
			}
		}
		sh.fill(s.row, 2, data.first+n-1, b.styles.look(body))
	}
}

// follows is how a week of a series follows from other figures; nil where that
// is not known.
func (s seriesRow) follows(w *report.WeekPoint) *report.Relation {
	switch s.kind {
	case actualSeries:
		return w.ActualFollows
	case planSeries:
		return w.PlanFollows
	case lastYearSeries:
		return w.LastYearFollows
	}
	return nil
}

// stripOf finds the row of weeks whose figures the actual series repeats.
func (b *book) stripOf(data *chartData, s seriesRow) *strip {
	if s.kind != actualSeries {
		return nil
	}
	for i := range b.strips {
		if b.strips[i].holds(s.values) {
			return &b.strips[i]
		}
	}
	return nil
}

// chartFormat finds the scale and decimals with which the chart's labels show
// its figures, so that cells and axis agree with them.
func chartFormat(c *report.WeekChart) report.Format {
	for _, w := range c.Weeks {
		if w.Actual == nil || w.Text == "" || *w.Actual == 0 {
			continue
		}
		if f, ok := formatOf(*w.Actual, w.Text); ok {
			return f
		}
	}
	return report.Format{Kind: report.FormatNumber, Scale: 1, Decimals: 2}
}

func formatOf(v float64, text string) (report.Format, bool) {
	want := digits(text)
	if strings.Contains(text, "%") {
		for places := range 3 {
			if digits(fixed(100*v, places)) == want {
				return report.Format{Kind: report.FormatPercent, Decimals: places}, true
			}
		}
	}
	for _, scale := range []float64{1, 1e3, 1e6, 1e9} {
		for places := range 3 {
			if digits(fixed(v/scale, places)) == want {
				return report.Format{Kind: report.FormatNumber, Scale: scale, Decimals: places}, true
			}
		}
	}
	return report.Format{}, false
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// seriesColors are the colours of the series by what they are.
var seriesColors = map[seriesKind]theme.Role{
	actualSeries: theme.Actual, planSeries: theme.Brand, lastYearSeries: theme.Prior,
}

package report

import (
	"strconv"

	"kpideck/kpi"
)

// goalMonths is how many months a chart shows of what means nothing by the week.
const goalMonths = 13

// goalChart is a goal over time: by the week where that means something, else by
// the month; nil where too little is known.
func (b *builder) goalChart(l *line) *WeekChart {
	var chart *WeekChart
	var values []*float64
	switch {
	case l.metric.At(kpi.Weekly) && b.anyWeek(l):
		chart = b.weekChart(l)
	case l.metric.At(kpi.Monthly):
		chart = b.monthChart(l)
	default:
		return nil
	}
	for i := range chart.Weeks {
		values = append(values, chart.Weeks[i].Actual)
	}
	if low, high, ok := ends(values); !ok || low == high && len(values) < 2 {
		return nil
	}
	chart.On, chart.Status = InPage, b.statusCell(l)
	if !b.inColumns(l) {
		b.toForecast(chart, l)
	}
	return chart
}

// monthChart is a KPI by month up to the end of the quarter.
func (b *builder) monthChart(l *line) *WeekChart {
	months := b.monthsTo(b.quarter.End)
	points := make([]WeekPoint, len(months))
	shown := make([]*float64, len(months))
	for i, m := range months {
		points[i] = b.monthPoint(l, m)
		shown[i] = points[i].Actual
	}
	f := b.newFigures(l.metric.Unit, shown...)
	for i, v := range shown {
		if v != nil {
			points[i].Text = f.bare(*v)
		}
	}
	key := "weeks.legend."
	return &WeekChart{ID: ChartBlock, KPI: l.metric.ID, Message: b.changeOrNone(l), Unit: b.monthUnit(l, f), Weeks: points,
		Legend: WeekLegend{Actual: b.l.Word(key + "actual"), Forecast: b.l.Word(key + "forecast"), Plan: b.l.Word(key + "plan"), LastYear: b.l.Word("goals.year_before")}}
}

// monthUnit says what a chart of months shows.
func (b *builder) monthUnit(l *line, f figures) string {
	if unit := f.unitWord(); unit != "" {
		return b.l.Say("goals.unit", l.name(b), unit)
	}
	return b.l.Say("goals.count", l.name(b))
}

// monthsTo are the last months before a day.
func (b *builder) monthsTo(end kpi.Date) []kpi.Period {
	cal := b.m.Calendar()
	month := cal.Containing(kpi.Monthly, end-1)
	list := make([]kpi.Period, goalMonths)
	for i := goalMonths - 1; i >= 0; i-- {
		list[i] = month
		month = cal.Previous(month)
	}
	return list
}

func (b *builder) monthPoint(l *line, m kpi.Period) WeekPoint {
	v := b.m.Value(l.metric, m, l.segment)
	p := WeekPoint{Label: b.monthLabel(m), Actual: v.Ptr()}
	if days := m.Clip(kpi.Span{Start: m.Start, End: b.m.AsOf() + 1}).Days(); days > 0 && days < m.Days() {
		p.Note = b.l.Say("weeks.part_of", strconv.Itoa(days), strconv.Itoa(m.Days()))
	}
	if ago, ok := b.m.Calendar().YearAgo(m); ok {
		p.LastYear = b.m.Value(l.metric, ago, l.segment).Ptr()
	}
	if b.quarter.Contains(m.Span) && l.row != nil && !b.flows(l) {
		p.Plan = l.row.Goal
	}
	return p
}

func (b *builder) monthLabel(m kpi.Period) string {
	year, month, _ := (m.Start + kpi.Date(m.Days()/2)).Civil()
	return b.l.Say("goals.month", strconv.Itoa(month), strconv.Itoa(year%100))
}

// toForecast ends a line with the forecast of the whole quarter and its band.
func (b *builder) toForecast(chart *WeekChart, l *line) {
	points := chart.Weeks
	for i := range points {
		points[i].Forecast = nil
	}
	if f := l.row.Forecast; f != nil && b.running() && points[len(points)-1].Actual == nil {
		end := &points[len(points)-1]
		end.Forecast, end.Low, end.High = &f.Value, band(l.row, true), band(l.row, false)
		chart.Legend.Forecast, chart.Legend.ForecastValue = b.l.Word("goals.forecast"), l.figures.bare(f.Value)
		if end.Low != nil {
			chart.Legend.Band = b.l.Word("goals.band")
		}
	}
	var shown []*float64
	for i := range points {
		shown = append(shown, points[i].Actual, points[i].Forecast, points[i].Plan)
	}
	b.asWeekLine(chart, l, b.newFigures(l.metric.Unit, shown...))
}

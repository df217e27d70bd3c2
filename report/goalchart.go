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
	case b.byWeek(l):
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

// byWeek tells whether the weeks of a line can be set beside each other. Those of
// a ratio whose denominators are not alike, such as costs that are booked once a
// month, show the bookkeeping and not the KPI.
func (b *builder) byWeek(l *line) bool {
	if !l.metric.At(kpi.Weekly) || !b.anyWeek(l) {
		return false
	}
	s := b.signalOf(l)
	return s == nil || !s.Uneven || !l.metric.At(kpi.Monthly)
}

// monthChart is a KPI by month, from the first that is known up to the end of the
// quarter.
func (b *builder) monthChart(l *line) *WeekChart {
	var points []WeekPoint
	var shown []*float64
	for _, m := range b.monthsTo(b.quarter.End) {
		p := b.monthPoint(l, m)
		if len(points) > 0 || p.Actual != nil || b.quarter.Contains(m.Span) {
			points, shown = append(points, p), append(shown, p.Actual)
		}
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

// toForecast ends a line with the forecast of the whole quarter and its band. Where
// the last point is known, as that of a running month is, the quarter is one more.
func (b *builder) toForecast(chart *WeekChart, l *line) {
	for i := range chart.Weeks {
		chart.Weeks[i].Forecast = nil
	}
	if f := l.row.Forecast; f != nil && b.running() {
		if last := &chart.Weeks[len(chart.Weeks)-1]; last.Actual != nil {
			last.Note = b.l.Say("goals.month_part", last.Label, last.Note)
			chart.Weeks = append(chart.Weeks, WeekPoint{Label: b.quarterShort(b.quarter), Plan: last.Plan})
		}
		end := &chart.Weeks[len(chart.Weeks)-1]
		end.Forecast, end.Low, end.High = &f.Value, band(l.row, true), band(l.row, false)
		chart.Legend.Forecast, chart.Legend.ForecastValue = b.l.Word("goals.forecast"), l.figures.bare(f.Value)
		if end.Low != nil {
			chart.Legend.Band = b.l.Word("goals.band")
		}
	}
	var shown []*float64
	for _, p := range chart.Weeks {
		shown = append(shown, p.Actual, p.Forecast, p.Plan)
	}
	b.asWeekLine(chart, l, b.newFigures(l.metric.Unit, shown...))
}

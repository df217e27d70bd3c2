package report

import (
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// weekCharts is how many KPIs are drawn week by week.
const weekCharts = 2

// weekCharts show the main figure and the worst one, week by week.
func (b *builder) weekCharts() []*WeekChart {
	var charts []*WeekChart
	for _, l := range b.chartLines() {
		charts = append(charts, b.weekChart(l))
	}
	return charts
}

// chartLines are the main line and the one below the goal that loses the most.
func (b *builder) chartLines() []*line {
	var list []*line
	if l := b.mainLine(); l != nil && l.spansQuarter(b) && l.metric.At(kpi.Weekly) && b.anyWeek(l) {
		list = append(list, l)
	}
	var worst *line
	for _, l := range b.lines {
		if l.row == nil || !l.spansQuarter(b) || !l.metric.At(kpi.Weekly) || slices.Contains(list, l) || l.row.Goal == nil || !b.anyWeek(l) {
			continue
		}
		if worst == nil || l.worry() < worst.worry() || l.worry() == worst.worry() && lostOf(l) > lostOf(worst) {
			worst = l
		}
	}
	if worst != nil {
		list = append(list, worst)
	}
	return list[:min(len(list), weekCharts)]
}

func (b *builder) weekChart(l *line) *WeekChart {
	weeks := b.weekParts()
	points := make([]WeekPoint, len(weeks))
	shown := []*float64{}
	for i, w := range weeks {
		points[i] = b.weekPoint(l, w)
		shown = append(shown, points[i].Actual, points[i].Forecast)
	}
	f := b.newFigures(l.metric.Unit, shown...)
	for i := range points {
		if v := firstKnown(points[i].Actual, points[i].Forecast); v != nil {
			points[i].Text = f.bare(*v)
		}
	}
	key := "weeks.legend."
	c := &WeekChart{ID: ChartBlock, KPI: l.metric.ID, Message: b.weekMessage(l, points), Unit: b.weekUnit(l, f), Weeks: points,
		Legend: WeekLegend{Actual: b.l.Word(key + "actual"), Forecast: b.l.Word(key + "forecast"), Plan: b.l.Word(key + "plan"), LastYear: b.lastYearLegend()}}
	if b.inColumns(l) {
		b.gaps(c, l, f)
	} else {
		b.asWeekLine(c, l, f)
	}
	return c
}

// weekUnit says what the chart shows: the KPI and, where it has one, its unit.
func (b *builder) weekUnit(l *line, f figures) string {
	if unit := f.unitWord(); unit != "" {
		return b.l.Say("weeks.unit", l.name(b), unit)
	}
	return b.l.Say("weeks.count", l.name(b))
}

func firstKnown(list ...*float64) *float64 {
	for _, v := range list {
		if v != nil {
			return v
		}
	}
	return nil
}

// weekPoint is a week part: what was, what the forecast adds, the plan and the
// same days of last year's quarter.
func (b *builder) weekPoint(l *line, w kpi.Period) WeekPoint {
	v := b.weekValue(l, w)
	p := WeekPoint{Label: weekLabel(w), Actual: v.Ptr(), ActualFollows: &Relation{Op: OpFrom, From: v.Derivation}, Event: b.eventIn(w.Span), Holiday: b.holidaysIn(w.Span)}
	if days := w.Clip(kpi.Span{Start: w.Start, End: b.m.AsOf() + 1}).Days(); days > 0 && days < 7 {
		p.Note = b.l.Say("weeks.part", strconv.Itoa(days))
	} else if w.Days() < 7 {
		p.Note = b.l.Say("weeks.part", strconv.Itoa(w.Days()))
	}
	if !b.lastYear.Empty() {
		ago, _ := b.weekAgo(w)
		if v := b.m.Value(l.metric, ago, l.segment); v.OK() {
			p.LastYear, p.LastYearFollows = v.Ptr(), &Relation{Op: OpFrom, From: v.Derivation}
		}
	}
	if l.row == nil || l.row.Goal == nil {
		return p
	}
	if !b.flows(l) {
		p.Plan, p.PlanFollows = l.row.Goal, home(l.key(), RoleGoal)
		return p
	}
	p.Plan, p.Forecast = l.row.Planned(w.Span), l.row.Coming(w.Span)
	if goal := *l.row.Goal; p.Plan != nil && goal != 0 {
		p.PlanFollows = apply(OpMul, home(l.key(), RoleGoal), fixedNumber(*p.Plan/goal))
	}
	return p
}

// flows tells whether the line adds up over days, by how its forecast was made.
func (b *builder) flows(l *line) bool { return l.row != nil && l.row.CurrentRate != nil }

// weekMessage counts the whole weeks that missed the plan.
func (b *builder) weekMessage(l *line, points []WeekPoint) string {
	if l.row != nil && l.row.Kind == review.GoalBetween {
		return b.changeOrNone(l) // a week inside or outside a band says little about the sum
	}
	weeks, short := 0, 0
	for i, w := range b.weekParts() {
		p := points[i]
		if p.Actual == nil || p.Plan == nil || p.Forecast != nil || w.End > b.m.AsOf()+1 {
			continue
		}
		weeks++
		if l.row.Kind == review.GoalAtMost && *p.Actual > *p.Plan || l.row.Kind != review.GoalAtMost && *p.Actual < *p.Plan {
			short++
		}
	}
	if weeks == 0 {
		return b.peakMessage(l, points)
	}
	key := "weeks.below"
	if l.row.Kind == review.GoalAtMost {
		key = "weeks.above"
	}
	text := b.l.Say(key, l.name(b), strconv.Itoa(short), strconv.Itoa(weeks))
	if n := neededOf(l.row); n.rate > 0 && b.running() {
		f, key := b.newFigures(l.metric.Unit, &n.rate, l.row.CurrentRate), "weeks.rate"
		if n.atMost {
			key = "weeks.rate_most"
		}
		text += b.l.Say(key, f.text(n.rate), f.text(*l.row.CurrentRate))
	}
	return text
}

// peakMessage is that of weeks without a plan: how the figure changed or, where
// nothing can be compared, which week brought the most.
func (b *builder) peakMessage(l *line, points []WeekPoint) string {
	top := -1
	for i, p := range points {
		if p.Actual != nil && (top < 0 || *p.Actual > *points[top].Actual) {
			top = i
		}
	}
	if c := b.change(l.previous, l.metric); c.Number != nil || top < 0 {
		return b.changeOrNone(l)
	}
	f := b.newFigures(l.metric.Unit, points[top].Actual)
	return b.l.Say("weeks.peak", l.name(b), points[top].Label, f.text(*points[top].Actual))
}

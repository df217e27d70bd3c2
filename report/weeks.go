package report

import (
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// Limits of the weeks section.
const (
	weekRows   = 14
	weekCharts = 2
	multiples  = 8
	// multipleName is how many letters of a name stand beside the latest value.
	multipleName = 28
)

// weekParts are the weeks of the quarter, cut at its edges. Only the quarter's
// own pages use them; everywhere else a week has seven days.
func (b *builder) weekParts() []kpi.Period {
	parts := b.m.Calendar().Periods(kpi.Weekly, b.quarter.Span)
	for i := range parts {
		parts[i].Span = parts[i].Clip(b.quarter.Span)
	}
	return parts
}

// weekLines are the KPIs shown by week: those of the quarter's lines that mean
// something in a week, for the whole company, each once.
func (b *builder) weekLines() []*line {
	var list []*line
	for _, l := range b.lines {
		if len(l.segment) > 0 || !l.metric.At(kpi.Weekly) || len(list) == weekRows {
			continue
		}
		if !slices.ContainsFunc(list, func(o *line) bool { return o.metric == l.metric }) {
			if l.period != b.quarter {
				l = b.contextLine(l.metric, nil)
			}
			if b.anyWeek(l) {
				list = append(list, l)
			}
		}
	}
	return list
}

func (b *builder) anyWeek(l *line) bool {
	for _, v := range b.weekValues(l) {
		if v != nil {
			return true
		}
	}
	return false
}

func (b *builder) weekValue(l *line, week kpi.Period) kpi.Value {
	return b.m.Value(l.metric, week, l.segment)
}

// weekValues are the weeks of a line for a sparkline; nil where a week has no
// value or the line has no weeks.
func (b *builder) weekValues(l *line) []*float64 {
	if !l.metric.At(kpi.Weekly) {
		return nil
	}
	var list []*float64
	for _, w := range b.weekParts() {
		list = append(list, b.weekValue(l, w).Ptr())
	}
	return list
}

// weeks is the strip of the quarter's weeks.
func (b *builder) weeks() *Section {
	lines := b.weekLines()
	if len(lines) == 0 {
		return nil
	}
	s := b.section(Weeks)
	s.Scope = b.weekScope()
	t := &Table{On: InBook | InText, Kind: WeekStrip, Title: b.l.Word("weeks.table"), Columns: b.weekColumns()}
	for _, l := range lines {
		t.Rows = append(t.Rows, b.weekRow(l))
	}
	s.Blocks = append(s.Blocks, t)
	charts := b.weekCharts()
	for _, c := range charts {
		s.Blocks = append(s.Blocks, c)
	}
	s.Message = b.l.Word("weeks.message")
	if len(charts) > 0 {
		s.Message = charts[0].Message
	}
	if m := b.multiples(lines); m != nil {
		s.Blocks = append(s.Blocks, m)
	}
	if e := b.events(); e != nil {
		s.Blocks = append(s.Blocks, e)
	}
	return s
}

// weekScope says which weeks the quarter's edges cut short.
func (b *builder) weekScope() string {
	text := b.scope()
	for _, w := range b.weekParts() {
		if w.Days() < 7 {
			text += " · " + b.l.Say("weeks.short", weekLabel(w), strconv.Itoa(w.Days()), b.shortDate(w.Start), b.shortDate(w.Last()))
		}
	}
	return text
}

func (b *builder) weekColumns() []Column {
	cols := []Column{{Role: RoleName, Title: b.l.Word("column.kpi"), Text: true}, {Role: RoleUnit, Title: b.l.Word("column.unit"), Text: true}}
	for _, w := range b.weekParts() {
		cols = append(cols, Column{Role: RoleWeek, Title: weekLabel(w), Code: b.shortDate(w.Start), Period: w})
	}
	return append(cols, Column{Role: RoleSpark, On: InBook, Title: b.l.Word("column.trend"), Code: b.weekSpanCode()})
}

func (b *builder) weekRow(l *line) Row {
	weeks := b.weekParts()
	values := make([]kpi.Value, len(weeks))
	shown := make([]*float64, len(weeks))
	for i, w := range weeks {
		values[i] = b.weekValue(l, w)
		shown[i] = values[i].Ptr()
	}
	b.need(values...)
	f := b.newFigures(l.metric.Unit, shown...)
	row := Row{Cells: []Cell{{Text: l.metric.Names.In(b.l.ID), Strong: true}, {Text: f.unitWord()}}}
	for i, v := range values {
		c := f.value(v)
		c.Future = weeks[i].Start > b.m.AsOf()
		if c.Future {
			c.Text, c.Note = "", ""
		}
		row.Cells = append(row.Cells, c)
	}
	row.Cells = append(row.Cells, Cell{Spark: shown})
	return row
}

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
	return &WeekChart{KPI: l.metric.ID, Message: b.weekMessage(l, points), Unit: b.weekUnit(l, f), Weeks: points,
		Legend: WeekLegend{b.l.Word(key + "actual"), b.l.Word(key + "forecast"), b.l.Word(key + "plan"), b.l.Word(key + "last_year")}}
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

// weekPoint is a week part: what was, what is still to come at the rate so far,
// the plan and the same days of last year's quarter.
func (b *builder) weekPoint(l *line, w kpi.Period) WeekPoint {
	p := WeekPoint{Label: weekLabel(w), Actual: b.weekValue(l, w).Ptr(), Event: b.eventIn(w.Span)}
	if w.Days() < 7 {
		p.Note = b.l.Say("weeks.part", strconv.Itoa(w.Days()))
	}
	if !b.lastYear.Empty() {
		ago := kpi.Period{Grain: kpi.Weekly, Label: w.Label, Span: kpi.Span{Start: w.Start - b.quarter.Start + b.lastYear.Start, End: w.End - b.quarter.Start + b.lastYear.Start}}
		p.LastYear = b.m.Value(l.metric, ago, l.segment).Ptr()
	}
	if l.row == nil || l.row.Goal == nil {
		return p
	}
	if !b.flows(l) {
		p.Plan = l.row.Goal
		return p
	}
	plan := *l.row.Goal * float64(w.Days()) / float64(l.period.Days())
	p.Plan = &plan
	rest := kpi.Span{Start: max(w.Start, l.actual.Through+1), End: w.End}
	if left := rest.Days(); left > 0 && l.row.CurrentRate != nil {
		coming := *l.row.CurrentRate * float64(left)
		p.Forecast = &coming
	}
	return p
}

// flows tells whether the line adds up over days, by how its forecast was made.
func (b *builder) flows(l *line) bool { return l.row != nil && l.row.CurrentRate != nil }

// weekMessage counts the whole weeks that missed the plan.
func (b *builder) weekMessage(l *line, points []WeekPoint) string {
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
		return b.changeOrNone(l)
	}
	key := "weeks.below"
	if l.row.Kind == review.GoalAtMost {
		key = "weeks.above"
	}
	text := b.l.Say(key, l.name(b), strconv.Itoa(short), strconv.Itoa(weeks))
	if r := l.row; r.RequiredRate != nil && *r.RequiredRate > 0 && r.CurrentRate != nil && b.running() {
		f := b.newFigures(l.metric.Unit, r.RequiredRate, r.CurrentRate)
		text += b.l.Say("weeks.rate", f.text(*r.RequiredRate), f.text(*r.CurrentRate))
	}
	return text
}

// multiples are small charts of the week lines.
func (b *builder) multiples(lines []*line) *Multiples {
	m := &Multiples{On: InPage, Title: b.l.Word("weeks.multiples")}
	for _, l := range lines[:min(len(lines), multiples)] {
		m.Items = append(m.Items, b.multiple(l))
	}
	if len(m.Items) == 0 {
		return nil
	}
	return m
}

func (b *builder) multiple(l *line) Multiple {
	item := Multiple{Name: l.fitName(b, multipleName), Values: b.weekValues(l)}
	f := b.newFigures(l.metric.Unit, item.Values...)
	item.Unit = f.unitWord()
	var low, high *float64
	for i, w := range b.weekParts() {
		v := item.Values[i]
		item.Labels = append(item.Labels, weekLabel(w))
		item.Partial = append(item.Partial, w.Days() < 7 || w.End > b.m.AsOf()+1)
		if w.Start > b.m.AsOf() {
			item.Future++
		}
		if v != nil && (low == nil || *v < *low) {
			low = v
		}
		if v != nil && (high == nil || *v > *high) {
			high = v
		}
	}
	if low != nil {
		item.MinText, item.MaxText = f.bare(*low), f.bare(*high)
	}
	if l.row != nil && l.row.Goal != nil && !b.flows(l) {
		item.Goal, item.GoalText = l.row.Goal, goalSign(l.row)+f.bare(*l.row.Goal)
	}
	item.Latest, item.Verdict, item.Tone = b.latest(l, f, item)
	return item
}

// latest compares the last whole week with the one before. Whether the change
// is news is another question, answered by signals.
func (b *builder) latest(l *line, f figures, item Multiple) (latest, verdict string, tone Tone) {
	last, before := -1, -1
	for i, v := range item.Values {
		if v != nil && !item.Partial[i] {
			last, before = i, last
		}
	}
	if last < 0 {
		return b.l.Word("none"), b.l.Word("weeks.no_whole_week"), Neutral
	}
	latest = f.bare(*item.Values[last])
	if before < 0 || *item.Values[before] == 0 {
		return latest, item.Labels[last], Neutral
	}
	change := *item.Values[last]/(*item.Values[before]) - 1
	text := b.l.SignedPercent(change, 1)
	if l.metric.Unit == kpi.Percent {
		change = *item.Values[last] - *item.Values[before]
		text = b.l.Points(change, pointDecimals(change))
	}
	return latest, b.l.Say("weeks.verdict", item.Labels[last], text, item.Labels[before]), toneOf(change, l.metric.Better)
}

// eventIn joins the events of a span.
func (b *builder) eventIn(s kpi.Span) string {
	text := ""
	for _, e := range b.card.Events {
		if s.Has(e.Span.Start) {
			if text != "" {
				text += "; "
			}
			text += e.Text
		}
	}
	return text
}

func (b *builder) events() *Remarks {
	r := &Remarks{Title: b.l.Word("events.title")}
	for _, e := range b.card.Events {
		when := b.shortDate(e.Span.Start)
		if e.Span.Days() > 1 {
			when += "–" + b.shortDate(e.Span.Last())
		}
		week := weekLabel(b.m.Calendar().Containing(kpi.Weekly, e.Span.Start))
		r.Items = append(r.Items, Remark{Text: week + " · " + when + ": " + e.Text})
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

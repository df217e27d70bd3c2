package report

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report/locale"
)

// line is a KPI of a segment on the quarter's pages: with a target, or for
// context only. What a line needs is computed once and shown in many places.
type line struct {
	metric   *kpi.Metric
	segment  kpi.Segment
	period   kpi.Period
	row      *review.Row // nil: no target
	actual   kpi.Value
	previous review.Comparison
	lastYear review.Comparison
	figures  figures
}

// allLines are the targets of the scorecard, then the KPIs of the packs that
// have none for the whole company. Those that no source can answer are left
// out; the checks name them.
func (b *builder) allLines() []*line {
	var lines []*line
	for _, r := range b.card.Rows {
		lines = append(lines, b.targetLine(r))
	}
	for _, p := range b.in.Packs {
		for _, id := range p.KPIs {
			x := b.m.Catalog().Metric(id)
			if x == nil || !b.m.Available(x) || !x.At(kpi.Quarterly) || hasTotal(lines, id, b.quarter) {
				continue
			}
			if l := b.contextLine(x, nil); l.actual.OK() || l.actual.AtLeast != nil {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

func hasTotal(lines []*line, id string, quarter kpi.Period) bool {
	return slices.ContainsFunc(lines, func(l *line) bool {
		return l.metric.ID == id && len(l.segment) == 0 && l.period == quarter
	})
}

func (b *builder) targetLine(r *review.Row) *line {
	l := &line{metric: r.Metric, segment: r.Target.Segment, period: r.Target.Period, row: r,
		actual: r.Actual, previous: r.Previous, lastYear: r.LastYear}
	shown := []*float64{l.actual.Ptr(), r.Goal}
	if r.Forecast != nil {
		shown = append(shown, &r.Forecast.Value)
	}
	l.figures = b.newFigures(l.metric.Unit, shown...).telling(l.actual.Ptr(), r.Goal)
	return l
}

func (b *builder) contextLine(x *kpi.Metric, s kpi.Segment) *line {
	l := &line{metric: x, segment: s, period: b.quarter, actual: b.m.Value(x, b.quarter, s)}
	l.previous = review.Compare(b.m, x, b.quarter, s, l.actual, b.previous)
	l.lastYear = review.CompareYear(b.m, x, b.quarter, s, l.actual, b.card.Holidays)
	l.figures = b.newFigures(x.Unit, l.actual.Ptr(), l.previous.Value.Ptr())
	return l
}

// key is the same wherever the line is shown.
func (l *line) key() string {
	return l.metric.ID + "|" + l.segment.String() + "|" + l.period.Label
}

// name is the KPI, its segment and, where it is not the quarter, its period.
func (l *line) name(b *builder) string {
	name := l.metric.Names.In(b.l.ID)
	for _, p := range l.segment {
		name += " · " + p.Member
	}
	if l.period != b.quarter {
		name += " · " + b.periodName(l.period)
	}
	return name
}

func (b *builder) periodName(p kpi.Period) string { return PeriodName(b.l, p) }

// PeriodName is a period as a sentence of a language names it: "tháng 8/2025",
// "Q3 2025". Periods of other grains keep their label.
func PeriodName(l *locale.Locale, p kpi.Period) string {
	switch {
	case p.Grain == kpi.Monthly:
		year, month, _ := (p.Start + kpi.Date(p.Days()/2)).Civil()
		return l.Month(year, month)
	case p.Grain == kpi.Quarterly && len(p.Label) == 7:
		return l.Say("quarter", p.Label[6:], p.Label[:4])
	case p.Grain == kpi.Yearly:
		return l.Say("year", p.Label)
	}
	return p.Label
}

// worry orders lines: failures first, then what is at risk, then the rest; the
// order of targets.csv decides among equals.
func (l *line) worry() int {
	if l.row == nil {
		return 4
	}
	switch l.row.Status {
	case review.Missed, review.OffTrack:
		return 0
	case review.AtRisk:
		return 1
	case review.NoData:
		return 3
	}
	return 2
}

func (l *line) level() review.Level {
	switch {
	case l.row != nil:
		return l.row.Target.Level
	case l.metric.Stage == "strategic":
		return review.Strategic
	}
	return review.Tactical
}

// of picks the lines of a level in the order of targets.csv.
func (b *builder) of(level review.Level) []*line {
	var list []*line
	for _, l := range b.lines {
		if l.level() == level {
			list = append(list, l)
		}
	}
	return list
}

// spansQuarter tells whether the line's period holds the whole quarter, so that
// every week of it has a plan.
func (l *line) spansQuarter(b *builder) bool { return l.period.Contains(b.quarter.Span) }

// ofQuarter leaves out the goals of months and years.
func (b *builder) ofQuarter(level review.Level) []*line {
	return slices.DeleteFunc(b.of(level), func(l *line) bool { return l.period != b.quarter })
}

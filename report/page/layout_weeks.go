package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// Week charts and small multiples, in px.
const (
	multipleCols  = 4
	multipleGap   = 32.0
	multiplePitch = 150.0
	multiplePlot  = 72.0 // below the heading: the least height of plot and axis
	multipleMost  = 320.0
	multipleSpace = 27.0 // of the pitch: the gap between two rows
	endLabelMost  = 84.0 // a name at the end of a line
)

// weekBars is the chart and its key. Lines have their names at their ends;
// names that are too long for that stand in the key.
func (p *Pen) weekBars(w *report.WeekChart) (WeekBars, []KeyEntry) {
	out := WeekBars{Plan: Series{Name: w.Legend.Plan}, LastYear: Series{Name: w.Legend.LastYear}, GapName: w.Legend.Gap}
	for _, week := range w.Weeks {
		out.Slots = append(out.Slots, Slot{Label: week.Label, Note: underWeek(week), Short: week.Note != ""})
		out.Actual = append(out.Actual, week.Actual)
		out.Forecast = append(out.Forecast, week.Forecast)
		out.Texts = append(out.Texts, week.Text)
		out.Plan.Values = append(out.Plan.Values, week.Plan)
		out.LastYear.Values = append(out.LastYear.Values, week.LastYear)
		out.Gaps = append(out.Gaps, Variance{Value: week.Gap, Text: week.GapText, Tone: gapTones[week.GapTone]})
	}
	var key []KeyEntry
	explain := func(series []*float64, mark KeyMark, text string) {
		if last(series) >= 0 && text != "" {
			key = append(key, KeyEntry{mark, text})
		}
	}
	explain(out.Actual, KeyActual, w.Legend.Actual)
	explain(out.Forecast, KeyForecast, w.Legend.Forecast)
	for _, line := range []struct {
		series *Series
		mark   KeyMark
	}{{&out.Plan, KeyGoalDash}, {&out.LastYear, KeyPrior}} {
		if p.Width(line.series.Name, p.Style(theme.Axis)) > p.px(endLabelMost) {
			explain(line.series.Values, line.mark, line.series.Name)
			line.series.Name = ""
		}
	}
	return out, key
}

var gapTones = map[report.Tone]theme.Role{report.Neutral: theme.Mark, report.Good: theme.Good, report.Bad: theme.Bad}

// underWeek is what stands under the label of a week: that it is short, and the
// holiday in it.
func underWeek(w report.WeekPoint) string {
	if w.Note != "" && w.Holiday != "" {
		return w.Note + " · " + w.Holiday
	}
	return w.Note + w.Holiday
}

func multipleOf(m report.Multiple) Multiple {
	out := Multiple{
		Name: m.Name, Unit: m.Unit, LatestLabel: m.LatestLabel, Latest: m.Latest, Verdict: m.Verdict, Tone: toneRole(m.Tone),
		GoalText: m.GoalText, MinText: m.MinText, MaxText: m.MaxText,
		Run: Run{Values: m.Values, Short: m.Partial, Goal: m.Goal, Future: m.Future, Slots: sparseLabels(m.Labels)},
	}
	if m.Tone == report.Neutral && isNews(m) {
		out.Tone = theme.Ink
	}
	if l := m.Limits; l != nil {
		out.Run.Limits = &Limits{Low: l.Low, Mid: l.Centre, High: l.High, LowText: l.LowText, MidText: l.CentreText, HighText: l.HighText}
	}
	for _, s := range m.Signals {
		mark := SignalMark{}
		if s.On {
			mark = SignalMark{ID: signalOf(s.Tone), Inside: !s.Outside}
		}
		out.Run.Marks = append(out.Run.Marks, mark)
	}
	return out
}

// isNews tells whether the latest whole week of a chart is a signal.
func isNews(m report.Multiple) bool {
	for i := len(m.Signals) - 1; i >= 0; i-- {
		if _, ok := value(m.Values[i]); ok && !m.Partial[i] {
			return m.Signals[i].On
		}
	}
	return false
}

// sparseLabels keeps every fourth label and the first.
func sparseLabels(labels []string) []string {
	out := make([]string, len(labels))
	for i := 0; i < len(labels); i += 4 {
		out[i] = labels[i]
	}
	return out
}

func toneRole(t report.Tone) theme.Role {
	switch t {
	case report.Good:
		return theme.Good
	case report.Risk:
		return theme.Risk
	case report.Bad:
		return theme.Bad
	}
	return theme.Text2
}

package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// Week charts and small multiples, in px.
const (
	chartGap      = 48.0
	chartHigh     = 440.0
	chartLow      = 240.0
	multipleCols  = 4
	multipleGap   = 32.0
	multiplePitch = 204.0
	multipleMost  = 320.0
	multipleSpace = 27.0 // of the pitch: the gap between two rows
	eventLines    = 2
	endLabelMost  = 84.0 // a name at the end of a line
)

func hasWeeks(w *report.WeekChart) bool {
	for _, p := range w.Weeks {
		for _, v := range []*float64{p.Actual, p.Forecast, p.LastYear} {
			if _, ok := value(v); ok {
				return true
			}
		}
	}
	return false
}

// weekCharts draws charts in two columns, or one over the whole width, as high
// as they can be when the remarks that follow stand on the same page.
func (f *flow) weekCharts(charts []*report.WeekChart, after []report.Block) {
	cols := min(2, len(charts))
	w := (f.w - float64(cols-1)*f.px(chartGap)) / float64(cols)
	below := 0.0
	for _, r := range leading[*report.Remarks](after) {
		below += f.px(blockGap) + f.remarksHeight(r)
	}
	for start := 0; start < len(charts); start += cols {
		f.gap()
		row := charts[start:min(start+cols, len(charts))]
		f.need(f.px(chartLow))
		h := min(f.px(chartHigh), max(f.px(chartLow), f.room()-below))
		if rows := (len(charts) + cols - 1) / cols; rows > 1 {
			h = min(h, (f.bottom-f.top-f.px(blockGap))/2)
		}
		for i, chart := range row {
			f.weekChart(Rect{f.x + float64(i)*(w+f.px(chartGap)), f.y, w, h}, chart, below == 0)
		}
		f.y += h
	}
}

// weekChart draws one chart: title and message, columns, key, and its events
// where no remarks tell them.
func (f *flow) weekChart(r Rect, w *report.WeekChart, withEvents bool) {
	base := r.Y + f.px(16)
	end := f.TextIn(r.X, base, r.W, w.Unit, f.Style(theme.BlockTitle))
	top := r.Y + f.px(26)
	if s := f.Style(theme.Cell); w.Message != "" && w.Message != f.section.Message {
		if end+f.px(24)+f.Width(w.Message, s) <= r.Right() {
			f.TextRight(r.Right(), base, w.Message, s)
		} else {
			n := f.Wrap(r.X, top+s.Size, r.W, 2, w.Message, s)
			top += float64(n)*s.Leading + f.px(4)
		}
	}
	f.Line(r.X, top, r.Right(), top, f.Stroke(theme.RuleLine))
	var events []string
	if withEvents {
		events = f.eventTexts(r.W, w)
	}
	s := f.Style(theme.Axis)
	foot := f.px(26) + float64(len(events))*s.Leading
	bars, key := f.weekBars(w)
	f.WeekBars(Rect{r.X, top + f.px(8), r.W, r.Bottom() - foot - top - f.px(8)}, bars)
	base = r.Bottom() - foot + f.px(18)
	f.Key(r.X, base, r.W, key)
	for _, e := range events {
		base += s.Leading
		f.Text(r.X, base, e, s.In(f.Color(theme.Text2)))
	}
}

// eventTexts are the events of the weeks, in lines.
func (f *flow) eventTexts(width float64, w *report.WeekChart) (lines []string) {
	s := f.Style(theme.Axis)
	for _, p := range w.Weeks {
		if p.Event != "" {
			lines = append(lines, f.Lines(p.Label+" · "+p.Event, width, eventLines, s)...)
		}
	}
	return lines
}

// weekBars is the chart and its key. Lines have their names at their ends;
// names that are too long for that stand in the key.
func (p *Pen) weekBars(w *report.WeekChart) (WeekBars, []KeyEntry) {
	out := WeekBars{Plan: Series{Name: w.Legend.Plan}, LastYear: Series{Name: w.Legend.LastYear}}
	for _, week := range w.Weeks {
		out.Slots = append(out.Slots, Slot{Label: week.Label, Note: underWeek(week), Short: week.Note != ""})
		out.Actual = append(out.Actual, week.Actual)
		out.Forecast = append(out.Forecast, week.Forecast)
		out.Texts = append(out.Texts, week.Text)
		out.Plan.Values = append(out.Plan.Values, week.Plan)
		out.LastYear.Values = append(out.LastYear.Values, week.LastYear)
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

// underWeek is what stands under the label of a week: that it is short, and the
// holiday in it.
func underWeek(w report.WeekPoint) string {
	if w.Note != "" && w.Holiday != "" {
		return w.Note + " · " + w.Holiday
	}
	return w.Note + w.Holiday
}

// multiples draws small charts in rows of four. Together they are kept on one
// page where they fit, and grow into the room that it has.
func (f *flow) multiples(b *report.Multiples) {
	f.gap()
	items, key := b.Items, keyEntries(b.Key, b.Marks)
	w := (f.w - (multipleCols-1)*f.px(multipleGap)) / multipleCols
	rows := float64((len(items) + multipleCols - 1) / multipleCols)
	frame := f.headingHeight(b.Title, "") + f.keyHeight(key)
	whole := frame + rows*f.px(multiplePitch) - f.px(multipleSpace)
	if whole > f.bottom-f.top {
		whole = frame + f.px(multiplePitch)
	}
	f.need(whole)
	f.heading(b.Title, "")
	pitch := min(f.px(multipleMost), max(f.px(multiplePitch), (f.room()-f.keyHeight(key)+f.px(multipleSpace))/rows))
	for start := 0; start < len(items); start += multipleCols {
		high := pitch - f.px(multipleSpace)
		f.need(high)
		f.multipleRow(Rect{f.x, f.y, w, high}, items[start:min(start+multipleCols, len(items))])
		f.y += pitch
	}
	f.y -= f.px(multipleSpace)
	f.need(f.keyHeight(key))
	f.keyBelow(key)
}

// multipleRow draws charts side by side from a first rectangle on, their plots
// at one height.
func (f *flow) multipleRow(r Rect, items []report.Multiple) {
	row := make([]Multiple, len(items))
	head := 0.0
	for i, item := range items {
		row[i] = multipleOf(item)
		head = max(head, f.multipleHeadHeight(r.W, row[i]))
	}
	for _, m := range row {
		m.Head = head
		f.Multiple(r, m)
		r.X += r.W + f.px(multipleGap)
	}
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

package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// Heights of charts of weeks and of their keys, in px.
const (
	weekLeast = 190.0
	weekBest  = 400.0
	keyBelow  = 26.0

	endNameMost = 90.0 // a name at the end of a line
)

// weekFigure draws what adds up over days as columns, the rest as a line.
func (p *Pen) weekFigure(w *report.WeekChart, width float64) *Figure {
	f := &Figure{Title: w.Unit, Note: w.Message, Status: w.Status, Least: p.px(weekLeast), Best: p.px(weekBest)}
	if w.Line {
		trend, key := p.trendOf(w)
		f.body = func(c *Canvas, r Rect) {
			foot := c.keyFoot(key)
			c.Trend(r.Inset(0, 0, 0, foot), trend)
			c.Key(r.X, r.Bottom()-c.px(4), r.W, key)
		}
		return f
	}
	bars, key := p.weekBars(w)
	f.body = func(c *Canvas, r Rect) {
		c.WeekBars(r.Inset(0, 0, 0, c.keyFoot(key)), bars)
		c.Key(r.X, r.Bottom()-c.px(4), r.W, key)
	}
	return f
}

// keyFoot is the room for a key of one line.
func (p *Pen) keyFoot(key []KeyEntry) float64 {
	if len(key) == 0 {
		return 0
	}
	return p.px(keyBelow)
}

// trendOf turns a chart of weeks into a line with its band, goal and events.
// Values stand only at the peak and at the last week. A name that is too long
// for the end of its line stands in the key.
func (p *Pen) trendOf(w *report.WeekChart) (Trend, []KeyEntry) {
	t := Trend{BandName: w.Legend.Band, AxisNote: w.AxisNote,
		Prior:    Series{Name: w.Legend.LastYear},
		Forecast: Series{Name: w.Legend.Forecast, Value: w.Legend.ForecastValue},
		Goal:     Series{Name: w.Legend.Plan}}
	for _, k := range w.Ticks {
		t.Ticks = append(t.Ticks, Tick{k.Value, k.Text})
	}
	for i, week := range w.Weeks {
		t.Slots = append(t.Slots, Slot{Label: week.Label, Note: underWeek(week), Short: week.Note != ""})
		t.Actual.Values = append(t.Actual.Values, week.Actual)
		t.Prior.Values = append(t.Prior.Values, week.LastYear)
		t.Forecast.Values = append(t.Forecast.Values, week.Forecast)
		t.Low, t.High = append(t.Low, week.Low), append(t.High, week.High)
		t.Goal.Values = append(t.Goal.Values, week.Plan)
		if week.Event != "" {
			t.Events = append(t.Events, Event{i, week.Event})
		}
	}
	t.ValueLabels = make([]string, len(w.Weeks))
	for _, i := range []int{peak(t.Actual.Values, t.Slots), last(t.Actual.Values)} {
		if i >= 0 {
			t.ValueLabels[i] = w.Weeks[i].Text
		}
	}
	if last(t.Prior.Values) < 0 || p.Width(t.Prior.Name, p.Style(theme.Axis)) <= p.px(endNameMost) {
		return t, nil
	}
	key := []KeyEntry{{KeyPrior, t.Prior.Name}}
	t.Prior.Name = ""
	return t, key
}

// peak is the slot of the largest value of a whole period; -1 without one.
func peak(series []*float64, slots []Slot) int {
	best := -1
	for i := range series {
		v, ok := value(series[i])
		if !ok || slots[i].Short {
			continue
		}
		if best < 0 || v > *series[best] {
			best = i
		}
	}
	return best
}

// multiplesFigure sets small charts in rows of four, of three where they would
// be too narrow for their headings.
func (p *Pen) multiplesFigure(b *report.Multiples, width float64) *Figure {
	key := keyEntries(b.Key, b.Marks)
	cols, gap := p.multipleColumns(b, width)
	rows := float64((len(b.Items) + cols - 1) / cols)
	foot := float64(len(p.KeyLines(key, width))) * p.px(22)
	least := p.multiplesPitch(b, (width-float64(cols-1)*p.px(gap))/float64(cols))
	f := &Figure{Title: b.Title, Note: b.Note, Least: rows*least - p.px(multipleSpace) + foot, Best: rows*max(least, p.px(multipleMost)) - p.px(multipleSpace) + foot}
	f.body = func(c *Canvas, r Rect) {
		pitch := (r.H - foot + c.px(multipleSpace)) / rows
		w := (r.W - float64(cols-1)*c.px(gap)) / float64(cols)
		for i := 0; i < len(b.Items); i += cols {
			y := r.Y + float64(i/cols)*pitch
			c.multiplesRow(Rect{r.X, y, w, pitch - c.px(multipleSpace)}, b.Items[i:min(i+cols, len(b.Items))], b.Scale, gap)
		}
		for i, line := range c.KeyLines(key, r.W) {
			c.Key(r.X, r.Bottom()-foot+c.px(18)+float64(i)*c.px(22), r.W, line)
		}
	}
	return f
}

// multiplesPitch is the least height of a row of small charts with the gap below:
// room for the plot below the longest heading.
func (p *Pen) multiplesPitch(b *report.Multiples, width float64) float64 {
	head := 0.0
	for _, item := range b.Items {
		head = max(head, p.multipleHeadHeight(width, multipleOf(item)))
	}
	return max(p.px(multiplePitch), head+p.px(multiplePlot+multipleSpace))
}

// How narrow a small chart may get, in px: one that says in words what is to be
// seen, and one that only has a name and a number.
const (
	multipleLeast = 210.0
	scaledLeast   = 120.0
	scaledGap     = 24.0
	scaledCols    = 6
)

// multipleColumns is how many small charts stand side by side, and the gap between
// them, in px.
func (p *Pen) multipleColumns(b *report.Multiples, width float64) (n int, gap float64) {
	least, gap, most := multipleLeast, multipleGap, multipleCols
	if b.Scale != nil {
		least, gap, most = scaledLeast, scaledGap, min(scaledCols, len(b.Items))
	}
	return max(1, min(int((width+p.px(gap)+0.01)/p.px(least+gap)), most)), gap
}

// multiplesLeast is the width in which small charts can be read, in px: for those
// on one scale, all side by side.
func multiplesLeast(b *report.Multiples) float64 {
	n := float64(len(b.Items))
	if b.Scale != nil {
		return min(manyLeast, n*(scaledLeast+scaledGap)-scaledGap)
	}
	return min(manyLeast, n*multipleLeast)
}

// multiplesRow draws charts side by side from a first rectangle on, their plots
// at one height.
func (c *Canvas) multiplesRow(r Rect, items []report.Multiple, shared *report.Scale, gap float64) {
	row, head := make([]Multiple, len(items)), 0.0
	for i, item := range items {
		row[i] = multipleOf(item)
		if shared != nil {
			row[i].Run.Min, row[i].Run.Max = &shared.Low, &shared.High
			row[i].MinText, row[i].MaxText = shared.LowText, shared.HighText
		}
		head = max(head, c.multipleHeadHeight(r.W, row[i]))
	}
	for _, m := range row {
		m.Head = head
		c.Multiple(r, m)
		r.X += r.W + c.px(gap)
	}
}

// KeyLines breaks the entries of a key into lines of a width.
func (p *Pen) KeyLines(entries []KeyEntry, width float64) (lines [][]KeyEntry) {
	s, from, x := p.Style(theme.Axis), 0, 0.0
	for i, e := range entries {
		w := keyWidth(e.Mark)*p.Px + 6*p.Px + p.Width(e.Text, s)
		if x > 0 && x+w > width {
			lines, from, x = append(lines, entries[from:i]), i, 0
		}
		x += w + 20*p.Px
	}
	if from < len(entries) {
		lines = append(lines, entries[from:])
	}
	return lines
}

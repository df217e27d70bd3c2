package page

import "kpideck/report/theme"

// Multiple is one chart of a grid of equal ones: a heading, a verdict in words
// and a run chart. Charts of one unit share Min and Max of their Runs.
type Multiple struct {
	Name        string
	Unit        string
	LatestLabel string // "W37"
	Latest      string
	Verdict     string
	Tone        theme.Role // of the verdict
	GoalText    string
	MinText     string // of the least value, where there are no limits
	MaxText     string
	Head        float64 // the least height of the heading, so that charts of a row stand level
	Run         Run
}

// Multiple draws a small multiple that fills a rectangle.
func (c *Canvas) Multiple(r Rect, m Multiple) {
	c.Line(r.X, r.Y, r.Right(), r.Y, c.Stroke(theme.RuleLine))
	head := c.multipleHead(r, m)
	gutter := c.limitWidth(m)
	axis := c.Style(theme.Axis)
	box := r.Inset(0, head, gutter, axis.Leading+12*c.Px)
	p, ok := m.Run.plot(box)
	if !ok {
		return
	}
	c.limits(p, m.Run, box)
	if v, ok := value(m.Run.Min); ok && m.Run.Max != nil {
		c.Line(box.X, p.y.at(v), box.Right(), p.y.at(v), c.Stroke(theme.AxisLine))
	}
	c.future(p, m.Run)
	c.runLine(p, m.Run, c.Stroke(theme.SparkLine), 2.4*c.Px, 9*c.Px)
	c.plainDots(p, m.Run)
	c.runAxis(p, m.Run)
	c.limitTexts(p, r, m)
}

// The heading of a small multiple, in px.
const (
	multipleTop     = 18.0 // base line of the name
	multipleLine    = 18.0 // of the name and the verdict
	multipleVerdict = 37.0 // base line of the verdict below a name of one line
	multipleFoot    = 19.0 // below the last line of the verdict
	verdictLines    = 3
)

// multipleHead writes name, unit and latest value on one line, a long name on
// two, then the verdict, and returns the height of all.
func (c *Canvas) multipleHead(r Rect, m Multiple) float64 {
	unit, value := c.Style(theme.Unit), c.Style(theme.BlockTitle).Figures()
	y := r.Y + multipleTop*c.Px
	c.TextRight(r.Right(), y, m.Latest, value)
	if m.LatestLabel != "" {
		c.TextRight(r.Right()-c.Width(m.Latest, value)-6*c.Px, y, m.LatestLabel, c.Style(theme.Axis))
	}
	name, room := c.Style(theme.Strong), c.multipleNameWidth(r.W, m)
	lines := c.Lines(m.Name, room, 2, name)
	end := r.X
	for i, line := range lines {
		end = c.Text(r.X, y+float64(i)*multipleLine*c.Px, line, name)
	}
	down := float64(max(0, len(lines)-1)) * multipleLine * c.Px
	if left := r.X + room - end - 6*c.Px; left >= c.Width(m.Unit, unit) {
		c.Text(end+6*c.Px, y+down, m.Unit, unit)
	}
	verdict := c.verdictStyle(m)
	y = r.Y + multipleVerdict*c.Px + down
	for _, line := range c.Lines(m.Verdict, r.W, verdictLines, verdict) {
		c.Text(r.X, y, line, verdict)
		y += verdict.Leading
	}
	return max(m.Head, c.multipleHeadHeight(r.W, m))
}

// verdictStyle sets news bold in its colour and the rest light.
func (p *Pen) verdictStyle(m Multiple) Style {
	if m.Tone == "" || m.Tone == theme.Text2 {
		return p.Style(theme.Axis).In(p.Color(theme.Text2))
	}
	return p.Style(theme.HeaderStrong).In(p.Color(m.Tone))
}

// multipleNameWidth is what the latest value leaves of the line for the name.
func (p *Pen) multipleNameWidth(width float64, m Multiple) float64 {
	width -= p.Width(m.Latest, p.Style(theme.BlockTitle).Figures()) + 6*p.Px
	if m.LatestLabel != "" {
		width -= p.Width(m.LatestLabel, p.Style(theme.Axis)) + 6*p.Px
	}
	return width
}

// multipleHeadHeight is what the heading takes.
func (p *Pen) multipleHeadHeight(width float64, m Multiple) float64 {
	names := len(p.Lines(m.Name, p.multipleNameWidth(width, m), 2, p.Style(theme.Strong)))
	s := p.verdictStyle(m)
	verdict := len(p.Lines(m.Verdict, width, verdictLines, s))
	base := multipleVerdict
	if verdict == 0 {
		base = multipleTop
	}
	return (base+multipleFoot+float64(max(0, names-1))*multipleLine)*p.Px + float64(max(0, verdict-1))*s.Leading
}

// limitWidth is the room for the texts of limits and goal, right of the plot.
func (p *Pen) limitWidth(m Multiple) float64 {
	s, w := p.Style(theme.Axis).Figures(), p.Width(m.GoalText, p.Style(theme.Axis).Bold().Figures())
	if l := m.Run.limits(); l != nil {
		w = max(w, p.Width(l.LowText, s), p.Width(l.MidText, s), p.Width(l.HighText, s))
	} else {
		w = max(w, p.Width(m.MinText, s), p.Width(m.MaxText, s))
	}
	if w == 0 {
		return 0
	}
	return w + 8*p.Px
}

// limitTexts writes the limits and the goal at the right edge, at least 13.5 px
// apart.
func (c *Canvas) limitTexts(p plot, r Rect, m Multiple) {
	s := c.Style(theme.Axis).Figures()
	type label struct {
		y     float64
		text  string
		style Style
	}
	var labels []label
	if l := m.Run.limits(); l != nil {
		labels = append(labels, label{p.y.at(l.High), l.HighText, s}, label{p.y.at(l.Mid), l.MidText, s},
			label{p.y.at(l.Low), l.LowText, s})
	} else if lo, hi, ok := m.Run.ends(); ok {
		labels = append(labels, label{p.y.at(hi), m.MaxText, s}, label{p.y.at(lo), m.MinText, s})
	}
	if v, ok := value(m.Run.Goal); ok && m.GoalText != "" {
		labels = append(labels, label{p.y.at(v), m.GoalText, s.Bold().In(c.Color(theme.Brand))})
	}
	middles, heights := make([]float64, len(labels)), make([]float64, len(labels))
	for i, l := range labels {
		middles[i], heights[i] = l.y, 13.5*c.Px
	}
	for i, y := range spread(middles, heights, p.Y-8*c.Px, p.Bottom()+8*c.Px) {
		c.TextRight(r.Right(), s.Middle(y), labels[i].text, labels[i].style)
	}
}

// ends are the values that MinText and MaxText stand at: those of the scale that
// charts share, else the least and the largest of the chart itself.
func (run Run) ends() (lo, hi float64, ok bool) {
	if run.Min != nil && run.Max != nil {
		return extent([]*float64{run.Min, run.Max})
	}
	return extent(run.Values)
}

// plainDots are the points without a mark; the line alone would hide how many
// periods there are.
func (c *Canvas) plainDots(p plot, run Run) {
	for i := range run.Values {
		v, ok := value(run.Values[i])
		marked := i < len(run.Marks) && run.Marks[i].ID != "" || i < len(run.Short) && run.Short[i]
		if ok && !marked {
			c.Disc(Point{p.x(i), p.y.at(v)}, 2.2*c.Px, c.Color(theme.Actual))
		}
	}
}

// future puts a dash on the axis for every slot that has not come.
func (c *Canvas) future(p plot, run Run) {
	for i := max(0, p.slots-run.Future); i < p.slots; i++ {
		y := p.Bottom() + 8*c.Px
		c.Line(p.x(i)-4*c.Px, y, p.x(i)+4*c.Px, y, c.Stroke(theme.FutureLine))
	}
}

func (c *Canvas) runAxis(p plot, run Run) {
	s, from := c.Style(theme.Axis), p.X
	for i := range min(len(run.Slots), p.slots) {
		if run.Slots[i] == "" {
			continue
		}
		if i < p.slots-run.Future {
			c.Line(p.x(i), p.Bottom()+6*c.Px, p.x(i), p.Bottom()+11*c.Px, c.Stroke(theme.RuleLine))
		}
		w := c.Width(run.Slots[i], s)
		x := max(p.X, min(p.x(i)-w/2, p.Right()-w))
		if x < from {
			continue // no room beside the label before it
		}
		from = x + w + 4*c.Px
		c.Text(x, p.Bottom()+12*c.Px+s.Leading*0.85, run.Slots[i], s)
	}
}

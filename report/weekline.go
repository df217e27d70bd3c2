package report

// asWeekLine makes a chart of weeks a line, for ratios and stocks: their weeks do not
// add up to the quarter, and what matters in them is small beside their height.
func (b *builder) asWeekLine(c *WeekChart, l *line, f figures) {
	c.Line = true
	var shown []*float64
	for i := range c.Weeks {
		w := &c.Weeks[i]
		shown = append(shown, w.Actual, w.LastYear, w.Plan, w.Forecast, w.Low, w.High)
	}
	low, high, ok := ends(shown)
	if !ok {
		return
	}
	if c.Ticks = f.ticks(low, high); len(c.Ticks) > 0 && c.Ticks[0].Value > 0 {
		c.AxisNote = b.l.Say("weeks.axis_from", c.Ticks[0].Text)
	}
	if l.row != nil && l.row.Goal != nil {
		c.Legend.Plan = b.l.Say("weeks.legend.goal", goalSign(l.row)+f.bare(*l.row.Goal))
	}
}

// ends are the least and the largest of values; ok is false when there are none.
func ends(values []*float64) (low, high float64, ok bool) {
	for _, v := range values {
		switch {
		case v == nil:
		case !ok:
			low, high, ok = *v, *v, true
		default:
			low, high = min(low, *v), max(high, *v)
		}
	}
	return low, high, ok
}

// inColumns tells whether the weeks of a line add up, so that columns from zero
// are as long as what they count.
func (b *builder) inColumns(l *line) bool {
	if l.row != nil {
		return b.flows(l)
	}
	return l.actual.Derivation != nil && addsUp(l.actual.Derivation)
}

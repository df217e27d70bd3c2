package report

import "kpideck/kpi"

// gaps set each week that is over against its plan. A week that the quarter cuts
// has a plan for its days; one that is not over yet has none to be held against.
func (b *builder) gaps(c *WeekChart, l *line, f figures) {
	if l.row == nil || l.metric.Better == kpi.Band {
		return
	}
	for i, w := range b.weekParts() {
		p := &c.Weeks[i]
		if p.Actual == nil || p.Plan == nil || *p.Plan == 0 || p.Forecast != nil || w.End > b.m.AsOf()+1 {
			continue
		}
		gap := *p.Actual - *p.Plan
		p.Gap, p.GapText, p.GapTone = &gap, f.step(gap), toneOf(gap / *p.Plan, l.metric.Better)
		c.Legend.Gap = b.l.Word("weeks.legend.gap")
	}
}

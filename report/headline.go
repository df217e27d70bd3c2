package report

import (
	"cmp"
	"slices"

	"kpideck/kpi/review"
)

// headlineCount is how many findings are read in a minute.
const headlineCount = 5

// headlines are the lines to talk about: the main one, then the worst, then the
// best news, each with its number.
func (b *builder) headlines() []Headline {
	lines := slices.Clone(b.lines)
	lines = slices.DeleteFunc(lines, func(l *line) bool { return l.row == nil || l.row.Status == review.NoData })
	main := b.mainLine()
	slices.SortStableFunc(lines, func(x, y *line) int {
		if x == main || y == main {
			return cmp.Compare(order(x != main), order(y != main))
		}
		return cmp.Or(cmp.Compare(x.worry(), y.worry()), cmp.Compare(lostOf(y), lostOf(x)))
	})
	if n := len(lines); n > headlineCount {
		lines = append(lines[:headlineCount-1:headlineCount-1], b.bestNews(lines[headlineCount-1:]))
	}
	var items []Headline
	for _, l := range lines {
		items = append(items, Headline{Title: b.headlineTitle(l), Text: b.headlineText(l), Tone: toneOfStatus(l.row.Status)})
	}
	return items
}

func order(later bool) int {
	if later {
		return 1
	}
	return 0
}

func lostOf(l *line) float64 {
	if l.row == nil || l.row.Lost == nil {
		return 0
	}
	return *l.row.Lost
}

// bestNews keeps the page from being a list of complaints only: the target that
// stands highest above its goal, else the next line.
func (b *builder) bestNews(lines []*line) *line {
	best := lines[0]
	top := 0.0
	for _, l := range lines {
		if s := l.row.Score; s != nil && l.worry() == 2 && *s > top && l.period == b.quarter {
			best, top = l, *s
		}
	}
	return best
}

func toneOfStatus(s review.Status) Tone {
	switch s {
	case review.Met, review.OnTrack:
		return Good
	case review.AtRisk:
		return Risk
	case review.Missed, review.OffTrack:
		return Bad
	}
	return Neutral
}

func (b *builder) headlineTitle(l *line) string {
	name := l.shortName(b)
	if l.period != b.quarter {
		name += " " + b.periodName(l.period)
	}
	return b.l.Say("headline.title", name, b.l.Word("status."+string(l.row.Status)))
}

// headlineText gives the figure, the goal, what is still needed and the change.
func (b *builder) headlineText(l *line) string {
	f, r := l.figures, l.row
	text := b.l.Say("headline.actual", f.text(l.actual.Number), f.goal(r).Text)
	if r.Forecast != nil && r.Forecast.Method != review.MethodActual && r.Forecast.Method != review.MethodLastValue {
		text = b.l.Say("headline.forecast", f.text(r.Forecast.Value), f.goal(r).Text)
		if r.RequiredRate != nil && *r.RequiredRate > 0 && r.CurrentRate != nil {
			rates := b.newFigures(l.metric.Unit, r.RequiredRate, r.CurrentRate)
			text += " " + b.l.Say("headline.rate", rates.text(*r.RequiredRate), rates.text(*r.CurrentRate))
			return text
		}
	}
	if c := b.change(l.previous, l.metric); c.Number != nil {
		text += " " + b.l.Say("headline.change", c.Text, b.periodName(l.previous.Period))
	}
	return text
}

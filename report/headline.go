package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// How many findings are read in a minute: of a page, which has one row of them,
// and of the workbook and the text.
const (
	pageHeadlines = 5
	bookHeadlines = 6
)

// headlines are the lines to talk about: those with the most points at stake,
// then the most money, then the best news, each with its number and its reason.
func (b *builder) headlines(most int) []Headline {
	lines := slices.Clone(b.lines)
	lines = slices.DeleteFunc(lines, func(l *line) bool { return l.row == nil || l.row.Status == review.NoData })
	slices.SortStableFunc(lines, func(x, y *line) int {
		return cmp.Or(cmp.Compare(lostOf(y), lostOf(x)), cmp.Compare(moneyGap(y), moneyGap(x)), cmp.Compare(x.worry(), y.worry()))
	})
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], b.bestNews(lines[most-1:]))
	}
	var items []Headline
	for _, l := range lines {
		items = append(items, b.headline(l))
	}
	return items
}

func (b *builder) headline(l *line) Headline {
	h := Headline{Title: b.headlineTitle(l), Text: b.standing(l), Tone: toneOfStatus(l.row.Status)}
	if l.row.Status == review.Missed && l.row.Gappy() {
		h.Text += " " + b.l.Say("headline.missed_untold", strconv.Itoa(l.row.Untold))
	}
	if why := b.because(l); why != "" {
		h.Text += " " + why
	}
	if n := noteIn(l); h.Tone == Bad && n != nil {
		h.Note = b.l.Say("headline.note", cmp.Or(n.Author, b.l.Word("notes.title")), n.Text)
	}
	return h
}

// noteIn is the first note on a line that is of the line's period: what was said
// of the quarter explains no single month.
func noteIn(l *line) *review.Note {
	for i, n := range l.row.Notes {
		if n.Period.Empty() || l.period.Grain >= kpi.Quarterly || l.period.Contains(n.Period.Span) {
			return &l.row.Notes[i]
		}
	}
	return nil
}

func order(later bool) int {
	if later {
		return 1
	}
	return 0
}

// lostOf is the points of the overall score that a line loses; none where it
// gains.
func lostOf(l *line) float64 {
	if l.row == nil || l.row.Lost == nil {
		return 0
	}
	return max(0, *l.row.Lost)
}

// moneyGap is the money that a line is short of its goal, or above what it may
// cost; 0 for what adds up to no money.
func moneyGap(l *line) float64 {
	r := l.row
	if l.metric.Unit != kpi.Money || r.Goal == nil || r.Forecast == nil || r.RequiredRate == nil || toneOfStatus(r.Status) == Good {
		return 0
	}
	return math.Abs(*r.Goal - r.Forecast.Value)
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
	return b.l.Say("headline.title", name, b.statusWord(l))
}

// standing sets the figure beside its goal.
func (b *builder) standing(l *line) string {
	f, r := l.figures, l.row
	if r.Forecast != nil && r.Forecast.Method != review.MethodActual && r.Forecast.Method != review.MethodLastValue {
		return b.l.Say("headline.forecast", f.text(r.Forecast.Value), f.goal(r).Text)
	}
	return b.l.Say("headline.actual", f.text(l.actual.Number), f.goal(r).Text)
}

// because is the reason: what is still needed where the goal is short, else who
// moved the figure, what its weeks show, or how far it moved.
func (b *builder) because(l *line) string {
	good := toneOfStatus(l.row.Status) == Good
	if text := b.pacingWords(l); text != "" && !good {
		return text + b.childWords(l)
	}
	if text := b.moverWords(l, good); text != "" {
		return text
	}
	if text := b.weekWords(l, good); text != "" {
		return text
	}
	if c := b.change(l.previous, l.metric); c.Number != nil {
		return b.l.Say("headline.change", c.Text, b.periodName(l.previous.Period))
	}
	return ""
}

// filledUp says of a rate that days without a file are taken for like the others.
func (b *builder) filledUp(r *review.Row) string {
	if r.Untold == 0 {
		return ""
	}
	return " " + b.l.Say("headline.filled_up", strconv.Itoa(r.Untold))
}

// tellingShare is the least share of a gap that a child is named for.
const tellingShare = 0.1

// childWords name the child that stands for most of the gap.
func (b *builder) childWords(l *line) string {
	var top *review.Explained
	for i := range l.row.Explained {
		if e := &l.row.Explained[i]; e.Share >= tellingShare && (top == nil || e.Share > top.Share) {
			top = e
		}
	}
	if top == nil || b.lineOf(top.Row) == nil {
		return ""
	}
	return " " + b.l.Say("headline.child", b.lineOf(top.Row).shortName(b), b.l.Percent(top.Share, 0))
}

// moverWords say who moved the figure, where it moved the way that its status
// says: a rise is no reason for being short.
func (b *builder) moverWords(l *line, good bool) string {
	c := l.previous.Change
	if l.row.Bridge == nil || c == nil || (toneOf(*c, betterOf(l)) == Good) != good || toneOf(*c, betterOf(l)) == Neutral {
		return ""
	}
	m := moved{line: l, bridge: l.row.Bridge}
	reasons := b.reasons(m, 1)
	if len(reasons) == 0 {
		return ""
	}
	return b.l.Say("headline.moved", capital(b.changeWords(m.bridge, l)), b.periodName(m.bridge.Period), reasons[0])
}

// weekWords say what the latest weeks show, where that is news of the same kind.
func (b *builder) weekWords(l *line, good bool) string {
	s := b.signalOf(l)
	if s == nil || s.Last().Settling {
		return ""
	}
	if tone, any := s.news(); !any || tone == Neutral || (tone == Good) != good {
		return ""
	}
	return b.l.Say("headline.weeks", capital(s.Say(l.metric, b.signalWords()).In(b.l.ID)))
}

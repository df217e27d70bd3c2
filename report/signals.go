package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// earlierSignals is how many weeks before the latest a verdict names; more are
// counted.
const earlierSignals = 4

// signal is what the whole weeks of a line say: the chart of limits and, by
// week, which points are news.
type signal struct {
	*review.Signal
	marks map[kpi.Date]WeekSignal // by the first day of the week
}

// signalOf judges the weeks of a line; nil where too few are known.
func (b *builder) signalOf(l *line) *signal {
	var g *review.Signal
	if l.row != nil {
		g = l.row.Signal
	}
	if g == nil {
		g = review.SignalOf(b.m, l.metric, l.segment, b.quarter)
	}
	if g == nil {
		return nil
	}
	s := &signal{g, map[kpi.Date]WeekSignal{}}
	for i, p := range g.Points {
		if p.Rule == review.NoSignal {
			continue
		}
		mark := WeekSignal{On: true, Tone: toneToward(s.side(i), betterOf(l)), Outside: g.Outside(p.Value), Up: s.side(i) > 0}
		s.marks[p.Week.Start] = mark
		if p.Rule == review.RunOfEight {
			s.markRun(i, mark)
		}
	}
	return s
}

// markRun marks the weeks of the quarter that lead to a run of eight.
func (s *signal) markRun(end int, mark WeekSignal) {
	for i := max(0, end-review.RunLength+1); i < end; i++ {
		if at := s.Points[i].Week.Start; !s.marks[at].On {
			s.marks[at] = WeekSignal{On: true, Tone: mark.Tone, Up: mark.Up}
		}
	}
}

// side tells to which side a signal points: 1 for more than usual, -1 for less.
// A jump inside the limits points from the week before.
func (s *signal) side(i int) int {
	p := s.Points[i]
	if p.Rule == review.OutsideLimit && !s.Outside(p.Value) && i > 0 {
		return cmp.Compare(p.Value, s.Points[i-1].Value)
	}
	return cmp.Compare(p.Value, s.Centre)
}

// toneToward colours a signal by what its side means for the KPI.
func toneToward(side int, better kpi.Better) Tone {
	switch {
	case side == 0 || better == kpi.Band:
		return Neutral
	case (side > 0) == (better == kpi.Higher):
		return Good
	}
	return Bad
}

// verdict words what is news of the latest week, the weeks before it that were out
// of limits, and how far the limits can be trusted. The figures stand beside it.
func (b *builder) verdict(s *signal) (string, Tone) {
	m := s.marks[s.Last().Week.Start]
	text := b.l.Word("weeks.usual")
	switch {
	case m.On:
		text = b.l.Say("weeks.signal", b.weekNews(s))
	case s.Last().Settling:
		text = b.l.Word("weeks.settling")
	}
	if names := s.earlier(b); names != "" {
		text += b.l.Say("weeks.earlier", names)
	}
	if s.Uncertain {
		text += b.l.Say("weeks.uncertain", strconv.Itoa(s.Learned))
	}
	if s.Uneven {
		text += b.l.Word("weeks.uneven")
	}
	return text, m.Tone
}

// signalWords let review write numbers and dates as this report does.
func (b *builder) signalWords() review.Options {
	return review.Options{
		Format: func(_ string, unit kpi.Unit, v float64) string { return b.l.Figure(v, string(unit), b.currency) },
		Date:   func(_ string, d kpi.Date) string { return b.date(d) },
	}
}

// streak is how many of the latest weeks are out of limits on the same side; 0
// where the latest is not.
func (s *signal) streak() (n int) {
	up := s.marks[s.Last().Week.Start].Up
	for _, p := range slices.Backward(s.Points) {
		if at := s.marks[p.Week.Start]; !at.Outside || at.Up != up {
			break
		}
		n++
	}
	return n
}

// earlier names the weeks out of limits before the latest, less those of its streak,
// which are counted beside it.
func (s *signal) earlier(b *builder) string {
	var names []string
	for _, p := range s.Points[:len(s.Points)-max(1, s.streak())] {
		if s.marks[p.Week.Start].Outside {
			names = append(names, weekLabel(p.Week))
		}
	}
	return b.weekNames(names)
}

// signalCell says in a few words what the weeks of a line show.
func (b *builder) signalCell(s *signal) Cell {
	if s == nil {
		return Cell{Text: b.l.Word("weeks.too_few")}
	}
	tone, any := s.news()
	waiting := s.waiting()
	switch {
	case any:
	case waiting != "":
		return Cell{Text: b.l.Say("weeks.waiting", waiting)}
	default:
		return Cell{Text: b.l.Word("weeks.usual")}
	}
	var parts []string
	for _, up := range []bool{true, false} {
		if names := s.outside(up); len(names) > 0 {
			parts = append(parts, b.l.Say("weeks.outside."+upKey(up), b.weekNames(names)))
		}
	}
	if text := s.inside(b, false); text != "" {
		parts = append(parts, text)
	}
	if waiting != "" {
		parts = append(parts, b.l.Say("weeks.waiting", waiting))
	}
	return Cell{Text: signalMarks[tone] + " " + strings.Join(parts, "; "), Tone: tone, Strong: true}
}

// waiting names the weeks that their sources still change; "" for none.
func (s *signal) waiting() string {
	for _, p := range s.Points {
		if !p.Settling {
			continue
		}
		if last := s.Last().Week; last.Label != p.Week.Label {
			return weekLabel(p.Week) + "–" + weekLabel(last)
		}
		return weekLabel(p.Week)
	}
	return ""
}

// signalMarks are the shapes of signals where nothing can be drawn.
var signalMarks = map[Tone]string{Good: "●", Bad: "◆", Neutral: "■"}

// news is the tone of the latest week that is a signal.
func (s *signal) news() (tone Tone, any bool) {
	for _, p := range slices.Backward(s.Points) {
		if m := s.marks[p.Week.Start]; m.On {
			return m.Tone, true
		}
	}
	return Neutral, false
}

func upKey(up bool) string {
	if up {
		return "above"
	}
	return "below"
}

// outside names the weeks beyond one of the limits.
func (s *signal) outside(up bool) (names []string) {
	for _, p := range s.Points {
		if m := s.marks[p.Week.Start]; m.Outside && m.Up == up {
			names = append(names, weekLabel(p.Week))
		}
	}
	return names
}

// inside words the latest signal where it stays within the limits: a jump back
// from a week beyond them, or a run. Beside the latest week its name is left out.
func (s *signal) inside(b *builder, besideLatest bool) string {
	for i, p := range slices.Backward(s.Points) {
		if s.marks[p.Week.Start].Outside {
			return ""
		}
		way := upKey(s.side(i) > 0)
		switch p.Rule {
		case review.RunOfEight:
			return b.l.Say("weeks.run."+way, weekLabel(p.Week))
		case review.OutsideLimit, review.NearLimit:
			text := b.l.Word(map[review.SignalRule]string{review.OutsideLimit: "weeks.jump.", review.NearLimit: "weeks.near."}[p.Rule] + way)
			if besideLatest && i == len(s.Points)-1 {
				return text
			}
			return b.l.Say("weeks.in_week", weekLabel(p.Week), text)
		}
	}
	return ""
}

// weekNames lists weeks, or counts them where they are many.
func (b *builder) weekNames(names []string) string {
	if len(names) > earlierSignals {
		return b.l.Say("weeks.count_of", strconv.Itoa(len(names)))
	}
	return strings.Join(names, ", ")
}

// latestWeek says of each KPI whether its latest whole week is news, or inside
// what weeks usually are. Pages and workbook show it beside the weeks.
func (b *builder) latestWeek(lines []*line) *Remarks {
	r := &Remarks{ID: SignalsBlock, On: InText, Title: b.l.Word("weeks.latest")}
	for _, l := range lines {
		s := b.signalOf(l)
		if s == nil {
			continue
		}
		item := Remark{Text: l.name(b) + ": " + s.Say(l.metric, b.signalWords()).In(b.l.ID)}
		if tone, any := s.news(); any && s.Last().Rule != review.NoSignal {
			item.Tone = tone
		}
		r.Items = append(r.Items, item)
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

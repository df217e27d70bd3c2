package report

import (
	"slices"
	"strconv"
	"strings"
)

// signalNames is how many KPIs the message names; of more it names one less and
// counts the others.
const signalNames = 3

// latestNews are the KPIs whose latest week is news, by what it means.
type latestNews struct {
	of     map[Tone][]*line
	judged int
	open   int // KPIs whose latest week the sources still change: they are not judged
}

func newsIn(lines []*line, signals map[*line]*signal) latestNews {
	n := latestNews{of: map[Tone][]*line{}}
	for _, l := range lines {
		s := signals[l]
		switch {
		case s == nil:
			continue
		case s.Last().Settling:
			n.open++
			continue
		}
		n.judged++
		if m := s.marks[s.Last().Week.Start]; m.On {
			n.of[m.Tone] = append(n.of[m.Tone], l)
		}
	}
	return n
}

// told is the news that the message is about: the bad, else the good, else the
// other; nobody where no week is news.
func (n latestNews) told() (Tone, []*line) {
	for _, tone := range []Tone{Bad, Good} {
		if len(n.of[tone]) > 0 {
			return tone, n.of[tone]
		}
	}
	return Neutral, n.of[Neutral]
}

// signalMessage names the KPIs whose latest week is news; "" where no week can be
// judged.
func (b *builder) signalMessage(lines []*line, signals map[*line]*signal) string {
	n := newsIn(lines, signals)
	if n.judged == 0 {
		return ""
	}
	tone, list := n.told()
	text := b.l.Say("weeks.no_signals", strconv.Itoa(n.judged))
	if len(list) > 0 {
		text = b.l.Say("weeks.signals."+toneKeys[tone], strconv.Itoa(len(list)), strconv.Itoa(n.judged), b.namesOf(list))
	}
	if good := len(n.of[Good]); tone == Bad && good > 0 {
		text += b.l.Say("weeks.and_good", strconv.Itoa(good))
	}
	if n.open > 0 {
		text += b.l.Say("weeks.and_settling", strconv.Itoa(n.open))
	}
	return text
}

var toneKeys = map[Tone]string{Good: "good", Bad: "bad", Neutral: "neutral"}

// named are the KPIs of a list that the message names.
func named(list []*line) []*line {
	if len(list) > signalNames {
		return list[:signalNames-1]
	}
	return list
}

// namesOf names the KPIs of a list, or the first of them and counts the others.
func (b *builder) namesOf(list []*line) string {
	var names []string
	for _, l := range named(list) {
		names = append(names, l.shortName(b))
	}
	text := strings.Join(names, ", ")
	if left := len(list) - len(names); left > 0 {
		text += b.l.Say("weeks.and_more", strconv.Itoa(left))
	}
	return text
}

// charted are the first KPIs of a list, so many as there is room for. One that the
// message names takes the place of the last that it does not name.
func charted(lines []*line, signals map[*line]*signal, room int) []*line {
	list := slices.Clone(lines[:min(len(lines), room)])
	_, news := newsIn(lines, signals).told()
	must := named(news)
	for _, l := range must {
		if slices.Contains(list, l) {
			continue
		}
		for at := len(list) - 1; at >= 0; at-- {
			if !slices.Contains(must, list[at]) {
				list = append(slices.Delete(list, at, at+1), l)
				break
			}
		}
	}
	return list
}

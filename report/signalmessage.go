package report

import (
	"strconv"
	"strings"
)

// signalNames is how many KPIs the message names; of more it names one less and
// counts the others.
const signalNames = 3

// signalMessage names the KPIs whose latest week is news: the bad ones, else the
// good ones, else the others; "" where no week can be judged. A week that its
// sources still change is counted apart.
func (b *builder) signalMessage(lines []*line, signals map[*line]*signal) string {
	judged, open := 0, 0
	news := map[Tone][]*line{}
	for _, l := range lines {
		if s := signals[l]; s != nil && s.Last().Settling {
			open++
		} else if s != nil {
			judged++
			if m := s.marks[s.Last().Week.Start]; m.On {
				news[m.Tone] = append(news[m.Tone], l)
			}
		}
	}
	if judged == 0 {
		return ""
	}
	rest := ""
	if open > 0 {
		rest = b.l.Say("weeks.and_settling", strconv.Itoa(open))
	}
	for _, tone := range []Tone{Bad, Good, Neutral} {
		if len(news[tone]) == 0 {
			continue
		}
		text := b.l.Say("weeks.signals."+toneKeys[tone], strconv.Itoa(len(news[tone])), strconv.Itoa(judged), b.namesOf(news[tone]))
		if tone == Bad && len(news[Good]) > 0 {
			text += b.l.Say("weeks.and_good", strconv.Itoa(len(news[Good])))
		}
		return text + rest
	}
	return b.l.Say("weeks.no_signals", strconv.Itoa(judged)) + rest
}

var toneKeys = map[Tone]string{Good: "good", Bad: "bad", Neutral: "neutral"}

// namesOf names the KPIs of a list, or the first of them and counts the others.
func (b *builder) namesOf(list []*line) string {
	var names []string
	n := len(list)
	if n > signalNames {
		n = signalNames - 1
	}
	for _, l := range list[:n] {
		names = append(names, l.shortName(b))
	}
	text := strings.Join(names, ", ")
	if left := len(list) - len(names); left > 0 {
		text += b.l.Say("weeks.and_more", strconv.Itoa(left))
	}
	return text
}

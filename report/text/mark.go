package text

import (
	"strings"

	"kpideck/kpi/review"
	"kpideck/report"
)

// The marks differ in shape, since text has no colour. They are those of the
// pages, as far as terminal fonts have them.
var statusMarks = map[review.Status]string{
	review.Met: "✓", review.OnTrack: "●", review.AtRisk: "▲", review.OffTrack: "◆", review.Missed: "✗", review.NoData: "○",
}

var toneMarks = map[report.Tone]string{report.Good: "●", report.Risk: "▲", report.Bad: "◆", report.Neutral: "·"}

// signalMarks stand before a value beyond its natural limits.
var signalMarks = map[report.Tone]string{report.Good: "●", report.Bad: "◆", report.Neutral: "■"}

// marked puts the mark of a status before its word.
func marked(s review.Status, word string) string {
	if mark := statusMarks[s]; mark != "" {
		return strings.TrimRight(mark+" "+word, " ")
	}
	return word
}

// bars are the eighths of a line's height.
var bars = []rune("▁▂▃▄▅▆▇█")

// spark draws values from 0 up; a missing one leaves a gap.
func spark(values []*float64) string {
	top := 0.0
	for _, v := range values {
		if v != nil {
			top = max(top, *v)
		}
	}
	var b strings.Builder
	for _, v := range values {
		switch {
		case v == nil:
			b.WriteByte(' ')
		case top == 0 || *v < 0:
			b.WriteRune(bars[0])
		default:
			b.WriteRune(bars[min(len(bars)-1, int(*v/top*float64(len(bars))))])
		}
	}
	return b.String()
}

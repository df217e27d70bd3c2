package report

import (
	"math"
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// mainLine is the line that the report is about: the first strategic target of
// the quarter, else the first target, else the first KPI.
func (b *builder) mainLine() *line {
	for _, l := range b.of(review.Strategic) {
		if l.row != nil && l.period == b.quarter {
			return l
		}
	}
	for _, l := range b.lines {
		if l.row != nil {
			return l
		}
	}
	for _, l := range b.of(review.Strategic) {
		if l.actual.OK() {
			return l
		}
	}
	if len(b.lines) > 0 {
		return b.lines[0]
	}
	return nil
}

// mainMessage says in one sentence where the quarter stands.
func (b *builder) mainMessage() string {
	l := b.mainLine()
	if l == nil {
		return b.l.Word("message.nothing")
	}
	return b.lineMessage(l) + b.tail()
}

// lineMessage says where one line stands against its goal, else against the
// previous period.
func (b *builder) lineMessage(l *line) string {
	name, f := b.messageName(l), l.figures
	r := l.row
	if r != nil && r.Gappy() {
		name = b.l.Say("stands", name, b.l.Say("stands_without", strconv.Itoa(r.Untold)))
	}
	switch {
	case !l.actual.OK():
		return b.l.Say("message.no_value", name, b.l.Word("reason."+string(l.actual.Reason)))
	case r == nil || r.Goal == nil || r.Forecast == nil || r.Kind == review.GoalBetween:
		return b.changeMessage(l)
	}
	at, verb := r.Forecast.Value, "message.forecast"
	if r.Forecast.Method == review.MethodActual {
		verb = "message.final"
	}
	gap := *r.Goal - at
	if reached := (gap <= 0) == (r.Kind != review.GoalAtMost) || gap == 0; reached {
		return b.l.Say(verb+"_reached", name, f.text(at), f.goal(r).Text)
	}
	return b.l.Say(verb+gapKey(r), name, f.text(at), f.apart(gap), f.goal(r).Text)
}

// apart writes how far two values are from each other; of percentages in points.
func (f figures) apart(gap float64) string {
	if f.unit == kpi.Percent {
		return strings.TrimPrefix(f.signed(math.Abs(gap)), "+")
	}
	return f.text(math.Abs(gap))
}

func gapKey(r *review.Row) string {
	if r.Kind == review.GoalAtMost {
		return "_over"
	}
	return "_short"
}

func (b *builder) changeMessage(l *line) string {
	if c := b.change(l.previous, l.metric); c.Number != nil {
		return b.l.Say("message.change", l.name(b), l.figures.text(l.actual.Number), c.Text, b.quarterName(b.previous))
	}
	if days := b.untoldDays(l); days > 0 && l.previous.Value.OK() {
		return b.l.Say("message.untold", l.name(b), l.figures.text(l.actual.Number), strconv.Itoa(days), b.quarterName(b.previous))
	}
	return b.l.Say("message.value", l.name(b), l.figures.text(l.actual.Number))
}

// tail counts the targets that need attention, by what is wrong with them.
func (b *builder) tail() string {
	counts := map[review.Status]int{}
	for _, l := range b.lines {
		if l.row != nil {
			counts[l.row.Status]++
		}
	}
	var parts []string
	for _, s := range []review.Status{review.Missed, review.OffTrack, review.AtRisk} {
		if counts[s] > 0 {
			parts = append(parts, strconv.Itoa(counts[s])+" "+b.l.Word("status."+string(s)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return b.l.Say("message.tail", strings.Join(parts, ", "))
}

// messageName keeps a message to one line: the short name where there is one
// and the segment makes the name long.
func (b *builder) messageName(l *line) string {
	if len(l.segment) > 0 || l.fitName(b, multipleName) != l.metric.Names.In(b.l.ID) {
		name := l.shortName(b)
		if l.period != b.quarter {
			name += " · " + b.periodName(l.period)
		}
		return name
	}
	return l.name(b)
}

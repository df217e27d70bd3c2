package report

import (
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
)

// standsFor is the name of a line with what its figure does not stand for: the
// days after one that an account stops on, those that no file tells of, and what
// one side of its ratio lacks; and with its day, where it runs beyond the report's.
func (b *builder) standsFor(l *line) string {
	var less []string
	if b.endsEarly(l) || b.runsOn(l) {
		less = append(less, b.l.Say("stands_to", b.shortDate(l.actual.Through)))
	}
	if b.beginsLate(l) {
		less = append(less, b.l.Say("stands_from", b.shortDate(l.actual.Begins)))
	}
	if days := b.untoldDays(l); days > 0 {
		less = append(less, b.l.Say("stands_without", strconv.Itoa(days)))
	}
	if b.lacksSide(l) {
		less = append(less, b.l.Word("stands_one_sided"))
	}
	if len(less) == 0 {
		return l.name(b)
	}
	return b.l.Say("stands", l.name(b), strings.Join(less, ", "))
}

// untoldDays counts the days that a sum stands without, between two files of an
// account. A ratio without them is still one; only that of a target is marked.
func (b *builder) untoldDays(l *line) (days int) {
	switch {
	case l.row != nil:
		return l.row.Untold
	case !l.actual.OK() || divided(l.actual.Derivation):
		return 0
	}
	var out []kpi.Span
	for _, a := range l.actual.Derivation.Amounts() {
		out = append(out, b.m.Untold(a, l.actual.Span)...)
	}
	for _, s := range kpi.JoinSpans(out) {
		days += s.Days()
	}
	return days
}

func divided(d *kpi.Derivation) bool {
	return d.Step == kpi.StepDiv || slices.ContainsFunc(d.Args, divided)
}

// beginsLate tells whether the first account behind a line begins inside its
// period, so that its figure is that of fewer days.
func (b *builder) beginsLate(l *line) bool {
	return l.actual.OK() && (l.row != nil && l.row.Unbegun > 0 || float64(l.actual.Begins-l.period.Start) > lateShare*float64(l.period.Days()))
}

// lateShare is the part of a period that a list may lack before its first entry
// without a word.
const lateShare = 0.05

// endsEarly tells whether the figure of a line stops before the report does.
func (b *builder) endsEarly(l *line) bool {
	return l.actual.OK() && l.actual.Through != 0 && l.actual.Through < min(b.m.AsOf(), l.period.Last())
}

// runsOn tells whether the figure of a year goes beyond a quarter that is over: the
// report of the second quarter, made in September, knows the year to September.
func (b *builder) runsOn(l *line) bool {
	return l.actual.OK() && l.actual.Through > b.quarter.Last()
}

// cut tells whether some account ends totals of the quarter before the others.
func (b *builder) cut() bool {
	return len(b.m.Cuts(b.quarter)) > 0
}

package report

import (
	"strconv"

	"kpideck/kpi"
)

// partShare is the part of the days so far that totals may leave out without a
// word in the heads.
const partShare = 0.05

// countDays counts the days of the quarter so far of which some total on the pages
// tells, and finds out whether others leave out days that these have.
func (b *builder) countDays() {
	so := kpi.Span{Start: b.quarter.Start, End: b.lastDay() + 1}
	b.told = -1
	for _, l := range b.lines {
		if l.period != b.quarter || !l.actual.OK() {
			continue
		}
		lacks := 0
		for _, s := range kpi.JoinSpans(b.leftOut(l, so)) {
			lacks += s.Days()
		}
		b.told = max(b.told, b.elapsed-lacks)
		b.part = b.part || float64(lacks) > partShare*float64(b.elapsed)
	}
	if b.told < 0 || float64(b.elapsed-b.told) <= partShare*float64(b.elapsed) {
		b.told = b.elapsed
	}
}

// leftOut lists the days of a span that the figure of a line does not stand for:
// those between two files of an account, those after one that ends totals early
// and those before the first.
func (b *builder) leftOut(l *line, so kpi.Span) (out []kpi.Span) {
	for _, a := range l.actual.Derivation.Amounts() {
		if a.Period.Start == so.Start {
			out = append(out, b.m.Untold(a, so)...)
		}
	}
	if b.endsEarly(l) {
		out = append(out, kpi.Span{Start: l.actual.Through + 1, End: so.End})
	}
	if b.beginsLate(l) {
		out = append(out, kpi.Span{Start: so.Start, End: l.actual.Begins})
	}
	return out
}

// subtitle is the head of every page.
func (b *builder) subtitle(client string) string {
	key := "subtitle"
	switch {
	case b.untold():
		key = "subtitle_untold"
	case b.told < b.elapsed:
		key = "subtitle_part"
	}
	s := b.l.Say(key, b.quarterName(b.quarter), b.date(b.lastDay()), strconv.Itoa(b.told), strconv.Itoa(b.quarter.Days()))
	if client != "" {
		return client + " · " + s
	}
	return s
}

// scope says the days of the quarter, the as-of date and what is compared.
func (b *builder) scope() string {
	key := "scope.over"
	switch {
	case b.untold():
		key = "scope.untold"
	case b.running() && b.told < b.elapsed:
		key = "scope.running_part"
	case b.running():
		key = "scope.running"
	case b.told < b.elapsed:
		key = "scope.part"
	case b.part || b.cut():
		key = "scope.cut"
	}
	return b.l.Say(key, b.quarterName(b.quarter), b.shortDate(b.quarter.Start), b.date(b.quarter.Last()),
		b.date(b.lastDay()), strconv.Itoa(b.told), strconv.Itoa(b.quarter.Days()))
}

// overFooter says what the comparisons of a quarter that is over stand for, and
// how its targets are judged.
func (b *builder) overFooter(section string) string {
	against, rest := "against_whole", "footer_over"
	if b.part || b.cut() {
		against = "against_part"
	}
	if b.targetsRun() {
		rest = "footer_over_runs"
	}
	return b.l.Word(section+against) + " " + b.l.Word(section+rest)
}

package report

import (
	"cmp"
	"math"
	"slices"

	"kpideck/kpi/review"
)

// chanceRows is how many rates are told of; report.json has all.
const chanceRows = 4

// chances says of each rate of counts with a goal for the quarter whether its
// change on the period before is news or within chance, news first.
func (b *builder) chances() *Remarks {
	lines := slices.DeleteFunc(b.quarterFirst(), func(l *line) bool {
		return l.period != b.quarter || l.row == nil || l.row.Chance == nil || l.previous.Change == nil
	})
	if len(lines) == 0 {
		return nil
	}
	slices.SortStableFunc(lines, func(x, y *line) int { return cmp.Compare(newsOf(x.row.Chance), newsOf(y.row.Chance)) })
	r := &Remarks{ID: ChancesBlock, Title: b.l.Say("chances.title", b.quarterShort(b.previous))}
	for _, l := range lines[:min(chanceRows, len(lines))] {
		r.Items = append(r.Items, b.chanceRemark(l))
	}
	return r
}

func (b *builder) chanceRemark(l *line) Remark {
	c := l.row.Chance
	samples := []any{b.l.Number(c.Now.Tries, 0), b.l.Number(c.Then.Tries, 0)}
	say := func(key string) string {
		return b.l.Say("chances."+key, b.messageName(l), b.change(l.previous, l.metric).Text)
	}
	switch {
	case !c.Enough:
		return Remark{Text: say("few"), Detail: b.l.Say("chances.samples", samples...)}
	case c.Beyond():
		return Remark{Tone: toneOf(math.Copysign(1, *l.previous.Change), l.metric.Better), Text: say("beyond"),
			Detail: b.l.Say("chances.evidence", append(samples, b.likely(c.P))...)}
	}
	return Remark{Text: say("within"), Detail: b.l.Say("chances.evidence", append(samples, b.likely(c.P))...)}
}

// newsOf orders changes: beyond chance, within it, too few to tell.
func newsOf(c *review.RateChange) int {
	switch {
	case c.Beyond():
		return 0
	case c.Enough:
		return 1
	}
	return 2
}

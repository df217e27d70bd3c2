package report

import (
	"cmp"
	"math"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// rates are the steps of the run whose shares explain its end.
func (x *journeyWords) rates() (list []int) {
	for i := x.First + 1; i <= x.Last; i++ {
		list = append(list, i)
	}
	return list
}

// judged are those of them whose figures the sources do not change much any more.
func (x *journeyWords) judged() []int {
	return slices.DeleteFunc(x.rates(), func(i int) bool { return !x.Judged(i) })
}

// leading is the step that lost the most, or where none did, that gave the most,
// and the words for it.
func (x *journeyWords) leading(steps []int) (key string, step int) {
	byGift := func(p, q int) int { return cmp.Compare(x.gives[p].value, x.gives[q].value) }
	if worst := slices.MinFunc(steps, byGift); x.gives[worst].shown < 0 {
		return "journey.message_lost", worst
	}
	return "journey.message_gained", slices.MaxFunc(steps, byGift)
}

// steadyShare is the part of the last step below which a contribution says nothing.
const steadyShare = 0.005

// steady tells whether no rate of some steps did anything to speak of.
func (x *journeyWords) steady(steps []int) bool {
	return !slices.ContainsFunc(steps, func(i int) bool { return x.counts(x.gives[i].value) })
}

// counts tells whether a contribution is large enough to speak of.
func (x *journeyWords) counts(gives float64) bool {
	return math.Abs(gives) >= steadyShare*x.Steps[x.Last].Now.Number
}

// markedRate is the name of a step's rate, with a mark while its sources still
// change it.
func (x *journeyWords) markedRate(i int) string {
	if !x.Judged(i) {
		return x.l.Say("journey.provisional", x.rateName(i))
	}
	return x.rateName(i)
}

// rateCells are a step's share before and now, and the relative change.
func (x *journeyWords) rateCells(i int) (before, now, change Cell) {
	s := &x.Steps[i]
	f := x.newFigures(kpi.Percent, s.RateBefore, s.RateNow)
	return f.cell(s.RateBefore), f.cell(s.RateNow), x.toned(i, x.relative(*s.RateNow, *s.RateBefore))
}

// toned is the change of a step's rate, which is neither good nor bad while the
// sources change it.
func (x *journeyWords) toned(i int, change Cell) Cell {
	if !x.Judged(i) {
		change.Tone = Neutral
	}
	return change
}

// relative is the change of a share of what it was: a point more of 2 % is much.
func (x *journeyWords) relative(now, before float64) Cell {
	if before == 0 {
		return Cell{Text: x.l.Word("compare.new")}
	}
	n := now/before - 1
	return Cell{Text: x.l.SignedPercent(n, 0), Number: &n, Tone: toneOf(n, kpi.Higher), Format: Format{Kind: FormatChange, Decimals: 1, Sign: true}}
}

// pairs set the rate that cost the most beside itself by channel, one that is final
// before others.
func (x *journeyWords) pairs() *DotPairs {
	if !x.explains() {
		return nil
	}
	rates := x.rates()
	slices.SortStableFunc(rates, func(p, q int) int {
		return cmp.Or(cmp.Compare(order(!x.Judged(p)), order(!x.Judged(q))), cmp.Compare(x.gives[p].value, x.gives[q].value))
	})
	for _, i := range rates {
		if list := x.ByChannel(x.m, i); len(list) > 1 {
			return x.pairsOf(i, list)
		}
	}
	return nil
}

// mostChannels is how many channels a picture of pairs holds.
const mostChannels = 8

func (x *journeyWords) pairsOf(i int, rates []review.JourneyRate) *DotPairs {
	slices.SortStableFunc(rates, func(p, q review.JourneyRate) int { return cmp.Compare(q.Of.Number, p.Of.Number) })
	rates = rates[:min(len(rates), mostChannels)]
	top := 0.0
	for _, r := range rates {
		top = max(top, r.RateNow, r.RateBefore)
	}
	f := x.newFigures(kpi.Percent, &top)
	d := &DotPairs{ID: StepRatesBlock, On: InPage, Title: x.l.Say("journey.pairs", x.rateName(i)), Note: x.l.Say("journey.pairs_note", x.quarterShort(x.Previous), x.quarterShort(x.Period)),
		From: x.quarterShort(x.Previous), To: x.quarterShort(x.Period), Delta: x.l.Word("journey.delta"), Ticks: f.ticks(0, top)}
	if !x.Judged(i) {
		d.Note = x.l.Say("journey.provisional", d.Note)
	}
	for _, r := range rates {
		change := x.toned(i, x.relative(r.RateNow, r.RateBefore))
		d.Pairs = append(d.Pairs, DotPair{Name: x.memberName(r.Channel), From: r.RateBefore, To: r.RateNow, FromText: f.text(r.RateBefore), ToText: f.text(r.RateNow), Difference: change.Text, Tone: change.Tone})
	}
	return d
}

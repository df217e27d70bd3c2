package report

import "kpideck/kpi/review"

// needed is what each day left must bring to reach the goal; of a band that the
// forecast exceeds, what each may bring at the most. It is 0 where nothing is needed.
type needed struct {
	rate   float64
	atMost bool
}

// neededOf asks of a band for the edge that is in question, not for its middle:
// whoever reaches the edge has reached the goal.
func neededOf(r *review.Row) needed {
	switch {
	case r.Needed == nil || r.CurrentRate == nil || r.Elapsed >= r.Days:
		return needed{}
	case r.NeededLow == nil || r.NeededHigh == nil:
		return needed{rate: *r.Needed}
	case r.Forecast != nil && r.Forecast.Value > *r.Goal:
		return needed{*r.NeededHigh, true}
	}
	return needed{rate: *r.NeededLow}
}

// pacingWords set what each day must bring beside what it brought, and beside
// the best week that there was.
func (b *builder) pacingWords(l *line) string {
	r, n := l.row, neededOf(l.row)
	if n.rate <= 0 {
		return ""
	}
	f := b.newFigures(l.metric.Unit, &n.rate, r.CurrentRate)
	key, words := "headline.rate", []any{f.text(n.rate), f.text(*r.CurrentRate)}
	switch {
	case n.atMost:
		key = "headline.rate_most"
	case r.BestWeek != nil && n.rate*7 > *r.BestWeek:
		key, words = "headline.rate_record", append(words, f.text(*r.BestWeek/7))
	case r.NeededLow != nil:
		key = "headline.rate_band"
	}
	return b.l.Say(key, words...) + b.filledUp(r)
}

package review

import (
	"math"

	"kpideck/kpi"
)

// How much history a profile is made of.
const (
	weekdayWeeks    = 13 // whole weeks, the last ones
	minWeekdayWeeks = 8
	weekdayLook     = 26 // weeks that they are looked for in
	holidayBase     = 28 // days on either side of a holiday that it is set against
)

// profile weighs the days of a period against each other by what is known of
// the days before one day. Ordinary days have a mean weight of 1.
type profile struct {
	weekday [7]float64
	season  *season // nil: all weeks alike
	moved   []movedDays
}

// movedDays is a wandering holiday in one year and what it made of the days
// around it in the years before; nil without such a year.
type movedDays struct {
	kpi.Span
	holiday string
	weight  []float64
}

// flat is the profile of equal days.
var flat = &profile{weekday: [7]float64{1, 1, 1, 1, 1, 1, 1}}

// weekdayProfile takes the mean of each weekday over the last complete weeks
// before a day, those around a wandering holiday left out; nil where there are
// fewer than eight.
func weekdayProfile(h *history, holidays kpi.Holidays, before kpi.Date) *profile {
	p := &profile{moved: movedBy(holidays, h.first, before)}
	sum, n := [7]float64{}, 0
	for end := before; n < weekdayWeeks && end-7 >= max(h.first, before-7*weekdayLook); end -= 7 {
		week := kpi.Span{Start: end - 7, End: end}
		if !h.whole(week) || p.touches(week) {
			continue
		}
		for d := week.Start; d < week.End; d++ {
			sum[d.Weekday()] += h.at(d)
		}
		n++
	}
	if n < minWeekdayWeeks || !evenOut(sum[:]) {
		return nil
	}
	p.weekday = sum
	p.learnHolidays(h, before)
	return p
}

// evenOut scales weights to a mean of 1, exactly 1 where all are the same, and
// tells whether they can serve: none negative, not all zero.
func evenOut(weights []float64) bool {
	total, low, high := 0.0, math.Inf(1), math.Inf(-1)
	for _, w := range weights {
		total, low, high = total+w, min(low, w), max(high, w)
	}
	if low < 0 || high <= 0 {
		return false
	}
	mean, same := total/float64(len(weights)), high-low <= 1e-12*high
	for i := range weights {
		if weights[i] /= mean; same {
			weights[i] = 1
		}
	}
	return true
}

// movedBy lists the wandering holidays that touch what is known or the year
// after it.
func movedBy(holidays kpi.Holidays, first, before kpi.Date) []movedDays {
	var list []movedDays
	for _, h := range holidays.Within(kpi.Span{Start: first - 60, End: before + 430}) {
		if h.Align {
			list = append(list, movedDays{Span: h.Moved(h.Span), holiday: h.ID})
		}
	}
	return list
}

func (p *profile) touches(s kpi.Span) bool {
	for _, m := range p.moved {
		if m.Overlaps(s) {
			return true
		}
	}
	return false
}

// learnHolidays gives every year's holiday the mean weights that the days at the
// same distance from it had in the years before.
func (p *profile) learnHolidays(h *history, before kpi.Date) {
	seen := map[string][][]float64{}
	for i := range p.moved {
		m := &p.moved[i]
		m.weight = meanOf(seen[m.holiday], m.Days())
		if m.End <= before && h.whole(m.Span) {
			if w := p.weightsAround(h, m.Span, before); w != nil {
				seen[m.holiday] = append(seen[m.holiday], w)
			}
		}
	}
	for i := range p.moved {
		// What a past holiday did is known by now, and levels are measured by it.
		if m := &p.moved[i]; m.End <= before {
			m.weight = meanOf(seen[m.holiday], m.Days())
		}
	}
}

// weightsAround sets each day of a span against the ordinary days on both sides
// of it, three days smoothed into one.
func (p *profile) weightsAround(h *history, s kpi.Span, before kpi.Date) []float64 {
	total, weights := 0.0, 0.0
	for _, side := range []kpi.Span{{Start: s.Start - holidayBase, End: s.Start}, {Start: s.End, End: min(before, s.End+holidayBase)}} {
		for d := max(side.Start, h.first); d < side.End; d++ {
			if h.knows(d) {
				total += h.at(d)
				weights += p.weekday[d.Weekday()]
			}
		}
	}
	if total <= 0 || weights < minWeekdayWeeks {
		return nil
	}
	base := total / weights
	out := make([]float64, s.Days())
	for i := range out {
		sum, ordinary := 0.0, 0.0
		for d := max(s.Start, s.Start+kpi.Date(i)-1); d <= min(s.Last(), s.Start+kpi.Date(i)+1); d++ {
			sum += h.at(d)
			ordinary += p.weekday[d.Weekday()]
		}
		if ordinary > 0 {
			out[i] = max(0, sum/ordinary/base)
		}
	}
	return out
}

func meanOf(lists [][]float64, length int) []float64 {
	if len(lists) == 0 {
		return nil
	}
	mean := make([]float64, length)
	for _, list := range lists {
		for i := range min(length, len(list)) {
			mean[i] += list[i] / float64(len(lists))
		}
	}
	return mean
}

// of is the weight of a day.
func (p *profile) of(d kpi.Date) float64 {
	w := p.weekday[d.Weekday()]
	if p.season != nil {
		w *= p.season.of(d)
	}
	for _, m := range p.moved {
		if m.Has(d) && m.weight != nil {
			w *= m.weight[d-m.Start]
		}
	}
	return w
}

// over adds the weights of a span.
func (p *profile) over(s kpi.Span) float64 {
	total := 0.0
	for d := s.Start; d < s.End; d++ {
		total += p.of(d)
	}
	return total
}

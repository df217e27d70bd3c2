package review

import (
	"slices"

	"kpideck/kpi"
)

// How many past quarters a season is made of.
const (
	seasonQuarters = 8
	minQuarters    = 4
	quarterWeeks   = 13 // the days beyond belong to the last week
)

// season weighs the weeks of a quarter and, for a year, its quarters.
type season struct {
	week [quarterWeeks]float64
	part [4]float64 // by quarter of the year, all 1 for shorter periods
	// starts are the quarters that days are asked of, ascending.
	starts []kpi.Date
	first  int // place of starts[0] in its year
}

// withSeason is the profile with the mean course of the past quarters on top;
// nil where fewer than four are known. A year also gets the weights of the last
// four quarters; a shorter period lies in one quarter or does not feel them.
func (p *profile) withSeason(h *history, cal kpi.Calendar, of kpi.Period, before kpi.Date) *profile {
	var quarters []kpi.Period
	for q := cal.Previous(cal.Containing(kpi.Quarterly, before)); len(quarters) < seasonQuarters && h.whole(q.Span); q = cal.Previous(q) {
		quarters = append(quarters, q)
	}
	if len(quarters) < minQuarters {
		return nil
	}
	s := &season{part: [4]float64{1, 1, 1, 1}}
	if !s.learnWeeks(h, p, quarters) {
		return nil
	}
	s.place(cal, of)
	if of.Grain == kpi.Yearly && !s.learnParts(h, p, cal, quarters[:4]) {
		return nil
	}
	out := *p
	out.season = s
	return &out
}

// learnWeeks sets each week of the past quarters against its own quarter, so
// that growth from quarter to quarter is no season.
func (s *season) learnWeeks(h *history, p *profile, quarters []kpi.Period) bool {
	var seen [quarterWeeks][]float64
	for _, q := range quarters {
		total, _ := h.sum(q.Span)
		weights := p.over(q.Span)
		if total <= 0 || weights <= 0 {
			continue
		}
		for i := range s.week {
			week := weekOfQuarter(q.Span, i)
			if v, _ := h.sum(week); !p.unlearnt(week) && p.over(week) > 0 {
				seen[i] = append(seen[i], v/p.over(week)/(total/weights))
			}
		}
	}
	for i, list := range seen {
		if len(list) == 0 {
			return false
		}
		s.week[i] = meanValue(list)
	}
	calm(s.week[:], seen[:])
	return evenOut(s.week[:])
}

func weekOfQuarter(q kpi.Span, i int) kpi.Span {
	week := kpi.Span{Start: q.Start + kpi.Date(7*i), End: q.Start + kpi.Date(7*i) + 7}
	if i == quarterWeeks-1 {
		week.End = q.End
	}
	return week
}

// unlearnt tells whether a wandering holiday touches the span whose effect is
// not known yet.
func (p *profile) unlearnt(s kpi.Span) bool {
	return slices.ContainsFunc(p.moved, func(m movedDays) bool { return m.weight == nil && m.Overlaps(s) })
}

func (s *season) learnParts(h *history, p *profile, cal kpi.Calendar, quarters []kpi.Period) bool {
	for _, q := range quarters {
		total, _ := h.sum(q.Span)
		if weights := p.over(q.Span); weights > 0 {
			s.part[placeInYear(cal, q)] = total / weights
		}
	}
	return evenOut(s.part[:])
}

func placeInYear(cal kpi.Calendar, q kpi.Period) int {
	year := cal.Containing(kpi.Yearly, q.Start)
	return min(3, (int(q.Start-year.Start)+45)/91)
}

func (s *season) place(cal kpi.Calendar, p kpi.Period) {
	quarters := cal.Periods(kpi.Quarterly, p.Span)
	s.first = placeInYear(cal, quarters[0])
	for _, q := range quarters {
		s.starts = append(s.starts, q.Start)
	}
}

// of weighs a day of the period.
func (s *season) of(d kpi.Date) float64 {
	i := len(s.starts) - 1
	for i > 0 && d < s.starts[i] {
		i--
	}
	return s.week[min(max(0, int(d-s.starts[i])/7), quarterWeeks-1)] * s.part[(s.first+i)%4]
}

package review

import (
	"math"

	"kpideck/kpi"
)

// history is a flow, or an amount of a formula, day by day; NaN is a day that
// is not known.
type history struct {
	first kpi.Date
	value []float64
	known []int // known[i]: how many of the days before first+i are known
}

func newHistory(first kpi.Date, value []float64) *history {
	h := &history{first: first, value: value, known: make([]int, len(value)+1)}
	for i, v := range value {
		h.known[i+1] = h.known[i]
		if !math.IsNaN(v) {
			h.known[i+1]++
		}
	}
	return h
}

func (h *history) span() kpi.Span {
	return kpi.Span{Start: h.first, End: h.first + kpi.Date(len(h.value))}
}

// at gives a day that is known to lie in the span.
func (h *history) at(d kpi.Date) float64 { return h.value[d-h.first] }

func (h *history) knows(d kpi.Date) bool { return h.span().Has(d) && !math.IsNaN(h.at(d)) }

// whole tells whether every day is known.
func (h *history) whole(s kpi.Span) bool {
	return !s.Empty() && h.span().Contains(s) && h.known[s.End-h.first]-h.known[s.Start-h.first] == s.Days()
}

// sum adds the days known in a span and says how many they are.
func (h *history) sum(s kpi.Span) (total float64, days int) {
	s = s.Clip(h.span())
	for d := s.Start; d < s.End; d++ {
		if v := h.at(d); !math.IsNaN(v) {
			total += v
			days++
		}
	}
	return total, days
}

// bestWeek is the largest sum of seven known days in a row inside a span; nil
// without any.
func (h *history) bestWeek(in kpi.Span) *float64 {
	var best *float64
	in = in.Clip(h.span())
	for end := in.Start + 7; end <= in.End; end++ {
		week := kpi.Span{Start: end - 7, End: end}
		if !h.whole(week) {
			continue
		}
		if v, _ := h.sum(week); best == nil || v > *best {
			best = ptr(v)
		}
	}
	return best
}

// weeks gives the sums of the whole runs of seven days that end with a span,
// oldest first, at most n.
func (h *history) weeks(until kpi.Span, n int) []float64 {
	var list []float64
	for end := until.End; len(list) < n && end-7 >= max(until.Start, h.first); end -= 7 {
		week := kpi.Span{Start: end - 7, End: end}
		if !h.whole(week) {
			break
		}
		v, _ := h.sum(week)
		list = append([]float64{v}, list...)
	}
	return list
}

package review

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// weekNeed is what a goal asks of every week beside what weeks have brought.
type weekNeed struct {
	need   float64
	best   float64  // of seven known days in a row
	limit  *float64 // the natural limit of the weeks before the period, on the better side; nil: too few
	beyond bool     // twice the best week would not do; twice a loss says nothing
	up     bool
}

// weekly spreads a goal over the weeks of its period, as it was set. Only what
// adds up over days has one, and only with a whole week of history.
func (r *Row) weekly(goal float64, up bool) *weekNeed {
	h, p := r.daily, r.Target.Period
	if h == nil {
		return nil
	}
	known := h.span()
	best := h.bestWeek(known)
	if !up {
		best = h.leastWeek(known)
	}
	if best == nil {
		return nil
	}
	w := &weekNeed{need: goal / float64(p.Days()) * 7, best: *best, up: up}
	w.beyond = up && *best >= 0 && w.need > stretch**best || !up && stretch*w.need < *best
	if before := h.weeks(known.Clip(kpi.Span{Start: known.Start, End: p.Start}), limitWeeks); len(before) >= fewWeeks {
		l := XmR(before)
		w.limit = ptr(l.High)
		if !up {
			w.limit = ptr(max(0, l.Low))
		}
	}
	return w
}

// leastWeek is the smallest sum of seven known days in a row; nil without any.
func (h *history) leastWeek(in kpi.Span) *float64 {
	var least *float64
	in = in.Clip(h.span())
	for end := in.Start + 7; end <= in.End; end++ {
		week := kpi.Span{Start: end - 7, End: end}
		if !h.whole(week) {
			continue
		}
		if v, _ := h.sum(week); least == nil || v < *least {
			least = ptr(v)
		}
	}
	return least
}

// weekText is the clause of a sentence about weeks; empty without figures.
func (j *assessor) weekText(r *Row, w *weekNeed) diag.Text {
	if w == nil {
		return diag.Both("", "")
	}
	unit := r.Metric.Unit
	usual := j.usualText(unit, w)
	need, best := measured{unit, tidy(w.need)}, measured{unit, w.best}
	if !w.up {
		return j.words.say("; mỗi tuần chỉ được %s%s, thấp nhất %s", "; it allows %s a week%s, the lowest was %s", need, usual, best)
	}
	return j.words.say("; mỗi tuần cần %s%s, tốt nhất %s", "; it takes %s a week%s, the best was %s", need, usual, best)
}

// usualText is the clause of the natural limit, in words of what weeks bring;
// empty without one.
func (j *assessor) usualText(unit kpi.Unit, w *weekNeed) diag.Text {
	switch {
	case w.limit == nil:
		return diag.Both(", các tuần đã qua", "; of past weeks")
	case w.up:
		return j.words.say(", tuần thường không quá %s", "; usual weeks come to %s at most", measured{unit, tidy(*w.limit)})
	}
	return j.words.say(", tuần thường không dưới %s", "; usual weeks come to %s at least", measured{unit, tidy(*w.limit)})
}

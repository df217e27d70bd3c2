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
	text := j.words.say("; cần %s mỗi tuần, tuần tốt nhất %s", "; it takes %s a week, the best week was %s",
		measured{unit, tidy(w.need)}, measured{unit, w.best})
	if !w.up {
		text = j.words.say("; được phép %s mỗi tuần, tuần thấp nhất %s", "; it allows %s a week, the lowest week was %s",
			measured{unit, tidy(w.need)}, measured{unit, w.best})
	}
	if w.limit == nil {
		return text
	}
	limit := measured{unit, tidy(*w.limit)}
	if !w.up {
		return j.words.say("%s (giới hạn dưới %s)", "%s (lower limit %s)", text, limit)
	}
	return j.words.say("%s (giới hạn trên %s)", "%s (upper limit %s)", text, limit)
}

package kpi

import (
	"cmp"
	"slices"
)

// Holiday is a feast or a day of sales that moves the figures. A year without a
// span is unknown, not free of the holiday.
type Holiday struct {
	ID    string
	Names Names
	Short Names // where a name has no room, as under a week; may be empty
	// Align is set for a holiday that wanders over the months: last year is
	// compared at the same distance from it, not at the same date.
	Align bool
	// Before and After are how many days around the holiday it moves as well: the
	// shopping ahead of Tết, the closed shops behind it.
	Before, After int
	Spans         []Span // the days of each year, ascending
}

// Moved gives the days whose figures a year's holiday moves.
func (h *Holiday) Moved(days Span) Span {
	return Span{days.Start - Date(h.Before), days.End + Date(h.After)}
}

// Holidays are those that hold where a report is made.
type Holidays []Holiday

// HolidayDays is a holiday in one year.
type HolidayDays struct {
	*Holiday
	Span
}

// Within gives the holidays with a day in the span, by their first day.
func (h Holidays) Within(s Span) []HolidayDays {
	var in []HolidayDays
	for i := range h {
		for _, days := range h[i].Spans {
			if days.Overlaps(s) {
				in = append(in, HolidayDays{&h[i], days})
			}
		}
	}
	slices.SortStableFunc(in, func(a, b HolidayDays) int { return cmp.Compare(a.Start, b.Start) })
	return in
}

// Align tells by how many days to move an earlier stretch so that an aligned
// holiday falls at the same place in it as in p. Back starts where p started by
// the calendar, a year or more before. ok is false where nothing need be moved:
// neither touches the days that the holiday moves, or both hold the same part
// of them, as two first quarters that hold the whole of Tết do; and where the
// year of the holiday is not listed.
//
// The day of the holiday decides and weekdays may shift: what sells on the last
// Sunday before Tết sells by the days that are left, not because it is a Sunday.
func (h Holidays) Align(p, back Span) (shift int, id string, ok bool) {
	for i := range h {
		if !h[i].Align || p.Empty() || back.Empty() {
			continue
		}
		now, then, found := h[i].pair(p, back)
		if found && h[i].part(p, now) != h[i].part(back, then) {
			return int((then.Start - back.Start) - (now.Start - p.Start)), h[i].ID, true
		}
	}
	return 0, "", false
}

// pair gives the holiday's days of the year of p and those of the year of back.
// The one that a stretch touches leads, and the other is as far from it as back
// is from p, give or take the wandering of the holiday.
func (h *Holiday) pair(p, back Span) (now, then Span, ok bool) {
	apart := p.Start - back.Start
	if now, ok = h.touching(p); ok {
		then, ok = h.nearest(now.Start - apart)
	} else if then, ok = h.touching(back); ok {
		now, ok = h.nearest(then.Start + apart)
	}
	return now, then, ok && now != then
}

func (h *Holiday) touching(s Span) (Span, bool) {
	for _, days := range h.Spans {
		if h.Moved(days).Overlaps(s) {
			return days, true
		}
	}
	return Span{}, false
}

// wandering is how far the day of a lunar year lies from the same date of
// another year at the most: a month, and a few days.
const wandering = 35

func (h *Holiday) nearest(d Date) (Span, bool) {
	var best Span
	off := Date(wandering + 1)
	for _, days := range h.Spans {
		if far := max(days.Start-d, d-days.Start); far < off {
			best, off = days, far
		}
	}
	return best, off <= wandering
}

// part is what a stretch holds of the days that a year's holiday moves, counted
// from the holiday.
func (h *Holiday) part(s, days Span) Span {
	in := h.Moved(days).Clip(s)
	if in.Empty() {
		return Span{}
	}
	return Span{in.Start - days.Start, in.End - days.Start}
}

package review

import "kpideck/kpi"

// CompareYear sets a value of the period p beside the same stretch of the year
// before, as Compare does. Around a holiday that wanders, Tết, the same dates
// are no like stretch: where the elapsed days and their counterpart hold a
// different part of the days that it moves, the counterpart is moved by whole
// days, keeps the length of the elapsed days and stands at the same distance
// from the holiday; Aligned then names it. The stretch may begin in the quarter
// before, and is withheld where no source covers that.
func CompareYear(m *kpi.Model, x *kpi.Metric, p kpi.Period, s kpi.Segment, actual kpi.Value, holidays kpi.Holidays) Comparison {
	ago, ok := m.Calendar().YearAgo(p)
	if !ok {
		return Comparison{Value: kpi.Value{Reason: kpi.NoData}, Reason: ReasonNotCovered}
	}
	now := elapsedOf(p, actual)
	then := kpi.Span{Start: ago.Start, End: lastLike(p, actual, ago) + 1}
	shift, id, ok := holidays.Align(now, then)
	if !ok {
		return Compare(m, x, p, s, actual, ago)
	}
	start := ago.Start + kpi.Date(shift)
	ago.Span = kpi.Span{Start: start, End: start + kpi.Date(p.Days())}
	c := compareTo(m, x, s, actual, ago, start+kpi.Date(now.Days())-1)
	c.Aligned = id
	return c
}

// elapsedOf is the stretch that a value stands for: all of the period where
// there is none.
func elapsedOf(p kpi.Period, actual kpi.Value) kpi.Span {
	if !actual.OK() {
		return p.Span
	}
	return actual.Span.Clip(p.Span)
}

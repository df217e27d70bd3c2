package review

import (
	"math"

	"kpideck/kpi"
)

// Reasons for which the change to another period is withheld, besides those of
// a Value.
const (
	ReasonNotCovered = "not_covered"   // one side lacks days of the stretch compared
	ReasonNew        = "new"           // the other period is zero: a percentage would be infinite
	ReasonNegative   = "negative_base" // a percentage of a loss says the opposite
)

// Compare sets a value of the period p beside the same number of elapsed days
// of another period; when p is complete, beside the whole of it. The change is
// withheld, with its reason, when the two do not stand for like stretches.
// Percentages and points (conversion rate, NPS) differ by subtraction.
func Compare(m *kpi.Model, x *kpi.Metric, p kpi.Period, s kpi.Segment, actual kpi.Value, with kpi.Period) Comparison {
	return compareTo(m, x, s, actual, with, lastLike(p, actual, with))
}

// compareTo sets a value beside the other period up to and with a day.
func compareTo(m *kpi.Model, x *kpi.Metric, s kpi.Segment, actual kpi.Value, with kpi.Period, last kpi.Date) Comparison {
	c := Comparison{Period: with, Points: inPoints(x)}
	c.Value = m.ValueTo(x, with, s, last)
	if c.Reason = notAlike(actual, c.Value, last); c.Reason != "" {
		return c
	}
	c.Change, c.Reason = change(actual.Number, c.Value.Number, c.Points)
	return c
}

// Between is the change from one number of a metric to another, of stretches
// that are known to be alike.
func Between(x *kpi.Metric, now, then float64) Comparison {
	c := Comparison{Points: inPoints(x)}
	c.Change, c.Reason = change(now, then, c.Points)
	return c
}

// inPoints tells whether values differ by subtraction.
func inPoints(x *kpi.Metric) bool { return x.Unit == kpi.Percent || x.Unit == kpi.Points }

func lastLike(p kpi.Period, actual kpi.Value, with kpi.Period) kpi.Date {
	covered := actual.Span.Clip(p.Span)
	if !actual.OK() || covered.End >= p.End {
		return with.Last()
	}
	return min(with.Last(), with.Start+covered.End-p.Start-1)
}

func notAlike(actual, other kpi.Value, last kpi.Date) string {
	switch {
	case !actual.OK():
		return string(actual.Reason)
	case !other.OK():
		return string(other.Reason)
	case actual.Late, other.Late, other.Through < last:
		return ReasonNotCovered
	}
	return ""
}

func change(now, then float64, points bool) (*float64, string) {
	switch {
	case points:
		return ptr(now - then), ""
	case then == 0 && now == 0:
		return ptr(0), ""
	case then == 0:
		return nil, ReasonNew
	case then < 0:
		return nil, ReasonNegative
	}
	d := (now - then) / then
	if math.IsInf(d, 0) {
		return nil, ReasonNew
	}
	return ptr(d), ""
}

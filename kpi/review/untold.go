package review

import (
	"math"
	"slices"

	"kpideck/kpi"
)

// untold are the days of a period so far that some account which a value needs
// does not tell of. Empty is not zero: they are left out of the rate and of what
// is expected by now, on both sides.
type untold struct {
	spans []kpi.Span
	days  int
	told  float64 // what other accounts tell of those days, which the actual holds
	// before are the days of a flow ahead of the first that any account tells of.
	before int
}

// daily are the families whose exports tell of every day that their account runs.
// The first entry of a list says nothing about the days before it.
var daily = []kpi.Family{kpi.Ads, kpi.Web, kpi.Search, kpi.Social}

// untoldOf asks the amounts that add up over the days of the period. A stock
// stands through days without a figure.
func (j *assessor) untoldOf(v kpi.Value, n nature, p kpi.Period) untold {
	u := untold{}
	if !v.OK() || !v.Late {
		return u
	}
	so := v.Span.Clip(p.Span)
	for _, a := range v.Derivation.Amounts() {
		if a.Rollup == kpi.RollSum && a.Period.Start == p.Start && !a.Opening {
			u.spans = append(u.spans, j.m.Untold(a, so)...)
		} else if n == flow {
			return untold{}
		}
	}
	if n == flow && everyDay(v) {
		u.before = max(0, int(v.Begins-so.Start))
	}
	u.spans = kpi.JoinSpans(u.spans)
	for _, s := range u.spans {
		u.days += s.Days()
	}
	if n == flow {
		u.told = j.toldOn(v.Derivation, p, u.spans)
	}
	if u.days+u.before >= so.Days() || math.IsNaN(u.told) {
		return untold{}
	}
	return u
}

func everyDay(v kpi.Value) bool {
	for _, a := range v.Derivation.Amounts() {
		if !slices.Contains(daily, a.Family) {
			return false
		}
	}
	return true
}

// toldOn evaluates a flow over the rows of some days; NaN where it has no value.
func (j *assessor) toldOn(d *kpi.Derivation, p kpi.Period, days []kpi.Span) float64 {
	if len(days) == 0 {
		return 0
	}
	v, ok := d.EvalAs(p.Grain, func(a *kpi.Amount) (float64, bool) {
		total := 0.0
		for _, s := range days {
			total += j.m.Told(a, s)
		}
		return total, !math.IsNaN(total)
	})
	if !ok {
		return math.NaN()
	}
	return v
}

// share is the part of a phased period that the days told of so far stand for.
func (u untold) share(plan *phase, so, whole kpi.Span) float64 {
	share := plan.share(so, whole)
	for _, s := range u.spans {
		share -= plan.share(s, whole)
	}
	return share
}

// gappyShare is the share of a period's days without a file beyond which its
// verdict is not said without them.
const gappyShare = 0.05

// Gappy tells whether more than a twentieth of the days so far are told of by no
// file, so that actual and status may not be what happened.
func (r *Row) Gappy() bool { return float64(r.Untold) > gappyShare*float64(r.Elapsed) }

package review

import (
	"errors"
	"strconv"
	"strings"

	"kpideck/kpi"
)

// The ways to spread a goal over the days of its period.
const (
	PhaseLinear   = "linear"   // every day alike
	PhaseWeekday  = "weekday"  // as the weekdays of the last 8 to 13 whole weeks before the period
	PhaseSeasonal = "seasonal" // weekdays, and the weeks of the quarter over the past four to eight quarters
	PhaseShares   = "shares"   // as written: 30/30/40
)

// Phasing is what the phasing column of targets asks for. The zero Phasing
// leaves the choice to the history: seasonal where four past quarters are known,
// else weekday where eight whole weeks are, else linear.
type Phasing struct {
	Kind   string    // "" or one of the kinds
	Shares []float64 // of PhaseShares, scaled to a sum of 1
}

var phaseWords = map[string]string{
	"": "", "auto": "", "tự động": "",
	"linear": PhaseLinear, "đều": PhaseLinear, "chia đều": PhaseLinear,
	"weekday": PhaseWeekday, "theo thứ": PhaseWeekday,
	"seasonal": PhaseSeasonal, "theo mùa": PhaseSeasonal,
}

// ErrPhasing says that a text is no phasing.
var ErrPhasing = errors.New("not a phasing")

// ParsePhasing reads auto, linear, weekday or seasonal, in English or
// Vietnamese, or shares between slashes such as 30/30/40 or 7,5%/7,5%/85%. Shares
// are set against each other: 3/3/4 is the same as 30/30/40.
func ParsePhasing(text string) (Phasing, error) {
	word := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if kind, known := phaseWords[word]; known {
		return Phasing{Kind: kind}, nil
	}
	parts := strings.Split(word, "/")
	ph := Phasing{Kind: PhaseShares}
	total := 0.0
	for _, part := range parts {
		part = strings.ReplaceAll(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(part), "%")), ",", ".")
		v, err := strconv.ParseFloat(part, 64)
		if err != nil || !(v >= 0 && v <= 1e15) {
			return Phasing{}, ErrPhasing
		}
		ph.Shares = append(ph.Shares, v)
		total += v
	}
	if len(parts) < 2 || total <= 0 {
		return Phasing{}, ErrPhasing
	}
	for i := range ph.Shares {
		ph.Shares[i] /= total
	}
	return ph, nil
}

// Cuts gives the stretches that shares can stand for in a period: the months of
// a quarter; the months or quarters of a year; else weeks counted from its first
// day, of which the last takes the days left over. Nil where the number of
// shares fits none.
func Cuts(cal kpi.Calendar, p kpi.Period, shares int) []kpi.Span {
	for _, g := range []kpi.Grain{kpi.Monthly, kpi.Quarterly} {
		if g >= p.Grain {
			continue
		}
		if parts := cal.Periods(g, p.Span); len(parts) == shares {
			var cuts []kpi.Span
			for _, part := range parts {
				cuts = append(cuts, part.Clip(p.Span))
			}
			return cuts
		}
	}
	unit := kpi.Date(7)
	if p.Grain == kpi.Weekly {
		unit = 1
	}
	if shares < 2 || shares != p.Days()/int(unit) {
		return nil
	}
	var cuts []kpi.Span
	for i := range kpi.Date(shares) {
		cuts = append(cuts, kpi.Span{Start: p.Start + i*unit, End: p.Start + (i+1)*unit})
	}
	cuts[shares-1].End = p.End
	return cuts
}

// phase spreads a goal, or what a forecast adds, over the days of a period.
type phase struct {
	kind    string
	profile *profile
	cuts    []kpi.Span // of explicit shares
	shares  []float64
}

var linearPhase = &phase{kind: PhaseLinear, profile: flat}

// phaseOf makes the phasing that a target asks for, from what was known when its
// period began: a plan does not move while it runs. What the history does not
// carry falls back to weekday and then to linear. Only flows are phased by history.
func phaseOf(t *Target, n nature, s subject, out outlook) *phase {
	want, err := ParsePhasing(t.Phasing)
	if err != nil {
		want = Phasing{}
	}
	if cuts := Cuts(out.cal, t.Period, len(want.Shares)); want.Kind == PhaseShares && cuts != nil {
		return &phase{kind: PhaseShares, cuts: cuts, shares: want.Shares}
	}
	f, isFlow := s.(flowSubject)
	if want.Kind == PhaseLinear || n != flow || !isFlow {
		return linearPhase
	}
	week := weekdayProfile(f.h, out.holidays, t.Period.Start)
	if week == nil {
		return linearPhase
	}
	if want.Kind != PhaseWeekday {
		if p := week.withSeason(f.h, out.cal, t.Period, t.Period.Start); p != nil && p.over(t.Period.Span) > 0 {
			return &phase{kind: PhaseSeasonal, profile: p}
		}
	}
	if week.over(t.Period.Span) <= 0 {
		return linearPhase
	}
	return &phase{kind: PhaseWeekday, profile: week}
}

// weight is what a span weighs; only the ratio of two weights means something.
func (ph *phase) weight(s kpi.Span) float64 {
	if ph.cuts == nil {
		return ph.profile.over(s)
	}
	total := 0.0
	for i, cut := range ph.cuts {
		total += ph.shares[i] * float64(cut.Clip(s).Days()) / float64(cut.Days())
	}
	return total
}

// share is the part of a period that a span in it stands for.
func (ph *phase) share(s, period kpi.Span) float64 {
	if s.Contains(period) {
		return 1
	}
	return ph.weight(s.Clip(period)) / ph.weight(period)
}

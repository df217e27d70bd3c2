package review

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kpideck/kpi"
)

// Whatever the calendar and the grain, with and without holidays and holes: a
// forecast lies in its band and a phasing gives shares that grow from 0 to 1.
func TestForecastAndPhasingOnEveryCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBusiness(rapid.IntRange(0, 299).Draw(t, "business"))
		s := b.seenAt(1)
		s.cal = kpi.Calendar{
			WeekStart:   rapid.SampledFrom([]time.Weekday{time.Monday, time.Sunday, time.Saturday}).Draw(t, "week start"),
			FiscalStart: rapid.IntRange(1, 12).Draw(t, "fiscal year start"),
			Pattern:     rapid.SampledFrom([]kpi.Pattern{kpi.CalendarMonths, kpi.Pattern445, kpi.Pattern454, kpi.Pattern544}).Draw(t, "pattern"),
		}
		if rapid.Bool().Draw(t, "no holidays") {
			s.holidays = nil
		}
		grain := rapid.SampledFrom([]kpi.Grain{kpi.Weekly, kpi.Monthly, kpi.Quarterly, kpi.Yearly}).Draw(t, "grain")
		s.through = b.first + kpi.Date(rapid.IntRange(0, len(b.sales)-1).Draw(t, "through"))
		s.quarter = s.cal.Containing(grain, s.through)
		values := append([]float64{}, b.sales[:s.through+1-b.first]...)
		for range rapid.IntRange(0, 2).Draw(t, "holes") {
			values[rapid.IntRange(0, len(values)-1).Draw(t, "hole")] = math.NaN()
		}
		s.h = newHistory(b.first, values)
		if f := s.forecast(); !(f.Low <= f.Value && f.Value <= f.High && f.Low >= 0) {
			t.Fatalf("%s: %+v", s.quarter.Label, *f)
		}
		checkPhase(t, s, rapid.SampledFrom([]string{"", "linear", "weekday", "seasonal", "1/2", "1/2/3", "1/2/3/4"}).Draw(t, "phasing"))
	})
}

func checkPhase(t *rapid.T, s seen, phasing string) {
	ph := phaseOf(&Target{Period: s.quarter, Phasing: phasing}, flow, flowSubject{s.outlook, s.h}, s.outlook)
	before := 0.0
	for d := s.quarter.Start; d <= s.quarter.End; d++ {
		share := ph.share(kpi.Span{Start: s.quarter.Start, End: d}, s.quarter.Span)
		if !(share >= before-1e-12 && share <= 1+1e-12) {
			t.Fatalf("%s of %s: %g after %g on %s", ph.kind, s.quarter.Label, share, before, d)
		}
		before = share
	}
	if before != 1 {
		t.Fatalf("%s of %s ends at %g", ph.kind, s.quarter.Label, before)
	}
}

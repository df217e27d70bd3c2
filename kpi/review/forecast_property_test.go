package review_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// drawLong loads every measure from one to three years before the quarter to
// some day of it, so that methods are tried and profiles learnt.
func drawLong(t *rapid.T) scene {
	first := kpi.MustDate("2025-07-01") - kpi.Date(rapid.IntRange(0, 1100).Draw(t, "before"))
	end := kpi.MustDate("2025-07-01") + kpi.Date(rapid.IntRange(1, 92).Draw(t, "days"))
	s := scene{}
	for _, m := range testMeasures[:8] {
		l := loaded{measure: m.ID, span: kpi.Span{Start: first, End: end}}
		for _, v := range rapid.SliceOfN(rapid.Int64Range(0, 5000), 1, 40).Draw(t, m.ID) {
			l.values = append(l.values, kpi.Whole(v))
		}
		s.loads = append(s.loads, l)
	}
	return s
}

func targetsOf(m *kpi.Model, phasing string, labels ...string) []*review.Target {
	var list []*review.Target
	for _, label := range labels {
		for _, x := range m.Catalog().Metrics {
			list = append(list, &review.Target{KPI: x.ID, Period: quarter(label), Goal: review.Goal{Value: 1000}, Phasing: phasing})
		}
	}
	return list
}

// The forecast lies in its band, and what only adds up ends no lower than it is.
func TestForecastLiesInsideItsBand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawLong(t)
		m := s.model()
		for _, r := range review.Assess(m, targetsOf(m, "", "2025-Q3", "2025-07", "2025"), review.Options{}).Rows {
			f := r.Forecast
			if f == nil {
				continue
			}
			if !(f.Low <= f.Value && f.Value <= f.High) || math.IsInf(f.High, 0) {
				t.Fatalf("%s %s: %+v", r.Target.KPI, r.Target.Period.Label, *f)
			}
			if (r.Target.KPI == "revenue" || r.Target.KPI == "leads") && f.Low < r.Actual.Number {
				t.Fatalf("%s: %g sold, and the band begins at %g", r.Target.KPI, r.Actual.Number, f.Low)
			}
			if f.Low < 0 && (r.Target.KPI == "cpl" || r.Target.KPI == "followers") {
				t.Fatalf("%s: %+v", r.Target.KPI, *f)
			}
		}
	})
}

// At the end of its period the whole goal is expected, however it is phased.
func TestTheWholeGoalIsExpectedAtTheEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawLong(t)
		s.loads[0].span.End = kpi.MustDate("2025-10-01")
		phasing := rapid.SampledFrom([]string{"", "linear", "weekday", "seasonal", "30/30/40", "1/2/3/4/5/6/7/8/9/10/11/12/13"}).Draw(t, "phasing")
		m := s.model()
		target := &review.Target{KPI: "revenue", Period: quarter("2025-Q3"), Goal: review.Goal{Value: 1234.5}, Phasing: phasing}
		r := review.Assess(m, []*review.Target{target}, review.Options{}).Rows[0]
		if r.Expected == nil || *r.Expected != 1234.5 || r.Forecast.Value != r.Actual.Number {
			t.Fatalf("%s: expected %v, forecast %v of %g", phasing, r.Expected, r.Forecast, r.Actual.Number)
		}
	})
}

// A flat history is phased as a straight line to the last bit, and so is its
// forecast to the last digit that is shown.
func TestFlatHistoryIsLinear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		perDay := rapid.Int64Range(1, 1e12).Draw(t, "per day")
		first := kpi.MustDate("2025-07-01") - kpi.Date(rapid.IntRange(0, 1100).Draw(t, "before"))
		days := rapid.IntRange(1, 91).Draw(t, "days")
		m := flatScene(first.String(), (kpi.MustDate("2025-07-01") + kpi.Date(days) - 1).String(), perDay).model()
		phasing := rapid.SampledFrom([]string{"", "linear", "weekday", "seasonal"}).Draw(t, "phasing")
		target := &review.Target{KPI: "revenue", Period: quarter("2025-Q3"), Goal: review.Goal{Value: 92e9}, Phasing: phasing}
		r := review.Assess(m, []*review.Target{target}, review.Options{}).Rows[0]
		if linear := 92e9 * (float64(days) / 92); *r.Expected != linear {
			t.Fatalf("%s: expected %g, a straight line says %g", r.Phasing, *r.Expected, linear)
		}
		if whole := float64(perDay) * 92; math.Abs(r.Forecast.Value-whole) > 1e-12*whole {
			t.Fatalf("%s: forecast %g, a straight line says %g", r.Forecast.Method, r.Forecast.Value, whole)
		}
	})
}

// The weeks of a quarter bring its goal, and those to come what the forecast adds.
func TestPlanAndComingDaysAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawLong(t)
		m := s.model()
		p := quarter("2025-Q3")
		target := &review.Target{KPI: "revenue", Period: p, Goal: review.Goal{Value: 1e6}}
		r := review.Assess(m, []*review.Target{target}, review.Options{}).Rows[0]
		plan, coming := 0.0, 0.0
		for _, w := range m.Calendar().Periods(kpi.Weekly, p.Span) {
			plan += *r.Planned(w.Clip(p.Span))
			if c := r.Coming(w.Clip(p.Span)); c != nil {
				coming += *c
			}
		}
		if math.Abs(plan-1e6) > 1e-3 || math.Abs(coming-(r.Forecast.Value-r.Actual.Number)) > 1e-6*max(1, r.Forecast.Value) {
			t.Fatalf("planned %g, coming %g of %+v", plan, coming, *r.Forecast)
		}
	})
}

package review_test

import (
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// BenchmarkAssess judges a target for every KPI of the tests on three years of
// days, half-way through a quarter.
func BenchmarkAssess(b *testing.B) {
	s := &scene{}
	for _, m := range testMeasures[:8] {
		s.loads = append(s.loads, loaded{measure: m.ID, span: kpi.Through(kpi.MustDate("2022-07-01"), kpi.MustDate("2025-08-15")),
			values: []kpi.Decimal{kpi.Whole(130), kpi.Whole(90), kpi.Whole(110), kpi.Whole(80), kpi.Whole(150)}})
	}
	targets := targetsOf(s.model(), "", "2025-Q3")
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		m := s.model()
		b.StartTimer()
		review.Assess(m, targets, review.Options{})
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(targets)), "µs/target")
}

package review_test

import (
	"slices"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// leadsOfWeeks are seven a day, but two a day from 1 September on; the CRM changes
// its figures for a while after the last of them, 14 September.
func leadsOfWeeks(settles int) *kpi.Model {
	fall, end := kpi.MustDate("2025-09-01"), kpi.MustDate("2025-09-15")
	s := scene{}
	for _, m := range []string{"leads", "lost"} {
		l := loaded{measure: m, channel: "Meta Ads", span: kpi.Span{Start: kpi.MustDate("2025-04-01"), End: end}, settles: settles}
		for d := l.span.Start; d < end; d++ {
			n := int64(7)
			if d >= fall && m == "lost" {
				n = 2
			}
			l.values = append(l.values, kpi.Whole(n))
		}
		s.loads = append(s.loads, l)
	}
	return s.model()
}

// TestAWeekThatStillChangesIsNoNews: leads of the last fourteen days are not all
// looked at. A week is judged once its fourth day is final.
func TestAWeekThatStillChangesIsNoNews(t *testing.T) {
	for _, c := range []struct {
		settles int
		waiting []string // weeks that are not judged
		fallen  []string // weeks that are out of limits
	}{
		{0, nil, []string{"2025-W36", "2025-W37"}},
		{3, nil, []string{"2025-W36", "2025-W37"}},
		{4, []string{"2025-W37"}, []string{"2025-W36"}},
		{14, []string{"2025-W36", "2025-W37"}, nil},
	} {
		m := leadsOfWeeks(c.settles)
		var waiting, fallen []string
		for _, p := range review.SignalOf(m, m.Catalog().Metric("lost"), nil, quarter("2025-Q3")).Points {
			if p.Settling {
				waiting = append(waiting, p.Week.Label)
			}
			if p.Rule == review.OutsideLimit {
				fallen = append(fallen, p.Week.Label)
			}
		}
		if !slices.Equal(waiting, c.waiting) || !slices.Equal(fallen, c.fallen) {
			t.Errorf("settled after %d days: waiting %v, fallen %v; want %v, %v", c.settles, waiting, fallen, c.waiting, c.fallen)
		}
	}
}

// TestAStepThatStillChangesIsMarked: of 76 days 14 are a lot, 3 are not.
func TestAStepThatStillChangesIsMarked(t *testing.T) {
	for settles, want := range map[int]bool{0: false, 3: false, 14: true} {
		j := review.JourneyOf(leadsOfWeeks(settles), quarter("2025-Q3"), []review.JourneyPath{path("p", leads, lost)})
		if got := j.Steps[1].Settling; got != want {
			t.Errorf("%d days: settling %t", settles, got)
		}
	}
}

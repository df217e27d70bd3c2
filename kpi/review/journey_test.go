package review_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// walked loads two quarters in which each measure has a value a day, another one
// in each quarter; both counts of leads are of the CRM, clicks of ads.
func walked(days map[string][2]int64) *kpi.Model {
	s := scene{}
	for _, m := range []string{"clicks", "leads", "lost", "orders"} {
		v, loads := days[m]
		for i, label := range []string{"2025-Q2", "2025-Q3"} {
			if loads {
				s.loads = append(s.loads, loaded{measure: m, channel: "Meta Ads", span: quarter(label).Span, values: []kpi.Decimal{kpi.Whole(v[i])}})
			}
		}
	}
	return s.model()
}

func path(id string, steps ...review.JourneyPart) review.JourneyPath {
	return review.JourneyPath{ID: id, Steps: steps}
}

var (
	clicks      = review.JourneyPart{KPI: "clicks", Stage: "engagement"}
	leads       = review.JourneyPart{KPI: "leads", Stage: "conversion"}
	leadsOfThem = review.JourneyPart{KPI: "leads", Stage: "conversion", Across: true}
	lost        = review.JourneyPart{KPI: "lost", Stage: "conversion"}
)

// TestStepsJoinWithinAFamily: what another family counts is no share of the step
// above, but where the path says so; a step without figures is passed over.
func TestStepsJoinWithinAFamily(t *testing.T) {
	m := walked(map[string][2]int64{"clicks": {1000, 1200}, "leads": {100, 90}, "lost": {40, 45}})
	for _, c := range []struct {
		name  string
		path  review.JourneyPath
		joins []bool
		run   [2]int
	}{
		{"families apart", path("p", clicks, leads, lost), []bool{false, false, true}, [2]int{1, 2}},
		{"said to join", path("p", clicks, leadsOfThem, lost), []bool{false, true, true}, [2]int{0, 2}},
		{"nobody counts orders", path("p", clicks, review.JourneyPart{KPI: "orders"}, leadsOfThem), []bool{false, true}, [2]int{0, 1}},
	} {
		j := review.JourneyOf(m, quarter("2025-Q3"), []review.JourneyPath{c.path})
		var joins []bool
		for i := range j.Steps {
			joins = append(joins, j.Steps[i].Joins())
		}
		if diff := cmp.Diff(c.joins, joins); diff != "" || j.First != c.run[0] || j.Last != c.run[1] {
			t.Errorf("%s: joins %v, run %d to %d", c.name, joins, j.First, j.Last)
		}
	}
}

// TestStepsOfDifferentChannelsDoNotJoin: messages of one platform are no share of
// the clicks of two.
func TestStepsOfDifferentChannelsDoNotJoin(t *testing.T) {
	s := scene{}
	for _, label := range []string{"2025-Q2", "2025-Q3"} {
		for _, l := range []loaded{{measure: "clicks", channel: "Meta Ads"}, {measure: "clicks", channel: "TikTok Ads"}, {measure: "messages", channel: "Meta Ads"}} {
			l.span, l.values = quarter(label).Span, []kpi.Decimal{kpi.Whole(10)}
			s.loads = append(s.loads, l)
		}
	}
	j := review.JourneyOf(s.model(), quarter("2025-Q3"), []review.JourneyPath{path("p", clicks, review.JourneyPart{KPI: "messages"})})
	step := j.Steps[1]
	if step.Joins() || step.OneSided == nil || j.First != j.Last {
		t.Fatalf("joins %t, halved %v, run %d to %d", step.Joins(), step.OneSided, j.First, j.Last)
	}
	want := []kpi.Alone{{Channel: "TikTok Ads", Whole: true, Share: 0.5, Days: []kpi.Span{quarter("2025-Q3").Span}}}
	if diff := cmp.Diff(want, step.OneSided.Parts); diff != "" {
		t.Error(diff)
	}
}

// TestStepsOfAnotherFamilyJoinWhereTheirChannelsMeet: leads of all channels are no
// share of the clicks of ads, though the path says that they join; leads that came
// of those ads are.
func TestStepsOfAnotherFamilyJoinWhereTheirChannelsMeet(t *testing.T) {
	for _, c := range []struct {
		name     string
		channels []string // of the leads
		joins    bool
	}{
		{"all channels", []string{"Meta Ads", "Referral"}, false},
		{"those of the ads", []string{"Meta Ads"}, true},
	} {
		s := scene{}
		for _, label := range []string{"2025-Q2", "2025-Q3"} {
			s.loads = append(s.loads, loaded{measure: "clicks", channel: "Meta Ads", span: quarter(label).Span, values: []kpi.Decimal{kpi.Whole(100)}})
			for _, channel := range c.channels {
				s.loads = append(s.loads, loaded{measure: "leads", channel: channel, span: quarter(label).Span, values: []kpi.Decimal{kpi.Whole(5)}})
			}
		}
		j := review.JourneyOf(s.model(), quarter("2025-Q3"), []review.JourneyPath{path("p", clicks, leadsOfThem)})
		if step := j.Steps[1]; step.Joins() != c.joins || step.OneSided.Much() == c.joins {
			t.Errorf("%s: joins %t, halved %+v", c.name, step.Joins(), step.OneSided)
		}
	}
}

// TestThePathWithMostLinksIsShown, and the first among equals.
func TestThePathWithMostLinksIsShown(t *testing.T) {
	m := walked(map[string][2]int64{"clicks": {1000, 1200}, "leads": {100, 90}, "lost": {40, 45}})
	short, long, same := path("short", clicks, leads), path("long", clicks, leads, lost), path("same", leads, lost)
	if j := review.JourneyOf(m, quarter("2025-Q3"), []review.JourneyPath{short, long, same}); j.Path != "long" {
		t.Errorf("path %q", j.Path)
	}
	if j := review.JourneyOf(m, quarter("2025-Q3"), []review.JourneyPath{path("one", clicks)}); j != nil {
		t.Errorf("one step is a journey: %+v", j)
	}
}

// TestContributionsComeToTheChange: whatever the figures, what the number at the
// start and the rates after it gave is the change of the last step, and a rate
// that rose never takes away.
func TestContributionsComeToTheChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := map[string][2]int64{}
		for _, m := range []string{"clicks", "leads", "lost"} {
			days[m] = [2]int64{rapid.Int64Range(0, 1e6).Draw(t, m), rapid.Int64Range(0, 1e6).Draw(t, m+" now")}
		}
		j := review.JourneyOf(walked(days), quarter("2025-Q3"), []review.JourneyPath{path("p", clicks, leadsOfThem, lost)})
		if j == nil || j.First == j.Last {
			return
		}
		end := &j.Steps[j.Last]
		sum := 0.0
		for i := j.First; i <= j.Last; i++ {
			s := &j.Steps[i]
			sum += *s.Gives
			if i > j.First && (*s.RateNow-*s.RateBefore)**s.Gives < 0 {
				t.Fatalf("%s: rate %g to %g gave %g", s.Metric.ID, *s.RateBefore, *s.RateNow, *s.Gives)
			}
		}
		change := end.Now.Number - end.Before.Value.Number
		if scale := math.Max(end.Now.Number, end.Before.Value.Number); math.Abs(sum-change) > 1e-9*scale {
			t.Fatalf("the parts come to %g, the change is %g", sum, change)
		}
	})
}

// TestRatesByChannel leaves out a channel in which one of the steps is not counted.
func TestRatesByChannel(t *testing.T) {
	s := scene{}
	for _, label := range []string{"2025-Q2", "2025-Q3"} {
		for _, l := range []loaded{{measure: "leads", channel: "Meta Ads", values: []kpi.Decimal{kpi.Whole(10)}},
			{measure: "lost", channel: "Meta Ads", values: []kpi.Decimal{kpi.Whole(4)}}, {measure: "leads", channel: "Zalo", values: []kpi.Decimal{kpi.Whole(5)}}} {
			l.span = quarter(label).Span
			s.loads = append(s.loads, l)
		}
	}
	m := s.model()
	j := review.JourneyOf(m, quarter("2025-Q3"), []review.JourneyPath{path("p", leads, lost)})
	rates := j.ByChannel(m, 1)
	if len(rates) != 1 || rates[0].Channel != "Meta Ads" || rates[0].RateNow != 0.4 {
		t.Errorf("rates %+v", rates)
	}
}

package review_test

import (
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

func (s *script) target(words []string) *review.Target {
	t := &review.Target{ID: words[0]}
	t.Pos.File, t.Pos.Line = "targets.csv", len(s.targets)+2
	for key, value := range s.pairs(words[1:]) {
		switch key {
		case "kpi":
			t.KPI = value
		case "level":
			t.Level = review.Level(value)
		case "parent":
			t.Parent = value
		case "owner":
			t.Owner = value
		case "department":
			t.Department = value
		case "campaign":
			t.Segment = kpi.NewSegment(append(t.Segment, kpi.Pick{Dim: kpi.Campaign, Member: value})...)
		case "channel":
			t.Segment = kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: value})
		case "period":
			t.Period = s.period(value)
		case "goal":
			t.Goal = s.goal(value)
		case "baseline":
			t.Baseline = s.optional(value)
		case "red":
			t.Red = s.optional(value)
		case "deadline":
			t.Deadline = kpi.MustDate(value)
		case "group":
			t.Group = value
		case "weight":
			t.Weight = s.optional(value)
		case "scorer":
			t.Scorer = value
		case "phasing":
			t.Phasing = value
		default:
			s.fail("target has no %q", key)
		}
	}
	return t
}

func (s *script) optional(text string) *float64 {
	v := s.number(text)
	return &v
}

// goal reads the forms that the scripts need; the deck reads all of them.
func (s *script) goal(text string) review.Goal {
	g := review.Goal{Text: text}
	if low, high, ok := strings.Cut(text, ".."); ok {
		g.Kind, g.Low, g.High = review.GoalBetween, s.number(low), s.number(high)
		return g
	}
	if rest, ok := strings.CutPrefix(text, "<="); ok {
		g.Kind, text = review.GoalAtMost, rest
	} else if rest, ok := strings.CutPrefix(text, ">="); ok {
		g.Kind, text = review.GoalAtLeast, rest
	}
	rest, percent := strings.CutSuffix(text, "%")
	g.Relative = percent && (text[0] == '+' || text[0] == '-')
	g.Value = s.number(rest)
	if percent {
		g.Value /= 100
	}
	return g
}

package data

import (
	"kpideck/kpi/review"
	"kpideck/report"
)

func (e *encoder) scorecard(d *report.Document) {
	card := d.Facts.Card
	if card == nil {
		card = &review.Scorecard{}
	}
	e.array("scorecard", func() {
		for _, r := range card.Rows {
			e.line(func() { e.target(r, d.Locale) })
		}
	})
	e.newline()
	e.object("score", func() { e.score(&card.Score) })
	e.views("owners", "owner", card.ByOwner())
	e.views("departments", "department", card.ByDepartment())
}

// views are what each owner or department answers for; its own is "" for what
// nobody has.
func (e *encoder) views(key, own string, list []review.View) {
	e.array(key, func() {
		for _, v := range list {
			e.line(func() { e.view(own, v) })
		}
	})
}

// departmentOf is the one department of some targets; "" where they are of several.
func departmentOf(rows []*review.Row) string {
	name := rows[0].Target.Department
	for _, r := range rows {
		if r.Target.Department != name {
			return ""
		}
	}
	return name
}

func (e *encoder) view(own string, v review.View) {
	e.text(own, v.Name)
	if own == "owner" {
		e.text("department", departmentOf(v.Rows))
	}
	e.int("targets", len(v.Rows))
	for _, s := range []review.Status{review.Met, review.Missed, review.OnTrack, review.AtRisk, review.OffTrack, review.NoData} {
		e.int(string(s), v.Counts[s])
	}
	e.number("worth", &v.Worth)
	e.number("points_lost", &v.Lost)
	e.number("score", v.Score)
}

func (e *encoder) target(r *review.Row, locale string) {
	t := r.Target
	e.text("id", t.ID)
	e.text("kpi", t.KPI)
	e.text("level", string(t.Level))
	e.text("parent", t.Parent)
	e.segment(t.Segment)
	e.text("owner", t.Owner)
	e.text("department", t.Department)
	e.text("period", t.Period.Label)
	e.span(t.Period.Span)
	e.number("actual", r.Actual.Ptr())
	if !r.Actual.OK() {
		e.text("reason", string(r.Actual.Reason))
	}
	if r.Untold > 0 {
		days := float64(r.Untold)
		e.number("days_untold", &days)
	}
	if r.Unbegun > 0 {
		days := float64(r.Unbegun)
		e.number("days_before_first", &days)
	}
	if r.Actual.Through != 0 {
		e.date("through", r.Actual.Through)
	}
	e.text("goal_kind", goalKinds[r.Kind])
	e.number("goal", r.Goal)
	e.number("goal_low", r.GoalLow)
	e.number("red", r.Red)
	e.number("baseline", r.Baseline)
	e.number("attainment", r.Attainment)
	e.number("expected", r.Expected)
	e.number("pacing", r.Pacing)
	e.text("phasing", r.Phasing)
	e.number("required_rate", r.RequiredRate)
	if r.Untold > 0 {
		e.number("required_rate_estimated", r.Needed)
	}
	e.number("current_rate", r.CurrentRate)
	e.number("required_to_current", r.ToCurrent)
	e.number("best_week", r.BestWeek)
	e.number("required_to_best_week", r.ToBestWeek)
	e.comparison("last_year", r.LastYear)
	e.forecast(r.Forecast)
	e.text("status", string(r.Status))
	e.number("score", r.Score)
	e.bool("scored", r.Scored)
	e.number("worth", r.Worth)
	e.number("points_lost", r.Lost)
	e.text("arithmetic", r.Arithmetic.In(locale))
	e.bool("provisional", r.Provisional)
	e.text("group", t.Group)
	weight := t.Weighs()
	e.number("weight", &weight)
	e.smart(r.Smart, locale)
	e.signal(r.Signal, locale)
	e.significance(r.Chance, locale)
	e.bridge("bridge", r.Bridge)
	e.bridge("factors", r.Factors)
	e.explained(r.Explained)
}

var goalKinds = map[review.GoalKind]string{
	review.GoalPlain: "", review.GoalAtLeast: "at_least", review.GoalAtMost: "at_most", review.GoalBetween: "between",
}

// comparison is the value of the other stretch, its days, and the change; aligned
// names the holiday that the stretch was moved to.
func (e *encoder) comparison(key string, c review.Comparison) {
	if c.Value.Span.Empty() {
		e.key(key)
		e.raw("null")
		return
	}
	e.object(key, func() {
		e.text("period", c.Period.Label)
		e.span(c.Value.Span)
		e.number("value", c.Value.Ptr())
		e.number("change", c.Change)
		e.text("reason", c.Reason)
		e.text("aligned", c.Aligned)
	})
}

func (e *encoder) forecast(f *review.Forecast) {
	if f == nil {
		e.key("forecast")
		e.raw("null")
		return
	}
	e.object("forecast", func() {
		e.number("value", &f.Value)
		low, high := &f.Low, &f.High
		if !f.Banded() {
			low, high = nil, nil
		}
		e.number("low", low)
		e.number("high", high)
		e.text("band", string(f.Band))
		e.text("method", f.Method)
		e.int("tests", f.Tests)
		if f.Tests > 0 {
			e.number("error", &f.Error)
			e.bool("overlap", f.Overlap)
		}
		if f.Shift != 0 {
			e.number("shift", &f.Shift)
		}
	})
}

func (e *encoder) smart(verdicts map[string]review.Verdict, locale string) {
	e.object("smart", func() {
		for _, letter := range review.Letters {
			v, judged := verdicts[letter]
			if !judged {
				continue
			}
			e.object(letter, func() {
				e.text("verdict", v.Verdict)
				e.text("kind", string(v.Kind))
				e.text("evidence", v.Evidence.In(locale))
			})
		}
	})
}

func (e *encoder) score(s *review.Score) {
	e.number("overall", s.Overall)
	e.number("strict", s.Strict)
	e.number("coverage", &s.Coverage)
	e.object("by_group", func() {
		for _, g := range s.Groups {
			e.object(g.Group, func() {
				e.number("weight", &g.Weight)
				e.number("score", g.Score)
				e.number("points", g.Points)
				e.number("coverage", &g.Coverage)
			})
		}
	})
	e.list("empty_groups", len(s.Empty), func(i int) { e.string(s.Empty[i]) })
	e.text("grade", s.Grade)
	e.bool("provisional", s.Provisional)
}

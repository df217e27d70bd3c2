package data

import (
	"kpideck/kpi/review"
	"kpideck/report"
)

// actions are those of the review, the overdue first; late is in days at as_of.
func (e *encoder) actions(d *report.Document) {
	e.array("actions", func() {
		for i := range d.Facts.Actions {
			a := &d.Facts.Actions[i]
			e.line(func() {
				e.text("id", a.ID)
				e.text("action", a.Text)
				e.text("owner", a.Owner)
				e.date("due", a.Due)
				e.text("state", string(a.State))
				e.int("late", a.Late(d.AsOf))
				e.number("progress", a.Progress)
				e.text("result", a.Result)
				e.text("kpi", a.KPI)
				e.text("quarter", a.Quarter.Label)
			})
		}
	})
}

// next are the goals of the quarter after the report's: goal is null where none is
// set, the levels are null where too few quarters are known.
func (e *encoder) next(d *report.Document) {
	e.array("next", func() {
		for i := range d.Facts.Next {
			g := &d.Facts.Next[i]
			e.line(func() { e.nextGoal(g, d.Locale) })
		}
	})
}

func (e *encoder) nextGoal(g *review.NextGoal, locale string) {
	t := g.Target
	id := ""
	if t != nil {
		id = t.ID
	} else {
		t = g.Now.Target
	}
	e.text("id", id)
	e.text("kpi", g.Metric.ID)
	e.segment(t.Segment)
	e.text("period", g.Period.Label)
	e.number("goal", g.Goal)
	e.number("base", g.Base)
	e.bool("base_is_forecast", g.Forecast)
	e.number("change", g.Change)
	e.list("past", len(g.Past), func(i int) {
		e.inline(func() {
			e.text("period", g.Past[i].Period.Label)
			e.number("change", &g.Past[i].Change)
		})
	})
	e.int("reached", g.Reached)
	e.number("hold", g.Hold)
	e.number("median", g.Median)
	e.number("best_third", g.Best)
	e.text("verdict", g.Verdict.Verdict)
	e.text("evidence", g.Verdict.Evidence.In(locale))
}

// journey is null where no path has two steps with figures. A step is settling
// where its sources still change so much of it that its rate says nothing yet.
func (e *encoder) journey(j *review.Journey) {
	e.newline()
	if j == nil {
		e.null("journey")
		return
	}
	e.object("journey", func() {
		e.text("path", j.Path)
		e.text("period", j.Period.Label)
		e.text("previous", j.Previous.Label)
		e.date("through", j.Through)
		e.array("steps", func() {
			for i := range j.Steps {
				s := &j.Steps[i]
				e.line(func() {
					e.text("kpi", s.Metric.ID)
					e.text("stage", s.Stage)
					e.number("value", s.Now.Ptr())
					e.number("before", s.Before.Value.Ptr())
					e.number("rate", s.RateNow)
					e.number("rate_before", s.RateBefore)
					e.number("gives", s.Gives)
					if s.Settling {
						e.bool("settling", true)
					}
				})
			}
		})
	})
}

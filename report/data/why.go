package data

import "kpideck/kpi/review"

func (e *encoder) null(key string) {
	e.key(key)
	e.raw("null")
}

// signal is what the latest whole week says; rule is empty where it is no news, as
// of a week that its sources still change, which is settling.
func (e *encoder) signal(s *review.Signal, locale string) {
	if s == nil {
		e.null("signal")
		return
	}
	last := s.Last()
	e.object("signal", func() {
		e.text("rule", string(last.Rule))
		e.text("week", last.Week.Label)
		e.number("value", &last.Value)
		if last.Settling {
			e.bool("settling", true)
		}
		e.number("centre", &s.Centre)
		e.number("low", &s.Low)
		e.number("high", &s.High)
		e.int("learned", s.Learned)
		e.bool("uncertain", s.Uncertain)
		e.bool("uneven", s.Uneven)
		e.text("evidence", s.Evidence.In(locale))
	})
}

// significance tests the change of a rate of counts against the period before:
// z in standard errors, p the probability of as much by chance alone.
func (e *encoder) significance(c *review.RateChange, locale string) {
	if c == nil {
		e.null("significance")
		return
	}
	e.object("significance", func() {
		e.text("against", c.Period.Label)
		e.number("hits", &c.Now.Hits)
		e.number("tries", &c.Now.Tries)
		e.number("hits_before", &c.Then.Hits)
		e.number("tries_before", &c.Then.Tries)
		e.bool("enough", c.Enough)
		if c.Enough {
			e.number("z", &c.Z)
			e.number("p", &c.P)
		}
		e.bool("beyond_chance", c.Beyond())
		e.text("evidence", c.Evidence.In(locale))
	})
}

// bridge is a change taken apart: start + all effects = end, and effect = rate + mix.
// Of the mix of a member without a denominator, direct is what its own numerator did.
func (e *encoder) bridge(key string, b *review.Bridge) {
	if b == nil {
		e.null(key)
		return
	}
	e.object(key, func() {
		e.text("kind", string(b.Kind))
		e.text("dimension", b.Dim)
		e.text("against", b.Period.Label)
		e.number("start", &b.Start)
		e.number("end", &b.End)
		e.list("steps", len(b.Steps), func(i int) { e.inline(func() { e.step(b, &b.Steps[i]) }) })
	})
}

func (e *encoder) step(b *review.Bridge, s *review.BridgeStep) {
	if b.Kind == review.ByFactor {
		e.text("factor", s.Factor.ID)
	} else {
		e.text("member", s.Member)
	}
	effect := s.Effect()
	e.number("rate", &s.Rate)
	e.number("mix", &s.Mix)
	e.number("effect", &effect)
	e.number("before", s.Before)
	e.number("after", s.After)
	if s.Direct != nil {
		e.number("direct", s.Direct)
	}
}

// explained is how much of the gap to the goal each child stands for.
func (e *encoder) explained(list []review.Explained) {
	e.list("explained", len(list), func(i int) {
		e.inline(func() {
			e.text("id", list[i].Row.Target.ID)
			e.text("kpi", list[i].Row.Target.KPI)
			e.segment(list[i].Row.Target.Segment)
			e.text("period", list[i].Row.Target.Period.Label)
			e.number("effect", &list[i].Effect)
			e.number("share", &list[i].Share)
		})
	})
}

package report

import "kpideck/kpi"

// eventIn joins the events of a span.
func (b *builder) eventIn(s kpi.Span) string {
	text := ""
	for _, e := range b.card.Events {
		if s.Has(e.Span.Start) {
			if text != "" {
				text += "; "
			}
			text += e.Text
		}
	}
	return text
}

func (b *builder) events() *Remarks {
	r := &Remarks{ID: EventsBlock, Title: b.l.Word("events.title")}
	for _, e := range b.card.Events {
		when := b.shortDate(e.Span.Start)
		if e.Span.Days() > 1 {
			when += "–" + b.shortDate(e.Span.Last())
		}
		week := weekLabel(b.m.Calendar().Containing(kpi.Weekly, e.Span.Start))
		r.Items = append(r.Items, Remark{Text: week + " · " + when + ": " + e.Text})
	}
	if text := b.holidayList(); text != "" {
		r.Items = append(r.Items, Remark{Text: b.l.Word("events.holidays"), Detail: text})
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

package text

import "kpideck/report"

// bridge lists the parts of a change and the sum that they come to.
func (e *explainer) bridge() {
	if e.Bridge == nil {
		return
	}
	p := report.Part(e.l, e.Currency, e.Metric, e.Bridge)
	e.line("")
	title := "text.explain.by"
	if p.Unit == "" {
		title = "text.explain.by_count"
	}
	e.wrapped("", e.l.Say(title, e.l.Word("text.explain.dim."+e.Bridge.Dim), e.span(e.Before), e.span(e.Value.Span), p.Unit))
	rows := [][]string{append([]string{""}, p.Head...)}
	e.columnsOf(append(rows, p.Rows...), 1, 2, 3, 4, 5)
	e.wrapped("  ", p.Sum)
}

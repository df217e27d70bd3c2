package data

import "kpideck/kpi/review"

// budget sets channels and campaigns beside the total of what spends; null where
// spend and results cannot be compared.
func (e *encoder) budget(b *review.Budget) {
	e.newline()
	if b == nil {
		e.null("budget")
		return
	}
	e.object("budget", func() {
		e.text("kpi", b.Cost.ID)
		rate := ""
		if b.Rate != nil {
			rate = b.Rate.ID
		}
		e.text("rate_kpi", rate)
		e.text("period", b.Period.Label)
		e.object("total", func() { e.budgetLine(&b.Total) })
		e.array("lines", func() {
			for i := range b.Lines {
				e.line(func() { e.budgetLine(&b.Lines[i]) })
			}
		})
	})
}

func (e *encoder) budgetLine(l *review.BudgetLine) {
	e.segment(l.Segment)
	e.number("spend", &l.Spend)
	e.number("share", &l.Share)
	e.number("results", &l.Results)
	e.number("cost", l.Cost)
	e.number("cost_gap", l.CostGap)
	e.number("rate", l.Rate)
	e.number("rate_gap", l.RateGap)
	e.number("sample", &l.Tries)
	e.number("chance", &l.Chance)
	e.text("advice", string(l.Advice))
}

package review_test

import (
	"slices"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// A column that is there and blank is not told of as a column that is missing:
// who looks into the file would see it.
func TestBlankColumnIsNamedSo(t *testing.T) {
	s := flatScene("2025-07-01", "2025-09-30", 1)
	blank := s.tally(additive("leads", kpi.People, kpi.CRM), "")
	blank.RowsByDay[kpi.Day(kpi.MustDate("2025-07-01"))] = 1
	blank.Rows = []kpi.TallyRow{{Span: kpi.Day(kpi.MustDate("2025-07-01")), Members: []string{""}, Amounts: []kpi.Cell{{}}}}
	for name, m := range map[string]*kpi.Model{"blank in every row": s.model(blank), "is missing": s.model()} {
		card := review.Assess(m, []*review.Target{{KPI: "leads", Period: quarter("2025-Q3"), Goal: review.Goal{Value: 1}}}, review.Options{})
		if !slices.ContainsFunc(card.Findings, func(p *diag.Problem) bool { return strings.Contains(p.Message.In("en"), name) }) {
			t.Errorf("nothing says %q: %v", name, card.Findings)
		}
	}
}

package report_test

import (
	"strings"
	"testing"

	"kpideck/report"
)

// TestAMonthNamesTheMonthItIsComparedWith: the column says "vs Q2/25", and a target
// of July is set against June; a quarter's own is set against the column's.
func TestAMonthNamesTheMonthItIsComparedWith(t *testing.T) {
	months, quarters := 0, 0
	for _, table := range blocksOf[*report.Table](smallWorld(t, "en", "2025-09-30")) {
		for _, r := range table.Rows {
			for i, c := range r.Cells {
				if role := table.Columns[i].Role; table.Kind != report.Scorecard || role != report.RolePrevious && role != report.RoleChange || c.Number == nil {
					continue
				}
				marked := strings.HasPrefix(c.Text, "M6/25 ") && c.Format.Before == "M6/25 "
				switch ofMonth := strings.Contains(r.Cells[0].Text, "Jul 2025"); {
				case ofMonth != marked:
					t.Errorf("%s: %s", r.Cells[0].Text, c.Text)
				case ofMonth:
					months++
				default:
					quarters++
				}
			}
		}
	}
	if months == 0 || quarters == 0 {
		t.Errorf("%d figures of months, %d of quarters", months, quarters)
	}
}

package xlsx_test

import (
	"strings"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
)

// What is expected by a phasing still follows the goal when somebody changes it.
func TestExpectationIsAShareOfTheGoal(t *testing.T) {
	d := reporttest.Document()
	c, goal := cellOf(d, 0, report.RoleExpected), cellOf(d, 0, report.RoleGoal)
	quarter := *goal.Number / 4
	c.Calc, c.Share, c.Number = report.CalcExpectedShare, 0.25, &quarter
	got := read(t, build(t, d)).Sheets[2].Cell("H7")
	if !strings.Contains(got.Formula, "*0.25") || strings.Contains(got.Look, "italic") {
		t.Errorf("the expectation is %q with the value %s", got.Formula, got.Value)
	}
}

package ingest

import (
	"slices"
	"testing"
)

// TestOnlyWhatIsLostIsDamage: a day beyond the range that the file states is told as
// a problem, but its row counts.
func TestOnlyWhatIsLostIsDamage(t *testing.T) {
	tallies, problems := readOne(t, text("Traffic acquisition.csv", `# ----
# Traffic acquisition
# Account: A
# ----
#
# All Users
# Start date: 20250701
# End date: 20250702
Session primary channel group (Default channel group),Date,Sessions
Direct,20250701,5
Direct,20250702,x
Direct,20250703,7
`))
	if len(tallies) != 1 || len(problems) != 2 {
		t.Fatalf("%d tallies, problems %v", len(tallies), problems)
	}
	var codes []string
	for _, d := range tallies[0].How.Damaged {
		codes = append(codes, d.Code)
	}
	if !slices.Equal(codes, []string{faultNumber}) {
		t.Errorf("damage %q, want the cell that is no number alone", codes)
	}
}

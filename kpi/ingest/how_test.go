package ingest

import (
	"slices"
	"strings"
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

// TestDamageStandsInTheSamePlaces: of days that are turned down when all are known,
// the first place is told, whichever worker reads which rows.
func TestDamageStandsInTheSamePlaces(t *testing.T) {
	content := "Day,Campaign name,Impressions,Amount spent (VND)\n" + strings.Repeat("2025-07-01,A,1,1\n2025-07-02,A,1,1\n2025-07-03,A,1,1\n1999-01-01,A,1,1\n", 30)
	for _, size := range []int{40, 300, blockSize} {
		for range 10 {
			tallies, _ := readBlocks(t.Context(), []Request{text("x.csv", content)}, builtin(t), 3, nil, size)
			if d := tallies[0].How.Damaged; len(d) != 1 || d[0].Count != 30 || len(d[0].Places) != 1 || d[0].Places[0].Line != 5 {
				t.Fatalf("blocks of %d bytes: %v, want 30 rows, the first in line 5", size, d)
			}
		}
	}
}

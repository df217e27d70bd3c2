package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// TestCampaignIDsDoNotDependOnBlocks: campaigns of one name on one day keep their
// ids apart, and an id with two names has none, whichever worker reads which rows.
func TestCampaignIDsDoNotDependOnBlocks(t *testing.T) {
	var b strings.Builder
	b.WriteString("Day,Campaign name,Campaign ID,Impressions,Amount spent (VND)\n")
	for i := range 60 {
		row := [][2]string{{"Brand", "1201"}, {"Brand", "1202"}, {" Brand", "1202"}, {"Sale", "1203"}, {"Sale 2", "1203"}}[i/12]
		fmt.Fprintf(&b, "2025-07-01,%s,%s,5,7\n", row[0], row[1])
	}
	const want = "map[1201:Brand 1202:Brand 1203:]"
	for _, size := range []int{40, 300, blockSize} {
		for _, jobs := range []int{1, 3} {
			tallies, _ := readBlocks(t.Context(), []Request{text("x.csv", b.String())}, builtin(t), jobs, nil, size)
			if got := fmt.Sprint(tallies[0].CampaignIDs); got != want {
				t.Errorf("jobs %d, blocks of %d bytes: %s, want %s", jobs, size, got, want)
			}
		}
	}
}

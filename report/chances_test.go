package report_test

import (
	"strings"
	"testing"

	"kpideck/report"
)

// A rate of counts with a goal says on the pages and in the text whether it
// changed beyond chance; a sum and a cost have no such line.
func TestRatesSayWhetherTheyChangedBeyondChance(t *testing.T) {
	d := smallWorld(t, "en", "2025-09-30", deepTargets(t)...)
	var found *report.Remarks
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if r, ok := b.(*report.Remarks); ok && r.ID == report.ChancesBlock {
				found = r
			}
		}
	}
	if found == nil || len(found.Items) != 1 {
		t.Fatalf("rates: %+v", found)
	}
	item := found.Items[0]
	row := d.Facts.Card.Rows[0]
	for _, r := range d.Facts.Card.Rows {
		if r.Target.ID == "l3" {
			row = r
		}
	}
	word := map[bool]string{true: "beyond chance", false: "within chance"}[row.Chance.Beyond()]
	if !strings.HasPrefix(item.Text, "CTR: ") && !strings.HasPrefix(item.Text, "Click-through rate: ") || !strings.HasSuffix(item.Text, word) || !strings.Contains(item.Detail, "tries against") {
		t.Errorf("%q, %q, want %s", item.Text, item.Detail, word)
	}
}

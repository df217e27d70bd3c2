package report_test

import (
	"strings"
	"testing"

	"kpideck/report"
)

// The text says of each KPI with weeks enough whether the latest week is news; a
// week that is none has no mark.
func TestLatestWeekIsSignalOrNoise(t *testing.T) {
	d := smallWorld(t, "en", "2025-09-30")
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			r, ok := b.(*report.Remarks)
			if !ok || r.ID != report.SignalsBlock {
				continue
			}
			for _, item := range r.Items {
				news, quiet := strings.Contains(item.Text, ": signal: "), strings.Contains(item.Text, ": no signal: ")
				if news == quiet || quiet && item.Tone != report.Neutral {
					t.Errorf("%q with tone %v", item.Text, item.Tone)
				}
			}
			return
		}
	}
	t.Error("nothing says what the latest week is")
}

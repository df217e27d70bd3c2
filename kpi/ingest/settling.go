package ingest

import (
	"fmt"
	"maps"
	"slices"

	"kpideck/kpi"
)

// anyMeasure stands in settling days for the measures that have none of their own.
const anyMeasure = "any"

// maxSettling is the longest that a platform may go on counting, in days.
const maxSettling = 400

// settling is, by measure, after how many days the platform changes a figure no
// more.
type settling map[string]int

func (s settling) check() error {
	for _, id := range slices.Sorted(maps.Keys(s)) {
		if s[id] < 0 || s[id] > maxSettling {
			return fmt.Errorf("settles: %s: %d is not between 0 and %d days", id, s[id], maxSettling)
		}
	}
	return nil
}

// settles gives the settling days of measures: the preset's own, else those of
// its family.
func (t *tableRead) settles(family kpi.Family, measures []string) map[string]int {
	from := t.words.settles[family]
	if t.preset != nil && t.preset.settles != nil {
		from = t.preset.settles
	}
	var out map[string]int
	for _, id := range measures {
		days, ok := from[id]
		if !ok {
			days = from[anyMeasure]
		}
		if days > 0 {
			if out == nil {
				out = map[string]int{}
			}
			out[id] = days
		}
	}
	return out
}

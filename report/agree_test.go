package report_test

import (
	"cmp"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/report"
)

// TestPagesEqualFacts holds every figure of the scorecards and of the channels
// to the value that report.json has for the same KPI, segment and period.
func TestPagesEqualFacts(t *testing.T) {
	for _, asOf := range []string{"2025-08-31", "2025-09-30"} {
		d := smallWorld(t, "vi", asOf)
		facts := map[string]kpi.Value{}
		for v := range d.Facts.Values {
			facts[v.KPI+"|"+v.Segment.String()+"|"+v.Period.Label] = v.Value
		}
		seen := 0
		eachTable(d, func(s *report.Section, table *report.Table) {
			for _, r := range table.Rows {
				for i, c := range r.Cells {
					key := factOf(d, table, r, i)
					want, ok := facts[key]
					if !ok || c.Number == nil {
						continue
					}
					seen++
					if want.Ptr() == nil || *want.Ptr() != *c.Number {
						t.Errorf("%s %s: the page holds %v, report.json %v", s.ID, key, *c.Number, want.Ptr())
					}
				}
			}
		})
		if seen < 60 {
			t.Errorf("only %d figures were compared", seen)
		}
	}
}

func eachTable(d *report.Document, f func(*report.Section, *report.Table)) {
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(*report.Table); ok {
				f(s, table)
			}
		}
	}
}

// factOf names what a cell shows as the facts do, "" for what is no value.
func factOf(d *report.Document, table *report.Table, r report.Row, i int) string {
	if i >= len(table.Columns) {
		return ""
	}
	column := table.Columns[i]
	switch {
	case column.Role == report.RoleActual:
		return r.Key
	case table.Kind == report.ChannelTable && column.Role == report.RoleValue:
		return metricTitled(d, column.Title) + "|" + segmentOf(d, r) + "|" + d.Quarter.Label
	}
	return ""
}

func metricTitled(d *report.Document, title string) string {
	for _, x := range d.Facts.Catalog.Metrics {
		if cmp.Or(x.Short.In(d.Locale), x.Names.In(d.Locale)) == title {
			return x.ID
		}
	}
	return ""
}

func segmentOf(d *report.Document, r report.Row) string {
	name := r.Cells[0].Text
	switch r.Kind {
	case report.TotalRow:
		return ""
	case report.ChannelRow:
		return "channel=" + name
	}
	channel, campaign, ok := strings.Cut(name, " · ")
	if !ok {
		campaign = name
		channel = strings.TrimPrefix(name, "Bánh ")
	}
	return "channel=" + channel + ", campaign=" + campaign
}

// TestFactsAreWalkedTogether lets two writers walk the values at the same time,
// as they do in a run; the race detector watches.
func TestFactsAreWalkedTogether(t *testing.T) {
	d := smallWorld(t, "en", "2025-08-31")
	counts := make(chan int)
	for range 2 {
		go func() {
			n := 0
			for range d.Facts.Values {
				n++
			}
			counts <- n
		}()
	}
	if a, b := <-counts, <-counts; a != b || a == 0 {
		t.Errorf("one walk gave %d values, the other %d", a, b)
	}
}

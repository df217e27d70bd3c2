package report_test

import (
	"slices"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/reporttest"
)

func sectionOf(d *report.Document, id report.SectionID) *report.Section {
	for _, s := range d.Sections {
		if s.ID == id {
			return s
		}
	}
	return &report.Section{}
}

// Every strategic goal of the quarter has a page of its own, with its weeks and
// what serves it.
func TestGoalsHaveTheirPages(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		d := smallWorld(t, lang, "2025-08-31")
		goals := map[string]*report.Section{}
		for _, s := range d.Sections {
			if s.ID == report.Goal {
				goals[s.Key] = s
			}
		}
		revenue := goals["r"]
		if revenue == nil {
			t.Fatalf("%s: the goals are %v", lang, goals)
		}
		names := map[report.BlockID]bool{}
		for _, b := range revenue.Blocks {
			names[b.Name()] = true
		}
		for _, want := range []report.BlockID{report.ChartBlock, report.ChildrenBlock} {
			if !names[want] {
				t.Errorf("%s: the page of revenue lacks %s: %v", lang, want, names)
			}
		}
		for key, s := range goals {
			notes := named[*report.Remarks](s, report.NotesBlock)
			if s.On != report.InPage || s.Message == "" || !strings.Contains(s.Title, "/") {
				t.Errorf("%s %s: on %d, title %q, message %q", lang, key, s.On, s.Title, s.Message)
			}
			if notes != nil && len(notes.Items) == 0 {
				t.Errorf("%s %s: notes without a word", lang, key)
			}
		}
	}
}

// The cover counts every target once and shows the day that the figures reach.
func TestCoverCountsTheTargets(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		d := smallWorld(t, lang, "2025-08-31")
		box := named[*report.CoverBox](sectionOf(d, report.Cover), report.CoverBlock)
		if box == nil {
			t.Fatal("no cover")
		}
		n := 0
		for _, s := range box.Statuses {
			n += s.Count
		}
		if n != len(d.Facts.Card.Rows) || box.Days.Elapsed != 62 || box.Days.All != 92 || len(box.Days.Months) != 3 || box.Lead == "" {
			t.Errorf("%s: %d of %d targets, days %+v, lead %q", lang, n, len(d.Facts.Card.Rows), box.Days, box.Lead)
		}
	}
}

// named is the first block of a name in a section.
func named[B report.Block](s *report.Section, id report.BlockID) (zero B) {
	for _, b := range s.Blocks {
		if one, ok := b.(B); ok && b.Name() == id {
			return one
		}
	}
	return zero
}

// Weeks of a ratio whose denominators are not alike, as where most spend is
// booked on one day of a month, are no weeks to draw: the months are, and what the
// running quarter comes to stands behind them.
func TestUnevenWeeksAreDrawnByMonth(t *testing.T) {
	for name, c := range map[string]struct {
		spend       func(day int) int64 // of the day of a month
		first, last string
	}{
		"spend of every day": {func(int) int64 { return 1_000_000 }, "W27", "W40"},
		"most on one day a month": {func(day int) int64 {
			if day == 5 {
				return 40_000_000
			}
			return 1_000_000
		}, "T1/25", "Q3/25"},
	} {
		tallies := smallTallies()
		for i := range tallies[0].Rows {
			_, _, day := tallies[0].Rows[i].Span.Start.Civil()
			tallies[0].Rows[i].Amounts[0] = amounts(c.spend(day))[0]
		}
		d := report.Build(inputOf(t, tallies[:1], "vi", "2025-09-14", reporttest.Layout(t, "quarterly")))
		chart := named[*report.WeekChart](goalPage(d, "roas"), report.ChartBlock)
		if chart == nil {
			t.Fatalf("%s: no chart", name)
		}
		first, last := chart.Weeks[0], chart.Weeks[len(chart.Weeks)-1]
		if first.Label != c.first || last.Label != c.last || last.Forecast == nil {
			t.Errorf("%s: from %+v to %+v", name, first, last)
		}
	}
}

func goalPage(d *report.Document, target string) *report.Section {
	for _, s := range d.Sections {
		if s.ID == report.Goal && s.Key == target {
			return s
		}
	}
	return &report.Section{}
}

// A month that has not begun has no weeks to draw, though its quarter has.
func TestTargetWithoutDataHasNoLine(t *testing.T) {
	september, _ := kpi.DefaultCalendar().Parse("2025-09")
	d := smallWorld(t, "vi", "2025-08-31", &review.Target{ID: "r9", KPI: "revenue", Level: review.Tactical, Parent: "r", Period: september, Goal: review.Goal{Value: 1e9}})
	table := named[*report.Table](goalPage(d, "r"), report.ChildrenBlock)
	at := slices.IndexFunc(table.Columns, func(c report.Column) bool { return c.Role == report.RoleSpark })
	row := slices.IndexFunc(table.Rows, func(r report.Row) bool { return r.ID == "r9" })
	if row < 0 || len(table.Rows[row].Cells[at].Spark) > 0 {
		t.Errorf("row %d of %d draws %v", row, len(table.Rows), table.Rows[max(row, 0)].Cells[at].Spark)
	}
}

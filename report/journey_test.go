package report_test

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/reporttest"
	"kpideck/report/text"
)

// ahead is the small company with a path, actions, two channels that share the
// revenue goal and goals for the next quarter.
func ahead(t *testing.T, lang string) *report.Document {
	t.Helper()
	cal := kpi.DefaultCalendar()
	q, _ := cal.Parse("2025-Q3")
	fourth, _ := cal.Parse("2025-Q4")
	in := smallInput(t, lang, "2025-08-31", reporttest.Layout(t, "quarterly"),
		&review.Target{ID: "r4", KPI: "revenue", Level: review.Strategic, Owner: "Giám đốc", Period: fourth, Goal: review.Goal{Value: 9e9}},
		&review.Target{ID: "c4", KPI: "clicks", Level: review.Tactical, Parent: "r4", Period: fourth, Goal: review.Goal{Relative: true, Value: 0.05}})
	half := 0.5
	in.Journeys = []review.JourneyPath{{ID: "p", Steps: []review.JourneyPart{{KPI: "impressions"}, {KPI: "clicks"}, {KPI: "conversions"}}}}
	in.Actions = review.ActionsOf([]review.Action{
		{ID: "1", Text: "Mở quầy mới", Owner: "Giám đốc", State: review.ActionDone, Quarter: q},
		{ID: "2", Text: "Đổi mẫu quảng cáo", Owner: "Trưởng nhóm", Due: kpi.MustDate("2025-08-20"), State: review.ActionDoing, Progress: &half},
		{ID: "3", Text: "Viết bài", Due: kpi.MustDate("2025-09-30"), State: review.ActionOpen}}, q, kpi.MustDate("2025-08-31"))
	return report.Build(in)
}

// TestAheadText holds the sections of journey, actions and the next quarter.
func TestAheadText(t *testing.T) {
	for _, l := range []string{"vi", "en"} {
		var b bytes.Buffer
		d := ahead(t, l)
		var kept []*report.Section
		for _, s := range d.Sections {
			if s.ID == report.Journey || s.ID == report.Actions || s.ID == report.Next {
				kept = append(kept, s)
			}
		}
		d.Sections = kept
		if err := text.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		golden(t, "ahead."+l+".txt", b.String())
	}
}

// TestShownContributionsAddUp adds the contributions of a journey as a reader
// would: they come to the change that stands below them.
func TestShownContributionsAddUp(t *testing.T) {
	for _, l := range []string{"vi", "en"} {
		for _, s := range blocksOf[*report.Steps](ahead(t, l)) {
			sum := kpi.Decimal{}
			for _, item := range s.Items {
				if item.Gives.Text != "" {
					sum, _ = sum.Add(shownNumber(t, l, item.Gives.Text))
				}
			}
			_, change, _ := strings.Cut(s.Total, "(")
			if want := shownNumber(t, l, strings.TrimSuffix(change, ")")); sum != want {
				t.Errorf("%s: the contributions come to %v, below stands %v", l, sum, want)
			}
		}
	}
}

// TestTheJourneyNamesNoStepThatStillChanges: of 62 days 28 are yet to be counted to
// the end, so that no step is the one that lost the most, and the rates say so.
func TestTheJourneyNamesNoStepThatStillChanges(t *testing.T) {
	for _, c := range []struct {
		settles int
		open    bool
	}{{0, false}, {2, false}, {28, true}} {
		tallies := smallTallies()
		for _, tally := range tallies {
			tally.Settles = map[string]int{"conversions": c.settles}
			halveSince(tally, "conversions", kpi.MustDate("2025-08-01"))
		}
		in := inputOf(t, tallies, "en", "2025-08-31", reporttest.Layout(t, "quarterly"))
		in.Journeys = []review.JourneyPath{{ID: "p", Steps: []review.JourneyPart{{KPI: "clicks"}, {KPI: "conversions"}}}}
		d := report.Build(in)
		for _, s := range d.Sections {
			if s.ID == report.Journey && (strings.Contains(s.Message, "no step is judged") != c.open || strings.Contains(s.Message, "most is ") == c.open) {
				t.Errorf("%d days: %s", c.settles, s.Message)
			}
		}
		for _, s := range blocksOf[*report.Steps](d) {
			if last := s.Items[len(s.Items)-1]; strings.Contains(last.RateName, "provisional") != c.open || c.open && (last.Gives.Tone != report.Neutral || last.RateChange.Tone != report.Neutral) {
				t.Errorf("%d days: %q, %+v", c.settles, last.RateName, last.Gives)
			}
		}
	}
}

// TestAJourneyThatIsOverNamesItsStepWithTheMark: the review of a quarter is held
// before its last days are final.
func TestAJourneyThatIsOverNamesItsStepWithTheMark(t *testing.T) {
	tallies := smallTallies()
	for _, tally := range tallies {
		tally.Settles = map[string]int{"conversions": 28}
		halveSince(tally, "conversions", kpi.MustDate("2025-08-01"))
	}
	in := inputOf(t, tallies, "en", "2025-09-30", reporttest.Layout(t, "quarterly"))
	in.Journeys = []review.JourneyPath{{ID: "p", Steps: []review.JourneyPart{{KPI: "clicks"}, {KPI: "conversions"}}}}
	for _, s := range report.Build(in).Sections {
		if s.ID == report.Journey && !strings.Contains(s.Message, "most is lost at Conversions / Clicks, provisional (") {
			t.Error(s.Message)
		}
	}
}

// halveSince makes a measure of a file half as much from a day on.
func halveSince(t *kpi.Tally, id string, day kpi.Date) {
	at := slices.Index(t.Measures, id)
	for i, r := range t.Rows {
		if at >= 0 && r.Span.Start >= day {
			t.Rows[i].Amounts[at].Sum = kpi.Whole(int64(r.Amounts[at].Sum.Float() / 2))
		}
	}
}

// TestDecisionsAskAndNameFigures: at most four questions, each with its figures.
func TestDecisionsAskAndNameFigures(t *testing.T) {
	for _, l := range []string{"vi", "en"} {
		asked := 0
		for _, r := range blocksOf[*report.Remarks](ahead(t, l)) {
			if r.Name() != report.DecisionsBlock || !r.On.In(report.InPage) {
				continue
			}
			asked += len(r.Items)
			for _, item := range r.Items {
				if !strings.HasSuffix(item.Text, "?") || item.Detail == "" {
					t.Errorf("%s: %q: %q", l, item.Text, item.Detail)
				}
			}
		}
		if asked == 0 || asked > 4 {
			t.Errorf("%s: %d questions", l, asked)
		}
	}
}

// TestAllocationAddsUp: the parts and what nobody takes on are the whole, in
// numbers; so are the gaps.
func TestAllocationAddsUp(t *testing.T) {
	q, _ := kpi.DefaultCalendar().Parse("2025-Q3")
	part := func(id, channel string, goal float64) *review.Target {
		return &review.Target{ID: id, KPI: "spend", Level: review.Tactical, Parent: "all", Period: q, Segment: kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: channel}), Goal: review.Goal{Kind: review.GoalAtLeast, Value: goal}}
	}
	d := smallWorld(t, "en", "2025-08-31", &review.Target{ID: "all", KPI: "spend", Level: review.Strategic, Period: q, Goal: review.Goal{Kind: review.GoalAtLeast, Value: 150e6}},
		part("m", "Meta Ads", 90e6), part("g", "Google Ads", 40e6))
	var table *report.Table
	for _, b := range blocksOf[*report.Table](d) {
		if b.Kind == report.AllocationTable {
			table = b
		}
	}
	if table == nil {
		t.Fatal("no allocation")
	}
	last := len(table.Rows) - 1
	for column := 1; column < len(table.Columns); column++ {
		sum := 0.0
		for _, r := range table.Rows[:last] {
			if n := r.Cells[column].Number; n != nil {
				sum += *n
			}
		}
		if whole := *table.Rows[last].Cells[column].Number; math.Abs(sum-whole) > 1e-6*math.Abs(whole)+1e-3 {
			t.Errorf("column %d comes to %g, the whole is %g", column, sum, whole)
		}
	}
	if open := table.Rows[last-1].Cells[1].Number; *open != 20e6 {
		t.Errorf("nobody takes on %g", *open)
	}
}

// TestAJourneyWithoutStepRatesHasNoColumnsForThem: the visits of all visitors are no
// part of the ads' clicks, so that no step divides by the one before it.
func TestAJourneyWithoutStepRatesHasNoColumnsForThem(t *testing.T) {
	for _, c := range []struct {
		steps []review.JourneyPart
		rates bool
	}{
		{[]review.JourneyPart{{KPI: "clicks"}, {KPI: "orders"}}, false},
		{[]review.JourneyPart{{KPI: "clicks"}, {KPI: "conversions"}}, true},
	} {
		in := smallInput(t, "en", "2025-09-30", reporttest.Layout(t, "quarterly"))
		in.Journeys = []review.JourneyPath{{ID: "p", Steps: c.steps}}
		table := named[*report.Table](sectionOf(report.Build(in), report.Journey), report.StepsBlock)
		if table == nil {
			t.Fatalf("%v: no table", c.steps)
		}
		rates := slices.ContainsFunc(table.Columns, func(c report.Column) bool { return c.Role == report.RoleRate })
		if rates != c.rates {
			t.Errorf("%v: columns of step rates: %v", c.steps, rates)
		}
		for _, r := range table.Rows {
			if r.Kind != report.BandRow && len(r.Cells) != len(table.Columns) {
				t.Errorf("%v: a row has %d cells for %d columns", c.steps, len(r.Cells), len(table.Columns))
			}
		}
	}
}

package report_test

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/reporttest"
)

// manyChannels is a company with n channels of ads in the third quarter: channel
// number i spends i million a day for ten conversions, and reaches people.
func manyChannels(t *testing.T, lang string, n int) *report.Document {
	t.Helper()
	base, err := deck.LoadCatalogue(os.DirFS("../templates"))
	if err != nil {
		t.Fatal(err)
	}
	var tallies []*kpi.Tally
	for i := 1; i <= n; i++ {
		y := &kpi.Tally{Source: i, File: fmt.Sprintf("ads%d.csv", i), Family: kpi.Ads, Platform: fmt.Sprintf("Channel %02d", i), Account: "1",
			Measures: []string{"spend", "conversions"}, RowsByDay: map[kpi.Span]int{}}
		for d := kpi.MustDate("2025-07-01"); d <= kpi.MustDate("2025-09-30"); d++ {
			y.Rows = append(y.Rows, kpi.TallyRow{Span: kpi.Day(d), Currency: "VND", Amounts: amounts(int64(i)*1_000_000, 10)})
			y.RowsByDay[kpi.Day(d)]++
		}
		people := &kpi.Tally{Source: i, File: fmt.Sprintf("people%d.csv", i), Family: kpi.Ads, Platform: y.Platform, Account: "1", Measures: []string{"reach"},
			Rows:      []kpi.TallyRow{{Span: kpi.Span{Start: kpi.MustDate("2025-07-01"), End: kpi.MustDate("2025-10-01")}, Amounts: amounts(500)}},
			RowsByDay: map[kpi.Span]int{}}
		tallies = append(tallies, y, people)
	}
	cat := base.Catalog()
	cube, sources, problems := kpi.Resolve(tallies, cat, kpi.ResolveOptions{Currency: "VND"})
	m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
	q, _ := m.Calendar().Parse("2025-Q3")
	return report.Build(report.Input{Model: m, Card: review.Assess(m, nil, review.Options{Quarter: q}), Sources: sources, Problems: problems,
		Locale: reporttest.Words(t, lang), Quarter: q, Packs: []report.Pack{{ID: "p", KPIs: []string{"spend"}}},
		Layout: report.Layout{ChannelKPIs: []string{"spend", "conversions", "cost_per_conversion", "reach"}, ChannelCompare: []string{"cost_per_conversion"}}})
}

func channelTable(t *testing.T, d *report.Document, on report.Medium) *report.Table {
	t.Helper()
	for _, s := range d.Sections {
		if s.ID != report.Channels {
			continue
		}
		for _, b := range s.Blocks {
			if table, ok := b.(*report.Table); ok && table.On.In(on) {
				return table
			}
		}
	}
	t.Fatal("no table of channels")
	return nil
}

// TestChannelsOfAPageAddUpToTheTotal: what a page has no room for is one row,
// whose ratio is the ratio of its sums.
func TestChannelsOfAPageAddUpToTheTotal(t *testing.T) {
	for n, last := range map[int]string{5: "Channel 01", 9: "Channel 01", 10: "Khác (2)", 30: "Khác (22)"} {
		table := channelTable(t, manyChannels(t, "vi", n), report.InPage)
		rest := table.Rows[len(table.Rows)-1]
		if rest.Cells[0].Text != last {
			t.Errorf("of %d channels the last row is %q, want %q", n, rest.Cells[0].Text, last)
		}
		const spend, conversions, cost = 2, 3, 4
		for _, at := range []int{spend, conversions} {
			sum := 0.0
			for _, r := range table.Rows[1:] {
				sum += *r.Cells[at].Number
			}
			if total := *table.Rows[0].Cells[at].Number; math.Abs(sum-total) > 1e-6*total {
				t.Errorf("of %d channels, %s: the rows add up to %v, the total is %v", n, table.Columns[at].Title, sum, total)
			}
		}
		if got, want := *rest.Cells[cost].Number, *rest.Cells[spend].Number / *rest.Cells[conversions].Number; math.Abs(got-want) > 1e-9*want {
			t.Errorf("of %d channels the last row costs %v a conversion, want %v", n, got, want)
		}
		reach := len(rest.Cells) - 1
		if table.Rows[1].Cells[reach].Number == nil || n > 12 && rest.Cells[reach].Number != nil {
			t.Errorf("of %d channels the first reaches %v, the last row %v", n, table.Rows[1].Cells[reach].Text, rest.Cells[reach].Text)
		}
	}
}

// TestEveryChannelIsInTheWorkbook: only pages fold.
func TestEveryChannelIsInTheWorkbook(t *testing.T) {
	if rows := channelTable(t, manyChannels(t, "en", 30), report.InBook).Rows; len(rows) != 31 {
		t.Errorf("%d rows, want the total and 30 channels", len(rows))
	}
}

// TestSmallFiguresKeepTwoDigits: costs of 100 thousand to 500 thousand beside
// one of 1.2 million are not 0.1, 0.2 … million.
func TestSmallFiguresKeepTwoDigits(t *testing.T) {
	table := channelTable(t, manyChannels(t, "vi", 12), report.InPage)
	const cost = 4
	if table.Columns[cost].Code != "nghìn\u00a0₫" {
		t.Errorf("the column is in %s, want nghìn ₫", table.Columns[cost].Code)
	}
	for _, r := range table.Rows {
		if text := r.Cells[cost].Bare; len(text) < len("100,0") {
			t.Errorf("%s costs %q: less than two digits", r.Cells[0].Text, text)
		}
	}
}

// TestColumnsOfDashesAreLeftOut: a company of one quarter has nothing before it,
// and what is over has no forecast.
func TestColumnsOfDashesAreLeftOut(t *testing.T) {
	d := manyChannels(t, "en", 2)
	tables := 0
	for _, b := range sectionOf(d, report.Overview).Blocks {
		table, ok := b.(*report.Table)
		if !ok || table.Kind != report.Scorecard {
			continue
		}
		tables++
		for _, c := range table.Columns {
			switch c.Role {
			case report.RoleChange, report.RoleYearChange, report.RoleForecast:
				t.Errorf("the column %q holds nothing and is shown", c.Title)
			}
		}
		for _, r := range table.Rows {
			if len(r.Cells) > 1 && len(r.Cells) != len(table.Columns) {
				t.Errorf("%s has %d cells for %d columns", r.Cells[0].Text, len(r.Cells), len(table.Columns))
			}
		}
	}
	if tables == 0 {
		t.Error("no scorecard")
	}
}

// TestWhatIsOverIsSaidSoThoughAYearRuns: the words and columns of a table follow
// from its own targets.
func TestWhatIsOverIsSaidSoThoughAYearRuns(t *testing.T) {
	year, _ := kpi.DefaultCalendar().Parse("2025")
	d := smallWorld(t, "en", "2025-09-30", &review.Target{ID: "year", KPI: "revenue", Level: review.Strategic, Period: year, Goal: review.Goal{Value: 4e9}})
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			table, ok := b.(*report.Table)
			if !ok || table.Kind != report.Scorecard {
				continue
			}
			has := false
			for _, c := range table.Columns {
				has = has || c.Role == report.RoleForecast && c.On.In(report.InBook)
			}
			if want := s.ID == report.Strategic; table.On.In(report.InBook) && has != want {
				t.Errorf("%s has a forecast: %v, want %v", s.ID, has, want)
			}
		}
		if s.ID == report.Tactical && strings.Contains(s.Message, "on track") {
			t.Errorf("nothing tactical runs, yet its message is %q", s.Message)
		}
	}
}

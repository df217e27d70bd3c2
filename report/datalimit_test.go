package report_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"os"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/reporttest"
)

// manyCampaigns is a business with forty campaigns in two channels, the later
// the smaller, and one with a name that no cell holds.
func manyCampaigns(t *testing.T, most int) *report.Document {
	t.Helper()
	base, err := deck.LoadCatalogue(os.DirFS("../templates"))
	if err != nil {
		t.Fatal(err)
	}
	ads := &kpi.Tally{Source: 1, File: "ads.csv", Family: kpi.Ads, Account: "1", RowsByDay: map[kpi.Span]int{}, Dims: []string{kpi.Channel, kpi.Campaign}, Measures: []string{"spend", "clicks"}}
	for d := kpi.MustDate("2025-04-01"); d <= kpi.MustDate("2025-09-30"); d++ {
		for c := range 40 {
			name := fmt.Sprintf("c%02d", c)
			if c == 1 {
				name = strings.Repeat("rất dài ", 6000)
			}
			ads.Rows = append(ads.Rows, kpi.TallyRow{Span: kpi.Day(d), Currency: "VND", Members: []string{fmt.Sprintf("Kênh %d", c%2), name},
				Amounts: amounts(int64(40-c)*(1000+int64(d)%7), int64(40-c))})
		}
	}
	cube, sources, problems := kpi.Resolve([]*kpi.Tally{ads}, base.Catalog(), kpi.ResolveOptions{Currency: "VND", AsOf: kpi.MustDate("2025-09-14")})
	m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: base.Catalog(), Calendar: kpi.DefaultCalendar()})
	q, _ := m.Calendar().Parse("2025-Q3")
	return report.Build(report.Input{Model: m, Card: review.Assess(m, nil, review.Options{Quarter: q}), Sources: sources, Problems: problems, Locale: reporttest.Words(t, "en"), Quarter: q,
		Packs: []report.Pack{{ID: "p", KPIs: []string{"spend", "cost_per_click"}}}, Layout: reporttest.Layout(t, "quarterly"), DataRows: most})
}

// TestSmallCampaignsStandTogether holds that a table cut to some rows keeps every
// sum of a channel and its largest campaigns, says what it did, and changes no page.
func TestSmallCampaignsStandTogether(t *testing.T) {
	whole, cut := manyCampaigns(t, 0), manyCampaigns(t, 400)
	if len(whole.Data.Rows) <= 400 || strings.Contains(whole.Data.Scope, "smallest") {
		t.Fatalf("the whole table has %d rows, %s", len(whole.Data.Rows), whole.Data.Scope)
	}
	if len(cut.Data.Rows) > 400 || !strings.Contains(cut.Data.Scope, "smallest campaigns") {
		t.Errorf("%d rows: %s", len(cut.Data.Rows), cut.Data.Scope)
	}
	if !slices.ContainsFunc(cut.Data.Rows, func(r report.DataRow) bool { return r.Campaign == "c00" }) ||
		slices.ContainsFunc(cut.Data.Rows, func(r report.DataRow) bool { return r.Campaign == "c39" }) {
		t.Error("the largest campaign is gone, or the smallest is left")
	}
	was, is := channelSums(whole), channelSums(cut)
	for key, v := range was {
		if math.Abs(is[key]-v) > 1e-9*v {
			t.Errorf("%s is %v, was %v", key, is[key], v)
		}
	}
	if len(was) != len(is) || pageText(whole) != pageText(cut) {
		t.Error("the pages differ")
	}
}

func channelSums(d *report.Document) map[string]float64 {
	sums := map[string]float64{}
	for _, r := range d.Data.Rows {
		for i := range r.Amounts {
			if v, ok := r.Amount(i); ok {
				sums[fmt.Sprint(r.Channel, r.Span, i)] += v
			}
		}
	}
	return sums
}

func pageText(d *report.Document) string {
	var s strings.Builder
	eachTable(d, func(_ *report.Section, table *report.Table) {
		for _, r := range table.Rows {
			for _, c := range r.Cells {
				s.WriteString(cmp.Or(c.Text, "–"))
			}
		}
	})
	return s.String()
}

// TestLongNamesAreTold holds that a name which a cell cannot hold is not cut
// without a word.
func TestLongNamesAreTold(t *testing.T) {
	if scope := manyCampaigns(t, 0).Data.Scope; !strings.Contains(scope, "1 names longer than 32,767 characters") {
		t.Error(scope)
	}
}

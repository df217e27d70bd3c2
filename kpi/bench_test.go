package kpi_test

import (
	"fmt"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/templates"
)

// largeTallies are four platforms with 100 campaigns each over two years, one
// row for each campaign and day with ten measures.
func largeTallies() []*kpi.Tally {
	measures := []string{"spend", "impressions", "clicks", "link_clicks", "landing_page_views", "conversions", "conversion_value", "video_views", "engagements", "reach"}
	first := kpi.MustDate("2024-01-01")
	var list []*kpi.Tally
	for p, platform := range []string{"Meta Ads", "Google Ads", "TikTok Ads", "Zalo Ads"} {
		f := &kpi.Tally{Source: p, File: platform + ".csv", Family: kpi.Ads, Platform: platform, Account: "A", Level: kpi.LevelCampaign,
			Dims: []string{kpi.Campaign}, Measures: measures, RowsByDay: map[kpi.Span]int{}, Seen: kpi.Span{Start: first, End: first + 730}}
		for d := first; d < first+730; d++ {
			for c := range 100 {
				row := kpi.TallyRow{Span: kpi.Day(d), Members: []string{fmt.Sprintf("Campaign %03d", c)}, Currency: "VND", Amounts: make([]kpi.Cell, len(measures))}
				for i := range measures {
					row.Amounts[i] = kpi.Cell{Known: true, Sum: kpi.Whole(int64(d)*int64(i+1)*977%100000 + int64(c)*1_000_000)}
				}
				f.Rows = append(f.Rows, row)
			}
			f.RowsByDay[kpi.Day(d)] = 100
		}
		list = append(list, f)
	}
	return list
}

func shippedCatalog(b *testing.B) *kpi.Catalog {
	base, err := deck.LoadCatalogue(templates.FS)
	if err != nil {
		b.Fatal(err)
	}
	return base.Catalog()
}

func BenchmarkResolveLarge(b *testing.B) {
	tallies, cat := largeTallies(), shippedCatalog(b)
	b.ReportAllocs()
	for b.Loop() {
		kpi.Resolve(tallies, cat, kpi.ResolveOptions{Currency: "VND"})
	}
}

// BenchmarkGridLarge answers the grid of report.json: every KPI that the
// sources bring for the total, the channels and the campaigns.
func BenchmarkGridLarge(b *testing.B) {
	tallies, cat := largeTallies(), shippedCatalog(b)
	cube, _, _ := kpi.Resolve(tallies, cat, kpi.ResolveOptions{Currency: "VND"})
	values := 0
	b.ReportAllocs()
	for b.Loop() {
		m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
		values = grid(m)
	}
	b.ReportMetric(float64(values), "values")
}

// grid counts the values of every KPI: total and channels at every grain, and
// campaigns with weeks only of three quarters.
func grid(m *kpi.Model) int {
	n := 0
	var recent []kpi.Span
	for _, label := range []string{"2025-Q4", "2025-Q3", "2024-Q4"} {
		p, _ := m.Calendar().Parse(label)
		recent = append(recent, p.Span)
	}
	segments := []kpi.Segment{nil}
	for _, channel := range m.Members(kpi.Channel, nil) {
		s := kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: channel})
		segments = append(segments, s)
		for _, campaign := range m.Members(kpi.Campaign, s) {
			segments = append(segments, kpi.NewSegment(s[0], kpi.Pick{Dim: kpi.Campaign, Member: campaign}))
		}
	}
	for _, x := range m.Catalog().Metrics {
		if !m.Available(x) {
			continue
		}
		for _, s := range segments {
			if !m.Touches(x, s) || len(s) > 1 && !m.Has(x, s) {
				continue
			}
			for _, g := range allGrains[1:] {
				for _, p := range m.Calendar().Periods(g, m.Range()) {
					if len(s) > 1 && (g == kpi.Weekly && !overlapsAny(p.Span, recent) || !m.HasRows(x, s, p.Span)) {
						continue
					}
					m.Value(x, p, s)
					n++
				}
			}
		}
	}
	return n
}

func overlapsAny(s kpi.Span, list []kpi.Span) bool {
	for _, o := range list {
		if s.Overlaps(o) {
			return true
		}
	}
	return false
}

// BenchmarkResolveManyFiles brings together 360 files without an account: a
// year of months of thirty accounts, whose campaigns tell them apart.
func BenchmarkResolveManyFiles(b *testing.B) {
	var tallies []*kpi.Tally
	for account := range 30 {
		for month := range 12 {
			days := kpi.Span{Start: kpi.MustDate("2025-01-01").AddMonths(month), End: kpi.MustDate("2025-01-01").AddMonths(month + 1)}
			f := &kpi.Tally{File: fmt.Sprintf("export (%d).csv", account*12+month), Family: kpi.Ads, Level: kpi.LevelCampaign,
				Dims: []string{kpi.Campaign}, Measures: []string{"spend", "clicks"}, RowsByDay: map[kpi.Span]int{}, Seen: days, Evidence: map[string]bool{}}
			for c := range 20 {
				f.Evidence[fmt.Sprint(account, c)] = true
				for d := days.Start; d < days.End; d++ {
					f.Rows = append(f.Rows, kpi.TallyRow{Span: kpi.Day(d), Members: []string{fmt.Sprint("Campaign ", account, c)},
						Amounts: []kpi.Cell{{Known: true, Sum: kpi.Whole(int64(account*1000 + c))}, {Known: true, Sum: kpi.Whole(int64(c))}}})
					f.RowsByDay[kpi.Day(d)]++
				}
			}
			tallies = append(tallies, f)
		}
	}
	cat := shippedCatalog(b)
	b.ReportAllocs()
	for b.Loop() {
		kpi.Resolve(tallies, cat, kpi.ResolveOptions{Currency: "VND"})
	}
}

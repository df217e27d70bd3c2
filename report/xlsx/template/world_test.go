package template_test

import (
	"bytes"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/formula"
	"kpideck/kpi/review"
	"kpideck/report/reporttest"
	"kpideck/report/xlsx/template"
)

// world is what the templates of these tests are filled from: Meta Ads spends
// 1000 a day for 10 leads, Google Ads 500 for 2, from 2024 on to 14 September
// 2025, and no source brings nps.
type world struct {
	known   template.Known
	figures *template.Figures
}

func newWorld(t testing.TB) *world {
	t.Helper()
	cat := kpi.NewCatalog([]*kpi.Measure{measure("spend", kpi.Money), measure("leads", kpi.People), measure("nps", kpi.Points)},
		[]*kpi.Metric{metric(t, "spend", "spend", kpi.Money, kpi.Band, "Chi phí", "Spend"), metric(t, "leads", "leads", kpi.People, kpi.Higher, "Khách tiềm năng", "Leads"),
			metric(t, "cpl", "spend / leads", kpi.Money, kpi.Lower, "Chi phí mỗi khách", "Cost per lead"), metric(t, "nps", "nps", kpi.Points, kpi.Higher, "NPS", "NPS")}, nil)
	cal := kpi.DefaultCalendar()
	quarter, _ := cal.Parse("2025-Q3")
	cube, _, problems := kpi.Resolve([]*kpi.Tally{ads(0, "Meta Ads", 1000, 10), ads(1, "Google Ads", 500, 2)}, cat, kpi.ResolveOptions{Currency: "VND"})
	if problems.Failed() {
		t.Fatal(problems)
	}
	m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: cal})
	targets := []*review.Target{
		{ID: "doanh-so", KPI: "leads", Level: review.Strategic, Owner: "Giám đốc", Period: quarter, Goal: review.Goal{Value: 1000}, Group: "A"},
		{ID: "cpl", KPI: "cpl", Level: review.Tactical, Parent: "doanh-so", Owner: "Trưởng nhóm quảng cáo", Period: quarter, Goal: review.Goal{Kind: review.GoalAtMost, Value: 100}, Group: "B",
			Segment: kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Meta Ads"})},
		{ID: "nps", KPI: "nps", Level: review.Tactical, Parent: "doanh-so", Period: quarter, Goal: review.Goal{Value: 40}, Group: "C"},
	}
	return &world{
		known: template.Known{Catalog: cat, Targets: targets, Calendar: cal},
		figures: &template.Figures{Model: m, Card: review.Assess(m, targets, review.Options{Quarter: quarter}), Quarter: quarter, Client: "Tiệm Trà Mây", Title: "Tổng kết quý",
			Locale: reporttest.Words(t, "vi"), Reason: func(reason string) diag.Text { return diag.Both(reason, reason) }},
	}
}

func measure(id string, unit kpi.Unit) *kpi.Measure {
	return &kpi.Measure{ID: id, Unit: unit, OverTime: kpi.RollSum, OverMembers: kpi.RollSum, Families: []kpi.Family{kpi.Ads}}
}

func metric(t testing.TB, id, text string, unit kpi.Unit, better kpi.Better, vi, en string) *kpi.Metric {
	t.Helper()
	f, err := formula.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return &kpi.Metric{ID: id, Unit: unit, Better: better, Names: kpi.Names{"vi": vi, "en": en}, Bases: []kpi.Base{{Formula: f}}}
}

func ads(source int, channel string, spend, leads int64) *kpi.Tally {
	first, last := kpi.MustDate("2024-01-01"), kpi.MustDate("2025-09-14")
	t := &kpi.Tally{Source: source, File: channel + ".csv", Family: kpi.Ads, Account: "1", Level: kpi.LevelCampaign, Dims: []string{kpi.Channel},
		Measures: []string{"spend", "leads"}, Seen: kpi.Through(first, last), Stated: kpi.Through(first, last)}
	for d := first; d <= last; d++ {
		t.Rows = append(t.Rows, kpi.TallyRow{Span: kpi.Day(d), Members: []string{channel}, Currency: "VND",
			Amounts: []kpi.Cell{{Known: true, Sum: kpi.Whole(spend)}, {Known: true, Sum: kpi.Whole(leads)}}})
	}
	return t
}

// fill takes a workbook through all steps. It gives the filled one, nil when
// something is wrong with it, and what is said of it, a line each.
func (w *world) fill(t testing.TB, data []byte) ([]byte, string) {
	t.Helper()
	x, list := template.Read("client.xlsx", data)
	if x != nil {
		list = append(list, x.Check(w.known)...)
	}
	if !list.Failed() {
		list = append(list, x.Fill(w.figures)...)
	}
	var said []string
	for _, p := range list {
		said = append(said, string(p.Severity)+": "+p.Error())
	}
	if list.Failed() {
		return nil, strings.Join(said, "\n")
	}
	var out bytes.Buffer
	if err := x.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), strings.Join(said, "\n")
}

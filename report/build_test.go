package report_test

import (
	"bytes"
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/locale"
	"kpideck/report/reporttest"
	"kpideck/report/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestBuildText holds the whole document of a small invented company, as text
// in both languages: words, order, rounding, statuses.
func TestBuildText(t *testing.T) {
	for _, l := range []string{"vi", "en"} {
		for name, asOf := range map[string]string{"running": "2025-08-31", "over": "2025-09-30"} {
			t.Run(l+"/"+name, func(t *testing.T) {
				var b bytes.Buffer
				if err := text.Write(&b, smallWorld(t, l, asOf)); err != nil {
					t.Fatal(err)
				}
				golden(t, name+"."+l+".txt", b.String())
			})
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// TestTextMatchesNumber holds every cell that shows a number to that number:
// what a page says and what the workbook computes are one figure.
func TestTextMatchesNumber(t *testing.T) {
	for _, l := range []string{"vi", "en"} {
		d := smallWorld(t, l, "2025-08-31")
		eachCell(d, func(where string, c report.Cell) {
			if c.Number == nil || c.Format.Kind == report.FormatText || c.Bare == "" {
				return
			}
			shown, ok := readBack(l, c.Bare, c.Format)
			half := 0.5000001 * math.Pow(10, -float64(c.Format.Decimals)) * c.Format.Scale
			if c.Format.Kind == report.FormatPercent {
				half /= 100
			}
			if ok && math.Abs(shown-*c.Number) > half {
				t.Errorf("%s %s: shows %q (%v) for %v", l, where, c.Bare, shown, *c.Number)
			}
		})
	}
}

// readBack reads a shown number; ok is false for bands and the like.
func readBack(l, s string, f report.Format) (float64, bool) {
	group, point := ".", ","
	if l == "en" {
		group, point = ",", "."
	}
	s = strings.NewReplacer(group, "", "−", "-", "%", "").Replace(s)
	var d kpi.Decimal
	d, err := kpi.ParseDecimal(strings.Replace(strings.TrimSpace(s), point, ".", 1))
	if err != nil {
		return 0, false
	}
	v := d.Float() * f.Scale
	if f.Kind == report.FormatPercent {
		v /= 100
	}
	return v, true
}

func eachCell(d *report.Document, f func(where string, c report.Cell)) {
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(*report.Table); ok {
				for _, r := range table.Rows {
					for _, c := range r.Cells {
						f(string(s.ID)+"/"+table.Title+"/"+r.Cells[0].Text, c)
					}
				}
			}
		}
	}
}

// TestDerivationsGiveTheNumbers re-evaluates every derivation that a cell carries.
func TestDerivationsGiveTheNumbers(t *testing.T) {
	seen := 0
	eachCell(smallWorld(t, "en", "2025-08-31"), func(where string, c report.Cell) {
		if c.From == nil || c.Number == nil {
			return
		}
		seen++
		if got, reason := c.From.Eval(); reason != kpi.NoReason || got != *c.Number {
			t.Errorf("%s: derivation gives %v (%s), cell says %v", where, got, reason, *c.Number)
		}
	})
	if seen < 50 {
		t.Errorf("only %d cells carry a derivation", seen)
	}
}

// TestEveryWordIsTranslated finds keys that stand on a page because a language
// lacks the word.
func TestEveryWordIsTranslated(t *testing.T) {
	for _, l := range []string{"vi", "en"} {
		var b bytes.Buffer
		if err := text.Write(&b, smallWorld(t, l, "2025-08-31")); err != nil {
			t.Fatal(err)
		}
		for _, word := range strings.Fields(b.String()) {
			prefix, rest, ok := strings.Cut(word, ".")
			if ok && rest != "" && strings.ContainsAny(rest[:1], "abcdefghijklmnopqrstuvwxyz") && strings.ToLower(prefix) == prefix && !strings.HasSuffix(word, ".csv") {
				t.Errorf("%s: %q looks like a key without a word", l, word)
			}
		}
		if strings.Contains(b.String(), "%!") {
			t.Errorf("%s: a word was filled with the wrong arguments", l)
		}
	}
}

// TestDataHoldsWhatPagesShow sums the data table over the quarter and compares
// with the totals of the channels section.
func TestDataHoldsWhatPagesShow(t *testing.T) {
	d := smallWorld(t, "en", "2025-08-31")
	sums := map[string]float64{}
	for _, r := range d.Data.Rows {
		for i := range r.Amounts {
			if a, ok := r.Amount(i); ok && r.Period == d.Quarter.Label {
				sums[d.Data.Measures[i].Measure.ID] += a
			}
		}
	}
	if got, want := sums["spend"], 62*(1000000.0+500000); got != want {
		t.Errorf("spend of the quarter in the data table: %v, want %v", got, want)
	}
	for _, r := range d.Data.Rows {
		if r.FromDay < 1 || r.ToDay > d.Days && r.Period == d.Quarter.Label {
			t.Errorf("row %v: days %d to %d of the quarter", r.Span, r.FromDay, r.ToDay)
		}
	}
}

// TestGoalOfOneNumberIsShownAsWritten: a budget of 130 million is no band, and
// not at least 130 million either.
func TestGoalOfOneNumberIsShownAsWritten(t *testing.T) {
	q, _ := kpi.DefaultCalendar().Parse("2025-Q3")
	for lang, want := range map[string]string{"vi": "≈ 130 tr ₫", "en": "≈ 130 m VND"} {
		found := false
		eachCell(smallWorld(t, lang, "2025-08-31", &review.Target{ID: "budget", KPI: "spend", Level: review.Tactical, Parent: "r", Period: q,
			Goal: review.Goal{Value: 130e6}}), func(_ string, c report.Cell) {
			found = found || strings.ReplaceAll(c.Text, locale.NBSP, " ") == want && c.Number != nil && *c.Number == 130e6
		})
		if !found {
			t.Errorf("%s: no cell says %q of 130 million", lang, want)
		}
	}
}

// smallWorld is a company with two ads channels and a shop over three quarters, with more targets where given.
func smallWorld(t *testing.T, lang, asOf string, more ...*review.Target) *report.Document {
	t.Helper()
	return smallWith(t, lang, asOf, reporttest.Layout(t, "quarterly"), more...)
}

func smallWith(t *testing.T, lang, asOf string, layout report.Layout, more ...*review.Target) *report.Document {
	t.Helper()
	return report.Build(smallInput(t, lang, asOf, layout, more...))
}

func smallInput(t *testing.T, lang, asOf string, layout report.Layout, more ...*review.Target) report.Input {
	t.Helper()
	return inputOf(t, smallTallies(), lang, asOf, layout, more...)
}

func inputOf(t *testing.T, tallies []*kpi.Tally, lang, asOf string, layout report.Layout, more ...*review.Target) report.Input {
	t.Helper()
	base, err := deck.LoadCatalogue(os.DirFS("../templates"))
	if err != nil {
		t.Fatal(err)
	}
	cat := base.Catalog()
	cube, sources, problems := kpi.Resolve(tallies, cat, kpi.ResolveOptions{Currency: "VND", AsOf: kpi.MustDate(asOf)})
	m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
	q, _ := m.Calendar().Parse("2025-Q3")
	targets := append(smallTargets(m.Calendar()), more...)
	opt := review.Options{Quarter: q, Events: []review.Event{{Span: kpi.Day(kpi.MustDate("2025-08-02")), Text: "Khai trương"}}}
	card := review.Assess(m, targets, opt)
	return report.Input{Next: nextStated(review.NextOf(m, targets, card, opt)), Model: m, Card: card, Sources: sources, Problems: problems, Client: "Tiệm Bánh Sao", Locale: reporttest.Words(t, lang), Quarter: q,
		Packs: []report.Pack{{ID: "p", KPIs: []string{"revenue", "ctr", "cost_per_conversion", "nps", "reach"}}}, Layout: layout}
}

// nextStated are the goals that are set.
func nextStated(list []review.NextGoal) []review.NextGoal {
	return slices.DeleteFunc(list, func(g review.NextGoal) bool { return g.Target == nil })
}

func smallTargets(cal kpi.Calendar) []*review.Target {
	q, _ := cal.Parse("2025-Q3")
	july, _ := cal.Parse("2025-07")
	meta := kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Meta Ads"})
	return []*review.Target{
		{ID: "r", KPI: "revenue", Level: review.Strategic, Owner: "Giám đốc", Period: q, Goal: review.Goal{Value: 950e6}, Group: "A"},
		{ID: "roas", KPI: "roas", Level: review.Strategic, Owner: "Trưởng phòng", Period: q, Goal: review.Goal{Value: 3}, Group: "B"},
		{ID: "july", KPI: "revenue", Level: review.Tactical, Parent: "r", Department: "Bán hàng", Period: july, Goal: review.Goal{Value: 320e6}, Group: "A"},
		{ID: "cpa", KPI: "cost_per_conversion", Level: review.Tactical, Parent: "r", Department: "Quảng cáo", Segment: meta, Period: q,
			Goal: review.Goal{Kind: review.GoalAtMost, Value: 90000}, Group: "B"},
		{ID: "clicks", KPI: "clicks", Level: review.Tactical, Parent: "r", Department: "Quảng cáo", Period: q, Goal: review.Goal{Relative: true, Value: 0.1}, Group: "C"},
		{ID: "spend", KPI: "spend", Level: review.Tactical, Parent: "r", Department: "Quảng cáo", Period: q, Goal: review.Goal{Kind: review.GoalBetween, Low: 120e6, High: 150e6}, Group: "C"},
		{ID: "nps", KPI: "nps", Level: review.Tactical, Parent: "r", Period: q, Goal: review.Goal{Value: 40}, Group: "C"},
	}
}

func smallTallies() []*kpi.Tally {
	first, last := kpi.MustDate("2025-01-01"), kpi.MustDate("2025-09-30")
	ads := func(source int, platform string, spend, clicks, conversions int64) *kpi.Tally {
		t := &kpi.Tally{Source: source, File: platform + ".csv", Preset: "p", Family: kpi.Ads, Platform: platform, Account: "1", Level: kpi.LevelCampaign,
			Dims: []string{kpi.Campaign}, Measures: []string{"spend", "clicks", "impressions", "conversions", "conversion_value", "reach"}, RowsByDay: map[kpi.Span]int{}}
		for d := first; d <= last; d++ {
			week := int64(d-first) / 7
			t.Rows = append(t.Rows, kpi.TallyRow{Span: kpi.Day(d), Members: []string{"Bánh " + platform}, Currency: "VND",
				Amounts: amounts(spend, clicks+week%5, 50*clicks, conversions, 300000*conversions, 20*clicks)})
			t.RowsByDay[kpi.Day(d)]++
			t.RowsRead++
		}
		return t
	}
	shop := &kpi.Tally{Source: 2, File: "shop.csv", Family: kpi.Shop, Dims: []string{kpi.Channel}, Measures: []string{"revenue", "orders"}, RowsByDay: map[kpi.Span]int{}}
	for d := first; d <= last; d++ {
		sold := 9_000_000 + 100_000*int64((d-first)/7%9)
		shop.Rows = append(shop.Rows, kpi.TallyRow{Span: kpi.Day(d), Members: []string{"Cửa hàng"}, Currency: "VND", Amounts: amounts(sold, 40)})
		shop.RowsByDay[kpi.Day(d)]++
		shop.RowsRead++
	}
	meta := ads(0, "Meta Ads", 1_000_000, 300, 10)
	meta.Totals = []kpi.TotalsCheck{{Measure: "spend", Stated: kpi.Whole(273_000_000), Computed: kpi.Whole(273_000_000), Line: 2, Label: "Total"},
		{Measure: "clicks", Stated: kpi.Whole(90_000), Computed: kpi.Whole(82_446), Differs: true, Line: 2, Label: "Total"}}
	return []*kpi.Tally{meta, ads(1, "Google Ads", 500_000, 120, 8), shop}
}

func amounts(list ...int64) []kpi.Cell {
	cells := make([]kpi.Cell, len(list))
	for i, n := range list {
		cells[i] = kpi.Cell{Known: true, Sum: kpi.Whole(n)}
	}
	return cells
}

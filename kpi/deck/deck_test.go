package deck_test

import (
	"os"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// shipped is a small catalogue, so that these tests do not move with templates.
func shipped(t testing.TB) *deck.Catalogue {
	t.Helper()
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	base, err := deck.LoadCatalogue(fstest.MapFS{
		"catalog/all.yaml": file(`
measures:
  - {id: spend, unit: money, families: [ads], name: {vi: Chi phí, en: Spend}}
  - {id: revenue, unit: money, families: [shop, crm, web]}
  - {id: conversions, families: [web, ads]}
  - {id: sessions}
  - {id: leads, unit: people}
  - {id: mqls, unit: people}
  - {id: followers, unit: people, over_time: last}
  - {id: reach, unit: people, over_time: none}
kpis:
  - {id: revenue, stage: strategic, unit: money, better: higher, formula: revenue}
  - {id: spend, stage: cost, unit: money, better: band, formula: spend}
  - {id: leads, stage: conversion, unit: people, formula: leads}
  - {id: website_traffic, stage: awareness, unit: count, formula: sessions, name: {vi: Lượt truy cập, en: Visits}}
  - {id: conversion_rate, stage: conversion, unit: percent, bases: [{from: {conversions: web}, formula: conversions / sessions}]}
  - {id: first_response_time, stage: retention, unit: seconds, better: lower, formula: sessions}
  - {id: profit, stage: strategic, unit: money, formula: revenue * gross_margin}
  - {id: roas, stage: strategic, unit: ratio, formula: revenue / spend}
  - {id: frequency, stage: awareness, unit: ratio, better: band, formula: sessions / reach}
assumptions:
  - {id: gross_margin, unit: percent, name: {vi: Biên lợi nhuận gộp, en: Gross margin}}
  - {id: customer_lifespan_years, unit: count}
  - {id: ad_tax, unit: percent, default: 0}
  - {id: agency_fee, unit: percent, default: 0}
`),
		"packs/strategic.yaml":    file("id: strategic\nname: {vi: Chiến lược, en: Strategic}\ngroups: [{id: s, kpis: [revenue, profit]}]\n"),
		"packs/sme-weekly-7.yaml": file("id: sme-weekly-7\nname: {vi: Tuần, en: Weekly}\ngroups: [{id: w, kpis: [conversion_rate]}]\n"),
		"channels/channels.yaml":  file("channels: {Google Ads: [adwords]}\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return base.WithPresets([]string{"google-ads", "meta-ads"}, []string{"adset", "campaign"})
}

func parse(t testing.TB, yaml string) *deck.Deck {
	t.Helper()
	d, problems := deck.Parse("deck.yaml", []byte(yaml), shipped(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return d
}

func TestWholeDeck(t *testing.T) {
	yaml, err := os.ReadFile("testdata/decks/whole.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d := parse(t, string(yaml))
	at := func(line, column int) diag.Pos { return diag.Pos{File: "deck.yaml", Line: line, Column: column} }
	want := &deck.Deck{
		File: "deck.yaml", Client: "Cà phê Sông Hàn", Title: "Tổng kết quý", Locale: "vi", Currency: "VND", Timezone: "Asia/Ho_Chi_Minh",
		Calendar: kpi.DefaultCalendar(), Quarter: "2025-Q3", AsOf: kpi.MustDate("2025-09-30"),
		Sources: []deck.Source{
			{Files: []string{"exports/meta/*.csv"}, Preset: "meta-ads", Channel: "Meta Ads", Account: "chính", Pos: at(10, 5)},
			{Files: []string{"crm/leads.csv", "crm/older/*.csv"}, Family: kpi.CRM, HasFamily: true,
				Columns: []deck.Column{
					{ID: "date", Header: "Ngày tạo", Pos: at(16, 15)},
					{ID: "channel", Header: "Nguồn", Pos: at(16, 31)},
					{ID: "leads", Count: true, Pos: at(16, 47)},
					{ID: "mqls", Header: "Ngày MQL", Count: true, Pos: at(16, 63)},
					{ID: "demos", Header: "Demo (lần)", Pos: at(16, 86)},
					{ID: "region", Header: "Vùng", Pos: at(16, 107)},
				},
				Where: map[string][]string{"Trạng thái": {"MQL", "SQL"}, "Vùng": {"Đà Nẵng"}},
				Dates: "dmy", Numbers: "1.234,5", Currency: "USD", Timezone: "UTC", Sheet: "Tháng 7", Level: kpi.LevelCampaign, Pos: at(14, 5)},
		},
		Channels: map[string][]string{"Meta Ads": {"Paid Social", "facebook / cpc", "fb"}, "Google Ads": {"adwords"}},
		Basis:    map[string]kpi.Family{"conversions": kpi.Ads},
		Packs:    []string{"strategic", "sme-weekly-7"},
		Measures: []*kpi.Measure{
			{ID: "demos", Unit: kpi.Count, OverTime: kpi.RollSum, OverMembers: kpi.RollSum, Names: kpi.Names{"vi": "Buổi demo", "en": "Demos"}},
			{ID: "stock_level", Unit: kpi.Count, OverTime: kpi.RollLast, OverMembers: kpi.RollSum, Names: kpi.Names{"en": "Stock level"}},
		},
		Assumptions: map[string]float64{"gross_margin": 0.35, "customer_lifespan_years": 3, "ad_tax": 0.10, "agency_fee": 0.08},
		Targets:     "targets.csv", Events: "events.csv", Notes: "../notes.csv", Rates: "rates.csv",
		Weights: map[string]float64{"A": 50, "B": 30, "C": 20},
		Reward:  []review.Reward{{From: 95, Grade: "A"}, {From: 80, Grade: "B"}, {From: 0, Grade: "C"}},
		Brand:   deck.Brand{Logo: "logo.png", Color: "#0B5FFF"}, Out: "reports",
	}
	if diff := cmp.Diff(want, d, cmpopts.IgnoreUnexported(deck.Deck{}), cmpopts.IgnoreFields(deck.Deck{}, "KPIs")); diff != "" {
		t.Error(diff)
	}
	checkOwnKPIs(t, d)
	if got, want := d.At("notes"), at(40, 8); got != want {
		t.Errorf("notes stand at %v, want %v", got, want)
	}
	if got := d.At("nothing").String(); got != "deck.yaml" {
		t.Errorf("what the deck does not give stands at %q", got)
	}
}

func checkOwnKPIs(t *testing.T, d *deck.Deck) {
	t.Helper()
	if len(d.KPIs) != 2 {
		t.Fatalf("%d KPIs, want 2", len(d.KPIs))
	}
	cost, share := d.KPIs[0], d.KPIs[1]
	if cost.ID != "cost_per_demo" || cost.Unit != kpi.Money || cost.Better != kpi.Lower || !cost.Own || cost.Names.In("vi") != "Chi phí mỗi buổi demo" {
		t.Errorf("cost_per_demo read as %+v", cost)
	}
	if got, want := share.Bases[0].Formula.String(), `only(demos, region == "Đà Nẵng") / demos`; got != want {
		t.Errorf("formula %s, want %s", got, want)
	}
	if share.Unit != kpi.Percent || share.Better != kpi.Higher || share.Names.In("vi") != "Demo share" {
		t.Errorf("defaults of demo_share: %+v", share)
	}
}

func TestDefaults(t *testing.T) {
	for name, d := range map[string]*deck.Deck{
		"parsed":  parse(t, "sources: [{files: '**/*'}]"),
		"default": deck.Default(),
	} {
		if len(d.Sources) != 1 || d.Sources[0].Files[0] != "**/*" || d.Sources[0].HasFamily {
			t.Errorf("%s: sources %+v", name, d.Sources)
		}
		if d.Locale != "vi" || d.Out != "reports" || d.Timezone != "Asia/Ho_Chi_Minh" || d.AsOf != 0 || d.Quarter != "" || d.Title != "" {
			t.Errorf("%s: %+v", name, d)
		}
		if diff := cmp.Diff([]string{"strategic", "sme-weekly-7"}, d.Packs); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(map[string]float64{"A": 50, "B": 30, "C": 20}, d.Weights); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestCalendar(t *testing.T) {
	d := parse(t, "sources: [{files: a.csv}]\ncalendar: {week_start: sunday, fiscal_year_start: 7, quarters: 4-4-5}\nquarter: 2026-Q1")
	want := kpi.Calendar{WeekStart: time.Sunday, FiscalStart: 7, Pattern: kpi.Pattern445}
	if diff := cmp.Diff(want, d.Calendar); diff != "" {
		t.Error(diff)
	}
}

func TestCatalogJoinsDeckAndShipped(t *testing.T) {
	base := shipped(t)
	d := parse(t, `
sources: [{files: a.csv}]
measures: [{id: demos}, {id: revenue, unit: money, families: [crm]}]
kpis: [{id: rent_share, formula: shop_rent / revenue}, {id: profit, formula: revenue - spend}]
assumptions: {gross_margin: 0.4, shop_rent: 12000000}
`)
	cat, problems := d.Catalog(base)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := cat.Measure("revenue").Families; len(got) != 1 || got[0] != kpi.CRM {
		t.Errorf("the deck's revenue comes from %v, want crm", got)
	}
	if got := cat.Metric("profit").Bases[0].Formula.String(); got != "revenue - spend" {
		t.Errorf("profit = %s", got)
	}
	if a := cat.Assumption("shop_rent"); a == nil || a.Value != 12000000 || !a.Given {
		t.Errorf("shop_rent: %+v", a)
	}
	if a := cat.Assumption("gross_margin"); a.Value != 0.4 || a.Unit != kpi.Percent || !a.Given {
		t.Errorf("gross_margin: %+v", a)
	}
	if a := base.Catalog().Assumption("gross_margin"); a.Given {
		t.Error("a deck changed the catalogue that ships")
	}
}

func TestCircleOfFormulas(t *testing.T) {
	base := shipped(t)
	d := parse(t, "sources: [{files: a.csv}]\nkpis:\n  - {id: one, formula: two + 1}\n  - {id: two, formula: one / 2}\n")
	_, problems := d.Catalog(base)
	want := "deck.yaml:3:24: formulas need each other: one → two → one\ndeck.yaml:4:24: formulas need each other: two → one → two"
	if diff := cmp.Diff(want, problems.Error()); diff != "" {
		t.Error(diff)
	}
}

// A dimension is declared by whoever asks for it.
func TestColumnsNeedADeclaration(t *testing.T) {
	d := parse(t, `
sources:
  - files: a.csv
    columns: {date: Ngày, spnd: Chi phí, region: Vùng, shop: Cửa hàng, size: Cỡ}
kpis: [{id: in_shop, formula: 'only(leads, shop == "1")'}]
`)
	cat, _ := d.Catalog(shipped(t))
	north := &review.Target{Segment: kpi.NewSegment(kpi.Pick{Dim: "region", Member: "Bắc"})}
	problems := d.CheckColumns(cat, []*review.Target{north})
	want := `deck.yaml:4:27: columns: has "spnd", but no measure or dimension has that id
deck.yaml:4:72: columns: has "size", but no measure or dimension has that id`
	if diff := cmp.Diff(want, problems.Error()); diff != "" {
		t.Error(diff)
	}
	if got := problems[0].Hint.In("en"); got != `did you mean "spend"?` {
		t.Errorf("hint %q", got)
	}
	if diff := cmp.Diff([]string{"channel", "campaign", "region", "shop"}, deck.Dims(cat, []*review.Target{north})); diff != "" {
		t.Error(diff)
	}
}

// A segment is made of rows, so some source must say its dimension.
func TestSegmentsNeedADimension(t *testing.T) {
	d := parse(t, "sources: [{files: a.csv, columns: {date: Ngày, region: Vùng, leads: count()}}]")
	cat, _ := d.Catalog(shipped(t))
	in := func(line int, dim string) *review.Target {
		return &review.Target{ID: dim, Segment: kpi.NewSegment(kpi.Pick{Dim: dim, Member: "Bắc"}), Pos: diag.Pos{File: "targets.csv", Line: line, Column: 1}}
	}
	problems := d.CheckColumns(cat, []*review.Target{in(2, "channel"), in(3, "region"), in(4, "adset"), in(5, "regoin"), in(6, "leads")})
	want := `targets.csv:5:1: error: unknown_dimension: the segment of target regoin names the dimension "regoin", which no source has
	did you mean "region"?
targets.csv:6:1: error: unknown_dimension: the segment of target leads names the dimension "leads", which no source has
	name its column in a source: columns: {leads: header}
`
	if diff := cmp.Diff(want, spelledOut(bilingual(t, problems))); diff != "" {
		t.Error(diff)
	}
}

func TestChannelNamesOfDeckAndCatalogue(t *testing.T) {
	base, err := deck.LoadCatalogue(fstest.MapFS{"channels/c.yaml": {Data: []byte(
		"channels: {Google Ads: [adwords, google / cpc], Meta Ads: [fb ads], Zalo Ads: [zalo / cpc]}")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, channels string
		want           map[string][]string
	}{
		{"none", "{}", map[string][]string{"Google Ads": {"adwords", "google / cpc"}, "Meta Ads": {"fb ads"}, "Zalo Ads": {"zalo / cpc"}}},
		{"more aliases", "{Meta Ads: [fb]}", map[string][]string{"Google Ads": {"adwords", "google / cpc"}, "Meta Ads": {"fb", "fb ads"}, "Zalo Ads": {"zalo / cpc"}}},
		{"an alias moves", "{Search: [AdWords]}", map[string][]string{"Search": {"AdWords"}, "Google Ads": {"google / cpc"}, "Meta Ads": {"fb ads"}, "Zalo Ads": {"zalo / cpc"}}},
		{"a channel is renamed", "{Facebook: [meta ads]}", map[string][]string{"Facebook": {"meta ads", "fb ads"}, "Google Ads": {"adwords", "google / cpc"}, "Zalo Ads": {"zalo / cpc"}}},
	} {
		d := parse(t, "sources: [{files: a.csv}]\nchannels: "+tt.channels)
		if diff := cmp.Diff(tt.want, d.ChannelNames(base)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

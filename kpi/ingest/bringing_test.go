package ingest_test

import (
	"os"
	"slices"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/ingest"
)

// What to export where a KPI lacks a measure: only platforms whose family the
// measure is taken from.
func TestPlatformsThatBringAMeasure(t *testing.T) {
	p, err := ingest.LoadPresets(os.DirFS("../../templates"), "presets")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		measure    string
		family     kpi.Family
		has, lacks string
	}{
		{"spend", kpi.Ads, "Google Ads report", "Shopee order list"},
		{"revenue", kpi.Shop, "Shopee order list", "Google Analytics 4 report"},
		{"conversions", kpi.Ads, "Meta Ads export", "Google Analytics 4 report"}, // Meta's are the first of others
	} {
		var names []string
		for _, n := range p.Bringing(c.measure, []kpi.Family{c.family}) {
			names = append(names, n.In("en"))
		}
		if !slices.Contains(names, c.has) || slices.Contains(names, c.lacks) {
			t.Errorf("%s of %s: %q", c.measure, c.family, names)
		}
	}
	if got := p.Bringing("spend", []kpi.Family{kpi.Survey}); len(got) != 1 {
		t.Errorf("spend of surveys, which only a sheet without a family can have: %v", got)
	}
}

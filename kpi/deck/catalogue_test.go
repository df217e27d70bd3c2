package deck_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"kpideck/kpi/deck"
	"kpideck/templates"
)

func TestShippedCatalogueLoads(t *testing.T) {
	base, err := deck.LoadCatalogue(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	cat := base.Catalog()
	if cat.Metric("roas") == nil || cat.Measure("spend") == nil || cat.Assumption("gross_margin") == nil {
		t.Error("roas, spend or gross_margin is not there")
	}
	if p := base.Pack("strategic"); p == nil || p.Groups[0].KPIs[0] != "revenue" {
		t.Errorf("pack strategic: %+v", p)
	}
	if len(base.Channels()["Google Ads"]) == 0 {
		t.Error("nothing is called Google Ads")
	}
	if _, problems := deck.Default().Catalog(base); len(problems) > 0 {
		t.Error(problems)
	}
}

func TestDamagedCatalogueIsRefusedWhole(t *testing.T) {
	_, err := deck.LoadCatalogue(fstest.MapFS{
		"catalog/a.yaml": {Data: []byte("measures: [{id: spend, unit: mony}]\nkpis: [{id: x, formula: spend +}, {id: y, formula: z}]\n")},
		"packs/p.yaml":   {Data: []byte("id: p\ngroups: [{kpis: [y, q]}]\n")},
	})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{`catalog/a.yaml:1:30: there is no choice "mony"`, "catalog/a.yaml:2:", `uses "z"`, `pack p names the KPI "q"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not say %q:\n%v", want, err)
		}
	}
}

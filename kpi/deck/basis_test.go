package deck_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
	"kpideck/kpi/deck"
)

// modelOf brings each measure from one family, on one day.
func modelOf(t *testing.T, d *deck.Deck, brings map[string]kpi.Family) *kpi.Model {
	t.Helper()
	cat, _ := d.Catalog(shipped(t))
	day := kpi.Day(kpi.MustDate("2025-07-01"))
	var tallies []*kpi.Tally
	for id, family := range brings {
		tallies = append(tallies, &kpi.Tally{File: id + ".csv", Hash: id, Family: family, Account: "1", Measures: []string{id}, Seen: day,
			RowsByDay: map[kpi.Span]int{day: 1}, Rows: []kpi.TallyRow{{Span: day, Currency: "VND", Amounts: []kpi.Cell{{Known: true, Sum: kpi.Whole(1)}}}}})
	}
	cube, _, problems := kpi.Resolve(tallies, cat, kpi.ResolveOptions{Currency: "VND"})
	if problems.Failed() {
		t.Fatal(problems)
	}
	return kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: d.Calendar, Basis: d.Basis})
}

// A choice of family that no source can serve is told; the ids are known, so
// only the model finds out.
func TestBasisThatChangesNothing(t *testing.T) {
	d := parse(t, `
sources: [{files: a.csv}]
basis:
  conversions: ads
  spend: web
  leads: crm
  mqls: crm
  website_traffic: web
  conversion_rate: shop
`)
	m := modelOf(t, d, map[string]kpi.Family{"conversions": kpi.Ads, "spend": kpi.Ads, "leads": kpi.AnyFamily, "sessions": kpi.Web})
	want := `deck.yaml:9:3: warning: basis_unused: basis: no source of the family shop brings conversion_rate, so the line changes nothing
	take the line out, or add a source of that family
deck.yaml:7:3: warning: basis_unused: basis: no source of the family crm brings mqls, so the line changes nothing
	take the line out, or add a source of that family
deck.yaml:5:3: warning: basis_unused: basis: no source of the family web brings spend, so the line changes nothing
	sources bring it from: ads
`
	if diff := cmp.Diff(want, spelledOut(bilingual(t, d.CheckBasis(m)))); diff != "" {
		t.Error(diff)
	}
}

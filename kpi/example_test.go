package kpi_test

import (
	"context"
	"fmt"
	"io"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/ingest"
	"kpideck/templates"
)

// The whole way from an export to a number that can be asked where it comes
// from.
func Example() {
	export := `Date,Channel,Spend,Leads
2025-07-01,Meta Ads,1200000,8
2025-07-02,Meta Ads,1500000,12
2025-07-02,Google Ads,900000,10
`
	base, err := deck.LoadCatalogue(templates.FS)
	if err != nil {
		fmt.Println(err)
		return
	}
	cat := base.Catalog()
	tallies, problems := ingest.Read(context.Background(), []ingest.Request{{
		File: "spend.csv",
		Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(export)), nil },
		Columns: []ingest.Column{
			{ID: "date", Kind: ingest.DateColumn, Header: "Date"},
			{ID: kpi.Channel, Kind: ingest.DimColumn, Header: "Channel"},
			{ID: "spend", Kind: ingest.MeasureColumn, Header: "Spend"},
			{ID: "leads", Kind: ingest.MeasureColumn, Header: "Leads"},
		},
		Measure: cat.Measure,
	}}, ingest.Presets{}, 1, nil)

	cube, _, more := kpi.Resolve(tallies, cat, kpi.ResolveOptions{Currency: "VND"})
	m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
	july, _ := m.Calendar().Parse("2025-07")
	for _, channel := range m.Members(kpi.Channel, nil) {
		v := m.Value(cat.Metric("cpl"), july, kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: channel}))
		fmt.Println(channel, v.Number, v.Basis, "through", v.Through)
	}
	for _, a := range m.Value(cat.Metric("cpl"), july, nil).Derivation.Amounts() {
		fmt.Println(a.Measure.ID, a.Sum)
	}
	fmt.Println(len(problems)+len(more), "problems")
	// Output:
	// Google Ads 90000 ads/crm through 2025-07-02
	// Meta Ads 135000 ads/crm through 2025-07-02
	// spend 3600000
	// leads 30
	// 0 problems
}

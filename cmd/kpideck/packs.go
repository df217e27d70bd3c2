package main

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/report"
)

// packs are those of the deck. Where the exports answer none of their KPIs, as a
// folder of Search Console alone does, one more holds all KPIs that they answer:
// a report that says it has no figures would be wrong.
func (r *reading) packs(c *deck.Catalogue) []report.Pack {
	list := packsOf(c, r.deck.Packs)
	answered := func(id string) bool {
		x := r.catalog.Metric(id)
		return x != nil && r.model.Available(x)
	}
	if len(r.tables.targets) > 0 || slices.ContainsFunc(list, func(p report.Pack) bool { return slices.ContainsFunc(p.KPIs, answered) }) {
		return list
	}
	rest := report.Pack{ID: "available", Names: kpi.Names{"vi": "KPI có trong các tệp", "en": "KPIs of the exports"}}
	for _, x := range r.catalog.Metrics {
		if r.model.Available(x) {
			rest.KPIs = append(rest.KPIs, x.ID)
		}
	}
	return append(list, rest)
}

func packsOf(c *deck.Catalogue, ids []string) []report.Pack {
	var list []report.Pack
	for _, id := range ids {
		p := c.Pack(id)
		if p == nil {
			continue // the deck's problems say so
		}
		shown := report.Pack{ID: p.ID, Names: p.Names}
		for _, g := range p.Groups {
			shown.KPIs = append(shown.KPIs, g.KPIs...)
		}
		list = append(list, shown)
	}
	return list
}

package main

import (
	"kpideck/kpi/deck"
	"kpideck/report"
)

// packs are those that the pages show.
func (r *reading) packs(c *deck.Catalogue) []report.Pack {
	var list []report.Pack
	for _, p := range r.deck.ShownPacks(c, r.model, len(r.tables.targets) > 0) {
		list = append(list, report.Pack{ID: p.ID, Names: p.Names, KPIs: p.KPIs()})
	}
	return list
}

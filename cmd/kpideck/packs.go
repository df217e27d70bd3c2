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

// shown are the KPIs of which the pages show the total: of packs and targets.
func (r *reading) shown(c *deck.Catalogue) (ids []string) {
	for _, p := range r.packs(c) {
		ids = append(ids, p.KPIs...)
	}
	for _, t := range r.tables.targets {
		if len(t.Segment) == 0 {
			ids = append(ids, t.KPI)
		}
	}
	return ids
}

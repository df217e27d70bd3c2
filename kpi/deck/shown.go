package deck

import (
	"slices"

	"kpideck/kpi"
)

// ShownPacks are the packs of the deck. Where the exports answer none of their
// KPIs, as a folder of Search Console alone does, and no target asks for one, one
// more holds all KPIs that they answer: a report that says it has no figures
// would be wrong.
func (d *Deck) ShownPacks(base *Catalogue, m *kpi.Model, hasTargets bool) []Pack {
	var list []Pack
	for _, id := range d.Packs {
		if p := base.Pack(id); p != nil { // the deck's problems tell of others
			list = append(list, *p)
		}
	}
	available := func(id string) bool { x := m.Catalog().Metric(id); return x != nil && m.Available(x) }
	if hasTargets || slices.ContainsFunc(list, func(p Pack) bool { return slices.ContainsFunc(p.KPIs(), available) }) {
		return list
	}
	var rest PackGroup
	for _, x := range m.Catalog().Metrics {
		if m.Available(x) {
			rest.KPIs = append(rest.KPIs, x.ID)
		}
	}
	return append(list, Pack{ID: "available", Names: kpi.Names{"vi": "KPI có trong các tệp", "en": "KPIs of the exports"}, Groups: []PackGroup{rest}})
}

// KPIs lists the ids of all groups.
func (p *Pack) KPIs() []string {
	var ids []string
	for _, g := range p.Groups {
		ids = append(ids, g.KPIs...)
	}
	return ids
}

package ingest

import (
	"slices"

	"kpideck/kpi"
)

// Bringing names the exports that have a measure of one of some families, in the
// order of the presets: what to export where a KPI lacks it. A preset without a
// family serves all of them.
func (p Presets) Bringing(measure string, families []kpi.Family) []kpi.Names {
	var names []kpi.Names
	for _, x := range p.list {
		has := slices.ContainsFunc(x.measures, func(m presetMeasure) bool { return m.id == measure }) || len(x.firstOf[measure]) > 0
		if has && (x.Family == kpi.AnyFamily || slices.Contains(families, x.Family)) {
			names = append(names, x.Names)
		}
	}
	return names
}

package deck

import (
	"cmp"
	"slices"
	"strings"

	"kpideck/kpi"
)

// How packs are chosen.
const (
	mostPacks  = 3
	addedKPIs  = 2       // that a pack after the first must add
	leastShare = 1. / 3. // of its KPIs that a pack after the first must answer
)

// answers are the KPIs of a pack that have figures.
type answers struct {
	pack Pack
	kpis []string
	all  int
}

func (a answers) share() float64 { return float64(len(a.kpis)) / float64(max(a.all, 1)) }

// ChoosePacks takes the packs that the exports answer best: first the one with
// the largest share of its KPIs, then those that add some.
func (d *Draft) ChoosePacks(m *kpi.Model, base *Catalogue) {
	var list []answers
	for _, p := range base.Packs() {
		if a := answersOf(m, p); len(a.kpis) > 0 {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b answers) int {
		return cmp.Or(cmp.Compare(b.share(), a.share()), cmp.Compare(len(b.kpis), len(a.kpis)), strings.Compare(a.pack.ID, b.pack.ID))
	})
	d.Packs = nil
	shown := map[string]bool{}
	for _, a := range list {
		added := slices.DeleteFunc(slices.Clone(a.kpis), func(id string) bool { return shown[id] })
		if d.Packs != nil && (len(added) < addedKPIs || a.share() < leastShare) || len(d.Packs) == mostPacks {
			continue
		}
		d.Packs = append(d.Packs, a.pack.ID)
		for _, id := range added {
			shown[id] = true
		}
	}
	slices.SortStableFunc(d.Packs, func(a, b string) int { return cmp.Compare(rank(m, base.Pack(a)), rank(m, base.Pack(b))) })
}

// rank puts packs of strategic KPIs before the others, as pages do.
func rank(m *kpi.Model, p *Pack) int {
	strategic, all := 0, 0
	for _, id := range p.KPIs() {
		all++
		if x := m.Catalog().Metric(id); x != nil && x.Stage == "strategic" {
			strategic++
		}
	}
	if 2*strategic > all {
		return 0
	}
	return 1
}

func answersOf(m *kpi.Model, p Pack) answers {
	a := answers{pack: p}
	for _, id := range p.KPIs() {
		a.all++
		if x := m.Catalog().Metric(id); x != nil && answered(m, x) {
			a.kpis = append(a.kpis, id)
		}
	}
	return a
}

// answered tells whether a KPI has a value in some quarter of the exports, whole
// or not.
func answered(m *kpi.Model, x *kpi.Metric) bool {
	return m.Available(x) && slices.ContainsFunc(m.Calendar().Periods(kpi.Quarterly, m.Range()), func(p kpi.Period) bool {
		return m.Value(x, p, nil).OK()
	})
}

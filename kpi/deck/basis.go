package deck

import (
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// CheckBasis warns of entries of basis: that change nothing because no source
// of that family brings the measure, or those of the KPI. Only the model, made
// from the files, can tell.
func (d *Deck) CheckBasis(m *kpi.Model) diag.List {
	var r reader
	for _, id := range sortedKeys(d.Basis) {
		want, brought := d.Basis[id], families(m, id)
		if slices.Contains(brought, want) || slices.Contains(brought, kpi.AnyFamily) {
			continue
		}
		hint := diag.Both("bỏ dòng này, hoặc thêm nguồn thuộc nhóm đó", "take the line out, or add a source of that family")
		if len(brought) > 0 {
			hint = diag.Bothf("các nguồn có: %s", "sources bring it from: %s", join(brought))
		}
		r.warn("basis_unused", d.At("basis."+id), diag.Bothf("basis: không nguồn nào thuộc nhóm %[2]s có %[1]s, nên dòng này không có tác dụng",
			"basis: no source of the family %[2]s brings %[1]s, so the line changes nothing", id, want), hint)
	}
	return r.list
}

// families lists those that an id can be taken from: a measure from what brings
// it, a KPI from what it is taken from with the deck's basis.
func families(m *kpi.Model, id string) []kpi.Family {
	var list []kpi.Family
	if m.Catalog().Measure(id) != nil {
		list = m.Families(id)
	}
	if x := m.Catalog().Metric(id); x != nil && m.Available(x) {
		list = append(list, m.BasisFamilies(x)...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func join(list []kpi.Family) string {
	words := make([]string, len(list))
	for i, f := range list {
		words[i] = string(f)
	}
	return strings.Join(words, ", ")
}

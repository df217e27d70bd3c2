package deck

import (
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// metric finds the KPI that a cell names by its id, or by its name or short name
// in either language where no other KPI is called so.
func (s *sheet) metric(i int, id cell, cat *kpi.Catalog) *kpi.Metric {
	if !s.needed(i, "kpi", id) {
		return nil
	}
	if m := cat.Metric(string(id)); m != nil {
		return m
	}
	named := called(string(id), cat)
	switch len(named) {
	case 0:
		s.fail("unknown_kpi", s.pos(i, "kpi"), diag.Bothf("không có KPI %q", "there is no KPI %q", string(id)), kpiHint(string(id), cat))
	case 1:
		return named[0]
	default:
		s.fail("unknown_kpi", s.pos(i, "kpi"), diag.Bothf("nhiều KPI có tên %q", "several KPIs are called %q", string(id)), diag.Bothf("ghi id: %s", "write the id: %s", ids(named)))
	}
	return nil
}

// called gives the KPIs of a name.
func called(name string, cat *kpi.Catalog) (list []*kpi.Metric) {
	for _, m := range cat.Metrics {
		for _, text := range []string{m.ID, m.Names["vi"], m.Names["en"], m.Short["vi"], m.Short["en"]} {
			if text != "" && fold(text) == fold(name) {
				list = append(list, m)
				break
			}
		}
	}
	return list
}

func ids(list []*kpi.Metric) string {
	all := make([]string, len(list))
	for i, m := range list {
		all[i] = m.ID
	}
	return strings.Join(all, ", ")
}

// kpiHint says what could be meant. A measure is no KPI, but often the only part
// of one.
func kpiHint(id string, cat *kpi.Catalog) diag.Text {
	if x := cat.Measure(id); x != nil {
		if of := alone(x, cat); of != nil {
			return diag.Bothf("%q là chỉ số; KPI của nó là %q", "%q is a measure; its KPI is %q", id, of.ID)
		}
		return diag.Bothf("%[1]q là chỉ số: khai báo kpis: [{id: %[1]s_total, formula: %[1]s, unit: %[2]s}]",
			"%[1]q is a measure: declare kpis: [{id: %[1]s_total, formula: %[1]s, unit: %[2]s}]", id, string(x.Unit))
	}
	all := make([]string, len(cat.Metrics))
	for i, m := range cat.Metrics {
		all[i] = m.ID
	}
	if near := nearest(id, all); near != "" {
		return diag.Bothf("có phải %q?", "did you mean %q?", near)
	}
	return diag.Both("xem kpideck list kpis", "see kpideck list kpis")
}

// alone gives the KPI that is nothing but a measure, or nil.
func alone(x *kpi.Measure, cat *kpi.Catalog) *kpi.Metric {
	for _, m := range cat.Metrics {
		for _, b := range m.Bases {
			if named := b.Formula.Idents(); len(named) == 1 && named[0] == x.ID && b.Formula.String() == x.ID {
				return m
			}
		}
	}
	return nil
}

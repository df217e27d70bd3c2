package main

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
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

// unanswered warns of a report without figures though a source has days in its
// quarter: no KPI follows from what the files bring, or their rows are totals of
// ranges that the quarter does not hold.
func (r *reading) unanswered() {
	available := slices.DeleteFunc(slices.Clone(r.catalog.Metrics), func(x *kpi.Metric) bool { return !r.model.Available(x) })
	if len(available) == 0 {
		r.problems.Add(&diag.Problem{Code: "no_kpis", Severity: diag.Warning, Pos: r.deck.At("sources"),
			Message: diag.Both("các tệp này chưa đủ chỉ số cho KPI nào", "no KPI follows from these files alone"),
			Hint:    diag.Both("trang Kiểm tra cho biết mỗi KPI thiếu gì; thêm tệp của nền tảng khác, hoặc ghi kpis: trong deck.yaml", "the page of checks names what each KPI lacks; add files of another platform, or kpis: in deck.yaml")})
		return
	}
	if slices.ContainsFunc(available, func(x *kpi.Metric) bool {
		v := r.model.Value(x, r.quarter, kpi.Segment{})
		return v.OK() || v.AtLeast != nil
	}) {
		return
	}
	r.problems.Add(&diag.Problem{Code: "quarter_without_figures", Severity: diag.Warning, Pos: r.deck.At("quarter"),
		Message: diag.Bothf("không KPI nào có số cho %s: các tệp chỉ có tổng của khoảng ngày dài hơn, hoặc thiếu ngày của quý này",
			"no KPI has a figure for %s: the files hold only totals of longer ranges, or lack days of this quarter", r.quarter.Label),
		Hint: diag.Both("xuất lại theo Ngày, hoặc chọn quý khác bằng --quarter", "export again segmented by Day, or choose another quarter with --quarter")})
}

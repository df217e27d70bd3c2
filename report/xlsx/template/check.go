package template

import (
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
	"kpideck/report/locale"
)

// String is the name as a cell writes it.
func (n name) String() string {
	text := string(n.subject)
	for _, part := range []string{n.id, n.what} {
		if part != "" {
			text += "." + part
		}
	}
	for i, p := range n.picks {
		text += []string{".", ","}[min(i, 1)] + p.Dim + "=" + p.Member
	}
	return text
}

// metric finds the KPI of an id.
func metric(id string, cat *kpi.Catalog) (*kpi.Metric, *flaw) {
	if x := cat.Metric(id); x != nil {
		return x, nil
	}
	return nil, flawf("không có KPI %q", "there is no KPI %q", nearHint(id, metricIDs(cat), diag.Both("xem kpideck list kpis", "see kpideck list kpis")), id)
}

// checkTarget finds the target of a name and its field, and puts the target's
// own id in the place of a loose one.
func checkTarget(n *name, targets []*review.Target) *flaw {
	var ids []string
	found := ""
	for _, t := range targets {
		ids = append(ids, t.ID)
		if t.ID == n.id || found == "" && n.loose && locale.Slug(t.ID) == locale.Slug(n.id) {
			found = t.ID
		}
	}
	if found == "" {
		return flawf("không có mục tiêu %q", "there is no target %q", nearHint(n.id, ids,
			diag.Both("ghi id của một dòng trong bảng mục tiêu", "write the id of a row of the targets table")), n.id)
	}
	n.id = found
	if fieldOf(n.what) == nil {
		return flawf("mục tiêu không có trường %q", "a target has no field %q", nearHint(n.what, fieldIDs(),
			diag.Both("ví dụ goal, actual, forecast, status, score, attainment", "for example goal, actual, forecast, status, score, attainment")), n.what)
	}
	return nil
}

// checkReport finds the field of a name about the report.
func checkReport(what string) *flaw {
	if slices.Contains(reportFields, what) {
		return nil
	}
	return flawf("báo cáo không có trường %q", "the report has no field %q", nearHint(what, reportFields,
		diag.Bothf("các trường: %s", "fields: %s", strings.Join(reportFields, ", "))), what)
}

// meant tells of a name with a single dot whether its word is known or nearly so.
func (n name) meant(cat *kpi.Catalog) bool {
	if n.subject == ofReport {
		return slices.Contains(reportFields, n.what) || diag.Nearest(n.what, reportFields) != ""
	}
	return cat.Metric(n.id) != nil || diag.Nearest(n.id, metricIDs(cat)) != ""
}

func metricIDs(cat *kpi.Catalog) (ids []string) {
	for _, x := range cat.Metrics {
		ids = append(ids, x.ID)
	}
	return ids
}

// nearHint asks whether the nearest of the known words is meant.
func nearHint(word string, known []string, otherwise diag.Text) diag.Text {
	if near := diag.Nearest(word, known); near != "" {
		return diag.Bothf("có phải %q?", "did you mean %q?", near)
	}
	return otherwise
}

package review

import (
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// dataFindings say why a target cannot be judged.
func (j *assessor) dataFindings(r *Row, list *diag.List) {
	t, x := r.Target, r.Metric
	switch {
	case !j.m.Available(x) && j.blank(x):
		warn(list, t, "kpi_unavailable", j.words.say("mục tiêu %s: chưa đo được %s, cột %s có nhưng trống ở mọi dòng",
			"target %s: %s cannot be measured, the column of %s is there but blank in every row", t.name(), x.Names, j.missing(x)),
			diag.Both("xuất lại với số của cột đó, hoặc thêm nguồn khác có nó", "export it with figures, or add another source that brings it"))
		return
	case !j.m.Available(x):
		warn(list, t, "kpi_unavailable", j.words.say("mục tiêu %s: chưa đo được %s, còn thiếu %s",
			"target %s: %s cannot be measured, %s is missing", t.name(), x.Names, j.missing(x)),
			diag.Both("thêm nguồn có cột đó hoặc khai báo columns:", "add a source that brings it, or map it with columns:"))
		return
	case !j.m.Has(x, t.Segment):
		warn(list, t, "empty_segment", j.words.say("mục tiêu %s: không có dòng dữ liệu nào của %s cho %s",
			"target %s: %s has no rows in %s", t.name(), x.Names, segmentName(t.Segment)), j.segmentHint(t.Segment))
		return
	}
	j.reasonFindings(r, list)
	j.goalFindings(r, list)
	if r.Goal == nil && r.Actual.OK() {
		warn(list, t, "no_baseline", j.words.say("mục tiêu %s: %s cần mức nền nhưng kỳ trước %s chưa đủ dữ liệu",
			"target %s: %s needs a baseline, but the previous period %s is not fully covered", t.name(), t.Goal.Text,
			j.m.Calendar().Previous(t.Period).Label),
			diag.Both("điền cột baseline", "fill in the baseline column"))
	}
	if !redFits(r) {
		warn(list, t, "red_beyond_goal", j.words.say("mục tiêu %s: ngưỡng đỏ %s phải nằm ở phía chưa đạt của mục tiêu %s; đang dùng ngưỡng mặc định",
			"target %s: red %s is not on the failing side of the goal %s; the default is used", t.name(),
			measured{x.Unit, *t.Red}, measured{x.Unit, *r.Goal}),
			diag.Both("sửa cột red", "correct the red column"))
	}
}

// reasonFindings explain a value that the metric cannot have, as opposed to one
// that the sources do not bring.
func (j *assessor) reasonFindings(r *Row, list *diag.List) {
	t, x := r.Target, r.Metric
	switch r.Actual.Reason {
	case kpi.WrongGrain:
		warn(list, t, "wrong_grain", j.words.say("mục tiêu %s: %s không có nghĩa cho kỳ %s",
			"target %s: %s means nothing for the period %s", t.name(), x.Names, t.Period.Label),
			diag.Both("đặt mục tiêu theo tháng, quý hoặc năm", "set the target for a month, quarter or year"))
	case kpi.NotAdditive:
		warn(list, t, "not_additive", j.words.say("mục tiêu %s: không thể cộng %s của từng ngày thành %s",
			"target %s: %s of single days do not add up to %s", t.name(), x.Names, t.Period.Label),
			diag.Both("xuất thêm một tệp tổng cho đúng kỳ này", "export this very period once as a total"))
	case kpi.NeedsInput:
		warn(list, t, "needs_input", j.words.say("mục tiêu %s: %s cần giả định chưa được khai báo: %s",
			"target %s: %s needs assumptions that the deck does not give: %s", t.name(), x.Names,
			strings.Join(notGiven(r.Actual.Derivation), ", ")),
			diag.Both("khai báo trong assumptions:", "state them under assumptions:"))
	case kpi.MixedCurrency:
		warn(list, t, "mixed_currency", j.words.say("mục tiêu %s: %s gồm nhiều loại tiền mà chưa có tỷ giá",
			"target %s: %s mixes currencies, and there is no rate", t.name(), x.Names),
			diag.Both("thêm tỷ giá vào tệp rates", "add the rate to the rates file"))
	}
}

// notGiven lists the assumptions of a derivation that the deck does not give.
func notGiven(d *kpi.Derivation) []string {
	if d == nil {
		return nil
	}
	if d.Step == kpi.StepAssumption && d.Reason == kpi.NeedsInput {
		return []string{d.ID}
	}
	var ids []string
	for _, a := range d.Args {
		for _, id := range notGiven(a) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func redFits(r *Row) bool {
	if r.Target.Red == nil || r.Goal == nil || r.Kind == GoalBetween {
		return true
	}
	return *r.Red == *r.Target.Red
}

// segmentHint proposes the first member that the data write another way.
func (j *assessor) segmentHint(s kpi.Segment) diag.Text {
	for _, pick := range s {
		members := j.m.Members(pick.Dim, nil)
		if slices.Contains(members, pick.Member) {
			continue
		}
		if named := j.m.Channel(pick.Member); pick.Dim == kpi.Channel && slices.Contains(members, named) {
			return diag.Bothf("kênh này trong báo cáo tên là %q", "the report calls this channel %q", named)
		}
		if near := diag.Nearest(pick.Member, members); near != "" {
			return diag.Bothf("có phải %q?", "did you mean %q?", near)
		}
	}
	return diag.Both("kiểm tra cột segment", "check the segment column")
}

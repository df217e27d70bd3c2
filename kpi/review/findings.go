package review

import (
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// findings are what check prints about targets: each a warning at the place
// where the target is written.
func (j *assessor) findings(rows []*Row, rule scoring) diag.List {
	var list diag.List
	for _, t := range j.targets {
		j.cascadeFindings(t, &list)
		j.formFindings(t, &list)
	}
	for _, r := range rows {
		j.dataFindings(r, &list)
		j.noteFindings(r, &list)
		j.scoreFindings(r.Target, rule, &list)
	}
	j.strayNotes(rows, &list)
	j.emptyNotes(&list)
	j.agreementFindings(&list)
	j.allocationFindings(rows, &list)
	j.partFindings(&list)
	list.Sort()
	return list
}

func warn(list *diag.List, t *Target, code string, message, hint diag.Text) {
	list.Add(&diag.Problem{Code: code, Severity: diag.Warning, Pos: t.Pos, Message: message, Hint: hint})
}

// name is what a target is called in a message.
func (t *Target) name() string {
	if t.ID != "" {
		return t.ID
	}
	return strings.TrimSpace(t.KPI + " " + t.Period.Label)
}

func (j *assessor) cascadeFindings(t *Target, list *diag.List) {
	switch {
	case t.Parent != "" && j.byID[t.Parent] == nil:
		hint := diag.Both("cột parent phải là id của một mục tiêu khác", "parent must be the id of another target")
		if near := diag.Nearest(t.Parent, j.ids()); near != "" {
			hint = diag.Bothf("có phải %q?", "did you mean %q?", near)
		}
		warn(list, t, "unknown_parent", j.words.say("mục tiêu %s: không có mục tiêu cha %q",
			"target %s: there is no parent target %q", t.name(), t.Parent), hint)
	case t.Parent != "" && circular(t, j.byID):
		warn(list, t, "circular_parent", j.words.say("mục tiêu %s: chuỗi mục tiêu cha quay về chính nó",
			"target %s: its parents lead round in a circle", t.name()),
			diag.Both("bỏ một liên kết parent trong vòng này", "take one parent out of the circle"))
	case t.Parent == "" && t.Level == Tactical:
		warn(list, t, "orphan_tactical", j.words.say("mục tiêu chiến thuật %s không phục vụ mục tiêu chiến lược nào",
			"tactical target %s serves no strategic target", t.name()),
			diag.Both("điền id của mục tiêu chiến lược vào cột parent", "put the id of a strategic target into the parent column"))
	case t.Level == Strategic && !j.hasChildren(t) && j.firstOfKPI(t):
		warn(list, t, "childless_strategic", j.words.say("mục tiêu chiến lược %s chưa có mục tiêu chiến thuật nào",
			"strategic target %s has no tactical target under it", t.name()),
			j.words.say("thêm mục tiêu chiến thuật với parent = %s", "add a tactical target with parent = %s", t.name()))
	}
}

// ids lists the ids of all targets, in the order of the file.
func (j *assessor) ids() []string {
	var ids []string
	for _, t := range j.targets {
		if t.ID != "" {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

// sameAim tells whether two targets ask the same thing of different periods.
func sameAim(a, b *Target) bool { return sameKPI(a, b) && a.Level == b.Level }

// sameKPI tells whether two targets are of one KPI in one segment.
func sameKPI(a, b *Target) bool { return a.KPI == b.KPI && a.Segment.String() == b.Segment.String() }

// hasChildren tells whether someone serves the target, or the same goal in
// another period: month goals under a year goal need no tactics of their own.
func (j *assessor) hasChildren(t *Target) bool {
	return slices.ContainsFunc(j.targets, func(o *Target) bool { return o.ID != "" && j.served[o.ID] && sameAim(t, o) })
}

func (j *assessor) firstOfKPI(t *Target) bool {
	i := slices.IndexFunc(j.targets, func(o *Target) bool { return sameAim(t, o) })
	return j.targets[i] == t
}

func (j *assessor) formFindings(t *Target, list *diag.List) {
	if t.Deadline != 0 && !t.Period.Has(t.Deadline) {
		warn(list, t, "deadline_outside", j.words.say("mục tiêu %s: hạn %s nằm ngoài kỳ %s",
			"target %s: the deadline %s lies outside the period %s", t.name(), t.Deadline, t.Period.Label),
			j.words.say("chọn một ngày từ %s đến %s", "choose a day from %s to %s", t.Period.Start, t.Period.Last()))
	}
	if t.Scorer != "" && !slices.Contains(Scorers, t.Scorer) {
		warn(list, t, "unknown_scorer", j.words.say("mục tiêu %s: không có cách chấm điểm %q, dùng %s",
			"target %s: there is no scorer %q, %s is used", t.name(), t.Scorer, ScoreAttainment),
			diag.Bothf("các cách chấm điểm: %s", "scorers are %s", strings.Join(Scorers, ", ")))
	}
	if j.m.Catalog().Metric(t.KPI) == nil {
		hint := diag.Both("xem kpideck list kpis", "see kpideck list kpis")
		if near := diag.Nearest(t.KPI, j.m.Catalog().IDs()); near != "" {
			hint = diag.Bothf("có phải %q?", "did you mean %q?", near)
		}
		warn(list, t, "unknown_kpi", j.words.say("mục tiêu %s: không có KPI %q", "target %s: there is no KPI %q", t.name(), t.KPI), hint)
	}
}

// noteFindings ask for a word on what went wrong in the quarter. The months in it
// and the year around it are explained with it.
func (j *assessor) noteFindings(r *Row, list *diag.List) {
	if r.Target.Period.Grain != kpi.Quarterly || !r.Status.Bad() || len(r.Notes) > 0 {
		return
	}
	warn(list, r.Target, "no_note", j.words.say("mục tiêu %s: KPI đỏ mà chưa có ghi chú", "target %s: the KPI is red and has no note", r.Target.name()),
		j.words.say("thêm vào notes.csv một dòng cho %s, kỳ %s, %s", "add a row to notes.csv for %s, %s, %s",
			r.Target.KPI, r.Target.Period.Label, segmentName(r.Target.Segment)))
}

// scoreFindings name the targets that a scorecard with groups leaves out.
func (j *assessor) scoreFindings(t *Target, rule scoring, list *diag.List) {
	if t.Period.Grain != rule.grain || t.Weighs() == 0 || rule.counts(t) {
		return
	}
	if t.Group == "" {
		warn(list, t, "no_group", j.words.say("mục tiêu %s không thuộc nhóm nào nên không được chấm điểm",
			"target %s is in no group, so it is not scored", t.name()),
			diag.Both("điền A, B hoặc C vào cột group", "put A, B or C into the group column"))
		return
	}
	warn(list, t, "unknown_group", j.words.say("mục tiêu %s: nhóm %q không có trọng số nên không được chấm điểm",
		"target %s: group %q has no weight, so it is not scored", t.name(), t.Group),
		diag.Both("thêm nhóm vào weights:", "add the group to weights:"))
}

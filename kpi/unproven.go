package kpi

import "kpideck/kpi/diag"

// checkProof notices, once for each source, files that are read by a preset which
// was never held against a real file of their kind.
func (r *resolver) checkProof(kept []*table) {
	bySource := map[int]*diag.Problem{}
	for _, t := range kept {
		switch p := bySource[t.Source]; {
		case !t.Unproven:
		case p != nil:
			p.Count++
		default:
			p = &diag.Problem{Code: "preset_unproven", Severity: diag.Notice, Pos: diag.Pos{File: t.File}, Count: 1,
				Message: diag.Bothf("mẫu %s chưa được kiểm chứng với tệp thật loại này", "preset %s is unproven: no real file of this kind was at hand when it was written", t.Preset),
				Hint: diag.Both("so vài con số với trang của nền tảng trước khi tin; kpideck inspect TỆP cho biết cột nào được hiểu là gì",
					"compare some figures with the platform's own page before you trust them; kpideck inspect FILE shows what each column is taken for")}
			bySource[t.Source] = p
			r.problems.Add(p)
		}
	}
}

package main

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// late notices rows after an as_of that the deck or a flag states: a slip in
// the year of it would empty a report in silence.
func (r *reading) late() (problems diag.List) {
	if r.deck.AsOf == 0 {
		return nil
	}
	for _, s := range r.sources {
		for _, a := range s.SetAside {
			if a.Reason != kpi.AsideAfterAsOf {
				continue
			}
			problems.Add(&diag.Problem{Code: "after_as_of", Severity: diag.Notice, Pos: diag.Pos{File: s.File}, Count: a.Rows,
				Message: diag.Bothf("dòng sau as_of %s, không tính", "rows after as_of %s, not counted", r.deck.AsOf),
				Hint:    diag.Both("sửa as_of nếu các ngày đó thuộc báo cáo", "mend as_of if these days belong to the report")})
		}
	}
	return problems
}

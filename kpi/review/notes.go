package review

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// notesOn gives the notes on a target's KPI and segment whose period touches the
// target's and the quarter: what was said of another quarter of the year does
// not explain this one. A note without a period is always on. A note on a part
// that no target is set for stands with the whole, under the part's name.
func (j *assessor) notesOn(t *Target) []Note {
	var on []Note
	for _, n := range j.opt.Notes {
		switch {
		case n.KPI != t.KPI || !n.touches(t.Period, j.opt.Quarter):
		case n.Segment.String() == t.Segment.String():
			on = append(on, n)
		case within(n.Segment, t.Segment) && !j.aims(n):
			for _, p := range slices.Backward(n.Segment) {
				if _, known := t.Segment.Of(p.Dim); !known {
					n.Text = p.Member + ": " + n.Text
				}
			}
			on = append(on, n)
		}
	}
	return on
}

func (n Note) touches(p, quarter kpi.Period) bool {
	return n.Period.Empty() || n.Period.Overlaps(p.Span) && n.Period.Overlaps(quarter.Span)
}

// aims tells whether some target of the scorecard is of a note's own segment.
func (j *assessor) aims(n Note) bool {
	return slices.ContainsFunc(j.targets, func(t *Target) bool {
		return t.KPI == n.KPI && t.Segment.String() == n.Segment.String() && onScorecard(t.Period, j.opt.Quarter) && n.touches(t.Period, j.opt.Quarter)
	})
}

// strayNotes name the notes of the quarter that stand with no target.
func (j *assessor) strayNotes(rows []*Row, list *diag.List) {
	for _, n := range j.opt.Notes {
		if !n.touches(j.opt.Quarter, j.opt.Quarter) || slices.ContainsFunc(rows, func(r *Row) bool {
			return slices.ContainsFunc(r.Notes, func(on Note) bool { return on.Pos == n.Pos && on.KPI == n.KPI })
		}) {
			continue
		}
		list.Add(&diag.Problem{Code: "note_unplaced", Severity: diag.Warning, Pos: n.Pos,
			Message: j.words.say("ghi chú về %s (%s) không thuộc mục tiêu nào của quý nên không được in", "the note on %s (%s) belongs to no target of the quarter, so it is not printed", n.KPI, segmentName(n.Segment)),
			Hint:    diag.Both("sửa cột kpi, period hoặc segment theo targets.csv", "make kpi, period or segment those of a row of targets.csv")})
	}
}

// emptyNotes name the notes of the quarter on a part of which there is no row, as
// of a campaign that is written another way.
func (j *assessor) emptyNotes(list *diag.List) {
	for _, n := range j.opt.Notes {
		x := j.m.Catalog().Metric(n.KPI)
		if x == nil || len(n.Segment) == 0 || !n.touches(j.opt.Quarter, j.opt.Quarter) || !j.m.Available(x) || j.m.Has(x, n.Segment) {
			continue
		}
		list.Add(&diag.Problem{Code: "note_on_nothing", Severity: diag.Warning, Pos: n.Pos,
			Message: j.words.say("ghi chú về %s: không có dòng dữ liệu nào cho %s", "the note on %s: there are no rows in %s", n.KPI, segmentName(n.Segment)),
			Hint:    j.segmentHint(n.Segment)})
	}
}

package deck

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// QuarterOf is the quarter of the report: the deck's, else that of as_of.
func (d *Deck) QuarterOf(m *kpi.Model) kpi.Period {
	if p, ok := d.Calendar.Parse(d.Quarter); ok {
		return p
	}
	return d.Calendar.Containing(kpi.Quarterly, m.AsOf())
}

// CheckFigures finds a report that would be empty: an error where no day has a
// figure, a warning where none is of the quarter or no KPI follows from them. Of
// a quarter with figures it tells which totals leave days out.
func (d *Deck) CheckFigures(m *kpi.Model, quarter kpi.Period, sources []kpi.SourceReport) diag.List {
	var r reader
	switch {
	case m.Range().Empty():
		r.fail("no_figures", d.At("sources"), diag.Both("không có ngày nào có số", "no day has a figure"),
			diag.Both("kiểm tra as_of và khoảng ngày của các tệp", "check as_of and the days of the exports"))
	case !covered(m, quarter, sources):
		all := m.Range()
		r.warn("quarter_without_data", d.At("quarter"), diag.Bothf("không nguồn nào có số cho %s; dữ liệu có từ %s đến %s", "no source covers %s; data run from %s to %s",
			quarter.Label, all.Start, all.Last()),
			diag.Both("chọn quý khác bằng --quarter, hoặc thêm tệp xuất của quý này", "choose another quarter with --quarter, or add the exports of this one"))
	default:
		d.checkAnswers(&r, m, quarter)
		checkCuts(&r, m, quarter, sources)
	}
	return r.list
}

// covered tells whether some source has a day of the quarter: where none has, the
// quarter or an export is most often the wrong one.
func covered(m *kpi.Model, quarter kpi.Period, sources []kpi.SourceReport) bool {
	return slices.ContainsFunc(sources, func(s kpi.SourceReport) bool {
		return s.First != 0 && max(s.First, quarter.Start) <= min(s.Last, quarter.Last(), m.AsOf())
	})
}

// checkAnswers warns of a report without figures though a source has days in its
// quarter: no KPI follows from what the files bring, or their rows are totals of
// ranges that the quarter does not hold.
func (d *Deck) checkAnswers(r *reader, m *kpi.Model, quarter kpi.Period) {
	available := slices.DeleteFunc(slices.Clone(m.Catalog().Metrics), func(x *kpi.Metric) bool { return !m.Available(x) })
	if len(available) == 0 {
		r.warn("no_kpis", d.At("sources"), diag.Both("các tệp này chưa đủ chỉ số cho KPI nào", "no KPI follows from these files alone"),
			diag.Both("trang Kiểm tra cho biết mỗi KPI thiếu gì; thêm tệp của nền tảng khác, hoặc ghi kpis: trong deck.yaml",
				"the page of checks names what each KPI lacks; add files of another platform, or kpis: in deck.yaml"))
		return
	}
	if slices.ContainsFunc(available, func(x *kpi.Metric) bool {
		v := m.Value(x, quarter, kpi.Segment{})
		return v.OK() || v.AtLeast != nil
	}) {
		return
	}
	r.warn("quarter_without_figures", d.At("quarter"),
		diag.Bothf("không KPI nào có số cho %s: các tệp chỉ có tổng của khoảng ngày dài hơn, hoặc thiếu ngày của quý này",
			"no KPI has a figure for %s: the files hold only totals of longer ranges, or lack days of this quarter", quarter.Label),
		diag.Both("xuất lại theo Ngày, hoặc chọn quý khác bằng --quarter", "export again segmented by Day, or choose another quarter with --quarter"))
}

// CheckAsOf notices rows after an as_of that the deck or a flag states: a slip in
// the year of it would empty a report in silence.
func (d *Deck) CheckAsOf(sources []kpi.SourceReport) (problems diag.List) {
	if d.AsOf == 0 {
		return nil
	}
	for _, s := range sources {
		for _, a := range s.SetAside {
			if a.Reason != kpi.AsideAfterAsOf {
				continue
			}
			problems.Add(&diag.Problem{Code: "after_as_of", Severity: diag.Notice, Pos: diag.Pos{File: s.File}, Count: a.Rows,
				Message: diag.Bothf("dòng sau as_of %s, không tính", "rows after as_of %s, not counted", d.AsOf),
				Hint:    diag.Both("sửa as_of nếu các ngày đó thuộc báo cáo", "mend as_of if these days belong to the report")})
		}
	}
	return problems
}

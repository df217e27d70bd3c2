package kpi

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// stale is how many days an account may lag behind the others that bring a
// measure, or be away before it counts as closed, a quarter.
var stale = struct{ from, to Date }{7, 92}

// checkStops asks for accounts that lag behind others of a measure that adds up:
// the totals that need them end where they do. Where an account goes on and only
// some of its columns stop, they are named.
func (r *resolver) checkStops() {
	stops := map[int]map[*Measure]Date{} // account → measure → the first day that it lacks
	lasts := map[int]Date{}
	for mf, units := range r.cube.coverages {
		m := r.cat.Measure(mf.measure)
		if !m.Additive() {
			continue
		}
		var end Date
		for unit, c := range units {
			end = max(end, c.end)
			lasts[unit] = max(lasts[unit], c.end)
		}
		for unit, c := range units {
			if behind := end - c.end; behind <= stale.from || behind > stale.to || c.end == 0 {
				continue
			}
			if stops[unit] == nil {
				stops[unit] = map[*Measure]Date{}
			}
			stops[unit][m] = earlier(stops[unit][m], c.end)
		}
	}
	for _, unit := range sortedKeys(stops) {
		r.problems.Add(r.stopped(unit, stops[unit], lasts[unit]))
	}
}

// stopped words where an account, or some of its columns, end.
func (r *resolver) stopped(unit int, stops map[*Measure]Date, last Date) *diag.Problem {
	var first Date
	for _, d := range stops {
		first = earlier(first, d)
	}
	p := &diag.Problem{Code: "source_stops", Severity: diag.Notice, Pos: diag.Pos{File: r.newest[unit].File},
		Message: diag.Bothf("dữ liệu dừng ở %s: các tổng cần tài khoản này chỉ tính đến đó", "the data stops on %s: totals that need this account end there", first-1),
		Hint:    diag.Both("xuất lại đến hết kỳ; tài khoản đã đóng thì từ quý sau không cần nữa", "export it again to the end of the period; a closed account is not needed from the next quarter on")}
	var vi, en []string
	for _, m := range r.cat.Measures {
		if d, ok := stops[m]; ok && d < last {
			vi, en = append(vi, m.Names.In("vi")), append(en, m.Names.In("en"))
		}
	}
	if len(vi) == 0 {
		return p
	}
	if last <= first+stale.from {
		p.Message = diag.Bothf("dữ liệu của %[2]s dừng ở %[1]s: các tổng cần chỉ số đó của tài khoản này chỉ tính đến đó", "the data of %[3]s stops on %[1]s: totals that need it of this account end there",
			first-1, strings.Join(vi, ", "), strings.Join(en, ", "))
		return p
	}
	p.Message = diag.Both(fmt.Sprintf("từ %s các tệp của tài khoản này không còn cột của %s: các tổng cần cột đó chỉ tính đến ngày trước", first, strings.Join(vi, ", ")),
		fmt.Sprintf("from %s on the files of this account have no column of %s: totals that need it end the day before", first, strings.Join(en, ", ")))
	p.Hint = diag.Both("xuất lại các ngày sau với cột đó, hoặc bỏ qua nếu không dùng KPI này", "export the later days with that column, or pass over this if no KPI needs it")
	return p
}

// checkHoles tells of days between the exports of an account that none of them
// covers: a file that was forgotten makes every total around it too small.
func (r *resolver) checkHoles() {
	known := map[int]*coverage{}
	for mf, units := range r.cube.coverages {
		if r.cat.Measure(mf.measure).Additive() {
			for unit, c := range units {
				if known[unit] == nil {
					known[unit] = &coverage{}
				}
				known[unit].stretches = append(known[unit].stretches, c.stretches...)
			}
		}
	}
	for _, unit := range sortedKeys(known) {
		known[unit].sort()
		holes := slices.DeleteFunc(known[unit].holes(), func(h Span) bool { return h.Days() <= patience(r.newest[unit].Family) })
		if len(holes) > 0 {
			r.problems.Add(r.hole(unit, holes))
		}
	}
}

// patience is the longest hole, in days, that is nothing to speak of. What runs
// every day has none; in a list some days have no row; mails, surveys and events
// come when they come.
func patience(f Family) int {
	switch f {
	case Ads, Web, Search, Social:
		return 0
	case Email, Survey, Event:
		return math.MaxInt
	}
	return int(stale.from)
}

func (r *resolver) hole(unit int, holes []Span) *diag.Problem {
	longest := slices.MaxFunc(holes, func(a, b Span) int { return cmp.Compare(a.Days(), b.Days()) })
	days, severity := 0, diag.Notice
	for _, h := range holes {
		days += h.Days()
	}
	if longest.Days() > int(stale.from) {
		severity = diag.Warning
	}
	return &diag.Problem{Code: "days_missing", Severity: severity, Pos: diag.Pos{File: r.newest[unit].File},
		Message: diag.Bothf("giữa các tệp của tài khoản này thiếu %d ngày, dài nhất là %s đến %s: các tổng quanh đó thiếu những ngày này",
			"between the files of this account %d days are missing, the longest gap %s to %s: totals around them lack these days", days, longest.Start, longest.End-1),
		Hint: diag.Both("xuất thêm những ngày đó; nếu không có hoạt động thì bỏ qua", "export these days as well; if nothing ran then, pass over this")}
}

// checkSums warns of measures whose sum is beyond what a Decimal holds.
func (r *resolver) checkSums() {
	for _, m := range r.cat.Measures {
		if !m.Additive() {
			continue
		}
		for _, f := range append([]Family{AnyFamily}, AllFamilies...) {
			if !r.cube.fits(measureFamily{m.ID, f}) {
				r.problems.Add(&diag.Problem{Code: "sum_overflow", Severity: diag.Warning,
					Message: diag.Bothf("tổng %s vượt quá 1,7·10²⁹: không có giá trị", "the sum of %s is beyond 1.7·10²⁹: it has no value", m.ID),
					Hint:    diag.Both("tìm ô có số bất thường trong các tệp xuất", "look for a cell with an absurd number in the exports")})
			}
		}
	}
}

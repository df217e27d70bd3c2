package kpi

import "kpideck/kpi/diag"

// stale is how many days an account may lag behind the others that bring a
// measure, or be away before it counts as closed, a quarter.
var stale = struct{ from, to Date }{7, 92}

// checkStops asks for accounts that lag behind others of a measure that adds up:
// the totals that need them end where they do.
func (r *resolver) checkStops() {
	stops := map[int]Date{} // account → the first day that it lacks
	for mf, units := range r.cube.coverages {
		if m := r.cat.Measure(mf.measure); !m.Additive() {
			continue
		}
		var end Date
		for _, c := range units {
			end = max(end, c.end)
		}
		for unit, c := range units {
			if behind := end - c.end; behind > stale.from && behind <= stale.to && c.end > 0 {
				stops[unit] = earlier(stops[unit], c.end)
			}
		}
	}
	for _, unit := range sortedKeys(stops) {
		r.problems.Add(&diag.Problem{Code: "source_stops", Severity: diag.Notice, Pos: diag.Pos{File: r.newest[unit].File},
			Message: diag.Bothf("dữ liệu dừng ở %s: các tổng cần tài khoản này chỉ tính đến đó", "the data stops on %s: totals that need this account end there", stops[unit]-1),
			Hint:    diag.Both("xuất lại đến hết kỳ; tài khoản đã đóng thì từ quý sau không cần nữa", "export it again to the end of the period; a closed account is not needed from the next quarter on")})
	}
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

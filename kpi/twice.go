package kpi

import (
	"fmt"
	"slices"

	"kpideck/kpi/diag"
)

// checkTwice warns where two kinds of export tell the same figures of the same
// days: the order list and the sales report of one shop, or two counters of one
// website. Accounts join files of one preset only, so these are added.
func (r *resolver) checkTwice(tables []*table) {
	told := map[[2]string]bool{}
	for i, b := range tables {
		for _, a := range tables[:i] {
			id := r.toldTwice(a, b)
			key := [2]string{min(a.Preset, b.Preset), max(a.Preset, b.Preset)}
			if id == "" || told[key] {
				continue
			}
			told[key] = true
			names := r.cat.Measure(id).Names
			r.problems.Add(&diag.Problem{Code: "told_twice", Severity: diag.Warning, Pos: diag.Pos{File: b.File},
				Message: diag.Both(fmt.Sprintf("%s và %s cùng ghi %s của các ngày này: cả hai được cộng", a.File, b.File, names.In("vi")),
					fmt.Sprintf("%s and %s both tell %s of the same days: both are added", a.File, b.File, names.In("en"))),
				Hint: diag.Both("nếu là một cửa hàng hoặc một website, chỉ giữ một loại tệp trong files:; nếu là hai, ghi account: cho mỗi nguồn",
					"if they are of one shop or one website, keep one kind of file in files:; if of two, state account: for each source")})
		}
	}
}

// toldTwice gives a measure that two tables of different presets both tell of
// some day, though their channel, or the web as a whole, has it once; "" for none.
func (r *resolver) toldTwice(a, b *table) string {
	apart := a.Account != "" && b.Account != "" && a.Account != b.Account
	one := a.Family == b.Family && (a.Platform != "" && a.Platform == b.Platform || a.Family == Web)
	if a.Preset == "" || b.Preset == "" || a.Preset == b.Preset || apart || !one || !a.hull.Overlaps(b.hull) {
		return ""
	}
	at := slices.IndexFunc(a.Measures, func(id string) bool {
		m := r.cat.Measure(id)
		return m != nil && m.Additive() && slices.Contains(b.Measures, id)
	})
	if at < 0 {
		return ""
	}
	return a.Measures[at]
}

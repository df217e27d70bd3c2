package xlsx

import (
	"strconv"
	"strings"
	"unicode"

	"kpideck/report"
)

// named are the cells of a target that have a name, with the first part of it.
var named = []struct {
	role  report.Role
	label string
}{{report.RoleActual, "actual"}, {report.RoleGoal, "goal"}, {report.RoleExpected, "expected"}, {report.RolePacing, "pacing"},
	{report.RoleForecast, "forecast"}, {report.RoleStatus, "status"}, {report.RoleScore, "score"}}

// maxName is how many characters a name may have.
const maxName = 255

// nameTargets names the cells where a target is worked out, as
// actual.REVENUE_Q3, so that a reader's own formulas and slides can refer to
// them without knowing the sheet.
func (b *book) nameTargets() {
	taken := map[string]bool{}
	done := map[string]bool{}
	for _, p := range b.tables {
		for i := range p.table.Rows {
			r := &p.table.Rows[i]
			if r.ID == "" || done[r.ID] {
				continue
			}
			done[r.ID] = true
			id := uniqueName(r.ID, taken)
			for _, n := range named {
				h, ok := b.homes[homeKey{r.Key, n.role}]
				if _, number := h.value.(float64); ok && (number || n.role == report.RoleStatus) {
					b.define(shorten(n.label+"."+id, maxName), h.sheet.ref(h.where), "")
				}
			}
		}
	}
}

// uniqueName makes an id fit for a name: letters, digits, dots and underscores,
// different from all taken whatever the case.
func uniqueName(id string, taken map[string]bool) string {
	base := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '_' {
			return r
		}
		return '_'
	}, id)
	if len(base) > maxName/2 {
		base = base[:maxName/2]
		base = strings.ToValidUTF8(base, "_")
	}
	name := base
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = base + "_" + strconv.Itoa(n)
	}
	taken[strings.ToLower(name)] = true
	return name
}

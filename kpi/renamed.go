package kpi

import (
	"fmt"
	"slices"

	"kpideck/kpi/diag"
)

// newName is a campaign that an older file calls otherwise.
type newName struct{ was, is string }

// checkRenamed warns of campaigns that a newer file calls otherwise: the same id
// with another name, or on the days that both tell the same figures under a name
// that only one of them has. Their history falls apart in two campaigns.
func (r *resolver) checkRenamed(x *teller, pairs []*retoldPair) {
	told := map[newName]bool{}
	for _, t := range x.tables {
		for _, o := range x.tables {
			if len(o.CampaignIDs) > 0 && speaksBefore(t, o) {
				r.renamed(t, o, fresh(told, byID(t, o)), diag.Both("cùng id", "the same id"))
			}
		}
	}
	for _, p := range pairs {
		r.renamed(p.now, p.before, fresh(told, p.byFigures()), diag.Both("cùng số liệu trong cùng những ngày", "the same figures on the same days"))
	}
}

// fresh drops what was told before.
func fresh(told map[newName]bool, list []newName) []newName {
	return slices.DeleteFunc(list, func(x newName) bool {
		seen := told[x]
		told[x] = true
		return seen
	})
}

func byID(now, before *table) []newName {
	var list []newName
	for _, id := range sortedKeys(before.CampaignIDs) {
		if is, was := now.CampaignIDs[id], before.CampaignIDs[id]; is != "" && is != was {
			list = append(list, newName{was, is})
		}
	}
	return list
}

// byFigures pairs campaigns that only the older file has with those that only the
// newer one has, where the figures of the shared days are the same.
func (p *retoldPair) byFigures() []newName {
	was, is := p.campaigns(p.before), p.campaigns(p.now)
	var list []newName
	taken := map[string]bool{}
	for _, old := range sortedKeys(was) {
		if is[old] != nil || old == "" {
			continue
		}
		for _, name := range sortedKeys(is) {
			if was[name] == nil && name != "" && !taken[name] && alikeFigures(was[old], is[name]) {
				taken[name] = true
				list = append(list, newName{old, name})
				break
			}
		}
	}
	return list
}

// campaigns sums the measures of the pair by campaign over its days.
func (p *retoldPair) campaigns(t *table) map[string][]Decimal {
	at := slices.Index(t.Dims, Campaign)
	if at < 0 {
		return nil
	}
	out := map[string][]Decimal{}
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.Span.Days() != 1 || !p.days[row.Span.Start] {
			continue
		}
		name := row.Members[at]
		if out[name] == nil {
			out[name] = make([]Decimal, len(p.measures))
		}
		for j, m := range p.measures {
			if c := row.Amounts[slices.Index(t.Measures, m.ID)]; c.Known {
				out[name][j].add(c.Sum)
			}
		}
	}
	return out
}

// alikeFigures tells whether at least two figures are the same and not zero, and
// no more differ: conversions may have been restated meanwhile.
func alikeFigures(a, b []Decimal) bool {
	same, differ := 0, 0
	for i := range a {
		switch {
		case a[i] != b[i]:
			differ++
		case !a[i].IsZero():
			same++
		}
	}
	return same >= 2 && same >= differ
}

func (r *resolver) renamed(now, before *table, list []newName, why diag.Text) {
	if len(list) == 0 {
		return
	}
	vi := fmt.Sprintf("chiến dịch %q nay tên là %q (%s, so với %s)", list[0].was, list[0].is, why.In("vi"), before.File)
	en := fmt.Sprintf("campaign %q is now called %q (%s, compared with %s)", list[0].was, list[0].is, why.In("en"), before.File)
	switch n := len(list) - 1; {
	case n == 1:
		vi, en = vi+"; một chiến dịch khác cũng vậy", en+"; so is one other"
	case n > 1:
		vi += fmt.Sprintf("; %d chiến dịch khác cũng vậy", n)
		en += fmt.Sprintf("; so are %d others", n)
	}
	r.problems.Add(&diag.Problem{Code: "campaign_renamed", Severity: diag.Warning, Pos: diag.Pos{File: now.File}, Count: len(list),
		Message: diag.Both(vi, en),
		Hint: diag.Both("lịch sử của nó tách thành hai chiến dịch: xuất lại cả khoảng ngày trong một tệp để mọi ngày mang tên mới, và sửa tên trong targets",
			"its history falls apart in two campaigns: export the whole range in one file, so that all days bear the new name, and mend the name in the targets")})
}

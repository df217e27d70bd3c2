package kpi

import (
	"fmt"
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// accounts groups the tables of each source entry and preset by account. A
// named account is its name. Tables without one are put together when they must
// be one account; see sameAccount.
func accounts(tallies []*table, problems *diag.List) [][]*table {
	groups := map[string][]*table{}
	var order []string
	var unknown [][]*table
	for _, t := range tallies {
		if t.Account == "" {
			unknown = addUnknown(unknown, t)
			continue
		}
		key := fmt.Sprintf("%d\x00%s\x00%s", t.Source, t.Preset, t.Account)
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], t)
	}
	var all [][]*table
	for _, key := range order {
		all = append(all, groups[key])
	}
	unknown = chain(unknown)
	noticeSplit(unknown, problems)
	return append(all, unknown...)
}

// addUnknown puts a table without account with the tables that it shares
// evidence with, joining all groups that it links.
func addUnknown(groups [][]*table, t *table) [][]*table {
	merged := []*table{t}
	kept := groups[:0:0]
	for _, g := range groups {
		if slices.ContainsFunc(g, func(o *table) bool { return sameEntry(o, t) && sameAccount(o, t) }) {
			merged = append(g, merged...)
		} else {
			kept = append(kept, g)
		}
	}
	return append(kept, merged)
}

// chain joins groups of one entry that never speak of one day: nothing can be
// counted twice there, and a folder of monthly files is one account.
func chain(groups [][]*table) [][]*table {
	var out [][]*table
next:
	for _, g := range groups {
		for i, h := range out {
			if sameEntry(g[0], h[0]) {
				if a, _ := overlapping(g, h); a == nil {
					out[i] = append(h, g...)
					continue next
				}
			}
		}
		out = append(out, g)
	}
	return out
}

func sameEntry(a, b *table) bool { return a.Source == b.Source && a.Preset == b.Preset }

// sameAccount says whether two tables without account must be one: they share a
// campaign id, or on one day a campaign's name and figures; tables without
// campaigns share a day's figures.
func sameAccount(a, b *table) bool {
	for id := range a.CampaignIDs {
		if b.CampaignIDs[id] {
			return true
		}
	}
	x, y := figures(a), figures(b)
	shared := sharedMeasures(a, b)
	for key, row := range x {
		if other, ok := y[key]; ok && equalFigures(row, other, shared) {
			return true
		}
	}
	return false
}

type sharedMeasure struct{ a, b int }

func sharedMeasures(a, b *table) []sharedMeasure {
	var list []sharedMeasure
	for i, m := range a.Measures {
		if j := slices.Index(b.Measures, m); j >= 0 {
			list = append(list, sharedMeasure{i, j})
		}
	}
	return list
}

type figureKey struct {
	span     Span
	campaign string
}

// figures sums a table by span and campaign.
func figures(t *table) map[figureKey][]Cell {
	at := slices.Index(t.Dims, Campaign)
	out := map[figureKey][]Cell{}
	for i := range t.Rows {
		r := &t.Rows[i]
		key := figureKey{span: r.Span}
		if at >= 0 {
			key.campaign = r.Members[at]
		}
		if out[key] == nil {
			out[key] = make([]Cell, len(t.Measures))
		}
		for m, c := range r.Amounts {
			if c.Known {
				out[key][m].Known = true
				out[key][m].Sum, _ = out[key][m].Sum.Add(c.Sum)
			}
		}
	}
	return out
}

// equalFigures wants all shared measures equal and one of them not zero: two
// idle campaigns of one name prove nothing.
func equalFigures(x, y []Cell, shared []sharedMeasure) bool {
	some := false
	for _, m := range shared {
		a, b := x[m.a], y[m.b]
		if a.Known != b.Known || a.Sum != b.Sum {
			return false
		}
		some = some || a.Known && !a.Sum.IsZero()
	}
	return some
}

// noticeSplit asks for account: where tables of one day were taken as two accounts.
func noticeSplit(groups [][]*table, problems *diag.List) {
	for i, g := range groups {
		for _, h := range groups[i+1:] {
			if a, b := overlapping(g, h); a != nil {
				problems.Add(&diag.Problem{Code: "account_unknown", Severity: diag.Notice, Pos: diag.Pos{File: b.File},
					Message: diag.Bothf("%s và %s cùng ngày nhưng không có gì chung: được cộng như hai tài khoản",
						"%s and %s cover the same days and share nothing: added as two accounts", a.File, b.File),
					Hint: diag.Both("ghi account: cho mỗi tệp nếu đó là một tài khoản", "state account: for each if they are one account")})
			}
		}
	}
}

func overlapping(g, h []*table) (a, b *table) {
	for _, x := range g {
		for _, y := range h {
			if sameEntry(x, y) && x.hull.Overlaps(y.hull) {
				return x, y
			}
		}
	}
	return nil, nil
}

// dropDuplicates sets aside, within one source entry, every further file of the
// same bytes; the first in natural order stays.
func dropDuplicates(tallies []*table) (kept, dropped []*table) {
	sorted := slices.Clone(tallies)
	slices.SortStableFunc(sorted, func(a, b *table) int {
		return naturalCompare(strings.ToLower(stem(a.File)), strings.ToLower(stem(b.File)))
	})
	type bytesOf struct {
		source int
		hash   string
	}
	first := map[bytesOf]string{}
	for _, t := range sorted {
		key := bytesOf{t.Source, t.Hash}
		if file, seen := first[key]; t.Hash != "" && seen && file != t.File {
			dropped = append(dropped, t)
			continue
		}
		first[key] = t.File
		kept = append(kept, t)
	}
	return kept, dropped
}

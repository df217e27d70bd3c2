package kpi

import (
	"fmt"
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// grouping puts the tables of each source entry and preset together by account.
type grouping struct {
	cat      *Catalog
	figures  map[figuresKey]figures
	problems *diag.List
}

// accounts gives the tables of each account. A named account is its name.
// Tables without one go to the account that they must be of, see same; what is
// left is one account wherever no day would count twice, see chain.
func (g *grouping) accounts(tables []*table) [][]*table {
	named := map[string][]*table{}
	var order []string
	var unknown [][]*table
	for _, t := range tables {
		if t.Account == "" {
			unknown = g.addUnknown(unknown, t)
			continue
		}
		key := fmt.Sprintf("%d\x00%s\x00%s", t.Source, t.Preset, t.Account)
		if named[key] == nil {
			order = append(order, key)
		}
		named[key] = append(named[key], t)
	}
	var all [][]*table
	for _, key := range order {
		all = append(all, named[key])
	}
	unknown = chain(g.joinNamed(all, unknown))
	g.noticeSplit(unknown)
	return append(all, unknown...)
}

// joinNamed puts the groups that share evidence with a named account there and
// gives the others: a file that somebody renamed is still that account's.
func (g *grouping) joinNamed(named, unknown [][]*table) (rest [][]*table) {
	for _, group := range unknown {
		at := slices.IndexFunc(named, func(n []*table) bool { return g.shareEvidence(n, group) })
		if at < 0 {
			rest = append(rest, group)
			continue
		}
		named[at] = append(named[at], group...)
	}
	return rest
}

func (g *grouping) shareEvidence(a, b []*table) bool {
	return slices.ContainsFunc(a, func(x *table) bool {
		return slices.ContainsFunc(b, func(y *table) bool { return sameEntry(x, y) && g.same(x, y) })
	})
}

// addUnknown puts a table without account with the tables that it shares
// evidence with, joining all groups that it links.
func (g *grouping) addUnknown(groups [][]*table, t *table) [][]*table {
	merged := []*table{t}
	kept := groups[:0:0]
	for _, group := range groups {
		if g.shareEvidence(group, []*table{t}) {
			merged = append(group, merged...)
		} else {
			kept = append(kept, group)
		}
	}
	return append(kept, merged)
}

// chain joins groups of one entry that never speak of one measure on one day:
// nothing can be counted twice there, and a folder of monthly files, or of one
// file for each measure, is one account. Groups
// that share a campaign's name find each other first; the rest follow in order.
func chain(groups [][]*table) [][]*table {
	groups = joinApart(groups, shareCampaign)
	return joinApart(groups, func(g, h []*table) bool { return true })
}

func joinApart(groups [][]*table, fits func(g, h []*table) bool) [][]*table {
	var out [][]*table
	for _, g := range groups {
		at := slices.IndexFunc(out, func(h []*table) bool { return sameEntry(g[0], h[0]) && !overlap(g, h) && fits(g, h) })
		if at < 0 {
			out = append(out, g)
		} else {
			out[at] = append(out[at], g...)
		}
	}
	return out
}

func shareCampaign(g, h []*table) bool {
	names := campaigns(g)
	for name := range campaigns(h) {
		if names[name] {
			return true
		}
	}
	return false
}

// sharedCampaign gives the first name of a campaign that both tables have, by the
// alphabet.
func sharedCampaign(a, b *table) string {
	names := campaigns([]*table{a})
	for _, name := range sortedKeys(campaigns([]*table{b})) {
		if names[name] {
			return name
		}
	}
	return ""
}

func campaigns(group []*table) map[string]bool {
	names := map[string]bool{}
	for _, t := range group {
		at := slices.Index(t.Dims, Campaign)
		for i := range t.Rows {
			if at >= 0 && t.Rows[i].Members[at] != "" {
				names[t.Rows[i].Members[at]] = true
			}
		}
	}
	return names
}

func sameEntry(a, b *table) bool { return a.Source == b.Source && a.Preset == b.Preset }

func overlap(g, h []*table) bool {
	return slices.ContainsFunc(g, func(x *table) bool {
		return slices.ContainsFunc(h, func(y *table) bool { return x.hull.Overlaps(y.hull) && shareMeasure(x, y) })
	})
}

func shareMeasure(a, b *table) bool {
	return slices.ContainsFunc(a.Measures, func(id string) bool { return slices.Contains(b.Measures, id) })
}

// same says whether two tables must be of one account. Those of two channels of one
// download are not. Others are where they stand in one file, as the visits of a site
// by country and once more by channel, where they share evidence that reading kept
// (a campaign id, or a row's name, day and figures as written), or where they tell
// the same, see tellSame.
func (g *grouping) same(a, b *table) bool {
	if a.Platform != b.Platform {
		return false
	}
	if a.File == b.File || shareEvidence(a.Evidence, b.Evidence) {
		return true
	}
	return a.hull.Overlaps(b.hull) && g.tellSame(a, b)
}

func shareEvidence(a, b map[string]bool) bool {
	for id := range a {
		if b[id] {
			return true
		}
	}
	return false
}

// noticeSplit asks for account: where tables of one entry and day were taken as
// several accounts, once for each further account. Tables of two channels are
// told apart by them, and tables without rows add nothing: they need no word.
func (g *grouping) noticeSplit(groups [][]*table) {
	for i, h := range groups {
		for _, o := range groups[:i] {
			if a, b := clash(o, h); a != nil {
				g.problems.Add(g.split(a, b))
				break
			}
		}
	}
}

// split words why two tables were added. Where they look like one account, and
// nothing proves it, it is a warning: the days would count twice.
func (g *grouping) split(a, b *table) *diag.Problem {
	p := &diag.Problem{Code: "account_unknown", Severity: diag.Notice, Pos: diag.Pos{File: b.File},
		Message: diag.Bothf("%s và %s cùng ngày nhưng không có gì chung: được cộng như hai tài khoản",
			"%s and %s cover the same days and share nothing: added as two accounts", a.File, b.File),
		Hint: diag.Both("ghi account: cho mỗi tệp nếu đó là một tài khoản", "state account: for each if they are one account")}
	switch name := sharedCampaign(a, b); {
	case name != "":
		p.Severity = diag.Warning
		p.Message = diag.Bothf("%s và %s cùng ngày, cùng tên chiến dịch, như %q, nhưng khác số: được cộng như hai tài khoản",
			"%s and %s cover the same days and have campaigns of one name, such as %q, with other figures: added as two accounts", a.File, b.File, name)
		p.Hint = hintTwice
	case g.daysAgree(a, b):
		p.Severity = diag.Warning
		p.Message = diag.Bothf("%s và %s có cùng số trong cùng những ngày, dưới tên chiến dịch khác: được cộng như hai tài khoản",
			"%s and %s tell the same figures of the same days under other names of campaigns: added as two accounts", a.File, b.File)
		p.Hint = hintTwice
	case g.nearly(a, b):
		p.Severity = diag.Warning
		p.Message = diag.Bothf("%s và %s có số gần như nhau trong cùng những ngày: được cộng như hai tài khoản",
			"%s and %s tell nearly the same figures of the same days: added as two accounts", a.File, b.File)
		p.Hint = hintTwice
	}
	return p
}

var hintTwice = diag.Both("nếu là một tài khoản thì các ngày này bị tính hai lần: ghi account: như nhau cho cả hai tệp; nếu là hai, ghi hai tên",
	"if they are one account, these days count twice: state the same account: for both files; if they are two, state two names")

// clash finds two tables of different files that tell a measure of one day.
func clash(o, h []*table) (a, b *table) {
	for _, x := range o {
		for _, y := range h {
			if len(x.Rows) > 0 && len(y.Rows) > 0 && sameEntry(x, y) && x.Platform == y.Platform && x.File != y.File && x.hull.Overlaps(y.hull) && shareMeasure(x, y) {
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
	first := map[bytesOf]*table{}
	for _, t := range sorted {
		key := bytesOf{t.Source, t.Hash}
		if f := first[key]; t.Hash != "" && f != nil && f.File != t.File {
			t.same = f
			dropped = append(dropped, t)
			continue
		}
		first[key] = t
		kept = append(kept, t)
	}
	return kept, dropped
}

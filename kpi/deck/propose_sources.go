package deck

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"kpideck/kpi"
)

// origin is what the files of one source have in common.
type origin struct{ folder, preset, dates, numbers string }

func (o origin) compare(p origin) int {
	return cmp.Or(strings.Compare(o.folder, p.folder), strings.Compare(o.preset, p.preset),
		strings.Compare(o.dates, p.dates), strings.Compare(o.numbers, p.numbers))
}

// group makes a source of the exports of one preset in one folder. Folders that
// differ in a month or a quarter only are one: the overlaps of their files are
// found within a source, not between two.
func (d *Draft) group(read []*Export) {
	groups := map[origin][]*Export{}
	var order []origin
	for _, e := range read {
		o := origin{undated(path.Dir(e.File)), e.Preset, e.Dates, e.Numbers}
		if groups[o] == nil {
			order = append(order, o)
		}
		groups[o] = append(groups[o], e)
	}
	slices.SortFunc(order, origin.compare)
	for _, o := range order {
		s := &DraftSource{Preset: o.preset, Dates: o.dates, Numbers: o.numbers, Exports: groups[o]}
		s.sum()
		if at := slices.IndexFunc(d.Sources, s.sameAccounts); at >= 0 {
			d.Sources[at].Exports = append(d.Sources[at].Exports, s.Exports...)
			d.Sources[at].sum()
			continue
		}
		d.Sources = append(d.Sources, s)
	}
	others := d.others()
	for _, s := range d.Sources {
		var files []string
		for _, e := range s.Exports {
			files = append(files, e.File)
		}
		s.Files = globs(files, others)
	}
}

// sum tells of a source what its exports tell together.
func (s *DraftSource) sum() {
	s.Accounts, s.Days = nil, kpi.Span{}
	for _, e := range s.Exports {
		s.Days = s.Days.Hull(e.Days)
		for _, account := range e.Accounts {
			if !slices.Contains(s.Accounts, account) {
				s.Accounts = append(s.Accounts, account)
			}
		}
	}
	slices.Sort(s.Accounts)
}

// sameAccounts tells whether two folders hold the same accounts, all of them
// named, of one preset: they are one source as well.
func (s *DraftSource) sameAccounts(o *DraftSource) bool {
	unnamed := func(e *Export) bool { return len(e.Accounts) == 0 }
	return s.Preset != "" && s.Preset == o.Preset && s.Dates == o.Dates && s.Numbers == o.Numbers && slices.Equal(s.Accounts, o.Accounts) &&
		!slices.ContainsFunc(s.Exports, unnamed) && !slices.ContainsFunc(o.Exports, unnamed)
}

// others lists the files that a pattern could match, without the tables that the
// deck names for another purpose and so are never exports.
func (d *Draft) others() []string {
	tables := []string{d.Targets, d.Events, d.Notes, d.Actions, d.Rates}
	return slices.DeleteFunc(slices.Clone(d.siblings), func(file string) bool { return slices.Contains(tables, file) })
}

// dated is a name of a folder that says when and not what: 2025-07, T7, Q3 2025,
// tháng 7, nam 2025.
var dated = regexp.MustCompile(`^(?:(?:t|thang|q|quy|w|tuan|nam|month|quarter|week|year) ?\d{1,2}|(?:nam |year )?\d{4})(?: \d{1,4}){0,2}$|^\d{4} (?:t|q|w|thang|quy|tuan) ?\d{1,2}$|^\d{1,2} \d{4}$|^\d{6}(?:\d\d)?$`)

// undated replaces the dated folders of a path.
func undated(folder string) string {
	parts := strings.Split(folder, "/")
	for i, part := range parts {
		if dated.MatchString(fold(part)) {
			parts[i] = "*"
		}
	}
	return strings.Join(parts, "/")
}

package report

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"kpideck/kpi"
)

// trustedSource is a row of the page of trust: an account of an entry of the deck.
// Entries that read the same files, as a list of leads that feeds three measures,
// are one.
type trustedSource struct {
	kpi.AccountDays
	name    string
	reports []*kpi.SourceReport
	files   []string // sorted, each once
	read    int
	used    int
}

func (s *trustedSource) settles() int {
	most := 0
	for _, n := range s.Settles {
		most = max(most, n)
	}
	return most
}

func (s *trustedSource) asked() int { return spanDays(s.Covered) + spanDays(s.Missing) }

func spanDays(list []kpi.Span) int {
	n := 0
	for _, s := range list {
		n += s.Days()
	}
	return n
}

// coveredShare is the part of the days that all sources together are asked for
// which some file tells.
func coveredShare(sources []*trustedSource) float64 {
	covered, asked := 0, 0
	for _, s := range sources {
		covered += spanDays(s.Covered)
		asked += s.asked()
	}
	if asked == 0 {
		return 1
	}
	return float64(covered) / float64(asked)
}

// trusted lists the sources that tell of the quarter, by the order of the deck.
func (b *builder) trusted() []*trustedSource {
	var list []*trustedSource
	byFiles := map[string]*trustedSource{}
	for _, a := range b.m.Accounts(b.quarter.Span) {
		s := b.trust(a)
		if s == nil {
			continue
		}
		key := strings.Join(s.files, "\x00") + "\x00\x00" + s.reports[0].Account + "\x00" + string(s.reports[0].Family)
		if twin := byFiles[key]; twin != nil {
			twin.join(s)
			continue
		}
		byFiles[key] = s
		list = append(list, s)
	}
	b.nameSources(list)
	return list
}

func (b *builder) trust(a kpi.AccountDays) *trustedSource {
	s := &trustedSource{AccountDays: a}
	type table struct{ file, table string }
	read, used := map[table]int{}, map[table]int{}
	for _, at := range a.Reports {
		src := b.source(at)
		if src == nil {
			return nil
		}
		s.reports = append(s.reports, src)
		key := table{src.File, src.Table}
		read[key] += src.RowsRead
		used[key] += src.RowsUsed
		s.files = append(s.files, src.File)
	}
	for key := range read {
		s.read += read[key]
		s.used += used[key]
	}
	slices.Sort(s.files)
	s.files = slices.Compact(s.files)
	return s
}

// source is a report by its place; nil where the deck's reports are not those of
// the model.
func (b *builder) source(at int) *kpi.SourceReport {
	if at >= len(b.in.Sources) {
		return nil
	}
	return &b.in.Sources[at]
}

// join adds another entry's reading of the same files: rows that one of them uses
// are used, days that one of them tells are told.
func (s *trustedSource) join(o *trustedSource) {
	s.reports = append(s.reports, o.reports...)
	s.read, s.used = max(s.read, o.read), max(s.used, o.used)
	if spanDays(o.Covered) > spanDays(s.Covered) {
		s.Covered, s.Missing, s.Twice = o.Covered, o.Missing, o.Twice
	}
	for id, n := range o.Settles {
		s.Settles[id] = max(s.Settles[id], n)
	}
}

// sourceMeasures is how many measures name a source that has no platform.
const sourceMeasures = 3

// nameSources calls each source by its platform, else by its family and what it
// brings, and adds the account, then the file, where two have one name.
func (b *builder) nameSources(list []*trustedSource) {
	for _, s := range list {
		s.name = b.sourceCalled(s)
	}
	for _, more := range []func(*trustedSource) string{
		func(s *trustedSource) string { return s.reports[0].Account },
		func(s *trustedSource) string { return path.Base(s.files[0]) },
	} {
		count := map[string]int{}
		for _, s := range list {
			count[s.name]++
		}
		for _, s := range list {
			if word := more(s); count[s.name] > 1 && word != "" {
				s.name += " · " + word
			}
		}
	}
}

func (b *builder) sourceCalled(s *trustedSource) string {
	first := s.reports[0]
	if first.Platform != "" {
		return first.Platform
	}
	var ids []string
	for _, r := range s.reports {
		if r.RowsUsed == 0 && s.used > 0 {
			continue
		}
		for _, id := range r.Measures {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	slices.SortStableFunc(ids, func(x, y string) int {
		return cmp.Compare(order(b.m.Catalog().Metric(x) == nil), order(b.m.Catalog().Metric(y) == nil))
	})
	names := b.shortNames(ids[:min(len(ids), sourceMeasures)])
	if len(ids) > sourceMeasures {
		names += "…"
	}
	if first.Family == kpi.AnyFamily {
		return names
	}
	family := b.l.Word("family." + string(first.Family))
	return capital(family) + ": " + names
}

// shortNames lists measures by the short names of their KPIs, where they have one.
func (b *builder) shortNames(ids []string) string {
	var names []string
	for _, id := range ids {
		name := b.measureNames([]string{id})
		if x := b.m.Catalog().Metric(id); x != nil && x.Short.In(b.l.ID) != "" {
			name = x.Short.In(b.l.ID)
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// runsOfDays writes stretches of days as "15/7–31/7, 3/8"; the word for none where
// there is none.
func (b *builder) runsOfDays(list []kpi.Span) string {
	var parts []string
	for _, s := range list {
		text := b.shortDate(s.Start)
		if s.Days() > 1 {
			text += "–" + b.shortDate(s.Last())
		}
		parts = append(parts, text)
	}
	return cmp.Or(strings.Join(parts, ", "), b.l.Word("none"))
}

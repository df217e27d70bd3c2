package report

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
)

// overlapTable lists which files told of the same days, who spoke, and why.
func (b *builder) overlapTable(list []kpi.Overlap) *Table {
	w := b.l.Word
	t := &Table{ID: OverlapsBlock, On: InBook | InText, Kind: OverlapTable, Title: w("overlaps.title"), Columns: []Column{
		{Role: RoleName, Title: w("overlaps.aside"), Text: true}, {Role: RoleText, Title: w("overlaps.speaks"), Text: true},
		{Role: RoleText, Title: w("overlaps.days"), Text: true}, {Role: RoleText, Title: w("overlaps.why"), Text: true},
		{Role: RoleValue, Title: w("overlaps.rows")}, {Role: RoleValue, Title: w("overlaps.partly")}}}
	for _, o := range list {
		aside, by := b.source(o.Report), b.source(o.By)
		if aside == nil || by == nil {
			continue
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: b.sourceName(aside)}, {Text: b.sourceName(by)}, {Text: b.runsOfDates(o.Days)},
			{Text: w("overlaps.by." + string(o.Why))}, b.whole(o.Rows), b.whole(o.Partly)}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return t
}

// runsOfDates is runsOfDays with years, for days of any quarter.
func (b *builder) runsOfDates(list []kpi.Span) string {
	text := ""
	for i, s := range list {
		if i > 0 {
			text += ", "
		}
		text += b.date(s.Start)
		if s.Days() > 1 {
			text += "–" + b.date(s.Last())
		}
	}
	return cmp.Or(text, b.l.Word("none"))
}

// mostOverlaps is how many a page tells.
const mostOverlaps = 3

// mostSpeakers is how many files are named that are used instead of others.
const mostSpeakers = 3

// sourceOverlap is what a source set aside for one reason.
type sourceOverlap struct {
	source *trustedSource
	why    kpi.Precedence
	files  map[int]bool
	days   kpi.Span
	rows   int
	speaks []*fileDays // by the days, the last first
}

// fileDays is a file and the days for which it is used instead of others.
type fileDays struct {
	report int
	days   kpi.Span
}

// overlapRemarks tells on a page, by source and reason, what was set aside in
// favour of another file, most rows first.
func (b *builder) overlapRemarks(sources []*trustedSource, overlaps []kpi.Overlap) *Remarks {
	found := b.foldOverlaps(sources, overlaps)
	if len(found) == 0 {
		return nil
	}
	r := &Remarks{ID: OverlapsBlock, On: InPage, Title: b.l.Word("overlaps.title")}
	for _, o := range found[:min(len(found), mostOverlaps)] {
		r.Items = append(r.Items, Remark{Text: b.l.Say("overlaps.item", o.source.name, strconv.Itoa(len(o.files)), b.runsOfDates([]kpi.Span{o.days})),
			Detail: b.l.Say("overlaps.detail", b.l.Word("overlaps.by."+string(o.why)), b.speakers(o.speaks), b.l.Number(float64(o.rows), 0))})
	}
	if rest := len(found) - mostOverlaps; rest > 0 {
		r.Items = append(r.Items, Remark{Text: b.l.Say("checks.rest", strconv.Itoa(rest))})
	}
	if besides := b.asideAlone(sources); besides != "" {
		r.Items = append(r.Items, Remark{Text: besides})
	}
	return r
}

// speakers names files and their days, the first few.
func (b *builder) speakers(list []*fileDays) string {
	var names []string
	for _, x := range list[:min(len(list), mostSpeakers)] {
		if src := b.source(x.report); src != nil {
			names = append(names, b.l.Say("overlaps.used", path.Base(src.File), b.runsOfDates([]kpi.Span{x.days})))
		}
	}
	if rest := len(list) - mostSpeakers; rest > 0 {
		names = append(names, b.l.Say("overlaps.more", strconv.Itoa(rest)))
	}
	return strings.Join(names, ", ")
}

// betweenFiles are the reasons that other files give for rows set aside.
var betweenFiles = []string{kpi.AsideDuplicate, kpi.AsideSuperseded, kpi.AsideFinerLevel, kpi.AsideFewerDims, kpi.AsideSpan}

// asideAlone counts the rows that no other file spoke for; "" where there are none.
func (b *builder) asideAlone(sources []*trustedSource) string {
	var all kpi.SourceReport
	for _, s := range sources {
		if s.read == s.used {
			continue // what one entry left out, another of the same file used
		}
		for _, r := range s.reports {
			for _, a := range r.SetAside {
				if !slices.Contains(betweenFiles, a.Reason) {
					all.SetAside = addAside(all.SetAside, a)
				}
			}
		}
	}
	if len(all.SetAside) == 0 {
		return ""
	}
	return b.l.Say("overlaps.besides", b.asides(&all))
}

func addAside(list []kpi.Aside, a kpi.Aside) []kpi.Aside {
	for i := range list {
		if list[i].Reason == a.Reason {
			list[i].Rows += a.Rows
			return list
		}
	}
	return append(list, a)
}

// foldOverlaps keeps what set rows aside.
func (b *builder) foldOverlaps(sources []*trustedSource, overlaps []kpi.Overlap) []*sourceOverlap {
	type key struct {
		source *trustedSource
		why    kpi.Precedence
	}
	found := map[key]*sourceOverlap{}
	var list []*sourceOverlap
	for _, o := range overlaps {
		at := slices.IndexFunc(sources, func(s *trustedSource) bool { return slices.Contains(s.Reports, o.Report) })
		if at < 0 || o.Rows == 0 || len(o.Days) == 0 {
			continue
		}
		k := key{sources[at], o.Why}
		x := found[k]
		if x == nil {
			x = &sourceOverlap{source: k.source, why: k.why, files: map[int]bool{}, days: o.Days[0]}
			found[k] = x
			list = append(list, x)
		}
		x.add(o)
	}
	for _, x := range list {
		slices.SortStableFunc(x.speaks, func(a, b *fileDays) int { return cmp.Compare(b.days.End, a.days.End) })
	}
	slices.SortStableFunc(list, func(x, y *sourceOverlap) int { return cmp.Compare(y.rows, x.rows) })
	return list
}

func (x *sourceOverlap) add(o kpi.Overlap) {
	days := kpi.Span{Start: o.Days[0].Start, End: o.Days[len(o.Days)-1].End}
	x.files[o.Report], x.rows = true, x.rows+o.Rows
	x.days = x.days.Hull(days)
	at := slices.IndexFunc(x.speaks, func(f *fileDays) bool { return f.report == o.By })
	if at < 0 {
		at, x.speaks = len(x.speaks), append(x.speaks, &fileDays{o.By, days})
	}
	x.speaks[at].days = x.speaks[at].days.Hull(days)
}

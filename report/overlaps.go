package report

import (
	"cmp"
	"slices"
	"strconv"

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

// sourceOverlap is what a source set aside for one reason.
type sourceOverlap struct {
	source *trustedSource
	why    kpi.Precedence
	files  map[int]bool
	days   kpi.Span
	rows   int
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
		days := b.date(o.days.Start) + "–" + b.date(o.days.Last())
		if o.days.Days() == 1 {
			days = b.date(o.days.Start)
		}
		r.Items = append(r.Items, Remark{Text: b.l.Say("overlaps.item", o.source.name, strconv.Itoa(len(o.files)), days),
			Detail: b.l.Say("overlaps.detail", b.l.Word("overlaps.by."+string(o.why)), b.l.Number(float64(o.rows), 0))})
	}
	if rest := len(found) - mostOverlaps; rest > 0 {
		r.Items = append(r.Items, Remark{Text: b.l.Say("checks.rest", strconv.Itoa(rest))})
	}
	return r
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
		x.files[o.Report] = true
		x.days = kpi.Span{Start: min(x.days.Start, o.Days[0].Start), End: max(x.days.End, o.Days[len(o.Days)-1].End)}
		x.rows += o.Rows
	}
	slices.SortStableFunc(list, func(x, y *sourceOverlap) int { return cmp.Compare(y.rows, x.rows) })
	return list
}

package report

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
)

// mostFiles is how many lines of files a page has; the workbook has every file.
const mostFiles = 18

// filesOnPage says on a page what files were taken for and by which headers, and
// tells their rows, days, money and times. Files of a source that are read alike are
// one line; the workbook has them one by one, see sourceTable and howTable.
func (b *builder) filesOnPage() *Table {
	w := b.l.Word
	t := &Table{ID: SourcesBlock, On: InPage, Kind: SourceTable, Title: w("checks.sources"), Note: w("how.note"), Columns: []Column{
		{Role: RoleName, Title: w("checks.file"), Text: true}, {Role: RoleText, Title: w("how.taken"), Text: true},
		{Role: RoleValue, Title: w("checks.read")}, {Role: RoleValue, Title: w("checks.used")},
		{Role: RoleText, Title: w("checks.aside"), Text: true},
		{Role: RoleText, Title: w("checks.first"), Text: true}, {Role: RoleText, Title: w("checks.last"), Text: true},
		{Role: RoleText, Title: w("how.money_times"), Text: true}}}
	groups := b.alikeFiles()
	for _, g := range groups[:min(len(groups), mostFiles)] {
		name := b.shortFile(g.first)
		if g.more > 0 {
			name = b.l.Say("checks.files_more", name, strconv.Itoa(g.more))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: name}, {Text: b.taken(g.first)}, b.whole(g.all.RowsRead), b.whole(g.all.RowsUsed),
			{Text: b.asides(&g.all)}, b.day(g.all.First), b.day(g.all.Last), {Text: b.moneyAndTimes(g.first)}}})
	}
	if rest := len(groups) - mostFiles; rest > 0 {
		t.Note = b.l.Say("checks.rest", strconv.Itoa(rest))
	}
	return t
}

// fileGroup is tables of one source of the deck that are read alike.
type fileGroup struct {
	first *kpi.SourceReport
	more  int              // beside the first
	all   kpi.SourceReport // rows and days of all
}

// alikeFiles gathers what filesOnPage says in one line, by the order of the sources.
func (b *builder) alikeFiles() (groups []*fileGroup) {
	type alike struct {
		source       int
		level        kpi.Level
		taken, money string
	}
	found := map[alike]*fileGroup{}
	for i := range b.in.Sources {
		src := &b.in.Sources[i]
		key := alike{src.Source, src.Level, b.taken(src), b.moneyAndTimes(src)}
		g := found[key]
		if g == nil {
			g = &fileGroup{first: src, more: -1}
			found[key] = g
			groups = append(groups, g)
		}
		g.add(src)
	}
	return groups
}

func (g *fileGroup) add(src *kpi.SourceReport) {
	g.more++
	g.all.RowsRead += src.RowsRead
	g.all.RowsUsed += src.RowsUsed
	for _, a := range src.SetAside {
		g.all.SetAside = addAside(g.all.SetAside, a)
	}
	if src.First != 0 && (g.all.First == 0 || src.First < g.all.First) {
		g.all.First = src.First
	}
	g.all.Last = max(g.all.Last, src.Last)
}

// shortFile is sourceName without the folders that are not needed to tell the file.
func (b *builder) shortFile(src *kpi.SourceReport) string {
	name := path.Base(src.File)
	if slices.ContainsFunc(b.in.Sources, func(o kpi.SourceReport) bool { return o.File != src.File && path.Base(o.File) == name }) {
		name = src.File
	}
	return name + b.inFile(src) + b.levelApart(src)
}

// taken is what a table was taken for, and the headers that decided.
func (b *builder) taken(src *kpi.SourceReport) string {
	text := b.preset(src)
	if h := src.How; h != nil && len(h.Fits) > 0 {
		text += ": " + strings.Join(h.Fits, ", ")
	}
	return text
}

// moneyAndTimes states the currencies of a table and whether its times were moved.
func (b *builder) moneyAndTimes(src *kpi.SourceReport) string {
	h := src.How
	if h == nil {
		return b.l.Word("none")
	}
	times := b.l.Word("how.times_as_written")
	if h.Zone.By == "cell" {
		times = b.l.Say("how.times_moved", h.Zone.Style)
	}
	if !b.m.BringsMoney(src) {
		return times
	}
	var codes []string
	for _, c := range h.Currencies {
		codes = append(codes, c.Code)
	}
	return cmp.Or(strings.Join(codes, ", "), b.l.Word("how.money.unstated")) + " · " + times
}

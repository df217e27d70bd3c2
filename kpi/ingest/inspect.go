package ingest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// Inspection is what a file was taken for, and why.
type Inspection struct {
	Encoding string // UTF-8, UTF-16LE, Windows-1258 …; xlsx of a workbook
	Tables   []InspectedTable
	Problems diag.List // of reading the file as an export
}

// InspectedTable is one table of a file, known or not.
type InspectedTable struct {
	Number     int // 1 is the first of the file, through all sheets
	Sheet      string
	Delimiter  byte
	HeaderLine int
	Above      []string // the lines above the header, blank ones left out
	Columns    []InspectedColumn
	First      [][]string // the first data rows; cells of personal columns are masked
	Rows       int        // data rows, damaged ones included
	Apart      []Apart    // rows that are no plain data, by kind

	Preset  *Preset  // nil when none fits
	Doubt   bool     // the preset is unproven for this table
	Refused bool     // no preset reads it, but one knows what it is; the Problems tell
	Fits    []string // for each header that the preset requires, the one that is there
	Nearest []NearPreset
	Entry   string   // of deck.yaml, lines to paste, for a table that no preset fits; "" where no column has days
	Keys    string   // of that entry, without files: columns: and what else it needs, a line each
	Own     []string // measures that the entry declares
	Reading *Reading // nil when Read does not read the table
}

// InspectedColumn is a column of a table.
type InspectedColumn struct {
	Header   string
	Meaning  Meaning
	ID       string   // of the dimension or measure
	Looks    string   // like date, number or text, by the examples; "" without any
	Examples []string // up to three different cells
}

// Meaning is what a column is used for.
type Meaning string

// The meanings. A ratio is read only for the style of numbers.
const (
	MeansNothing   Meaning = "none"
	MeansDate      Meaning = "date"
	MeansAccount   Meaning = "account"
	MeansCurrency  Meaning = "currency"
	MeansLevel     Meaning = "level"
	MeansCondition Meaning = "condition"
	MeansDimension Meaning = "dimension"
	MeansMeasure   Meaning = "measure"
	MeansRatio     Meaning = "ratio"
	MeansPersonal  Meaning = "personal" // names, e-mails, phones: never shown
)

// Apart is rows of one kind that are no plain data: short, long, quote, totals,
// footnote, blank or empty.
type Apart struct {
	Kind  string
	Rows  int
	Lines string // the first few line numbers
}

// Reading is what reading a table as an export came to.
type Reading struct {
	Platform   string
	Channel    string
	Family     kpi.Family
	Accounts   []string
	Levels     []kpi.Level
	Currencies []string
	Stated     kpi.Span
	Seen       kpi.Span
	Reported   kpi.Date
	Numbers    Proof
	Dates      Proof
	RowsRead   int
	RowsUsed   int
	SetAside   []kpi.Aside
}

// Proof is a style and what decided it.
type Proof = kpi.Proof

// Limits of what is shown of a table.
const (
	shownRows     = 5
	shownExamples = 3
	shownAbove    = 12
	exampleRows   = 2000 // rows in which examples are looked for
)

// Inspect reads a file as Read does and tells what it was taken for. Files that
// no preset knows are shown as well. Cells come as written; whoever shows them
// makes them harmless.
func Inspect(ctx context.Context, req Request, p Presets, jobs int) *Inspection {
	if p.words == nil {
		p.words = (&wordsFile{}).words()
	}
	req.Dims = p.allDims()
	i := &inspector{Inspection: &Inspection{}, presets: p, read: map[int][]*settled{}, tallies: map[*settled][]*kpi.Tally{}}
	r := newReader(ctx, p, max(jobs, 1), nil, blockSize)
	r.settled = func(s *settled, list []*kpi.Tally) {
		i.read[s.t.line] = append(i.read[s.t.line], s)
		i.tallies[s] = list
	}
	i.Problems = r.file(&req).problems
	close(r.tasks)
	code, err := walkFile(&req, p, i.table)
	i.Encoding = code.name
	if err != nil && !i.Problems.Failed() {
		f := &fileRead{req: &req}
		i.Problems.Add(f.unreadable(err))
	}
	// What is said of an unknown file is shown with its table.
	i.Problems = slices.DeleteFunc(i.Problems, func(p *diag.Problem) bool { return p.Code == unknownFile && len(i.Tables) > 0 })
	i.Problems.Sort()
	return i.Inspection
}

const unknownFile = "unknown_file"

// allDims lists every dimension that some preset knows, so that all are shown.
func (p Presets) allDims() []string {
	var dims []string
	for _, x := range p.list {
		dims = append(dims, x.dims...)
	}
	slices.Sort(dims)
	return slices.Compact(dims)
}

// inspector is one call of Inspect.
type inspector struct {
	*Inspection
	presets Presets
	read    map[int][]*settled // what was read, by the line of its header
	tallies map[*settled][]*kpi.Tally
}

func (i *inspector) table(w *walker, t *walked) error {
	out := InspectedTable{Number: t.number, Sheet: w.sheet, Delimiter: t.delim, HeaderLine: t.line, Preset: t.preset}
	for _, rec := range t.preamble {
		if !emptyRecord(rec.fields) && len(out.Above) < shownAbove {
			out.Above = append(out.Above, harmless(strings.Join(rec.fields, " ")))
		}
	}
	g := &gathering{t: t, out: &out}
	out.Columns = i.columns(t)
	if err := w.rows(t, g.row); err != nil && !errors.Is(err, errStop) {
		return err
	}
	g.close(i.presets.words)
	keys := headerColumns(t.header, i.presets.words)
	if t.preset != nil {
		out.Fits, out.Doubt = t.preset.fits(t.header, keys), t.preset.doubtful(t.tableRead)
		out.Reading = i.reading(w, t)
	} else {
		out.Nearest = i.presets.nearest(keys)
		out.Refused = slices.ContainsFunc(i.Problems, func(p *diag.Problem) bool { return p.Pos.Line == t.line && p.Code != unknownFile })
		if entry, ok := i.presets.propose(w.req, t.head, t.whole, t.layout); ok && !out.Refused {
			out.Entry, out.Keys, out.Own = entry.deck(), entry.entry(), entry.own
		}
	}
	i.Tables = append(i.Tables, out)
	return nil
}

// fits names, of each required choice, the header that is there.
func (x *Preset) fits(header, keys []string) []string {
	var list []string
	for _, any := range x.requires {
		for _, role := range any {
			at := anyColumn(keys, x.roles[role])
			if role == roleSignature {
				at = slices.IndexFunc(keys, x.signedBy)
			}
			if at >= 0 {
				list = appendNew(list, header[at])
				break
			}
		}
	}
	return list
}

// gathering collects what is shown of the rows of a table.
type gathering struct {
	t   *walked
	out *InspectedTable
	odd [noRows + 1]oddRows

	different []map[string]int // by column, the cells of the first rows and how often they are there
}

var apartNames = map[rowKind]string{shortRow: "short", longRow: "long", quoteRow: "quote", mendedRow: "mended", totalsLine: "totals",
	footnote: "footnote", blankRow: "blank", noRows: "empty"}

func (g *gathering) row(r *walkRow) error {
	if r.kind != dataRow {
		g.odd[r.kind].add(r.line)
	}
	switch r.kind {
	case totalsLine, footnote, blankRow, noRows:
		return nil
	}
	g.out.Rows++
	if g.out.Rows <= shownRows {
		row := make([]string, len(g.out.Columns))
		for i := range min(len(row), len(r.fields)) {
			row[i] = g.out.Columns[i].shown(r.fields[i])
		}
		g.out.First = append(g.out.First, row)
	}
	if g.out.Rows <= exampleRows {
		g.note(r.fields)
		for i := range min(len(g.out.Columns), len(r.fields)) {
			g.out.Columns[i].example(r.fields[i])
		}
	}
	return nil
}

func (c *InspectedColumn) example(cell []byte) {
	if len(c.Examples) == shownExamples || len(bytes.TrimSpace(cell)) == 0 {
		return
	}
	if s := c.shown(cell); !slices.Contains(c.Examples, s) {
		c.Examples = append(c.Examples, s)
	}
}

// close says what the examples look like and counts what is no plain data.
func (g *gathering) close(w *words) {
	d := dates{words: w}
	for i := range g.out.Columns {
		g.out.Columns[i].look(&d)
	}
	g.hide(&d)
	for kind := shortRow; kind <= noRows; kind++ {
		if o := &g.odd[kind]; o.n > 0 {
			g.out.Apart = append(g.out.Apart, Apart{apartNames[kind], o.n, o.lines()})
		}
	}
}

func (c *InspectedColumn) look(d *dates) {
	looks := map[string]bool{}
	for _, x := range c.Examples {
		looks[d.looks(x)] = true
	}
	if len(looks) > 1 {
		looks = map[string]bool{looksText: true}
	}
	for kind := range looks {
		c.Looks = kind
	}
}

// What a cell looks like.
const (
	looksDate   = "date"
	looksNumber = "number"
	looksText   = "text"
)

func (d *dates) looks(x string) string {
	cell, isDay := d.parse([]byte(x))
	switch {
	case isDay && cell.from.kind != serialDay:
		return looksDate
	case d.words.parseNumber([]byte(x), undecided).kind > noNumber:
		return looksNumber
	}
	return looksText
}

package ingest

import (
	"cmp"
	"strings"
	"sync"
	"sync/atomic"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// tableRead is one table while it is read: what its head said, and the parts
// that workers fold its blocks into.
type tableRead struct {
	req       *Request
	words     *words
	preset    *Preset // nil for columns:
	delim     byte
	parting   parting // from the next table
	title     string  // tells the tables of one file apart
	titleLine string  // the line above the header that names the measure
	channel   string  // that the title names
	header    []string
	line      int // of the header row
	headEnd   int // offset after it in the head
	bind      binding
	persons   []bool // by column, whether it holds personal data
	ofPeople  bool   // some column does, or the header row is none
	stated    kpi.Span
	reported  kpi.Date // on which the export was made; 0 unknown
	years     kpi.Span // in which days without a year are looked for
	style     style    // the deck's word on numbers
	order     order    // the deck's word on dates

	maxValues int // of a column that count once

	row func(p *part, line int, group int32) // the reader's

	check   bool        // the text must be UTF-8
	garbled atomic.Bool // it is not
	torn    atomic.Bool // a block ends within a record

	labelStart [256]bool // first bytes of the labels of totals rows

	mu   sync.Mutex
	idle []*part // parts that no worker holds
	busy sync.WaitGroup
}

func newTable(r *Request, l *layout, w *words) *tableRead {
	t := &tableRead{req: r, words: w, preset: l.preset, delim: l.delim, parting: l.parting, header: l.header.fields,
		style: styleNames[r.Numbers], order: orderNames[r.Dates], maxValues: maxValues}
	if l.preset == nil {
		t.bind = bindColumns(t.header, r, w)
		t.findPersons()
		t.years = t.yearRange()
		return t
	}
	t.bind = bindPreset(l.preset, t.header, r, w)
	t.findPersons()
	for _, label := range l.preset.totals.labels {
		t.labelStart[label[0]] = true
		t.labelStart[strings.ToUpper(label)[0]] = true
	}
	t.bindBlock(l.preamble)
	t.stateByLines(l.preamble)
	t.reported = t.reportedOn(l.preamble)
	t.bindTitle(l.preamble)
	t.stateByName()
	t.years = t.yearRange()
	return t
}

func (t *tableRead) dates() dates {
	return dates{words: t.words, hint: t.order, zone: t.req.Zone, within: t.years}
}

func (t *tableRead) totalsLabel(lower string) bool {
	for _, label := range t.preset.totals.labels {
		if strings.HasPrefix(lower, label) {
			return true
		}
	}
	return false
}

// currency gives the currency of a money column as far as the deck or the
// header names it.
func (t *tableRead) currency(m *measureColumn) string { return cmp.Or(t.req.Currency, m.currency) }

// headerCurrency is the one that the headers of the table name.
func (t *tableRead) headerCurrency() string {
	for i := range t.bind.measures {
		if c := t.bind.measures[i].currency; c != "" {
			return c
		}
	}
	return ""
}

// work folds a block into an idle part. There are never more parts than workers.
func (t *tableRead) work(b block) {
	defer t.busy.Done()
	t.mu.Lock()
	var p *part
	if n := len(t.idle); n > 0 {
		p, t.idle = t.idle[n-1], t.idle[:n-1]
	}
	t.mu.Unlock()
	if p == nil {
		p = newPart(t)
	}
	if at, _ := p.fold(b); at < len(b.data) {
		t.torn.Store(true)
	}
	t.mu.Lock()
	t.idle = append(t.idle, p)
	t.mu.Unlock()
}

// level is how fine the table's rows are when no column says it row by row.
func (t *tableRead) level() kpi.Level {
	if t.req.Level != "" || t.preset == nil {
		return t.req.Level
	}
	keys := headerColumns(t.header, t.words)
	for _, l := range t.preset.levels {
		for _, role := range l.any {
			if anyColumn(keys, t.preset.roles[role]) >= 0 {
				return l.level
			}
		}
	}
	return kpi.LevelNone
}

// account is the deck's word, else what the file's name says by the preset.
func (t *tableRead) account() string {
	if t.req.Account != "" || t.preset == nil {
		return t.req.Account
	}
	name := baseName(t.req.File)
	for _, re := range t.preset.accounts {
		if m := re.FindStringSubmatch(name); m != nil {
			return m[1]
		}
	}
	return ""
}

func (t *tableRead) pos(m mark) diag.Pos {
	return diag.Pos{File: t.req.File, Line: m.line, Column: m.column}
}

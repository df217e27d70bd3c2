package ingest

import (
	"io"
	"time"

	"kpideck/kpi"
)

// Request is one file of one source entry, with what the deck says about it.
type Request struct {
	Source int                           // becomes Tally.Source
	File   string                        // as shown to users; becomes Tally.File
	Open   func() (io.ReadCloser, error) // may be called more than once
	Size   int64                         // bytes, 0 when unknown

	Preset  string              // id; "" lets the content decide
	Columns []Column            // from columns:; when set, no preset is used
	Where   map[string][]string // header → accepted cells, NFC and trimmed

	Family    kpi.Family
	HasFamily bool // Family is the deck's word; else the preset's holds
	Channel   string
	Account   string
	Currency  string
	Home      string // the deck's currency, which holds where nothing names another
	Sheet     string
	Level     kpi.Level

	Zone    *time.Location // instants with an offset are moved to it; nil leaves them as written
	Dates   string         // "", dmy, mdy or ymd
	Numbers string         // "", 1.234,5 or 1,234.5

	// Dims are the dimensions beside channel and campaign that the deck needs;
	// others are not kept.
	Dims []string
	// Measure looks a measure up in the catalogue. Its unit tells which amounts
	// are whole numbers, its rollups which cells must not be added. May be nil:
	// then every measure adds.
	Measure func(id string) *kpi.Measure
	// Taken tells whether an id means something already, so that none is proposed
	// for a measure of the deck's own. May be nil.
	Taken func(id string) bool
	// Period reads a label such as 2025-Q3 for columns of kind PeriodColumn.
	Period func(label string) (kpi.Span, bool)
}

// ColumnKind is what a column of columns: means.
type ColumnKind uint8

// The kinds. A DateColumn with an EndColumn makes spans; so does a
// PeriodColumn, by Request.Period.
const (
	DateColumn ColumnKind = iota
	EndColumn
	PeriodColumn
	DimColumn
	MeasureColumn
	AccountColumn
	CurrencyColumn
)

// Column is one entry of columns:. With Count, a measure counts the rows when
// Header is empty, else the rows whose cell under Header is filled.
type Column struct {
	ID     string
	Kind   ColumnKind
	Header string
	Count  bool
}

// Progress is told the bytes of all files read so far. Calls do not overlap.
type Progress func(bytesDone int64)

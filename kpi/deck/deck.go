package deck

import (
	"maps"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// Deck is a deck.yaml: what to read and how to report it. Defaults are filled
// in; paths are as written, relative to the deck.
type Deck struct {
	File     string // as given to Parse, for messages
	Client   string // empty: the caller names it after the folder
	Title    string // empty: the word of the locale
	Locale   string // vi or en
	Currency string // ISO code; empty: that of the sources
	Timezone string // IANA name
	Calendar kpi.Calendar
	Quarter  string   // label as 2025-Q3; empty: the quarter of AsOf
	AsOf     kpi.Date // 0: the last day that any source covers

	Sources  []Source
	Channels map[string][]string   // one name → what exports call it
	Basis    map[string]kpi.Family // by measure or KPI id
	Packs    []string

	Measures    []*kpi.Measure // the deck's own
	KPIs        []*kpi.Metric  // the deck's own
	Assumptions map[string]float64

	Targets, Events, Notes, Actions, Rates string // paths; empty: none
	Template                               string // path of a client's own workbook to fill; empty: none

	Weights map[string]float64 // of the groups A, B, C, in percent
	Reward  []review.Reward    // highest first; empty: no grades
	Brand   Brand
	Page    string // one of Pages; empty: the layout's
	Out     string

	places map[string]diag.Pos
	dims   []string // that formulas and segments may name
}

// At gives the place of the value of a top-level key such as "targets", of
// "brand.logo" or of an entry such as "basis.revenue"; of the file where the
// deck does not give it: where to report what is wrong with the value and only
// its user can find out.
func (d *Deck) At(key string) diag.Pos {
	if pos, ok := d.places[key]; ok {
		return pos
	}
	return diag.Pos{File: d.File}
}

// Source is an entry of sources: one or more files read in one way. Empty
// fields are detected or come from the preset.
type Source struct {
	Files     []string // globs
	Preset    string
	Channel   string
	Account   string
	Currency  string
	Timezone  string
	Sheet     string
	Dates     string // dmy, mdy or ymd
	Numbers   string // 1.234,5 or 1,234.5
	Level     kpi.Level
	Family    kpi.Family
	HasFamily bool // Family is given; without it, columns: serve all families
	Columns   []Column
	Where     map[string][]string // header → the cells that count
	Pos       diag.Pos
}

// Column binds a measure or dimension to a header. Count stands for count():
// the number of rows, or of cells filled under Header where one is given.
type Column struct {
	ID, Header string
	Count      bool
	Pos        diag.Pos
}

// Brand is how the pages look like the client's.
type Brand struct {
	Logo  string // path; empty: none
	Color string // #RRGGBB; empty: the theme's
}

// Pages are the sizes of pages that a deck may ask for.
var Pages = []string{"16:9", "a4", "a4-landscape"}

// The file formats that a source may name.
var (
	dateStyles   = []string{"dmy", "mdy", "ymd"}
	numberStyles = []string{"1.234,5", "1,234.5"}
)

// Default is the deck of a folder that has none: every file is looked at, and
// whatever is detected counts. Files replaces the default glob.
func Default(files ...string) *Deck {
	if len(files) == 0 {
		files = []string{"**/*"}
	}
	d := blank("")
	d.Sources = []Source{{Files: files}}
	return d
}

func blank(file string) *Deck {
	return &Deck{
		File:     file,
		Locale:   "vi",
		Timezone: "Asia/Ho_Chi_Minh",
		Calendar: kpi.DefaultCalendar(),
		Packs:    []string{"strategic", "sme-weekly-7"},
		Weights:  maps.Clone(review.DefaultWeights),
		Out:      "reports",
		places:   map[string]diag.Pos{},
		dims:     []string{kpi.Channel, kpi.Campaign},
	}
}

package deck

import (
	"cmp"
	"maps"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// Export is a file as looking at it showed it: what a Draft is made of.
type Export struct {
	File       string // relative to the deck, / between folders, NFC
	Read       bool   // some table of it is read
	Preset     string // that reads it; "" for none, or for several
	Accounts   []string
	Currencies []string
	Days       kpi.Span
	Dates      string // what must be said so that it can be read: dmy, mdy or ymd
	Numbers    string // the same: 1.234,5 or 1,234.5
	Table      string // targets, events, notes or rates, when it is such a table and no export

	Why      diag.Text // it is not read
	Keys     string    // of an entry that would read it, a line each; "" where none can be made
	Measures []string  // that these keys need
}

// Add adds what was read of one table of the file. Of several presets none is
// named.
func (e *Export) Add(preset string, accounts, currencies []string, days kpi.Span) {
	if !e.Read {
		e.Preset = preset
	} else if e.Preset != preset {
		e.Preset = ""
	}
	e.Read = true
	e.Accounts = append(e.Accounts, accounts...)
	e.Currencies = append(e.Currencies, currencies...)
	e.Days = e.Days.Hull(days)
}

// Draft is a deck that was not written yet: what init proposes.
type Draft struct {
	Client     string
	Locale     string
	Currency   string   // "" where no export states one
	Currencies []string // all that the exports state, the most frequent first
	Sources    []*DraftSource
	Left       []*Export // not read, by name
	Measures   []string  // of the deck's own
	Packs      []string  // nil: the default
	Joined     []Joined  // channels:
	MayJoin    []Joined  // the same where only the user can know
	Example    string    // the file of example figures that stands in for exports

	// The tables beside the deck; "" where there is none.
	Targets, Events, Notes, Actions, Rates string

	siblings []string
	exports  []*Export
}

// DraftSource is an entry of sources: of a Draft.
type DraftSource struct {
	Files      []string // patterns
	Preset     string
	Dates      string
	Numbers    string
	Keys       string
	Accounts   []string // that its files name
	AskAccount bool     // its files do not say whether they are of one account
	Days       kpi.Span
	Exports    []*Export
}

// Joined is a channel and what else it is called.
type Joined struct {
	Channel string
	Names   []string
}

// Propose makes the draft of a deck out of exports. siblings are all files in
// their folders, exports or not: no pattern of the draft matches one that is
// not meant. A table beside the deck is used where it stands, the first of a
// kind.
func Propose(client, locale string, exports []*Export, siblings []string) *Draft {
	d := &Draft{Client: client, Locale: locale, exports: exports, siblings: siblings}
	d.arrange()
	return d
}

// Drop takes a file out of the draft, since a deck that names it does not pass.
// It tells whether the draft holds it.
func (d *Draft) Drop(file string, why diag.Text) bool {
	at := slices.IndexFunc(d.exports, func(e *Export) bool { return e.File == file })
	if at < 0 {
		return false
	}
	e := d.exports[at]
	if !e.Read && e.Table == "" && !d.uses(e) {
		return false
	}
	if e.Table != "" || d.uses(e) {
		e.Keys = "" // a table is no export, and keys that fail once fail again
	}
	e.Read, e.Table, e.Why = false, "", why
	d.arrange()
	return true
}

// DropFailed drops the files with errors; of a deck that has no figures at all,
// all of them.
func (d *Draft) DropFailed(list diag.List) bool {
	dropped := false
	for _, p := range list {
		switch {
		case p.Severity != diag.Error:
		case p.Code == "no_figures":
			for _, e := range d.exports {
				dropped = d.Drop(e.File, p.Message) || dropped
			}
		default:
			dropped = d.Drop(p.Pos.File, p.Message) || dropped
		}
	}
	return dropped
}

// DropCopies drops files of the same bytes as one of another source: within a
// source they count once, in two they would count twice.
func (d *Draft) DropCopies(tallies []*kpi.Tally) bool {
	dropped := false
	first := map[string]*kpi.Tally{}
	for _, t := range tallies {
		if o := first[t.Hash]; o == nil {
			first[t.Hash] = t
		} else if o.Source != t.Source {
			dropped = d.Drop(t.File, diag.Bothf("cùng nội dung với %s", "the same bytes as %s", o.File)) || dropped
		}
	}
	return dropped
}

func (d *Draft) uses(e *Export) bool {
	return slices.ContainsFunc(d.Sources, func(s *DraftSource) bool { return slices.Contains(s.Exports, e) && s.Keys != "" })
}

// AskAccount marks the source of a file: only the user knows its account.
func (d *Draft) AskAccount(file string) {
	for _, s := range d.Sources {
		if slices.ContainsFunc(s.Exports, func(e *Export) bool { return e.File == file }) && s.Preset != "" {
			s.AskAccount = true
		}
	}
}

// arrange sorts the exports into sources, tables and what is left out.
func (d *Draft) arrange() {
	d.Sources, d.Left, d.Measures = nil, nil, nil
	d.Targets, d.Events, d.Notes, d.Actions, d.Rates = "", "", "", "", ""
	var read []*Export
	for _, e := range d.exports {
		switch {
		case e.Table != "":
			d.table(e)
		case e.Read:
			read = append(read, e)
		default:
			d.Left = append(d.Left, e)
		}
	}
	d.group(read)
	if len(read) == 0 {
		d.byKeys()
	}
	d.money()
}

// table takes a table for its key; of two of a kind the first speaks.
func (d *Draft) table(e *Export) {
	key := map[string]*string{"targets": &d.Targets, "events": &d.Events, "notes": &d.Notes, "actions": &d.Actions, "rates": &d.Rates}[e.Table]
	if *key == "" {
		*key = e.File
		return
	}
	e.Why = diag.Bothf("%[1]s: đã lấy từ %[2]s", "%[1]s: is taken from %[2]s already", e.Table, *key)
	d.Left = append(d.Left, e)
}

// byKeys reads unknown files by their headers where nothing else can be read. It
// is not done beside known exports: two tables of one shop would count twice.
func (d *Draft) byKeys() {
	var left []*Export
	for _, e := range d.Left {
		if e.Keys == "" {
			left = append(left, e)
			continue
		}
		d.Sources = append(d.Sources, &DraftSource{Files: []string{Glob(e.File)}, Keys: e.Keys, Exports: []*Export{e}})
		for _, id := range e.Measures {
			if !slices.Contains(d.Measures, id) {
				d.Measures = append(d.Measures, id)
			}
		}
	}
	d.Left = left
}

// money names the currency that most files state.
func (d *Draft) money() {
	files := map[string]int{}
	for _, s := range d.Sources {
		for _, e := range s.Exports {
			for _, code := range e.Currencies {
				files[code]++
			}
		}
	}
	d.Currency = ""
	d.Currencies = slices.SortedFunc(maps.Keys(files), func(a, b string) int {
		return cmp.Or(cmp.Compare(files[b], files[a]), cmp.Compare(a, b))
	})
	if len(d.Currencies) > 0 {
		d.Currency = d.Currencies[0]
	}
}

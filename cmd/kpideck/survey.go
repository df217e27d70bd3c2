package main

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/kpi/ingest"
	"kpideck/report/locale"
)

// newDeck is one call of init.
type newDeck struct {
	*app
	dir      string
	locale   *locale.Locale
	jobs     int
	exports  []*deck.Export
	siblings []string // all files in the folders of the exports
	draft    *deck.Draft
	targets  []*deck.Proposal
}

// find looks at the exports: those that are named, else those in the deck's own
// folder.
func (n *newDeck) find(from []string) error {
	named := len(from) > 0
	if !named {
		from = []string{n.dir}
	}
	o, err := n.settleBlank()
	if err != nil {
		return err
	}
	var list []input
	for _, arg := range from {
		found, err := n.inputsOf(o, arg, named)
		if err != nil {
			return err
		}
		list = append(list, found...)
	}
	slices.SortFunc(list, func(a, b input) int { return strings.Compare(a.name, b.name) })
	list = slices.CompactFunc(list, func(a, b input) bool { return a.name == b.name })
	for _, in := range list {
		if n.ctx.Err() != nil {
			return n.ctx.Err()
		}
		n.exports = append(n.exports, n.look(o, in))
	}
	return n.lookAround(o, list)
}

// settleBlank is a deck without a word in the new folder.
func (n *newDeck) settleBlank() (*opened, error) {
	return n.app.settle(&opened{dir: n.dir, deck: deck.Default()}, &readFlags{locale: n.locale.ID})
}

// inputsOf lists the files of a folder, or the one that is named, as the deck
// will name them.
func (n *newDeck) inputsOf(o *opened, arg string, named bool) ([]input, error) {
	info, err := os.Stat(arg)
	switch {
	case err != nil && !named:
		return nil, nil // the folder is yet to be made
	case err != nil:
		return nil, usage("name a folder of exports, or one export", "--from: cannot open %q: %v", arg, reason(err))
	}
	name, err := n.fromDeck(arg)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return unpacked(input{name: norm.NFC.String(name), path: arg, size: info.Size(), member: -1}), nil
	}
	f := &finder{dir: n.dir, skip: o.skips()}
	return f.find(path.Join(deck.Glob(name), "**/*"))
}

// fromDeck gives a path as seen from the deck, with / between folders; absolute
// where no way leads there.
func (n *newDeck) fromDeck(arg string) (string, error) {
	dir, err := filepath.Abs(n.dir)
	if err != nil {
		return "", err
	}
	whole, err := filepath.Abs(arg)
	if err != nil {
		return "", err
	}
	if way, err := filepath.Rel(dir, whole); err == nil {
		whole = way
	}
	return filepath.ToSlash(whole), nil
}

// lookAround lists what else stands in the folders of the exports.
func (n *newDeck) lookAround(o *opened, list []input) error {
	blank := *o
	blank.file = deckName // then no file is passed over for its ending
	f := &finder{dir: n.dir, skip: blank.skips()}
	asked := map[string]bool{}
	for _, in := range list {
		folder := path.Dir(in.name)
		if asked[folder] {
			continue
		}
		asked[folder] = true
		found, err := f.find(path.Join(deck.Glob(folder), "*"))
		if err != nil {
			return err
		}
		for _, other := range found {
			n.siblings = append(n.siblings, other.name)
		}
	}
	return nil
}

// look finds out what a file is. Where no cell tells how dates or numbers are
// written, the reading that is more usual where the deck is at home is taken.
func (n *newDeck) look(o *opened, in input) *deck.Export {
	if !utf8.ValidString(in.name) {
		return &deck.Export{File: in.name, Why: diag.Both("tên tệp hay thư mục không phải UTF-8: đổi tên", "the name of the file or folder is not UTF-8: rename it")}
	}
	req := o.request(&deck.Source{}, n.ship.catalogue.Catalog())
	req.File, req.Size = in.name, in.size
	req.Open = in.open
	x := ingest.Inspect(n.ctx, req, n.ship.presets, n.jobs)
	if said(x.Problems, "dates_ambiguous") {
		req.Dates = "dmy"
	}
	if said(x.Problems, "numbers_ambiguous") {
		req.Numbers = map[string]string{"vi": "1.234,5", "en": "1,234.5"}[n.locale.ID]
	}
	if req.Dates+req.Numbers != "" {
		x = ingest.Inspect(n.ctx, req, n.ship.presets, n.jobs)
	}
	e := exported(in.name, x)
	e.Dates, e.Numbers = req.Dates, req.Numbers
	if !e.Read {
		r := &reading{opened: o, catalog: n.ship.catalogue.Catalog()}
		e.Table = r.tableKind(in)
	}
	return e
}

func said(list diag.List, code string) bool {
	return slices.ContainsFunc(list, func(p *diag.Problem) bool { return p.Code == code })
}

// exported is what an inspection tells for a draft.
func exported(name string, x *ingest.Inspection) *deck.Export {
	e := &deck.Export{File: name}
	for _, p := range x.Problems {
		if p.Severity == diag.Error || e.Why == nil {
			e.Why = p.Message
		}
		if p.Severity == diag.Error {
			break
		}
	}
	for i := range x.Tables {
		t := &x.Tables[i]
		if t.Reading == nil {
			if e.Keys == "" {
				e.Keys, e.Measures = t.Keys, t.Own
			}
			continue
		}
		e.Add(t.Preset.ID, t.Reading.Accounts, t.Reading.Currencies, t.Reading.Seen)
	}
	if x.Problems.Failed() {
		e.Read = false
	}
	if e.Why == nil {
		e.Why = unknownKind(x)
	}
	return e
}

// unknownKind says that no preset knows a file, and which come nearest.
func unknownKind(x *ingest.Inspection) diag.Text {
	var near []string
	for _, t := range x.Tables {
		for _, p := range t.Nearest {
			if s := p.String(); !slices.Contains(near, s) {
				near = append(near, s)
			}
		}
	}
	if len(near) == 0 {
		return diag.Both("không nhận ra loại tệp", "unknown kind of file")
	}
	list := strings.Join(near, ", ")
	return diag.Bothf("không nhận ra loại tệp; gần nhất, và cột còn thiếu: %s", "unknown kind of file; the nearest, and the columns they lack: %s", list)
}

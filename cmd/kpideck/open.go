package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/report/locale"
)

// deckName is the file that makes a folder a deck.
const deckName = "deck.yaml"

// opened is a deck whose file was read, and nothing else yet.
type opened struct {
	dir      string // its folder as the user gave it; paths of the deck start there
	file     string // name of the deck's file in dir; "" for a folder of exports alone
	deck     *deck.Deck
	words    *locale.Locale
	client   string
	problems diag.List
}

// open reads the deck that an argument names: a deck.yaml, a folder that holds
// one, or a folder of exports alone.
func (a *app) open(arg string, f *readFlags) (*opened, error) {
	info, err := os.Stat(arg)
	switch {
	case err != nil:
		return nil, usage("name a deck.yaml, a folder that holds one, or a folder of exports", "cannot open the deck %q: %v", arg, reason(err))
	case !info.IsDir():
		ext := strings.ToLower(filepath.Ext(arg))
		if ext != ".yaml" && ext != ".yml" {
			return nil, usage("name the folder that the file is in", "%q is neither a deck.yaml nor a folder", arg)
		}
		return a.parse(filepath.Dir(arg), filepath.Base(arg), f)
	}
	if _, err := os.Stat(filepath.Join(arg, deckName)); err == nil {
		return a.parse(arg, deckName, f)
	}
	return a.settle(&opened{dir: arg, deck: deck.Default()}, f)
}

func (a *app) parse(dir, file string, f *readFlags) (*opened, error) {
	path := filepath.Join(dir, file)
	if err := readable(path); errors.Is(err, errNoFile) {
		return nil, usage("save it as a file first", "%q is a pipe, a device or a folder", path)
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, usage("", "cannot read the deck %q: %v", path, reason(err))
	}
	o := &opened{dir: dir, file: file}
	o.deck, o.problems = deck.Parse(file, source, a.ship.catalogue)
	return a.settle(o, f)
}

// errNoFile is of a path that names something else.
var errNoFile = errors.New("no regular file")

// readable tells why a path names no file to read. Files are read several times,
// which a pipe cannot serve and which would wait for ever.
func readable(path string) error {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return errNoFile
	}
	return err
}

// settle fills in what flags and folder say.
func (a *app) settle(o *opened, f *readFlags) (*opened, error) {
	f.settle(o.deck, a.now())
	o.words = a.ship.locale(o.deck.Locale)
	o.client = o.deck.Client
	if o.client == "" {
		whole, err := filepath.Abs(o.dir)
		if err != nil {
			return nil, err
		}
		o.client = filepath.Base(whole)
	}
	return o, nil
}

// path gives the place of a file that the deck names.
func (o *opened) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(o.dir, filepath.FromSlash(name))
}

// slug names the deck's outputs.
func (o *opened) slug() string {
	if s := locale.Slug(o.client); s != "" {
		return s
	}
	return "kpideck"
}

// reason is what the system says, without repeating the path.
func reason(err error) error {
	if e, ok := err.(*os.PathError); ok {
		return e.Err
	}
	return err
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"kpideck/kpi/datafile"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/kpi/ingest"
	"kpideck/report"
	"kpideck/report/locale"
	"kpideck/report/page"
	"kpideck/report/theme"
	"kpideck/templates"
)

// shipped is what comes inside the program, and what the user has beside it:
// templates/, parsed.
type shipped struct {
	files     fs.FS
	catalogue *deck.Catalogue
	presets   ingest.Presets
	locales   []*locale.Locale // by id
	layouts   []report.Layout  // by id
}

// The looks that a report has unless the deck says otherwise.
const (
	themeFile   = "themes/default.yaml"
	regularFont = "fonts/Inter_400Regular.ttf"
	boldFont    = "fonts/Inter_600SemiBold.ttf"
)

// loadShipped reads the folders side by side: parsing them is most of what the
// program does before it reads an export. What is wrong is a diag.List.
func loadShipped(files fs.FS) (*shipped, error) {
	s := &shipped{files: files}
	steps := []func() error{
		func() (err error) { s.catalogue, err = deck.LoadCatalogue(files); return err },
		func() (err error) { s.presets, err = ingest.LoadPresets(files, "presets"); return err },
		func() (err error) { s.locales, err = parsed(s, "locales", locale.Load); return err },
		func() (err error) { s.layouts, err = loadLayouts(s); return err },
	}
	failed := make([]error, len(steps))
	var all sync.WaitGroup
	for i, step := range steps {
		all.Go(func() { failed[i] = step() })
	}
	all.Wait()
	var wrong diag.List
	for _, err := range failed {
		var some diag.List
		if err != nil && !errors.As(err, &some) {
			return nil, err
		}
		wrong = append(wrong, some...)
	}
	if wrong.Failed() {
		wrong.Sort()
		return nil, wrong
	}
	s.catalogue = s.catalogue.WithPresets(s.presets.IDs(), s.presets.Dims())
	return s, nil
}

// parsed reads the data files of a folder, by id. What is wrong is a diag.List.
func parsed[T any](s *shipped, folder string, parse func([]byte) (T, error)) (list []T, err error) {
	var wrong diag.List
	for _, id := range s.ids(folder) {
		name := folder + "/" + id + ".yaml"
		file, err := fs.ReadFile(s.files, name)
		if err != nil {
			return nil, err
		}
		one, err := parse(file)
		if err != nil {
			wrong.Add(datafile.Problem(name, err))
		}
		list = append(list, one)
	}
	if wrong.Failed() {
		return nil, wrong
	}
	return list, nil
}

// ids lists the names of the data files of a folder, without .yaml.
func (s *shipped) ids(folder string) []string {
	files, _ := fs.Glob(s.files, path.Join(folder, "*.yaml"))
	ids := make([]string, len(files))
	for i, f := range files {
		ids[i] = strings.TrimSuffix(path.Base(f), ".yaml")
	}
	slices.Sort(ids)
	return ids
}

// localeIDs lists the languages of reports.
func (s *shipped) localeIDs() []string {
	var ids []string
	for _, l := range s.locales {
		ids = append(ids, l.ID)
	}
	return ids
}

// locale gives the language of an id that was checked before.
func (s *shipped) locale(id string) *locale.Locale {
	for _, l := range s.locales {
		if l.ID == id {
			return l
		}
	}
	return s.locales[0]
}

// look is what pages and workbooks are painted with.
type look struct {
	theme *theme.Theme
	fonts *page.Fonts
	logo  *page.Logo // nil: none
}

// loadLook reads the theme and gives it the client's colour, #RRGGBB or empty.
func loadLook(brand string, logo *page.Logo) (*look, error) {
	file, err := templates.FS.ReadFile(themeFile)
	if err != nil {
		return nil, err
	}
	k := &look{logo: logo}
	if k.theme, err = theme.Parse(file); err != nil {
		return nil, fmt.Errorf("%s: %w", themeFile, err)
	}
	if brand != "" {
		c, err := theme.ParseColor(brand)
		if err != nil {
			return nil, err
		}
		k.theme = k.theme.WithBrand(c)
	}
	k.fonts, err = loadFonts()
	return k, err
}

// loadFonts reads the fonts once for all decks of a run.
var loadFonts = sync.OnceValues(func() (*page.Fonts, error) {
	regular, err := templates.FS.ReadFile(regularFont)
	if err != nil {
		return nil, err
	}
	bold, err := templates.FS.ReadFile(boldFont)
	if err != nil {
		return nil, err
	}
	return page.LoadFonts(regular, bold)
})

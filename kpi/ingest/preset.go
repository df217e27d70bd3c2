package ingest

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"kpideck/kpi"
	"kpideck/kpi/datafile"
	"kpideck/kpi/diag"
)

// Preset says how to read the exports of one platform. It is data: a file of
// templates/presets, whose README explains every key.
type Preset struct {
	ID       string
	Platform string
	Channel  string     // of rows without a channel column; "" for web analytics
	Family   kpi.Family // AnyFamily where the files belong to all, as plain lists do
	Names    kpi.Names

	requires      [][]string // any one role of each list must have a column
	signature     map[string]bool
	signatureRows [][]string // whole header rows that sign

	signatureWords []string // of signature, those with a star
	refuses        []refusal
	companions     []companion
	titled         *titles
	fallback       bool   // tried only when no other preset fits
	comment        string // lines that start so stand before tables, which can be several
	blocks         []blockLine
	cutBlocks      bool     // at the ends of the stated range
	stated         []string // roles of the first and last day of the export's range
	roles          map[string][]string
	shown          map[string]string // role → its first header, as written
	dims           []string
	measures       []presetMeasure
	firstOf        map[string][]string
	ratios         map[string]bool
	levels         []presetLevel
	levelWord      map[string]kpi.Level
	totals         presetTotals
	accounts       []*regexp.Regexp
	ranges         []*regexp.Regexp // of the days that a file's name states
	same           presetSame
	style          style
	order          order
	described      bool // the row under the header may say what the columns mean
	empty          map[string]bool
	sheets         []string // tried first in a workbook
	settles        settling // nil: those of the family
	until          []string // lines that start so end the table and the reading
	unproven       unproven
	reported       reported
}

// several tells whether a file of the preset may hold several tables.
func (x *Preset) several() bool { return !x.parting().none() }

// parting is what stands between them.
func (x *Preset) parting() parting { return parting{x.comment, x.titled != nil} }

// presetMeasure is one measure and how it is taken from columns.
type presetMeasure struct {
	id         string
	times      string // the role that weighs it: a mean times its count is a sum
	same       string // the role of which all rows must share one value
	except     map[string]bool
	fractional bool
	without    map[string]bool // headers beside which the column may not be added
	count      counting
	between    *numberRange
	once       string            // the role of which each value brings the measure once
	conds      []presetCondition // all must hold for a row to count
}

// presetSame are the roles by which two tables of unknown accounts show that
// they are one: on one day a row of the same name has the same figures, where of
// the names the first that has a column counts; or an order of the same ids.
type presetSame struct {
	names   []string
	figures []string
	ids     []string
}

type presetLevel struct {
	level kpi.Level
	any   []string
}

type presetTotals struct {
	labels []string // a cell starts so
	own    []string // labels of the totals that sum exactly the table's rows
	blank  []string // roles that are all empty in a totals row that comes first
	beyond []beyondTable

	anywhere bool // such a row may come later as well
}

// beyondTable says why totals whose labels start so may be more than the rows of
// their table; without labels it is said of every totals row.
type beyondTable struct {
	labels []string
	why    diag.Text
}

// explain says why a total may not be the sum of the rows; nil where nobody knows.
func (t *presetTotals) explain(label string) diag.Text {
	label = strings.ToLower(label)
	for _, b := range t.beyond {
		if len(b.labels) == 0 || slices.ContainsFunc(b.labels, func(l string) bool { return strings.HasPrefix(label, l) }) {
			return b.why
		}
	}
	return nil
}

// Presets are the presets that files are tried against, by id, and the words of cells.
type Presets struct {
	list  []*Preset
	files map[string]*presetFile // what each was made of, for those that extend it
	words *words
}

// All lists the presets by id.
func (p Presets) All() []*Preset { return slices.Clone(p.list) }

// IDs lists the ids of the presets, sorted.
func (p Presets) IDs() []string {
	var ids []string
	for _, x := range p.list {
		ids = append(ids, x.ID)
	}
	return ids
}

// Dims lists the dimensions that some preset has a column for, sorted.
func (p Presets) Dims() []string {
	dims := map[string]bool{}
	for _, x := range p.list {
		for _, id := range x.dims {
			dims[id] = true
		}
	}
	return slices.Sorted(maps.Keys(dims))
}

func (p *Presets) sort() {
	slices.SortFunc(p.list, func(a, b *Preset) int { return strings.Compare(a.ID, b.ID) })
}

// wordsName is the file of the folder that holds the words instead of a preset.
const wordsName = "words.yaml"

// LoadPresets reads every .yaml file of a folder, the words first: they tell what
// presets may read. What is wrong is a diag.List, with file, line and column.
func LoadPresets(fsys fs.FS, dir string) (Presets, error) {
	var p Presets
	files, err := fs.Glob(fsys, path.Join(dir, "*.yaml"))
	if err != nil {
		return p, err
	}
	if at := slices.IndexFunc(files, func(file string) bool { return path.Base(file) == wordsName }); at > 0 {
		words := files[at]
		files = slices.Insert(slices.Delete(files, at, at+1), 0, words)
	}
	p.files = map[string]*presetFile{}
	var extending []source
	var wrong diag.List
	for _, file := range files {
		one := source{name: file, preset: &presetFile{}}
		if one.data, err = fs.ReadFile(fsys, file); err != nil {
			return p, err
		}
		switch err := p.take(one); {
		case err != nil:
			wrong.Add(datafile.Problem(file, err))
		case one.preset.Extends != "":
			extending = append(extending, one)
		}
	}
	for _, one := range extending {
		if wrong.Failed() {
			break // what it extends may be what is wrong
		}
		if err := p.extend(one.data, one.preset); err != nil {
			wrong.Add(datafile.Problem(one.name, err))
		}
	}
	p.sort()
	if wrong.Failed() {
		return p, wrong
	}
	return p, nil
}

// take reads a file of the folder; one that extends a preset waits until all
// presets are there.
func (p *Presets) take(one source) (err error) {
	if path.Base(one.name) == wordsName {
		p.words, err = parseWords(one.data)
		return err
	}
	if err := strictly(one.data, one.preset); err != nil || one.preset.Extends != "" {
		return err
	}
	return p.add(one.data, one.preset)
}

// source is a preset's file.
type source struct {
	name   string
	data   []byte
	preset *presetFile
}

func parseWords(data []byte) (*words, error) {
	var f wordsFile
	if err := strictly(data, &f); err != nil {
		return nil, err
	}
	return f.words(), nil
}

// strictly decodes YAML that has no unknown key. The library panics on some
// tags without a value.
func strictly(data []byte, into any) (err error) {
	defer func() {
		if why := recover(); why != nil {
			err = fmt.Errorf("cannot be read as YAML: %v", why)
		}
	}()
	return yaml.UnmarshalWithOptions(data, into, yaml.Strict())
}

func (p *Presets) add(data []byte, f *presetFile) error {
	x, err := f.preset()
	if err == nil && p.words != nil {
		err = f.reveals(p.words)
	}
	if err != nil {
		return located(data, err)
	}
	if slices.ContainsFunc(p.list, func(o *Preset) bool { return o.ID == x.ID }) {
		return located(data, &badWord{"$.preset", fmt.Sprintf("preset %q is defined twice", x.ID)})
	}
	p.list = append(p.list, x)
	p.files[x.ID] = f
	return nil
}

package deck

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// Catalogue is what ships with the program: measures, KPIs, assumptions, packs,
// holidays, the names of channels and of presets. It is not changed after LoadCatalogue.
type Catalogue struct {
	measures    []*kpi.Measure
	metrics     []*kpi.Metric
	assumptions []*kpi.Assumption
	packs       []Pack
	channels    map[string][]string
	paid        map[string][]string // name of a group of channels → the ad platforms in it
	maybe       map[string][]string // name that may mean an ad platform → the platforms
	calendars   []holidayCalendar
	presets     []string
	dims        []string // that some preset has a column for
}

// Pack is a set of KPIs that a deck names instead of listing them.
type Pack struct {
	ID     string
	Names  kpi.Names
	Groups []PackGroup
	Paths  []review.JourneyPath // of the customers' journey
}

// PackGroup is a part of a pack with its own heading.
type PackGroup struct {
	ID    string
	Names kpi.Names
	KPIs  []string
}

// LoadCatalogue reads the folders catalog, packs, channels and calendars of
// templates. A file that is wrong is an error of type diag.List that holds all
// problems of all files. What decks may name of presets is told by WithPresets.
func LoadCatalogue(fsys fs.FS) (*Catalogue, error) {
	c := &catalogueReader{catalogue: &Catalogue{channels: map[string][]string{}, paid: map[string][]string{}, maybe: map[string][]string{}}}
	err := errors.Join(
		c.folder(fsys, "catalog", c.catalog),
		c.folder(fsys, "packs", c.pack),
		c.folder(fsys, "channels", c.channels),
		c.folder(fsys, "calendars", c.calendar),
	)
	if err != nil {
		return nil, err
	}
	c.check()
	if c.list.Sort(); c.list.Failed() {
		return nil, c.list
	}
	return c.catalogue, nil
}

type catalogueReader struct {
	reader
	catalogue *Catalogue
}

func (c *catalogueReader) folder(fsys fs.FS, dir string, read func(file string, root *node)) error {
	files, err := fs.Glob(fsys, dir+"/*.yaml")
	if err != nil {
		return err
	}
	for _, file := range files {
		src, err := fs.ReadFile(fsys, file)
		if err != nil {
			return err
		}
		if root := parseYAML(file, src, &c.list); root != nil {
			read(file, root)
		}
	}
	return nil
}

func (c *catalogueReader) catalog(_ string, root *node) {
	c.fields(root, "catalog",
		field{"measures", func(n *node) { eachEntry(c, n, "measures:", c.measure, &c.catalogue.measures) }},
		field{"kpis", func(n *node) { eachEntry(c, n, "kpis:", c.metric, &c.catalogue.metrics) }},
		field{"assumptions", func(n *node) { eachEntry(c, n, "assumptions:", c.assumption, &c.catalogue.assumptions) }},
	)
}

func eachEntry[T any](c *catalogueReader, n *node, what string, read func(*node) *T, to *[]*T) {
	for _, item := range c.entries(n, what) {
		if x := read(item); x != nil {
			*to = append(*to, x)
		}
	}
}

func (c *catalogueReader) pack(_ string, root *node) {
	var p Pack
	c.fields(root, "packs",
		field{"id", c.into(&p.ID)},
		field{"name", c.names(&p.Names)},
		field{"groups", func(n *node) {
			for _, item := range c.entries(n, "groups:") {
				var g PackGroup
				c.fields(item, "groups:",
					field{"id", c.into(&g.ID)},
					field{"name", c.names(&g.Names)},
					field{"kpis", func(n *node) { g.KPIs = c.texts(n) }},
				)
				p.Groups = append(p.Groups, g)
			}
		}},
		field{"paths", func(n *node) { p.Paths = c.paths(n) }},
	)
	c.catalogue.packs = append(c.catalogue.packs, p)
}

func (c *catalogueReader) channels(_ string, root *node) {
	into := func(key string, to map[string][]string) field {
		return field{key, func(n *node) {
			for _, p := range c.pairs(n, key+":") {
				to[p.key] = c.texts(p.value)
			}
		}}
	}
	c.fields(root, "channels", into("channels", c.catalogue.channels), into("paid", c.catalogue.paid), into("maybe", c.catalogue.maybe))
}

// check finds packs that name KPIs that no one declares.
func (c *catalogueReader) check() {
	cat := kpi.NewCatalog(c.catalogue.measures, c.catalogue.metrics, c.catalogue.assumptions)
	c.list = append(c.list, cat.Check()...)
	for _, p := range c.catalogue.packs {
		for _, g := range append(slices.Clone(p.Groups), p.steps()...) {
			for _, id := range g.KPIs {
				if cat.Metric(id) == nil {
					c.fail("unknown_id", diag.Pos{File: path.Join("packs", p.ID+".yaml")},
						diag.Bothf("gói %[2]s nêu KPI %[1]q không có", "pack %[2]s names the KPI %[1]q, which is not there", id, p.ID), nil)
				}
			}
		}
	}
}

// Pack gives the pack of an id, or nil.
func (c *Catalogue) Pack(id string) *Pack {
	for i := range c.packs {
		if c.packs[i].ID == id {
			return &c.packs[i]
		}
	}
	return nil
}

// Packs lists the packs by id.
func (c *Catalogue) Packs() []Pack {
	return slices.SortedFunc(slices.Values(c.packs), func(a, b Pack) int { return strings.Compare(a.ID, b.ID) })
}

// PackIDs lists the ids of the packs, sorted.
func (c *Catalogue) PackIDs() []string {
	var ids []string
	for _, p := range c.Packs() {
		ids = append(ids, p.ID)
	}
	return ids
}

// WithPresets is the catalogue with the presets that a deck may name, and the
// dimensions that they have columns for. Package ingest reads them.
func (c *Catalogue) WithPresets(ids, dims []string) *Catalogue {
	with := *c
	with.presets, with.dims = ids, dims
	return &with
}

// PresetIDs lists the ids of the presets, sorted.
func (c *Catalogue) PresetIDs() []string { return slices.Sorted(slices.Values(c.presets)) }

// Channels gives what ships for the names of channels: name → what exports
// call it. The map is shared: do not change it.
func (c *Catalogue) Channels() map[string][]string { return c.channels }

// Catalog gives the measures, KPIs and assumptions without those of any deck.
func (c *Catalogue) Catalog() *kpi.Catalog {
	return kpi.NewCatalog(c.measures, c.metrics, c.assumptions)
}

// assumption gives the assumption of an id, or nil.
func (c *Catalogue) assumption(id string) *kpi.Assumption {
	for _, a := range c.assumptions {
		if a.ID == id {
			return a
		}
	}
	return nil
}

func (c *Catalogue) assumptionIDs() []string {
	var ids []string
	for _, a := range c.assumptions {
		ids = append(ids, a.ID)
	}
	slices.Sort(ids)
	return ids
}

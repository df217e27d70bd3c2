package kpi

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Cube holds what the tables say after resolution: exact amounts by measure,
// family, account, day or span, and members. It answers through a Model.
type Cube struct {
	cat      *Catalog
	asOf     Date
	currency string
	dims     []string
	channels map[string]string // folded name → the deck's
	data     Span

	facts     map[measureFamily]map[string]*series
	coverages map[measureFamily]map[int]*coverage

	mu    sync.Mutex
	views map[viewKey]*view
}

type measureFamily struct {
	measure string
	family  Family
}

// fact is one amount on its way into the cube.
type fact struct {
	measure  *Measure
	family   Family
	unit     int // account
	rank     int
	span     Span
	members  []string
	currency string
	sum      Decimal
}

// series is one measure of one account and one choice of members.
type series struct {
	unit     int
	rank     int
	members  []string
	currency string
	cells    []cell // sorted by span after seal
}

type cell struct {
	span Span
	sum  Decimal
}

func newCube(cat *Catalog, opt ResolveOptions, asOf Date, currency string) *Cube {
	c := &Cube{cat: cat, asOf: asOf, currency: currency, channels: map[string]string{},
		facts: map[measureFamily]map[string]*series{}, coverages: map[measureFamily]map[int]*coverage{},
		views: map[viewKey]*view{}}
	c.dims = []string{Channel, Campaign}
	for _, d := range opt.Dims {
		if !slices.Contains(c.dims, d) {
			c.dims = append(c.dims, d)
		}
	}
	for name, aliases := range opt.Channels {
		c.channels[fold(name)] = name
		for _, a := range aliases {
			c.channels[fold(a)] = name
		}
	}
	return c
}

// fold makes names comparable: case and outer blanks do not count.
func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// Channel gives the deck's name of a channel; an unmapped name stays.
func (c *Cube) Channel(name string) string {
	if mapped, ok := c.channels[fold(name)]; ok {
		return mapped
	}
	return name
}

func (c *Cube) add(f fact) {
	mf := measureFamily{f.measure.ID, f.family}
	if c.facts[mf] == nil {
		c.facts[mf] = map[string]*series{}
	}
	key := strconv.Itoa(f.unit) + "\x00" + strconv.Itoa(f.rank) + f.currency + "\x00" + strings.Join(f.members, "\x00")
	s := c.facts[mf][key]
	if s == nil {
		s = &series{unit: f.unit, rank: f.rank, members: f.members, currency: f.currency}
		c.facts[mf][key] = s
	}
	s.cells = append(s.cells, cell{f.span, f.sum})
}

// cover records that an account knows a measure on these days, up to as_of.
func (c *Cube) cover(m *Measure, family Family, unit int, known coverage, asOf Date) {
	mf := measureFamily{m.ID, family}
	if c.coverages[mf] == nil {
		c.coverages[mf] = map[int]*coverage{}
	}
	at := c.coverages[mf][unit]
	if at == nil {
		at = &coverage{}
		c.coverages[mf][unit] = at
	}
	limit := Span{-1 << 30, asOf + 1}
	for _, s := range known.days {
		if s = s.Clip(limit); !s.Empty() {
			at.days = append(at.days, s)
			c.data = join(c.data, s)
		}
	}
	for _, s := range known.spans {
		if limit.Contains(s) {
			at.spans = append(at.spans, s)
			c.data = join(c.data, s)
		}
	}
	at.sort()
}

// seal sorts the cells, so that nothing depends on the order of arrival.
func (c *Cube) seal() {
	for _, byKey := range c.facts {
		for _, s := range byKey {
			slices.SortFunc(s.cells, func(a, b cell) int {
				return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End), a.sum.Cmp(b.sum))
			})
		}
	}
}

// families of a measure that the sources bring, AnyFamily included.
func (c *Cube) bringsFrom(measure string, f Family) bool {
	return len(c.facts[measureFamily{measure, f}]) > 0
}

// pick gives the first family of a list that some source brings the measure
// from; ok is false when none does. A source without a family counts for all.
func (c *Cube) pick(measure string, families []Family) (Family, bool) {
	for _, f := range families {
		if c.bringsFrom(measure, f) {
			return f, true
		}
	}
	if c.bringsFrom(measure, AnyFamily) && len(families) > 0 {
		return families[0], true
	}
	return "", false
}

// each calls f for the series of a measure in a family, those of sources
// without a family included, in a fixed order.
func (c *Cube) each(measure string, family Family, f func(*series)) {
	for _, fam := range families(family) {
		byKey := c.facts[measureFamily{measure, fam}]
		for _, key := range sortedKeys(byKey) {
			f(byKey[key])
		}
	}
}

func families(f Family) []Family {
	if f == AnyFamily {
		return []Family{AnyFamily}
	}
	return []Family{f, AnyFamily}
}

// coverage of an account for a measure in a family.
func (c *Cube) coverage(measure string, family Family, unit int) *coverage {
	for _, fam := range families(family) {
		if cov := c.coverages[measureFamily{measure, fam}][unit]; cov != nil {
			return cov
		}
	}
	return &coverage{}
}

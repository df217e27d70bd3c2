package kpi

import (
	"cmp"
	"maps"
	"slices"
	"sort"
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
	rates    []Rate // those that converted some amount

	members   [][]string // choices of members, in the order of dims
	memberAt  map[string]int
	facts     map[measureFamily]map[seriesKey]*series
	sorted    map[measureFamily][]*series
	campaigns map[measureFamily]map[string][]*series // the same by campaign
	coverages map[measureFamily]map[int]*coverage
	// leanings holds, of the measures that sources without a family bring, the
	// family that such a source leans to; see leaning.
	leanings map[measureFamily]bool

	// Who spoke, for Lineage and the page of trust: the tables as read in the order
	// of their reports, the accounts, by measure the say of each of them, and the
	// files that were there twice.
	tables     []*table
	tellers    []*teller
	voices     map[string][]*voice
	duplicates []*table

	mu             sync.Mutex
	views          map[viewKey]*view
	channelsOfUnit map[int]map[string]bool // see channelsIn
}

type measureFamily struct {
	measure string
	family  Family
}

// seriesKey tells the series of one measure apart.
type seriesKey struct {
	unit     int // account
	rank     int // of the tables that speak
	members  int // place in Cube.members
	currency string
}

// series is one measure of one account and one choice of members.
type series struct {
	seriesKey
	members []string
	cells   []cell // sorted by span after seal
	longest int    // days of the longest span
}

type cell struct {
	span Span
	sum  Decimal
}

// within gives the cells that lie in a span, which is not to be changed.
func (s *series) within(in Span) []cell {
	from := func(d Date) int {
		return sort.Search(len(s.cells), func(i int) bool { return s.cells[i].span.Start >= d })
	}
	cells := s.cells[from(in.Start):max(from(in.Start), from(in.End))]
	if s.longest == 1 {
		return cells
	}
	var inside []cell
	for _, c := range cells {
		if c.span.End <= in.End {
			inside = append(inside, c)
		}
	}
	return inside
}

func newCube(cat *Catalog, opt ResolveOptions, asOf Date, currency string) *Cube {
	c := &Cube{cat: cat, asOf: asOf, currency: currency, channels: channelNames(opt.Channels),
		memberAt: map[string]int{}, facts: map[measureFamily]map[seriesKey]*series{},
		sorted: map[measureFamily][]*series{}, campaigns: map[measureFamily]map[string][]*series{},
		coverages: map[measureFamily]map[int]*coverage{}, leanings: map[measureFamily]bool{}, voices: map[string][]*voice{}, views: map[viewKey]*view{}}
	c.dims = []string{Channel, Campaign}
	for _, d := range opt.Dims {
		if !slices.Contains(c.dims, d) {
			c.dims = append(c.dims, d)
		}
	}
	return c
}

// channelNames turns the map of the deck around. A name that stands for itself
// goes before one that is listed under another; of two that list the same word
// the first by name has it.
func channelNames(aliases map[string][]string) map[string]string {
	names := map[string]string{}
	for _, name := range sortedKeys(aliases) {
		names[fold(name)] = name
	}
	for _, name := range sortedKeys(aliases) {
		for _, a := range aliases[name] {
			if _, taken := names[fold(a)]; !taken {
				names[fold(a)] = name
			}
		}
	}
	return names
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

// choice gives the place of a choice of members in Cube.members.
func (c *Cube) choice(members []string) int {
	key := strings.Join(members, "\x00")
	at, ok := c.memberAt[key]
	if !ok {
		at = len(c.members)
		c.memberAt[key] = at
		c.members = append(c.members, members)
	}
	return at
}

// series gives the series of a key, a new one if there is none.
func (c *Cube) series(mf measureFamily, key seriesKey) *series {
	byKey := c.facts[mf]
	if byKey == nil {
		byKey = map[seriesKey]*series{}
		c.facts[mf] = byKey
	}
	s := byKey[key]
	if s == nil {
		s = &series{seriesKey: key, members: c.members[key.members]}
		byKey[key] = s
	}
	return s
}

func (s *series) add(x cell) {
	s.cells = append(s.cells, x)
	s.longest = max(s.longest, x.span.Days())
}

// cover records what an account knows of a measure.
func (c *Cube) cover(mf measureFamily, unit int, known coverage) {
	if c.coverages[mf] == nil {
		c.coverages[mf] = map[int]*coverage{}
	}
	at := c.coverages[mf][unit]
	if at == nil {
		at = &coverage{}
		c.coverages[mf][unit] = at
	}
	for _, s := range known.stretches {
		at.add(s, c.asOf)
		if s.End <= c.asOf+1 {
			c.data = c.data.Hull(s.Span)
		}
	}
	at.sort()
}

// seal sorts series and cells, so that nothing depends on the order of arrival.
func (c *Cube) seal() {
	for mf, byKey := range c.facts {
		list := make([]*series, 0, len(byKey))
		for _, s := range byKey {
			slices.SortFunc(s.cells, func(a, b cell) int {
				return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End), a.sum.Cmp(b.sum))
			})
			if m := c.cat.Measure(mf.measure); m != nil && m.MemberRollup() == RollSum {
				s.merge()
			}
			list = append(list, s)
		}
		slices.SortFunc(list, func(a, b *series) int {
			return cmp.Or(cmp.Compare(a.unit, b.unit), cmp.Compare(a.rank, b.rank),
				slices.Compare(a.members, b.members), cmp.Compare(a.currency, b.currency))
		})
		c.sorted[mf] = list
		c.campaigns[mf] = byCampaign(list)
	}
}

// byCampaign keeps ten thousand campaigns from being searched ten thousand times.
func byCampaign(list []*series) map[string][]*series {
	index := map[string][]*series{}
	for _, s := range list {
		index[s.members[1]] = append(index[s.members[1]], s)
	}
	return index
}

// merge adds cells of one span: members that the deck calls by one name are one.
func (s *series) merge() {
	kept := s.cells[:0]
	for _, x := range s.cells {
		if n := len(kept); n > 0 && kept[n-1].span == x.span {
			if sum, ok := kept[n-1].sum.Add(x.sum); ok {
				kept[n-1].sum = sum
				continue
			}
		}
		kept = append(kept, x)
	}
	s.cells = kept
}

// fits tells whether the amounts of a measure add up within a Decimal.
func (c *Cube) fits(mf measureFamily) bool {
	var sum Decimal
	for _, s := range c.sorted[mf] {
		for _, x := range s.cells {
			if !sum.add(x.sum) {
				return false
			}
		}
	}
	return true
}

// each calls f for the series of a measure in a family, those of sources
// without a family included, in a fixed order.
func (c *Cube) each(measure string, family Family, f func(*series)) {
	for _, fam := range families(family) {
		for _, s := range c.sorted[measureFamily{measure, fam}] {
			f(s)
		}
	}
}

// eachOf is each for the series that a segment can choose.
func (c *Cube) eachOf(measure string, family Family, s Segment, f func(*series)) {
	campaign, ok := s.Of(Campaign)
	if !ok {
		c.each(measure, family, f)
		return
	}
	for _, fam := range families(family) {
		for _, s := range c.campaigns[measureFamily{measure, fam}][campaign] {
			f(s)
		}
	}
}

// units lists the accounts that cover a measure in a family, sorted.
func (c *Cube) units(measure string, family Family) []int {
	var list []int
	for _, fam := range families(family) {
		list = slices.AppendSeq(list, maps.Keys(c.coverages[measureFamily{measure, fam}]))
	}
	slices.Sort(list)
	return list
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

package kpi

import (
	"slices"
	"strings"
	"sync"
)

// ModelOptions is what a Model needs beside the cube.
type ModelOptions struct {
	Catalog  *Catalog
	Calendar Calendar
	Basis    map[string]Family // the deck's choice of family by metric or measure id
}

// Model answers what a metric is in a period and a segment. It is safe for
// concurrent use.
type Model struct {
	cube  *Cube
	cat   *Catalog
	cal   Calendar
	basis map[string]Family

	mu    sync.Mutex
	plans map[*Metric]*plan
}

// NewModel puts formulas on top of a cube.
func NewModel(cube *Cube, opt ModelOptions) *Model {
	return &Model{cube: cube, cat: opt.Catalog, cal: opt.Calendar, basis: opt.Basis, plans: map[*Metric]*plan{}}
}

// Catalog is what can be computed.
func (m *Model) Catalog() *Catalog { return m.cat }

// Calendar is how time is cut.
func (m *Model) Calendar() Calendar { return m.cal }

// AsOf is the last day that counts.
func (m *Model) AsOf() Date { return m.cube.asOf }

// Range is every day, to as_of, that some source covers.
func (m *Model) Range() Span { return m.cube.data }

// Currency is the report's, "" when no source and no deck states one.
func (m *Model) Currency() string { return m.cube.currency }

// Rates lists the rates that converted some amount, sorted.
func (m *Model) Rates() []Rate { return m.cube.rates }

// Dims lists the dimensions that the cube keeps, channel and campaign first.
func (m *Model) Dims() []string { return m.cube.dims }

// Channel gives the deck's name of a channel.
func (m *Model) Channel(name string) string { return m.cube.Channel(name) }

// Available tells whether every measure that the metric needs is brought by
// some source. An assumption that the deck does not give is another matter: the
// metric then has the reason needs_input.
func (m *Model) Available(x *Metric) bool { return len(m.plan(x).missing) == 0 }

// Missing lists the measures that no source brings, sorted.
func (m *Model) Missing(x *Metric) []string { return m.plan(x).missing }

// Basis names the families that the metric is taken from, in the order of its
// formula, as ads or ads/crm.
func (m *Model) Basis(x *Metric) string { return m.plan(x).basis }

// Members lists the members of a dimension that have rows, sorted, without
// those that are not set.
func (m *Model) Members(dim string, within Segment) []string {
	at := slices.Index(m.cube.dims, dim)
	if at < 0 {
		return nil
	}
	found := map[string]bool{}
	f := &Filter{Segment: within}
	for _, members := range m.cube.members {
		if members[at] != NotSet && f.match(m.cube.dims, members) {
			found[members[at]] = true
		}
	}
	return sortedKeys(found)
}

// Has tells whether every measure that the metric needs has rows in a segment:
// a ratio whose sides never meet in a channel has no value there.
func (m *Model) Has(x *Metric, s Segment) bool {
	p := m.plan(x)
	views := m.views(p, s)
	return len(p.leaves) > 0 && !slices.ContainsFunc(p.leaves, func(l *leaf) bool { return !views[l.at].any() })
}

// Touches tells whether some measure that the metric needs has rows in a segment.
func (m *Model) Touches(x *Metric, s Segment) bool {
	p := m.plan(x)
	views := m.views(p, s)
	return slices.ContainsFunc(p.leaves, func(l *leaf) bool { return views[l.at].any() })
}

// HasRows tells whether some measure that the metric needs has a row of the
// segment inside the span.
func (m *Model) HasRows(x *Metric, s Segment, in Span) bool {
	p := m.plan(x)
	views := m.views(p, s)
	return slices.ContainsFunc(p.leaves, func(l *leaf) bool { return views[l.at].rows(in) })
}

// views of the leaves of a plan in a segment.
func (m *Model) views(p *plan, s Segment) []*view {
	key := s.key()
	m.mu.Lock()
	defer m.mu.Unlock()
	list, ok := p.views[key]
	if !ok {
		for _, l := range p.all {
			list = append(list, m.cube.view(l.measure, l.family, &Filter{Segment: s, Conds: l.conds}))
		}
		p.views[key] = list
	}
	return list
}

// Value gives a metric in a period and a segment; the zero Segment is the total.
func (m *Model) Value(x *Metric, p Period, s Segment) Value {
	return m.ValueTo(x, p, s, m.cube.asOf)
}

// ValueTo is Value with nothing after day last, for comparisons of the same
// number of elapsed days.
func (m *Model) ValueTo(x *Metric, p Period, s Segment, last Date) Value {
	pl := m.plan(x)
	v := Value{Basis: pl.basis, Span: Span{p.Start, p.Start}}
	if !x.At(p.Grain) {
		v.Reason = WrongGrain
		return v
	}
	if len(pl.missing) > 0 {
		v.Reason = NoData
		return v
	}
	e := evaluation{m: m, period: p, views: m.views(pl, s)}
	e.cover(pl.leaves, min(last, p.Last(), m.cube.asOf))
	v.Derivation = e.eval(pl.root)
	v.Number, v.Reason, v.AtLeast = v.Derivation.Number, v.Derivation.Reason, v.Derivation.AtLeast
	v.Begins, v.Through, v.Span = e.begins, e.through, e.span
	v.Late = e.known && !e.whole
	v.Partial = e.known && (!e.whole || e.through < p.Last())
	return v
}

func joinBasis(list []Family) string {
	var names []string
	for _, f := range distinct(list) {
		if f != AnyFamily {
			names = append(names, string(f))
		}
	}
	return strings.Join(names, "/")
}

func distinct(list []Family) []Family {
	var out []Family
	for _, f := range list {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

package kpi

import (
	"slices"
	"sort"
	"strings"

	"kpideck/kpi/diag"
	"kpideck/kpi/formula"
)

// Catalog is what can be computed: measures, metrics and assumptions, those of
// the deck included. It is data; see templates/catalog.
type Catalog struct {
	Measures    []*Measure
	Metrics     []*Metric
	Assumptions []*Assumption

	measure    map[string]*Measure
	metric     map[string]*Metric
	assumption map[string]*Assumption
}

// NewCatalog indexes the three lists; of two entries with one id the later wins,
// so a deck can replace what the catalogue says.
func NewCatalog(measures []*Measure, metrics []*Metric, assumptions []*Assumption) *Catalog {
	c := &Catalog{measure: map[string]*Measure{}, metric: map[string]*Metric{}, assumption: map[string]*Assumption{}}
	c.Measures = lastWins(measures, func(m *Measure) string { return m.ID }, c.measure)
	c.Metrics = lastWins(metrics, func(m *Metric) string { return m.ID }, c.metric)
	c.Assumptions = lastWins(assumptions, func(a *Assumption) string { return a.ID }, c.assumption)
	return c
}

func lastWins[T any](list []T, id func(T) string, index map[string]T) []T {
	var kept []T
	at := map[string]int{}
	for _, x := range list {
		if i, seen := at[id(x)]; seen {
			kept[i] = x
		} else {
			at[id(x)] = len(kept)
			kept = append(kept, x)
		}
		index[id(x)] = x
	}
	return kept
}

// Measure gives the measure of an id, or nil.
func (c *Catalog) Measure(id string) *Measure { return c.measure[id] }

// Metric gives the metric of an id, or nil.
func (c *Catalog) Metric(id string) *Metric { return c.metric[id] }

// Assumption gives the assumption of an id, or nil.
func (c *Catalog) Assumption(id string) *Assumption { return c.assumption[id] }

// IDs lists every id that a formula may name, sorted.
func (c *Catalog) IDs() []string {
	var ids []string
	for id := range c.measure {
		ids = append(ids, id)
	}
	for id := range c.metric {
		ids = append(ids, id)
	}
	for id := range c.assumption {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	return slices.Compact(ids)
}

// Check finds identifiers that no one declares and formulas that need
// themselves.
func (c *Catalog) Check() diag.List {
	var list diag.List
	for _, m := range c.Metrics {
		for _, b := range m.Bases {
			c.checkIdents(m, b.Formula, &list)
		}
		if path := c.cycle(m, []string{m.ID}); path != nil {
			chain := strings.Join(path, " → ")
			list.Add(&diag.Problem{Code: "formula_cycle", Severity: diag.Error, Pos: m.Pos,
				Message: diag.Bothf("công thức tự tham chiếu: %s", "formulas need each other: %s", chain),
				Hint:    diag.Both("bỏ một KPI khỏi vòng này", "take one KPI out of the circle")})
		}
	}
	return list
}

func (c *Catalog) checkIdents(m *Metric, f *formula.Node, list *diag.List) {
	for _, id := range f.Idents() {
		if c.resolves(m, id) {
			continue
		}
		hint := diag.Both("khai báo nó trong measures: hoặc kpis:", "declare it under measures: or kpis:")
		if near := diag.Nearest(id, c.IDs()); near != "" {
			hint = diag.Bothf("có phải %q?", "did you mean %q?", near)
		}
		list.Add(&diag.Problem{Code: "unknown_id", Severity: diag.Error, Pos: m.Pos,
			Message: diag.Bothf("KPI %[2]s dùng %[1]q nhưng không có chỉ số, KPI hay giả định nào tên như vậy",
				"KPI %[2]s uses %[1]q, but no measure, KPI or assumption has that id", id, m.ID), Hint: hint})
	}
}

func (c *Catalog) resolves(m *Metric, id string) bool {
	if c.measure[id] != nil || c.assumption[id] != nil {
		return true
	}
	return c.metric[id] != nil && id != m.ID
}

func (c *Catalog) cycle(m *Metric, path []string) []string {
	for _, b := range m.Bases {
		for _, id := range b.Formula.Idents() {
			next := c.metric[id]
			if next == nil || c.measure[id] != nil {
				continue
			}
			if id == path[0] {
				return append(path, id)
			}
			if slices.Contains(path, id) {
				continue
			}
			if found := c.cycle(next, append(slices.Clone(path), id)); found != nil {
				return found
			}
		}
	}
	return nil
}

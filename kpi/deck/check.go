package deck

import (
	"maps"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/formula"
	"kpideck/kpi/review"
)

// checkFormulas reports the ids in the deck's formulas that no one declares,
// each at its own column, and gives KPIs without a unit that of their formula.
func (r *deckReader) checkFormulas() {
	cat := r.deck.catalog(r.base)
	for _, m := range r.deck.KPIs {
		for _, b := range m.Bases {
			r.checkIdents(cat, m, b.Formula)
			r.checkDims(m, b.Formula)
		}
	}
	for _, m := range r.deck.KPIs {
		if m.Unit == "" {
			m.Unit = unitOf(m.Bases[0].Formula, func(id string) kpi.Unit { return unitIn(cat, id, m) })
		}
	}
}

func (r *deckReader) checkIdents(cat *kpi.Catalog, m *kpi.Metric, f *formula.Node) {
	f.Walk(func(n *formula.Node) {
		if n.Kind != formula.Ident || slices.Contains(cat.IDs(), n.Text) {
			return
		}
		hint := oneOf(n.Text, cat.IDs())
		if hint == nil {
			hint = diag.Both("khai báo nó trong measures:, kpis: hoặc assumptions:", "declare it under measures:, kpis: or assumptions:")
		}
		r.fail("unknown_id", r.formulas[f].column(n.Col), diag.Bothf("công thức của %[2]s dùng %[1]q, nhưng không có gì tên như vậy",
			"the formula of %[2]s uses %[1]q, but nothing has that id", n.Text, m.ID), hint)
	})
}

// unitIn gives the unit of an id; a metric of the deck without one counts as a
// ratio here, so that KPIs that need each other do not infer forever.
func unitIn(cat *kpi.Catalog, id string, asking *kpi.Metric) kpi.Unit {
	if m := cat.Measure(id); m != nil {
		return m.Unit
	}
	if m := cat.Metric(id); m != nil && m != asking && m.Unit != "" {
		return m.Unit
	}
	if a := cat.Assumption(id); a != nil {
		return a.Unit
	}
	return kpi.Ratio
}

// Catalog gives what the deck can compute: the catalogue that ships, replaced
// and extended by the deck's measures, KPIs and assumptions. The problems are
// those that Parse cannot see: formulas in a circle.
func (d *Deck) Catalog(base *Catalogue) (*kpi.Catalog, diag.List) {
	if base == nil {
		base = &Catalogue{}
	}
	cat := d.catalog(base)
	var list diag.List
	for _, p := range cat.Check() {
		if p.Code == "unknown_id" && p.Pos.File == d.File {
			continue // Parse named it, at its column
		}
		list.Add(p)
	}
	list.Sort()
	return cat, list
}

func (d *Deck) catalog(base *Catalogue) *kpi.Catalog {
	measures := append(slices.Clone(base.measures), d.Measures...)
	metrics := append(slices.Clone(base.metrics), d.KPIs...)
	assumptions := slices.Clone(base.assumptions)
	for _, id := range sortedKeys(d.Assumptions) {
		a := kpi.Assumption{ID: id, Unit: kpi.Ratio, Names: spelled(id)}
		for _, known := range base.assumptions {
			if known.ID == id {
				a = *known
			}
		}
		a.Value, a.Given = d.Assumptions[id], true
		assumptions = append(assumptions, &a)
	}
	return kpi.NewCatalog(measures, metrics, assumptions)
}

// columnIDs are the dimensions and other roles that a column may have without
// anyone declaring them.
var columnIDs = []string{"date", "end", "period", kpi.Channel, kpi.Campaign, "account", "currency"}

// Dims lists the dimensions that the report may ask for: channel, campaign,
// then, sorted, those that formulas of the catalogue or the deck and segments
// of targets name.
func Dims(cat *kpi.Catalog, targets []*review.Target) []string {
	named := map[string]bool{}
	for _, m := range cat.Metrics {
		for _, b := range m.Bases {
			eachDim(b.Formula, func(c *formula.Cond) { named[c.Dim] = true })
		}
	}
	for _, t := range targets {
		for _, p := range t.Segment {
			named[p.Dim] = true
		}
	}
	delete(named, kpi.Channel)
	delete(named, kpi.Campaign)
	return append([]string{kpi.Channel, kpi.Campaign}, sortedKeys(named)...)
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

// CheckColumns finds ids under columns: that are neither a measure nor a
// dimension that anyone names, and segments of targets by a dimension that no
// source has. Call it when the targets are read: a segment such as region=North
// is what declares the dimension region.
func (d *Deck) CheckColumns(cat *kpi.Catalog, targets []*review.Target) diag.List {
	var r reader
	known := append(Dims(cat, targets), columnIDs...)
	for _, m := range cat.Measures {
		known = append(known, m.ID)
	}
	// A dimension that no source has is itself a slip of the pen, and no hint.
	sound := slices.DeleteFunc(slices.Clone(known), func(id string) bool {
		return cat.Measure(id) == nil && !slices.Contains(columnIDs, id) && !slices.Contains(d.dims, id)
	})
	for _, s := range d.Sources {
		for _, c := range s.Columns {
			if slices.Contains(known, c.ID) {
				continue
			}
			hint := oneOf(c.ID, sound)
			if hint == nil {
				hint = diag.Both("khai báo nó trong measures:, hoặc dùng nó trong một phân khúc hay công thức",
					"declare it under measures:, or name it in a segment or a formula")
			}
			r.fail("unknown_id", c.Pos, diag.Bothf("columns: có %q, nhưng không có chỉ số hay chiều nào tên như vậy",
				"columns: has %q, but no measure or dimension has that id", c.ID), hint)
		}
	}
	d.checkSegments(&r, targets)
	return r.list
}

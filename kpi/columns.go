package kpi

import (
	"cmp"
	"maps"
	"slices"
)

// firstOf adds the measures that are the first of others which the account brings.
func firstOf(tables []*table) []*table {
	out := slices.Clone(tables)
	for i, t := range out {
		for _, id := range sortedKeys(t.FirstOf) {
			for _, from := range t.FirstOf[id] {
				if brings(tables, from) {
					out[i] = t.withCopy(id, from)
					t = out[i]
					break
				}
			}
		}
	}
	return out
}

// withCopy gives the table with measure from also standing as id; the Tally is
// shared with the caller and stays as it is.
func (t *table) withCopy(id, from string) *table {
	at := slices.Index(t.Measures, from)
	if at < 0 || slices.Contains(t.Measures, id) {
		return t
	}
	c := *t.Tally
	c.Measures = append(slices.Clone(t.Measures), id)
	c.Rows = slices.Clone(t.Rows)
	for i := range c.Rows {
		c.Rows[i].Amounts = append(slices.Clone(c.Rows[i].Amounts), c.Rows[i].Amounts[at])
	}
	copied := *t
	copied.Tally, copied.origin = &c, t.root()
	return &copied
}

// root is the table as read, by which it is counted.
func (t *table) root() *table {
	if t.origin != nil {
		return t.origin
	}
	return t
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// brings tells whether some row of the account has the measure. A column that
// is empty throughout brings nothing.
func brings(tables []*table, id string) bool {
	for _, t := range tables {
		if at := slices.Index(t.Measures, id); at >= 0 {
			for i := range t.Rows {
				if t.Rows[i].Amounts[at].Known {
					return true
				}
			}
		}
	}
	return false
}

func broughtMeasures(tables []*table) []string {
	var ids []string
	for _, t := range tables {
		ids = append(ids, t.Measures...)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	return slices.DeleteFunc(ids, func(id string) bool { return !brings(tables, id) })
}

func carrying(tables []*table, id string) []*table {
	var list []*table
	for _, t := range tables {
		if slices.Contains(t.Measures, id) {
			list = append(list, t)
		}
	}
	return list
}

// Blank tells of a measure that no source brings whether some file has its
// column, with nothing in any row.
func (m *Model) Blank(id string) bool {
	return slices.ContainsFunc(m.cube.tables, func(t *table) bool { return t.column(id) >= 0 })
}

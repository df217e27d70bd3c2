package data

import (
	"maps"
	"slices"

	"kpideck/kpi"
	"kpideck/report"
)

// trust is what the sources say of the quarter's days, by their places.
type trust struct {
	sources  []kpi.SourceReport
	accounts map[int]*kpi.AccountDays
	overlaps map[int][]kpi.Overlap
}

func trustOf(f *report.Facts) *trust {
	t := &trust{sources: f.Sources, accounts: map[int]*kpi.AccountDays{}, overlaps: map[int][]kpi.Overlap{}}
	for i := range f.Accounts {
		for _, at := range f.Accounts[i].Reports {
			t.accounts[at] = &f.Accounts[i]
		}
	}
	for _, o := range f.Overlaps {
		t.overlaps[o.Report] = append(t.overlaps[o.Report], o)
	}
	return t
}

// trust tells of a source how it was read, what its account lacks in the quarter,
// and which files spoke instead of it.
func (e *encoder) trust(t *trust, at int) {
	e.reading(t.sources[at].How)
	if a := t.accounts[at]; a != nil {
		e.spans("missing_days", a.Missing)
		e.spans("told_twice", a.Twice)
		e.object("settles_after_days", func() {
			for _, id := range slices.Sorted(maps.Keys(a.Settles)) {
				e.int(id, a.Settles[id])
			}
		})
	}
	list := slices.DeleteFunc(slices.Clone(t.overlaps[at]), func(o kpi.Overlap) bool { return o.By >= len(t.sources) })
	e.list("overlaps", len(list), func(i int) {
		o := &list[i]
		e.inline(func() {
			e.text("speaks", t.sources[o.By].File)
			e.text("table", t.sources[o.By].Table)
			if level := t.sources[o.By].Level; level != t.sources[at].Level {
				e.text("level", string(level))
			}
			e.text("why", string(o.Why))
			e.int("rows", o.Rows)
			e.int("partly", o.Partly)
			e.spans("days", o.Days)
		})
	})
}

// spans writes stretches of days, both ends inside.
func (e *encoder) spans(key string, list []kpi.Span) {
	e.list(key, len(list), func(i int) { e.inline(func() { e.span(list[i]) }) })
}

// reading is how a table was understood; null of one that no file brought.
func (e *encoder) reading(h *kpi.Reading) {
	if h == nil {
		e.null("reading")
		return
	}
	e.object("reading", func() {
		e.text("encoding", h.Encoding)
		e.list("because", len(h.Fits), func(i int) { e.string(h.Fits[i]) })
		e.proof("numbers", h.Numbers)
		e.proof("dates", h.Dates)
		e.proof("zone", h.Zone)
		e.list("currencies", len(h.Currencies), func(i int) {
			c := h.Currencies[i]
			e.inline(func() {
				e.text("code", c.Code)
				e.text("by", c.By)
				e.place("line", c.At.Line)
				e.place("column", c.At.Column)
			})
		})
		e.list("damaged", len(h.Damaged), func(i int) { e.inline(func() { e.damage(&h.Damaged[i]) }) })
	})
}

// proof is a style and what decided it; the style is empty where nothing depends
// on it.
func (e *encoder) proof(key string, p kpi.Proof) {
	e.object(key, func() {
		e.text("style", p.Style)
		e.text("by", p.By)
		if p.Line > 0 {
			e.place("line", p.Line)
			e.place("column", p.Column)
			e.text("cell", p.Cell)
		}
	})
}

func (e *encoder) damage(d *kpi.Damage) {
	e.text("code", d.Code)
	e.int("count", d.Count)
	e.list("places", len(d.Places), func(i int) {
		e.inline(func() {
			e.place("line", d.Places[i].Line)
			e.place("column", d.Places[i].Column)
		})
	})
}

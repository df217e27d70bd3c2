package deck

import (
	"regexp"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

func (r *deckReader) sources(n *node) {
	items := r.entries(n, "sources:")
	if n.kind == sequence && len(items) == 0 {
		r.noSources(n.pos)
	}
	for _, item := range items {
		r.deck.Sources = append(r.deck.Sources, r.source(item))
	}
}

func (r *deckReader) source(n *node) Source {
	s := Source{Pos: n.pos}
	ok := r.fields(n, "sources:",
		field{"files", func(n *node) { s.Files = r.texts(n) }},
		field{"preset", func(n *node) { s.Preset = r.word(n, r.base.PresetIDs()...) }},
		field{"channel", r.into(&s.Channel)},
		field{"account", r.into(&s.Account)},
		field{"family", func(n *node) {
			s.Family = kpi.Family(r.word(n, familyWords()...))
			s.HasFamily = s.Family != ""
		}},
		field{"columns", func(n *node) { s.Columns = r.columns(n) }},
		field{"where", func(n *node) { s.Where = r.where(n) }},
		field{"dates", func(n *node) { s.Dates = r.word(n, dateStyles...) }},
		field{"numbers", func(n *node) { s.Numbers = r.numbers(n) }},
		field{"currency", func(n *node) { s.Currency = r.currency(n) }},
		field{"timezone", func(n *node) { s.Timezone = r.zone(n) }},
		field{"sheet", r.into(&s.Sheet)},
		field{"level", func(n *node) { s.Level = kpi.Level(r.word(n, "account", "campaign", "adset", "ad")) }},
	)
	if ok && !n.has("files") {
		r.missing(n, "sources:", "files")
	}
	return s
}

// numbers knows the trap of flow mappings, where YAML cuts 1.234,5 at its comma.
func (r *deckReader) numbers(n *node) string {
	text := r.text(n)
	if text == "" || slices.Contains(numberStyles, text) {
		return text
	}
	r.fail("bad_value", n.pos, diag.Bothf("không có kiểu số %q", "there is no number style %q", text),
		diag.Both(`viết "1.234,5" hoặc "1,234.5", trong dấu ngoặc kép`, `write "1.234,5" or "1,234.5", in quotes`))
	return ""
}

var counting = regexp.MustCompile(`^(?i:count)\s*\((.*)\)$`)

func (r *deckReader) columns(n *node) []Column {
	var list []Column
	for _, p := range r.pairs(n, "columns:") {
		c := Column{ID: p.key, Pos: p.pos, Header: r.text(p.value)}
		if m := counting.FindStringSubmatch(c.Header); m != nil {
			c.Count, c.Header = true, strings.TrimSpace(m[1])
		}
		list = append(list, c)
	}
	return list
}

func (r *deckReader) where(n *node) map[string][]string {
	where := map[string][]string{}
	for _, p := range r.pairs(n, "where:") {
		where[strings.TrimSpace(p.key)] = r.texts(p.value)
	}
	return where
}

func (r *deckReader) measures(n *node) {
	seen := map[string]bool{}
	for _, item := range r.entries(n, "measures:") {
		m := r.measure(item)
		if m == nil || !r.first(seen, m.ID, item) {
			continue
		}
		r.deck.Measures = append(r.deck.Measures, m)
	}
}

func (r *deckReader) kpis(n *node) {
	seen := map[string]bool{}
	for _, item := range r.entries(n, "kpis:") {
		m := r.metric(item)
		if m == nil || !r.first(seen, m.ID, item) {
			continue
		}
		m.Own = true
		r.deck.KPIs = append(r.deck.KPIs, m)
	}
}

// first tells whether an id comes up for the first time, and reports it else.
func (r *reader) first(seen map[string]bool, id string, at *node) bool {
	if seen[id] {
		r.fail("duplicate_id", at.pos, diag.Bothf("id %q được khai báo hai lần", "id %q is declared twice", id),
			diag.Both("đổi tên hoặc bỏ một mục", "rename one of the two or take it out"))
		return false
	}
	seen[id] = true
	return true
}

// assumptions takes the ids of the catalogue, and those that a formula of the
// deck names: naming a number of one's own there is what declares it.
func (r *deckReader) assumptions(n *node) {
	r.deck.Assumptions = map[string]float64{}
	known := r.base.assumptionIDs()
	own := map[string]bool{}
	for _, m := range r.deck.KPIs {
		for _, b := range m.Bases {
			for _, id := range b.Formula.Idents() {
				own[id] = true
			}
		}
	}
	for _, p := range r.pairs(n, "assumptions:") {
		x, ok := r.assumed(p.key, p.value)
		if !slices.Contains(known, p.key) && !own[p.key] {
			r.fail("unknown_id", p.pos, diag.Bothf("không có giả định %q", "there is no assumption %q", p.key), oneOf(p.key, known))
		} else if ok {
			r.deck.Assumptions[p.key] = x
		}
	}
}

// assumed reads the number of an assumption. Those of the catalogue are shares of
// a whole, written as 0.35, or amounts that cannot be negative.
func (r *deckReader) assumed(id string, n *node) (float64, bool) {
	x, ok := r.number(n)
	a := r.base.assumption(id)
	if !ok || a == nil {
		return x, ok
	}
	switch {
	case a.Unit == kpi.Percent && (x < 0 || x > 1):
		r.fail("bad_assumption", n.pos, diag.Bothf("%s: %s nằm ngoài khoảng 0 đến 1", "%s: %s is not between 0 and 1", id, n.text),
			diag.Both("là phần của một: 35% viết 0.35", "a share of one: write 0.35 for 35%"))
		return 0, false
	case x < 0:
		r.fail("bad_assumption", n.pos, diag.Bothf("%s: %s nhỏ hơn 0", "%s: %s is below 0", id, n.text), diag.Both("viết số từ 0 trở lên", "write a number from 0 up"))
		return 0, false
	}
	return x, true
}

func (r *deckReader) basis(n *node) {
	r.deck.Basis = map[string]kpi.Family{}
	ids := r.declared()
	for _, p := range r.pairs(n, "basis:") {
		f := r.word(p.value, familyWords()...)
		if !slices.Contains(ids, p.key) {
			r.fail("unknown_id", p.pos, diag.Bothf("không có chỉ số hay KPI %q", "there is no measure or KPI %q", p.key), oneOf(p.key, ids))
		} else if f != "" {
			r.deck.Basis[p.key] = kpi.Family(f)
			r.deck.places["basis."+p.key] = p.pos
		}
	}
}

// declared lists every id that a formula of the deck may name, sorted.
func (r *deckReader) declared() []string {
	return r.deck.catalog(r.base).IDs()
}

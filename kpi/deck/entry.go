package deck

import (
	"regexp"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/formula"
)

// Entries of measures:, kpis: and assumptions: read the same in a deck and in
// the catalogue.

var (
	units   = []string{"money", "count", "people", "percent", "ratio", "seconds", "points"}
	rollups = []string{"sum", "last", "max", "min", "none"}
	stages  = []string{"strategic", "awareness", "engagement", "conversion", "retention", "cost"}
	grains  = []string{"day", "week", "month", "quarter", "year"}
	plainID = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

func familyWords() []string {
	words := make([]string, len(kpi.AllFamilies))
	for i, f := range kpi.AllFamilies {
		words[i] = string(f)
	}
	return words
}

// id reads an id that formulas can name.
func (r *reader) id(n *node) string {
	text := r.text(n)
	if text == "" || plainID.MatchString(text) {
		return text
	}
	r.fail("bad_id", n.pos, diag.Bothf("%q không dùng làm id được", "%q cannot be an id", text),
		diag.Both("id gồm chữ thường không dấu, số và _: cost_per_demo", "ids are lower-case ASCII letters, digits and _: cost_per_demo"))
	return ""
}

func (r *reader) missing(n *node, what, key string) {
	r.fail("missing_key", n.pos, diag.Bothf("%[2]s thiếu %[1]s:", "%[2]s lacks %[1]s:", key, what), diag.Bothf("thêm %s:", "add %s:", key))
}

// names reads {vi: …, en: …}; a single text is the name in every language.
func (r *reader) names(to *kpi.Names) func(*node) {
	return func(n *node) {
		names := kpi.Names{}
		if n.kind == scalar {
			names["vi"] = r.text(n)
			names["en"] = names["vi"]
		} else {
			in := func(locale string) field {
				return field{locale, func(n *node) { names[locale] = r.text(n) }}
			}
			r.fields(n, "name:", in("vi"), in("en"))
		}
		*to = names
	}
}

// spelled makes a name out of an id: cost_per_demo → Cost per demo.
func spelled(id string) kpi.Names {
	text := strings.ReplaceAll(id, "_", " ")
	return kpi.Names{"en": strings.ToUpper(text[:1]) + text[1:]}
}

func (r *reader) families(n *node) []kpi.Family {
	var list []kpi.Family
	for _, item := range listed(n) {
		if f := r.word(item, familyWords()...); f != "" {
			list = append(list, kpi.Family(f))
		}
	}
	return list
}

// measure reads an entry of measures; nil without an id. A measure adds up
// over members as over time, but a stock does so over members only.
func (r *reader) measure(n *node) *kpi.Measure {
	m := &kpi.Measure{Unit: kpi.Count, OverTime: kpi.RollSum}
	ok := r.fields(n, "measures:",
		field{"id", func(n *node) { m.ID = r.id(n) }},
		field{"unit", func(n *node) { m.Unit = kpi.Unit(r.word(n, units...)) }},
		field{"over_time", func(n *node) { m.OverTime = kpi.Rollup(r.word(n, rollups...)) }},
		field{"over_members", func(n *node) { m.OverMembers = kpi.Rollup(r.word(n, rollups...)) }},
		field{"families", func(n *node) { m.Families = r.families(n) }},
		field{"name", r.names(&m.Names)},
	)
	if !ok || !r.named(n, m.ID, "measures:") {
		return nil
	}
	m.OverMembers = m.MemberRollup()
	if len(m.Names) == 0 {
		m.Names = spelled(m.ID)
	}
	return m
}

// named tells whether an entry has an id, and reports one that gives none. An
// id that is given but wrong was reported where it stands.
func (r *reader) named(n *node, id, what string) bool {
	if id == "" && !n.has("id") {
		r.missing(n, what, "id")
	}
	return id != ""
}

func (n *node) has(key string) bool {
	for _, p := range n.pairs {
		if p.key == key && p.value.kind != null {
			return true
		}
	}
	return false
}

// metric reads an entry of kpis; nil without an id or a sound formula. Unit is
// left empty where the entry gives none.
func (r *reader) metric(n *node) *kpi.Metric {
	m := &kpi.Metric{Better: kpi.Higher}
	var own kpi.Base
	ok := r.fields(n, "kpis:",
		field{"id", func(n *node) { m.ID = r.id(n) }},
		field{"formula", func(n *node) { own.Formula, m.Pos = r.formula(n), n.column(1) }},
		field{"from", func(n *node) { own.From = r.from(n) }},
		field{"bases", func(n *node) { m.Bases, m.Pos = r.bases(n), n.pos }},
		field{"unit", func(n *node) { m.Unit = kpi.Unit(r.word(n, units...)) }},
		field{"better", func(n *node) { m.Better = kpi.Better(r.word(n, "higher", "lower", "band")) }},
		field{"stage", func(n *node) { m.Stage = r.word(n, stages...) }},
		field{"grains", func(n *node) { m.Grains = r.grains(n) }},
		field{"name", r.names(&m.Names)},
		field{"short", r.names(&m.Short)},
		field{"means", r.names(&m.Means)},
	)
	if !ok || !r.named(n, m.ID, "kpis:") {
		return nil
	}
	switch {
	case !n.has("formula") && !n.has("bases"):
		r.missing(n, "KPI "+m.ID, "formula")
	case own.Formula != nil:
		m.Bases = append([]kpi.Base{own}, m.Bases...)
	}
	if len(m.Names) == 0 {
		m.Names = spelled(m.ID)
	}
	if len(m.Bases) == 0 {
		return nil
	}
	return m
}

func (r *reader) grains(n *node) []kpi.Grain {
	var list []kpi.Grain
	for _, item := range listed(n) {
		if g, ok := kpi.ParseGrain(r.word(item, grains...)); ok {
			list = append(list, g)
		}
	}
	return list
}

func (r *reader) bases(n *node) []kpi.Base {
	var list []kpi.Base
	for _, item := range r.entries(n, "bases:") {
		var b kpi.Base
		r.fields(item, "bases:",
			field{"formula", func(n *node) { b.Formula = r.formula(n) }},
			field{"from", func(n *node) { b.From = r.from(n) }},
		)
		if !item.has("formula") {
			r.missing(item, "bases:", "formula")
		} else if b.Formula != nil {
			list = append(list, b)
		}
	}
	return list
}

func (r *reader) from(n *node) map[string][]kpi.Family {
	from := map[string][]kpi.Family{}
	for _, p := range r.pairs(n, "from:") {
		from[p.key] = r.families(p.value)
	}
	return from
}

// formula reads a formula and reports each of its errors at its own column.
func (r *reader) formula(n *node) *formula.Node {
	text := r.text(n)
	if text == "" {
		return nil
	}
	f, err := formula.Parse(n.text)
	if err == nil {
		if r.formulas == nil {
			r.formulas = map[*formula.Node]*node{}
		}
		r.formulas[f] = n
		return f
	}
	for _, e := range err.(formula.Errors) {
		m := e.Message()
		r.fail("formula", n.column(e.Col), diag.Both("công thức sai: "+m["vi"], "wrong formula: "+m["en"]), e.Remedy())
	}
	return nil
}

// assumption reads an entry of assumptions in the catalogue.
func (r *reader) assumption(n *node) *kpi.Assumption {
	a := &kpi.Assumption{Unit: kpi.Count}
	ok := r.fields(n, "assumptions:",
		field{"id", func(n *node) { a.ID = r.id(n) }},
		field{"unit", func(n *node) { a.Unit = kpi.Unit(r.word(n, units...)) }},
		field{"default", func(n *node) { a.Value, a.Given = r.number(n) }},
		field{"name", r.names(&a.Names)},
	)
	if !ok || !r.named(n, a.ID, "assumptions:") {
		return nil
	}
	return a
}

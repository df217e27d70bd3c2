package deck

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// deckReader reads a deck.yaml against what the catalogue knows.
type deckReader struct {
	reader
	base *Catalogue
	deck *Deck
}

// Parse reads a deck.yaml. file names it in messages; base is what ships. The
// deck is complete as far as it could be read, also when problems stop it; all
// of them are in the list, sorted. It does not find ids of columns: that no one
// declares, since targets may declare them: see [Deck.CheckColumns].
func Parse(file string, yaml []byte, base *Catalogue) (*Deck, diag.List) {
	if base == nil {
		base = &Catalogue{}
	}
	r := &deckReader{base: base, deck: blank(file)}
	root := parseYAML(file, yaml, &r.list)
	switch {
	case root != nil && root.kind == mapping:
		r.whole(root)
	case root != nil && root.kind != null:
		r.wrongType(root, diag.Both("deck.yaml phải gồm các dòng khóa: giá trị", "a deck must be keys with values"))
	case !r.list.Failed():
		r.noSources(diag.Pos{File: file, Line: 1, Column: 1})
	}
	r.list.Sort()
	return r.deck, r.list
}

func (r *deckReader) whole(root *node) {
	d := r.deck
	for _, p := range root.pairs {
		d.places[p.key] = p.value.pos
	}
	r.fields(root, "deck.yaml",
		field{"client", r.into(&d.Client)},
		field{"title", r.into(&d.Title)},
		field{"locale", r.locale},
		field{"currency", func(n *node) { d.Currency = r.currency(n) }},
		field{"timezone", r.timezone},
		field{"calendar", r.calendar},
		field{"quarter", r.quarter},
		field{"as_of", r.asOf},
		field{"sources", r.sources},
		field{"channels", r.channels},
		field{"packs", r.packs},
		field{"measures", r.measures},
		field{"kpis", r.kpis},
		field{"assumptions", r.assumptions},
		field{"basis", r.basis},
		field{"targets", r.into(&d.Targets)},
		field{"events", r.into(&d.Events)},
		field{"notes", r.into(&d.Notes)},
		field{"actions", r.into(&d.Actions)},
		field{"rates", r.into(&d.Rates)},
		field{"weights", r.weights},
		field{"reward", r.reward},
		field{"brand", r.brand},
		field{"template", r.into(&d.Template)},
		field{"page", func(n *node) { d.Page = r.word(n, Pages...) }},
		field{"out", r.into(&d.Out)},
	)
	if !root.has("sources") {
		r.noSources(root.pos)
	}
	d.dims = r.dimensions()
	r.checkFormulas()
}

func (r *deckReader) noSources(pos diag.Pos) {
	r.fail("no_sources", pos, diag.Both("bộ báo cáo chưa có nguồn nào", "the deck has no sources"),
		diag.Both("thêm sources: với ít nhất một dòng - files: exports/*.csv", "add sources: with at least one line - files: exports/*.csv"))
}

func (r *deckReader) locale(n *node) {
	if word := r.word(n, "vi", "en"); word != "" {
		r.deck.Locale = word
	}
}

var isoCurrency = regexp.MustCompile(`^[A-Z]{3}$`)

func (r *reader) currency(n *node) string {
	text := r.text(n)
	if text == "" || isoCurrency.MatchString(text) {
		return text
	}
	hint := diag.Both("viết mã ISO ba chữ: VND, USD", "write the three-letter ISO code: VND, USD")
	if upper := strings.ToUpper(text); isoCurrency.MatchString(upper) {
		hint = diag.Bothf("có phải %q?", "did you mean %q?", upper)
	}
	r.fail("bad_value", n.pos, diag.Bothf("%q không phải mã tiền tệ", "%q is no currency code", text), hint)
	return ""
}

func (r *deckReader) timezone(n *node) {
	if zone := r.zone(n); zone != "" {
		r.deck.Timezone = zone
	}
}

// zone reads the name of a time zone. "Local" is refused: the report must not
// depend on the machine.
func (r *reader) zone(n *node) string {
	text := r.text(n)
	if text == "" {
		return ""
	}
	if _, err := time.LoadLocation(text); err != nil || text == "Local" {
		r.fail("bad_value", n.pos, diag.Bothf("không có múi giờ %q", "there is no time zone %q", text),
			diag.Both("viết tên như Asia/Ho_Chi_Minh", "write a name such as Asia/Ho_Chi_Minh"))
		return ""
	}
	return text
}

var (
	weekStarts = []string{"monday", "sunday", "saturday"}
	weekdays   = map[string]time.Weekday{"monday": time.Monday, "sunday": time.Sunday, "saturday": time.Saturday}
	patterns   = []string{"calendar", "4-4-5", "4-5-4", "5-4-4"}
)

func (r *deckReader) calendar(n *node) {
	c := &r.deck.Calendar
	r.fields(n, "calendar:",
		field{"week_start", func(n *node) {
			if word := r.word(n, weekStarts...); word != "" {
				c.WeekStart = weekdays[word]
			}
		}},
		field{"fiscal_year_start", func(n *node) { r.fiscalStart(n, c) }},
		field{"quarters", func(n *node) {
			if word := r.word(n, patterns...); word != "" {
				c.Pattern = kpi.Pattern(word)
			}
		}},
	)
}

func (r *deckReader) fiscalStart(n *node, c *kpi.Calendar) {
	month, ok := r.within(n, 1, 12)
	switch {
	case !ok:
	case month != float64(int(month)):
		r.fail("bad_number", n.pos, diag.Bothf("%q không phải một tháng từ 1 đến 12", "%q is no month from 1 to 12", n.text), nil)
	default:
		c.FiscalStart = int(month)
	}
}

func (r *deckReader) quarter(n *node) {
	text := r.text(n)
	if text == "" {
		return
	}
	if p, ok := r.deck.Calendar.Parse(text); !ok || p.Grain != kpi.Quarterly {
		r.fail("bad_quarter", n.pos, diag.Bothf("%q không phải một quý", "%q is no quarter", text),
			diag.Both("viết như 2025-Q3; current và previous chỉ dùng với --quarter", "write it as 2025-Q3; current and previous are for --quarter only"))
		return
	}
	r.deck.Quarter = text
}

func (r *deckReader) asOf(n *node) {
	text := r.text(n)
	if text == "" {
		return
	}
	day, ok := kpi.ParseDate(text)
	if !ok {
		r.fail("bad_date", n.pos, diag.Bothf("%q không phải một ngày", "%q is no date", text),
			diag.Both("viết như 2025-09-30; yesterday chỉ dùng với --as-of", "write it as 2025-09-30; yesterday is for --as-of only"))
		return
	}
	r.deck.AsOf = day
}

func (r *deckReader) packs(n *node) {
	known := r.base.PackIDs()
	var packs []string
	for _, item := range listed(n) {
		if id := r.word(item, known...); id != "" && !slices.Contains(packs, id) {
			packs = append(packs, id)
		}
	}
	r.deck.Packs = packs
}

func (r *deckReader) weights(n *node) {
	sum, sound := 0.0, true
	weights := map[string]float64{}
	group := func(name string) field {
		return field{name, func(n *node) {
			w, ok := r.within(n, 0, 100)
			weights[name] = w
			sum, sound = sum+w, sound && ok
		}}
	}
	if !r.fields(n, "weights:", group("A"), group("B"), group("C")) {
		return
	}
	if sound && sum != 100 {
		r.warn("weights_sum", n.pos, diag.Bothf("các trọng số cộng lại thành %v, không phải 100", "the weights add up to %v, not to 100", sum),
			diag.Both("chúng sẽ được quy về 100", "they are scaled to 100"))
	}
	r.deck.Weights = weights
}

func (r *deckReader) reward(n *node) {
	last := 121.0 // above every score
	for _, item := range r.entries(n, "reward:") {
		step, ok := r.step(item)
		if !ok {
			continue
		}
		if step.From >= last {
			r.fail("reward_order", item.pos, diag.Both("các bậc thưởng không giảm dần", "the reward steps do not go down"),
				diag.Both("xếp từ bậc cao nhất xuống bậc thấp nhất", "list them from the highest to the lowest"))
		}
		last = step.From
		r.deck.Reward = append(r.deck.Reward, step)
	}
}

func (r *deckReader) step(n *node) (step review.Reward, ok bool) {
	r.fields(n, "reward:",
		field{"from", func(n *node) { step.From, ok = r.within(n, 0, 120) }},
		field{"grade", r.into(&step.Grade)},
	)
	for _, key := range []string{"from", "grade"} {
		if n.kind == mapping && !n.has(key) {
			r.missing(n, "reward:", key)
		}
	}
	return step, ok
}

var hexColor = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

func (r *deckReader) brand(n *node) {
	b := &r.deck.Brand
	r.fields(n, "brand:",
		field{"logo", func(n *node) { b.Logo, r.deck.places["brand.logo"] = r.text(n), n.pos }},
		field{"color", func(n *node) {
			b.Color = r.text(n)
			if b.Color != "" && !hexColor.MatchString(b.Color) {
				r.noColor(n, diag.Bothf("%q không phải mã màu", "%q is no color", b.Color))
			}
		}},
	)
	for _, p := range n.pairs {
		if p.key == "color" && p.value.kind == null {
			r.noColor(p.value, diag.Both("màu để trống: sau dấu # là chú thích của YAML", "the color is empty: to YAML a comment starts at #"))
		}
	}
}

func (r *deckReader) noColor(n *node, message diag.Text) {
	r.fail("bad_value", n.pos, message, diag.Both(`viết như "#0B5FFF", trong dấu ngoặc kép`, `write it as "#0B5FFF", in quotes`))
}

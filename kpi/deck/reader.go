package deck

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/formula"
)

// reader takes typed values out of nodes and collects what is wrong with them.
// Its methods report and return a zero value, so that reading goes on.
type reader struct {
	list     diag.List
	formulas map[*formula.Node]*node // where each formula was read
}

// A field is a key that a mapping may have. Fields are read in the order of
// their list, not of the file, so that one may rely on those before it.
type field struct {
	key  string
	read func(*node)
}

func (r *reader) fail(code string, pos diag.Pos, message, hint diag.Text) {
	r.list.Add(&diag.Problem{Code: code, Severity: diag.Error, Pos: pos, Message: message, Hint: hint})
}

func (r *reader) warn(code string, pos diag.Pos, message, hint diag.Text) {
	r.list.Add(&diag.Problem{Code: code, Severity: diag.Warning, Pos: pos, Message: message, Hint: hint})
}

// fields reads a mapping. Keys that no field knows and keys given twice are
// problems; a key without a value counts as not given. It tells whether n is a
// mapping at all.
func (r *reader) fields(n *node, what string, known ...field) bool {
	if n.kind != mapping {
		r.wrongType(n, diag.Bothf("%s phải gồm các dòng khóa: giá trị", "%s must be keys with values", what))
		return false
	}
	given := map[string]*node{}
	for _, p := range n.pairs {
		if !slices.ContainsFunc(known, func(f field) bool { return f.key == p.key }) {
			r.unknownKey(p, what, known)
		} else if r.once(given[p.key] != nil, p) {
			given[p.key] = p.value
		}
	}
	for _, f := range known {
		if v := given[f.key]; v != nil && v.kind != null {
			f.read(v)
		}
	}
	return true
}

func (r *reader) unknownKey(p pair, what string, known []field) {
	keys := make([]string, len(known))
	for i, f := range known {
		keys[i] = f.key
	}
	r.fail("unknown_key", p.pos, diag.Bothf("%[2]s không có khóa %[1]q", "%[2]s has no key %[1]q", p.key, what), oneOf(p.key, keys))
}

func (r *reader) once(seen bool, p pair) bool {
	if seen {
		r.fail("duplicate_key", p.pos, diag.Bothf("khóa %q được ghi hai lần", "key %q is given twice", p.key),
			diag.Both("giữ lại một dòng", "keep one of the two"))
	}
	return !seen
}

func (r *reader) wrongType(n *node, message diag.Text) {
	var hint diag.Text
	switch n.kind {
	case null:
		hint = diag.Both("ở đây đang trống", "nothing stands here")
	case scalar:
		hint = diag.Bothf("ở đây đang là %q", "here stands the text %q", n.text)
	case sequence:
		hint = diag.Both("ở đây đang là một danh sách", "here stands a list")
	case mapping:
		hint = diag.Both("ở đây đang là các khóa với giá trị", "here stand keys with values")
	}
	r.fail("wrong_type", n.pos, message, hint)
}

// text reads a scalar that is not blank.
func (r *reader) text(n *node) string {
	if n.kind != scalar {
		r.wrongType(n, diag.Both("cần một giá trị chữ", "a single value is wanted"))
		return ""
	}
	text := strings.TrimSpace(n.text)
	if text == "" {
		r.fail("empty", n.pos, diag.Both("giá trị để trống", "the value is empty"),
			diag.Both("điền giá trị hoặc bỏ dòng này", "fill it in or take the line out"))
	}
	return text
}

// into gives the reader of a text field.
func (r *reader) into(to *string) func(*node) { return func(n *node) { *to = r.text(n) } }

// word reads one of a few words; "" when it is none of them.
func (r *reader) word(n *node, allowed ...string) string {
	text := r.text(n)
	if text == "" || slices.Contains(allowed, text) {
		return text
	}
	r.fail("bad_value", n.pos, diag.Bothf("không có lựa chọn %q", "there is no choice %q", text), oneOf(text, allowed))
	return ""
}

// oneOf proposes the nearest word, else lists them when they are few.
func oneOf(text string, allowed []string) diag.Text {
	if near := nearest(text, allowed); near != "" {
		return diag.Bothf("có phải %q?", "did you mean %q?", near)
	}
	if len(allowed) == 0 || len(allowed) > 16 {
		return nil
	}
	return diag.Bothf("chọn một trong: %s", "choose one of: %s", strings.Join(allowed, ", "))
}

// nearest is diag.Nearest without regard to case, spaces and hyphens, which
// people mix up with the underscore of ids.
func nearest(text string, words []string) string {
	plain := strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(text)))
	for _, w := range words {
		if strings.EqualFold(w, text) || strings.ReplaceAll(w, "-", "_") == plain {
			return w
		}
	}
	if utf8.RuneCountInString(text) < 3 {
		return "" // one edit away from A stands every letter
	}
	if near := diag.Nearest(plain, words); near != "" {
		return near
	}
	return diag.Nearest(strings.ToLower(text), words)
}

// number reads a plain decimal.
func (r *reader) number(n *node) (float64, bool) {
	text := r.text(n)
	if text == "" {
		return 0, false
	}
	d, err := kpi.ParseDecimal(text)
	if err != nil {
		r.fail("bad_number", n.pos, diag.Bothf("%q không phải là số", "%q is no number", text),
			diag.Both("viết số với dấu chấm thập phân, không có dấu ngăn nghìn: 0.35", "write digits with a decimal point and no grouping: 0.35"))
		return 0, false
	}
	return d.Float(), true
}

// within reads a number between two bounds, both allowed.
func (r *reader) within(n *node, low, high float64) (float64, bool) {
	x, ok := r.number(n)
	if ok && (x < low || x > high) {
		r.fail("bad_number", n.pos, diag.Bothf("%s nằm ngoài khoảng %v đến %v", "%s is not between %v and %v", n.text, low, high), nil)
		return 0, false
	}
	return x, ok
}

// texts reads a list of texts; a single one stands for a list of one.
func (r *reader) texts(n *node) []string {
	var list []string
	for _, item := range listed(n) {
		if text := r.text(item); text != "" {
			list = append(list, text)
		}
	}
	return list
}

// listed gives the items of a sequence, or the node itself as the only one.
func listed(n *node) []*node {
	if n.kind == sequence {
		return n.items
	}
	return []*node{n}
}

// entries gives the items of a sequence that must be one.
func (r *reader) entries(n *node, what string) []*node {
	if n.kind != sequence {
		r.wrongType(n, diag.Bothf("%s phải là một danh sách (các dòng bắt đầu bằng -)", "%s must be a list (lines that start with -)", what))
		return nil
	}
	return n.items
}

// pairs gives the keys and values of a mapping whose keys are free, each key
// once.
func (r *reader) pairs(n *node, what string) []pair {
	if n.kind != mapping {
		r.wrongType(n, diag.Bothf("%s phải gồm các dòng khóa: giá trị", "%s must be keys with values", what))
		return nil
	}
	var list []pair
	seen := map[string]bool{}
	for _, p := range n.pairs {
		if r.once(seen[p.key], p) {
			seen[p.key] = true
			list = append(list, p)
		}
	}
	return list
}

package deck

import (
	"regexp"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// goalBounds are the words and signs that make a goal a bound, before or after
// its amount; longer ones first where one begins another.
var goalBounds = []struct {
	kind  review.GoalKind
	words []string
}{
	{review.GoalAtMost, []string{"<=", "=<", "≤", "<", "at most", "no more than", "not over", "up to", "under", "below", "less than",
		"không vượt quá", "không quá", "nhiều nhất", "tối đa", "dưới", "khong vuot qua", "khong qua", "nhieu nhat", "toi da", "duoi"}},
	{review.GoalAtLeast, []string{">=", "=>", "≥", ">", "at least", "no less than", "over", "above", "more than",
		"ít nhất", "tối thiểu", "trên", "hơn", "it nhat", "toi thieu", "tren", "hon"}},
}

var goalEndings = []struct {
	kind review.GoalKind
	word string
}{
	{review.GoalAtMost, "trở xuống"}, {review.GoalAtMost, "tro xuong"}, {review.GoalAtMost, "or less"},
	{review.GoalAtLeast, "trở lên"}, {review.GoalAtLeast, "tro len"}, {review.GoalAtLeast, "or more"},
}

// goalChanges are words that make a percentage a change on the baseline.
var goalChanges = []struct{ sign, word string }{
	{"+", "tăng"}, {"+", "tang"}, {"+", "increase by"}, {"+", "up"}, {"-", "giảm"}, {"-", "giam"}, {"-", "decrease by"}, {"-", "reduce by"}, {"-", "down"},
}

var goalBand = regexp.MustCompile(`^(?:từ |tu |from |between )?(.+?) ?(?:\.\.\.?|…|–|—| đến | den | to | and )(.+)$`)

// goal reads what a target asks for, in the unit of its KPI: 10 tỷ, +15%,
// <= 90 giây, 2..4. A percentage with a sign is a change on the baseline, also
// for a KPI that is a percentage itself, unless a bound stands before it.
func (c goalCell) goal(u kpi.Unit) (review.Goal, *flaw) {
	text := string(c.cell)
	kind, rest := goalKind(strings.ToLower(text))
	if rest == "" {
		return review.Goal{}, notAmount(text)
	}
	g := review.Goal{Kind: kind, Text: text}
	if dayFirst.MatchString(rest) || yearFirst.MatchString(midnight.ReplaceAllString(rest, "")) {
		return g, flawf("%q là một ngày, không phải mục tiêu", "%q is a date, not a goal",
			diag.Both("Excel đổi 2-4 thành ngày: viết 2..4", "Excel turns 2-4 into a date: write 2..4"), text)
	}
	if low, high, ok := bandOf(rest); ok && kind == review.GoalPlain {
		return bandGoal(g, low, high, u)
	}
	if change, ok := relative(rest); ok && (kind == review.GoalPlain || u != kpi.Percent) {
		d, f := parseAmount(change, kpi.Percent)
		g.Relative, g.Value = true, d.Float()
		return g, f
	}
	if strings.HasPrefix(rest, "+") {
		return g, flawf("%q có dấu + nhưng không có %%", "%q has a + but no %% sign",
			diag.Both("thay đổi so với kỳ gốc: +15%; mức cụ thể: bỏ dấu +", "a change on the baseline: +15%; an amount: leave the + out"), text)
	}
	d, f := parseAmount(rest, u)
	if f != nil && u != kpi.Percent && strings.HasSuffix(rest, "%") {
		f.hint = diag.Both("thay đổi so với kỳ gốc viết có dấu: +15%; trong Excel gõ '+15% để giữ dấu", "a change on the baseline has a sign: +15%; in Excel type '+15% to keep it")
	}
	g.Value = d.Float()
	return g, f
}

func goalKind(text string) (review.GoalKind, string) {
	for _, b := range goalBounds {
		for _, w := range b.words {
			if rest, ok := strings.CutPrefix(text, w); ok && bounded(w, rest) {
				return b.kind, strings.TrimSpace(rest)
			}
		}
	}
	for _, e := range goalEndings {
		if rest, ok := strings.CutSuffix(text, e.word); ok {
			return e.kind, strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(rest, "từ "), "tu "))
		}
	}
	return review.GoalPlain, text
}

// bounded keeps a word from matching the beginning of a longer one.
func bounded(word, rest string) bool {
	return strings.ContainsAny(word, "<>≤≥") || strings.HasPrefix(rest, " ")
}

// relative gives the signed percentage of a change.
func relative(text string) (string, bool) {
	for _, c := range goalChanges {
		if rest, ok := strings.CutPrefix(text, c.word+" "); ok {
			text = c.sign + strings.TrimLeft(rest, "+- ")
		}
	}
	text = strings.ReplaceAll(text, "−", "-")
	signed := strings.HasPrefix(text, "+") || strings.HasPrefix(text, "-")
	share := strings.HasSuffix(text, "%") || strings.HasSuffix(text, "phần trăm") || strings.HasSuffix(text, "phan tram") || strings.HasSuffix(text, "percent")
	return text, signed && share
}

var hyphenBand = regexp.MustCompile(`^(\d[^-]*)-(.*\d.*)$`)

func bandOf(text string) (low, high string, ok bool) {
	if m := goalBand.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1]), strings.TrimSpace(m[2]), true
	}
	if m := hyphenBand.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1]), strings.TrimSpace(m[2]), true
	}
	return "", "", false
}

// bandGoal reads both edges; the lower takes the words of the upper where it
// has none: 20..30%.
func bandGoal(g review.Goal, low, high string, u kpi.Unit) (review.Goal, *flaw) {
	g.Kind = review.GoalBetween
	if l, ok := takeApart(low); ok && len(l.terms) == 1 && len(l.terms[0].words) == 0 {
		if h, ok := takeApart(high); ok && len(h.terms) == 1 {
			low += " " + strings.Join(h.terms[0].words, " ")
		}
	}
	lowest, f := parseAmount(strings.TrimSpace(low), u)
	if f != nil {
		return g, f
	}
	highest, f := parseAmount(high, u)
	if f != nil {
		return g, f
	}
	if lowest.Cmp(highest) > 0 {
		return g, flawf("%q đi từ cao xuống thấp", "%q runs from high to low", diag.Both("viết số thấp trước: 2..4", "write the lower number first: 2..4"), g.Text)
	}
	g.Low, g.High = lowest.Float(), highest.Float()
	return g, nil
}

package xlsx

import (
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/formula"
	"kpideck/report"
)

// criterion is a column and a condition of SUMIFS, with what it means.
type criterion struct {
	column int
	text   string // the condition as an argument: "Meta Ads", $B9, "<="&NgayQua
	match  func(*report.DataRow) bool
}

// maxCriterion is the longest text that SUMIFS compares.
const maxCriterion = 255

// plainName tells whether SUMIFS takes a text for itself: no operator, no
// wildcard, nothing that it would read as a number or a date.
func plainName(s string) bool {
	return s != "" && !strings.ContainsAny(s, "*?~") && !strings.ContainsAny(s[:1], "=<>")
}

// searchable tells whether SUMIFS can look for a text at all.
func searchable(s string) bool {
	letter := func(r rune) bool { return r > 0x7F || (r|0x20) >= 'a' && (r|0x20) <= 'z' && r|0x20 != 'e' }
	return s != "" && s == strings.TrimSpace(s) && len(s) <= maxCriterion/2 && strings.IndexFunc(s, letter) >= 0 &&
		!strings.ContainsAny(s, "\n\x00")
}

// literal writes a name as a condition that matches only itself.
func literal(name, operator string) string {
	escaped := strings.NewReplacer("~", "~~", "*", "~*", "?", "~?").Replace(name)
	if operator == "" && !plainName(name) {
		operator = "="
	}
	return quoteText(operator + escaped)
}

// naming finds the cell in which a name stands, so that formulas point to it
// instead of repeating it; "" when there is none.
type naming func(name string) string

// conditions are those of a filter; ok is false for what SUMIFS cannot say.
func (l *ledger) conditions(f *kpi.Filter, where naming) (list []criterion, ok bool) {
	if f == nil {
		return nil, true
	}
	for _, p := range f.Segment {
		c, ok := l.member(p.Dim, p.Member, true, where)
		if !ok {
			return nil, false
		}
		list = append(list, c)
	}
	for _, cond := range f.Conds {
		if list, ok = l.condition(list, cond, where); !ok {
			return nil, false
		}
	}
	return list, true
}

func (l *ledger) condition(list []criterion, c *formula.Cond, where naming) ([]criterion, bool) {
	switch c.Kind {
	case formula.And:
		list, ok := l.condition(list, c.Args[0], where)
		if !ok {
			return nil, false
		}
		return l.condition(list, c.Args[1], where)
	case formula.Eq, formula.NotEq:
		one, ok := l.member(c.Dim, c.Member, c.Kind == formula.Eq, where)
		return append(list, one), ok
	}
	return nil, false
}

func (l *ledger) member(dim, name string, equal bool, where naming) (criterion, bool) {
	column, of := channelColumn, func(r *report.DataRow) string { return r.Channel }
	switch dim {
	case kpi.Channel:
	case kpi.Campaign:
		column, of = campaignColumn, func(r *report.DataRow) string { return r.Campaign }
	default:
		return criterion{}, false
	}
	name = clean(name)
	if !searchable(name) {
		return criterion{}, false
	}
	want := l.fold(name)
	shown := l.name(name)
	c := criterion{column: column, match: func(r *report.DataRow) bool { return (l.fold(of(r)) == want) == equal }}
	switch ref := where(shown); {
	case !equal:
		c.text = literal(shown, "<>")
	case ref != "" && plainName(shown):
		c.text = ref
	default:
		c.text = literal(shown, "")
	}
	return c, true
}

// within are the rows of a quarter, by its label.
func within(label string, where naming) criterion {
	text := where(label)
	if text == "" {
		text = quoteText(label)
	}
	return criterion{periodColumn, text, func(r *report.DataRow) bool { return r.Period == label }}
}

// week are the rows of a week part, by its label. Headers say weeks without
// their year.
func week(label string, where naming) criterion {
	text := where(label)
	if year, number, ok := strings.Cut(label, "-"); ok && text == "" {
		if ref := where(number); ref != "" {
			text = quoteText(year+"-") + "&" + ref
		}
	}
	if text == "" {
		text = quoteText(label)
	}
	return criterion{weekColumn, text, func(r *report.DataRow) bool { return r.Week == label }}
}

// elapsed are the rows that end by the same day of their quarter as the report.
func elapsed(days int) criterion {
	return criterion{toDayColumn, `"<="&` + nameElapsed, func(r *report.DataRow) bool { return r.ToDay <= days }}
}

// between are the rows inside a span, by dates.
func between(s kpi.Span) []criterion {
	return []criterion{
		{fromColumn, `">="&` + dateCall(s.Start), func(r *report.DataRow) bool { return r.Span.Start >= s.Start }},
		{toColumn, `"<="&` + dateCall(s.Last()), func(r *report.DataRow) bool { return r.Span.Last() <= s.Last() }},
	}
}

func dateCall(d kpi.Date) string {
	y, m, day := d.Civil()
	return "DATE(" + strconv.Itoa(y) + "," + strconv.Itoa(m) + "," + strconv.Itoa(day) + ")"
}

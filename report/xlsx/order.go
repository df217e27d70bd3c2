package xlsx

import (
	"slices"
	"strings"
)

// The children of what excelize writes in an order of its own, as the schema
// wants them: fonts with their name first, series with their labels before their
// marker, and members that the kind of chart does not know. Excel repairs or
// drops such parts.
var (
	fontOrder = []string{"b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"}

	seriesOrder = map[string][]string{
		"barChart":  {"idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "dPt", "dLbls", "trendline", "errBars", "cat", "val", "shape", "extLst"},
		"lineChart": {"idx", "order", "tx", "spPr", "marker", "dPt", "dLbls", "trendline", "errBars", "cat", "val", "smooth", "extLst"},
	}
)

// orderFonts puts the fonts of a style sheet into the order of the schema.
func orderFonts(part string) string {
	return within(part, "font", func(inner string) string { return ordered(inner, fontOrder) })
}

// orderSeries does so with the series of a chart.
func orderSeries(part string) string {
	for kind, order := range seriesOrder {
		part = within(part, kind, func(inner string) string {
			return within(inner, "ser", func(inner string) string { return ordered(inner, order) })
		})
	}
	return part
}

// within changes what stands in every element of a name; none holds another.
func within(part, name string, change func(inner string) string) string {
	var b strings.Builder
	open, close := "<"+name+">", "</"+name+">"
	for {
		before, rest, found := strings.Cut(part, open)
		inner, after, closed := strings.Cut(rest, close)
		if !found || !closed {
			b.WriteString(part)
			return b.String()
		}
		b.WriteString(before + open + change(inner) + close)
		part = after
	}
}

// ordered sorts elements by an order of names and leaves out those that it does
// not name.
func ordered(inner string, order []string) string {
	list := elements(inner)
	list = slices.DeleteFunc(list, func(e element) bool { return !slices.Contains(order, e.name) })
	slices.SortStableFunc(list, func(a, b element) int { return slices.Index(order, a.name) - slices.Index(order, b.name) })
	var b strings.Builder
	for _, e := range list {
		b.WriteString(e.text)
	}
	return b.String()
}

// element is an element of XML as written.
type element struct{ name, text string }

// elements cuts XML as excelize writes it, without comments and without text
// between elements, into the elements that stand beside each other.
func elements(s string) (list []element) {
	from, depth := 0, 0
	for at := strings.IndexByte(s, '>'); at >= 0; {
		tag := s[strings.LastIndexByte(s[:at], '<') : at+1]
		switch {
		case strings.HasPrefix(tag, "</"):
			depth--
		case !strings.HasSuffix(tag, "/>"):
			depth++
		}
		if depth == 0 {
			text := s[from : at+1]
			list = append(list, element{text[1:strings.IndexAny(text, " />")], text})
			from = at + 1
		}
		next := strings.IndexByte(s[at+1:], '>')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return list
}

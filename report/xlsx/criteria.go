package xlsx

import "strings"

// maxCriterion is the longest text that SUMIFS compares.
const maxCriterion = 255

// plainName tells whether SUMIFS takes a text for itself: no operator, no
// wildcard.
func plainName(s string) bool {
	return s != "" && !strings.ContainsAny(s, "*?~") && !strings.ContainsAny(s[:1], "=<>")
}

// searchable tells whether SUMIFS can look for a text at all: it takes what it
// can read as a number or a date for one, and compares no long texts.
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

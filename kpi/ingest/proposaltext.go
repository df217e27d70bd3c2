package ingest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ownID makes an id of a header: lower-case ASCII letters, digits and _.
func ownID(key string) string {
	var b bytes.Buffer
	for _, r := range norm.NFD.String(strings.ReplaceAll(key, "đ", "d")) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && b.Bytes()[b.Len()-1] != '_' && (r < 0x300 || r > 0x36f):
			b.WriteByte('_')
		}
	}
	id := strings.Trim(b.String(), "_")
	if id == "" || id[0] < 'a' {
		id = "column_" + id
	}
	return strings.TrimRight(id[:min(len(id), 40)], "_")
}

// entry is the line of columns: and what else the source entry needs.
func (x *proposal) entry() string {
	var cols []string
	for _, c := range x.columns {
		header := c.header
		if header != "count()" {
			header = yamlWord(header)
		}
		cols = append(cols, c.id+": "+header)
	}
	text := "columns: {" + strings.Join(cols, ", ") + "}"
	if x.dates != "" {
		text += "\ndates: " + x.dates + "   # dmy | mdy"
	}
	if x.numbers != "" {
		text += fmt.Sprintf("\nnumbers: %q", x.numbers)
	}
	return text
}

// deck is the entry as a deck.yaml holds it.
func (x *proposal) deck() string {
	text := "sources:\n  - files: " + yamlWord(globText(x.file)) + "\n    " + strings.ReplaceAll(x.entry(), "\n", "\n    ")
	if len(x.own) > 0 {
		var own []string
		for _, id := range x.own {
			own = append(own, "{id: "+id+"}")
		}
		text += "\nmeasures: [" + strings.Join(own, ", ") + "]"
	}
	return text
}

// globText writes the name of a file so that a pattern means it alone.
func globText(name string) string {
	return strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]").Replace(name)
}

// yamlWord writes a text as a YAML scalar that reads back as the same text, in
// braces as well.
func yamlWord(s string) string {
	if plainWord(s) {
		return s
	}
	return fmt.Sprintf("%q", s)
}

// plainWord tells whether a text means itself in YAML without quotes.
func plainWord(s string) bool {
	if s == "" || s != strings.TrimSpace(s) || slices.Contains(yamlNames, strings.ToLower(s)) {
		return false
	}
	for i, r := range s {
		letter := unicode.IsLetter(r) || unicode.IsMark(r)
		if !letter && (i == 0 || !unicode.IsDigit(r) && !strings.ContainsRune(" ._-/()₫", r)) {
			return false
		}
	}
	return true
}

// yamlNames are the words that YAML, of one version or another, takes for no text.
var yamlNames = []string{"true", "false", "yes", "no", "on", "off", "y", "n", "null"}

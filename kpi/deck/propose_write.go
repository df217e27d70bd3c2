package deck

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"text/template"
	"unicode"

	"kpideck/kpi/diag"
)

// byteOrderMark begins the tables of a new deck: without it Excel takes their
// Vietnamese for another encoding.
const byteOrderMark = "\ufeff"

// Marked is a table of a new deck as it is written: with a byte order mark.
func Marked(table []byte) []byte { return append([]byte(byteOrderMark), table...) }

// mostLeft bounds the files that a deck says it does not read; the rest are
// counted.
const mostLeft = 40

// Write fills the template of a deck.yaml; see templates/scaffold. The template
// sees the fields of the draft.
func (d *Draft) Write(pattern string) ([]byte, error) {
	t, err := template.New("deck.yaml").Funcs(template.FuncMap{
		"yaml":  yamlText,
		"list":  yamlList,
		"under": under,
		"glob":  Glob,
		"line":  oneLine,
		"text":  func(t diag.Text) string { return oneLine(t.In(d.Locale)) },
	}).Parse(pattern)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, d); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// LeftShown is the part of Left that a deck names.
func (d *Draft) LeftShown() []*Export { return d.Left[:min(len(d.Left), mostLeft)] }

// LeftMore is how many more there are.
func (d *Draft) LeftMore() int { return len(d.Left) - len(d.LeftShown()) }

// WriteTable writes a table that people go on with in a spreadsheet: the header
// of a template, and below it the targets that are proposed, if any.
func WriteTable(header string, proposals []*Proposal, locale string) ([]byte, error) {
	columns, err := csv.NewReader(strings.NewReader(header)).Read()
	if err != nil {
		return nil, fmt.Errorf("the header %q: %w", header, err)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := [][]string{columns}
	for _, p := range proposals {
		rows = append(rows, p.row(columns, locale))
	}
	err = w.WriteAll(rows)
	return Marked(b.Bytes()), err
}

// row puts the cells of a target below the headers that stand for them.
func (p *Proposal) row(columns []string, locale string) []string {
	cells := map[string]string{"id": p.ID, "kpi": p.KPI, "level": p.levelWord(locale), "parent": p.Parent, "period": p.Period.Label,
		"baseline": p.Baseline, "goal": p.Goal, "deadline": p.Period.Last().String(), "note": p.Note.In(locale)}
	row := make([]string, len(columns))
	for i, c := range columns {
		for _, id := range headingsOf(c, targetHeadings) {
			if row[i] == "" {
				row[i] = cells[id]
			}
		}
	}
	return row
}

func (p *Proposal) levelWord(locale string) string {
	if locale == "en" {
		return string(p.Level)
	}
	for _, word := range sortedKeys(levelWords) {
		if level := levelWords[word]; level == string(p.Level) && word != level {
			return word
		}
	}
	return string(p.Level)
}

// yamlText writes a text as a YAML scalar that reads back as the same text.
func yamlText(s string) string {
	if plainText(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\x%02x`, r)
		case !unicode.IsPrint(r) && r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		case !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// plainText tells whether a text means itself in YAML without quotes, also
// within brackets. Words that some YAML takes for no text need them.
func plainText(s string) bool {
	if s == "" || s != strings.TrimSpace(s) || slices.Contains([]string{"true", "false", "yes", "no", "on", "off", "y", "n", "null"}, strings.ToLower(s)) {
		return false
	}
	for i, r := range strings.TrimPrefix(s, "../") {
		letter := unicode.IsLetter(r) || unicode.IsMark(r) && i > 0
		if !letter && (i == 0 || !unicode.IsDigit(r) && !strings.ContainsRune(" ._-/()+*₫", r)) {
			return false
		}
	}
	return true
}

func yamlList(items []string) string {
	var list []string
	for _, s := range items {
		list = append(list, yamlText(s))
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// under puts a prefix before every line of a text.
func under(prefix, text string) string {
	return prefix + strings.ReplaceAll(text, "\n", "\n"+prefix)
}

// oneLine makes a text fit for a comment: no line ends, and nothing that YAML
// refuses even there.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
}

package text

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/ingest"
	"kpideck/report/locale"
)

// WriteInspection writes what a file was taken for and why, table by table, for
// a terminal of so many columns. What cells hold is made harmless, as all names
// from exports are.
func WriteInspection(w io.Writer, file string, x *ingest.Inspection, columns int, l *locale.Locale) error {
	p := newPrinter()
	p.columns = max(columns, narrowest)
	e := &inspection{printer: p, l: l, file: file}
	e.read = slices.ContainsFunc(x.Tables, func(t ingest.InspectedTable) bool { return t.Reading != nil })
	e.head(x)
	for i := range x.Tables {
		e.line("")
		e.table(&x.Tables[i])
	}
	_, err := io.WriteString(w, e.b.String())
	return err
}

// narrowest is the least width that the output is fitted to.
const narrowest = 40

type inspection struct {
	*printer
	l    *locale.Locale
	file string
	read bool // some table of the file is read
}

func (e *inspection) word(key string) string { return e.l.Word("text.inspect." + key) }

func (e *inspection) say(key string, args ...any) string {
	return e.l.Say("text.inspect."+key, args...)
}

func (e *inspection) number(n int) string { return e.l.Number(float64(n), 0) }

func (e *inspection) head(x *ingest.Inspection) {
	e.line(e.file)
	if len(x.Tables) == 0 {
		e.line(spaced(x.Encoding, e.word("none")))
		return
	}
	e.line(e.say("head", x.Encoding, e.say("tables", e.number(len(x.Tables)))))
}

// fact writes a word, and what it is said of beside it; further lines of it
// stand under the first.
func (e *inspection) fact(key string, parts ...string) {
	var said []string
	for _, s := range parts {
		if s != "" {
			said = append(said, s)
		}
	}
	if len(said) == 0 {
		return
	}
	e.wrapped(e.label(key), strings.Join(said, " · "))
}

// factWidth is how wide the words before facts are.
const factWidth = 15

func (e *inspection) table(t *ingest.InspectedTable) {
	e.wrapped("", e.title(t))
	if t.Preset == nil {
		e.near(t)
	} else {
		e.fact("why", e.say("has", quotedList(t.Fits)))
	}
	if t.Sheet == "" {
		e.fact("delimiter", e.word(delimiterWords[t.Delimiter]))
	}
	if t.Doubt {
		e.fact("proof", e.word("unproven"))
	}
	e.reading(t.Reading)
	e.rows(t)
	for i, line := range t.Above {
		key := "above"
		if i > 0 {
			key = ""
		}
		e.above(key, line)
	}
	e.line("")
	e.meanings(t)
	if len(t.First) > 0 {
		e.line("")
		e.line("  " + e.word("first"))
		e.firstRows(t)
	}
	if t.Entry != "" {
		e.line("")
		e.wrapped("  ", e.word("entry"))
		for _, line := range strings.Split(t.Entry, "\n") {
			e.line("    " + line)
		}
	}
}

var delimiterWords = map[byte]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "pipe"}

func (e *inspection) title(t *ingest.InspectedTable) string {
	sheet := ""
	if t.Sheet != "" {
		sheet = e.say("sheet", t.Sheet)
	}
	what := e.word("unknown")
	if t.Refused {
		what = e.word("refused")
	}
	if t.Preset != nil {
		what = fmt.Sprintf("%s (%s)", cmp.Or(t.Preset.Names.In(e.l.ID), t.Preset.Platform), t.Preset.ID)
		switch {
		case t.Reading == nil && t.Sheet != "" && e.read:
			what += ", " + e.word("other_sheet")
		case t.Reading == nil:
			what += ", " + e.word("unread")
		}
	}
	return dotted(e.say("table", e.number(t.Number)), sheet, e.say("header", strconv.Itoa(t.HeaderLine))) + ": " + what
}

// dotted joins what is said with dots.
func dotted(parts ...string) string {
	var said []string
	for _, s := range parts {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " · ")
}

func (e *inspection) near(t *ingest.InspectedTable) {
	if len(t.Nearest) == 0 {
		e.fact("near", e.word("nothing_near"))
	}
	key := "near"
	for _, n := range t.Nearest {
		e.fact(key, e.say("lacks", n.ID, lacking(n.Lacking)))
		key = ""
	}
}

// lacking names of each choice of headers the first two.
func lacking(choices []string) string {
	var list []string
	for _, c := range choices {
		names := strings.Split(c, " | ")
		if len(names) > 2 {
			names = append(names[:2:2], "…")
		}
		list = append(list, strings.Join(names, " | "))
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), "; ")
}

func (e *inspection) above(key, line string) {
	e.line(e.label(key) + clipped(plainCell(line), e.columns-factWidth-gap))
}

// label is the word before a fact; without a key, the space that it takes.
func (e *inspection) label(key string) string {
	name := ""
	if key != "" {
		name = e.word(key)
	}
	return "  " + name + strings.Repeat(" ", max(1, factWidth-width(name)))
}

func (e *inspection) reading(r *ingest.Reading) {
	if r == nil {
		return
	}
	family := ""
	if r.Family != kpi.AnyFamily {
		family = e.say("family", e.l.Word("family."+string(r.Family)))
	}
	account := e.word("no_account")
	if len(r.Accounts) > 0 {
		account = e.say("account", strings.Join(r.Accounts, ", "))
	}
	e.fact("source", r.Platform, family, e.named("channel", r.Channel), e.named("level", levels(r.Levels)), account, strings.Join(r.Currencies, ", "))
	seen, stated, reported := "", "", ""
	if !r.Seen.Empty() {
		seen = e.say("seen", e.span(r.Seen))
	}
	if !r.Stated.Empty() {
		stated = e.say("stated", e.span(r.Stated))
	}
	if r.Reported != 0 {
		reported = e.say("reported", e.l.Date(r.Reported.Civil()))
	}
	e.fact("days", seen, stated, reported)
	e.fact("numbers", e.proof(r.Numbers))
	e.fact("dates", e.proof(r.Dates))
}

func (e *inspection) named(key, name string) string {
	if name == "" {
		return ""
	}
	return e.say(key, name)
}

func levels(list []kpi.Level) string {
	var names []string
	for _, l := range list {
		names = append(names, string(l))
	}
	return strings.Join(names, ", ")
}

func (e *inspection) span(s kpi.Span) string {
	first, last := e.l.Date(s.Start.Civil()), e.l.Date(s.Last().Civil())
	if s.Days() == 1 {
		return first
	}
	return first + "–" + last
}

func (e *inspection) proof(p ingest.Proof) string {
	return e.say("by."+p.By, p.Style, fmt.Sprintf("%q", p.Cell), strconv.Itoa(p.Line), strconv.Itoa(p.Column))
}

func (e *inspection) rows(t *ingest.InspectedTable) {
	var left []string
	read := e.say("count", e.number(t.Rows))
	if r := t.Reading; r != nil {
		read = e.say("read", e.number(r.RowsRead), e.number(r.RowsUsed))
		for _, a := range r.SetAside {
			if a.Reason != kpi.AsideTotalsRow {
				left = append(left, e.say("item", e.number(a.Rows), e.l.Word("aside."+a.Reason)))
			}
		}
	}
	for _, a := range t.Apart {
		if t.Reading != nil && slices.Contains(damaged, a.Kind) || a.Kind == "blank" && t.Sheet != "" {
			continue // the problems name them; a sheet has as many blank rows as one likes
		}
		left = append(left, e.say("apart", e.number(a.Rows), e.word(a.Kind), a.Lines))
	}
	e.fact("rows", read)
	e.fact("left", left...)
}

// damaged are the kinds of rows that are problems of a table that was read.
var damaged = []string{"short", "long", "quote"}

// quotedList sets headers apart from the text around them.
func quotedList(headers []string) string {
	var list []string
	for _, h := range headers {
		list = append(list, `"`+h+`"`)
	}
	return strings.Join(list, ", ")
}

// Package diag holds positions and problems: what is wrong, where, and what to
// do about it. Every part of kpideck reports through it, so that all problems
// of a run can be collected, sorted and shown together.
package diag

import (
	"fmt"
	"sort"
	"strings"
)

// Severity says what a problem does to the run.
type Severity string

// An Error stops the deck before anything is written; a Warning is counted and
// shown in the report; a Notice only asks for attention.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Notice  Severity = "notice"
)

// Pos is a place in a file. Line and Column are 1-based, 0 when unknown; Column
// counts runes.
type Pos struct {
	File   string
	Line   int
	Column int
}

// String gives file:line:column without the unknown parts.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Text is one message in every language of the program, keyed by locale.
type Text map[string]string

// In gives the text in a locale, else in English.
func (t Text) In(locale string) string {
	if s, ok := t[locale]; ok {
		return s
	}
	return t["en"]
}

// Both builds a Text in the two languages that every message has.
func Both(vi, en string) Text { return Text{"vi": vi, "en": en} }

// Bothf is Both with the same arguments formatted into each language.
func Bothf(vi, en string, args ...any) Text {
	return Both(fmt.Sprintf(vi, args...), fmt.Sprintf(en, args...))
}

// Problem is one finding. Code is stable and lower_case; Message says what is
// wrong and Hint what to do. Count is how many rows it stands for (at least 1).
type Problem struct {
	Code     string
	Severity Severity
	Pos      Pos
	Message  Text
	Hint     Text
	Count    int
}

// Error makes a Problem usable as an error; it is the English text.
func (p *Problem) Error() string {
	s := p.Message.In("en")
	if at := p.Pos.String(); at != "" {
		s = at + ": " + s
	}
	return s
}

// List collects problems. The zero value is ready.
type List []*Problem

// Add appends a problem, with a count of at least one.
func (l *List) Add(p *Problem) {
	if p.Count == 0 {
		p.Count = 1
	}
	*l = append(*l, p)
}

// Sort orders by file, line, column, code and message, so that what is printed
// does not depend on which goroutine found it.
func (l List) Sort() {
	sort.SliceStable(l, func(i, j int) bool { return l[i].key() < l[j].key() })
}

func (p *Problem) key() string {
	return fmt.Sprintf("%s\x00%010d\x00%010d\x00%s\x00%s", p.Pos.File, p.Pos.Line, p.Pos.Column, p.Code, p.Message.In("en"))
}

// Failed tells whether some problem stops the deck.
func (l List) Failed() bool {
	for _, p := range l {
		if p.Severity == Error {
			return true
		}
	}
	return false
}

// Error joins the English texts, one a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, p := range l {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

package formula

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// An Error is one thing wrong with a formula.
type Error struct {
	Col  int    // 1-based column in the formula, counted in runes
	Msg  string // what is wrong
	Hint string // what to write instead; may be empty

	vi, hintVi string // the same in Vietnamese
}

// Message is what is wrong, in every language of the program.
func (e *Error) Message() diag.Text { return diag.Both(e.vi, e.Msg) }

// Remedy is what to write instead; nil when nothing helps.
func (e *Error) Remedy() diag.Text {
	if e.Hint == "" {
		return nil
	}
	return diag.Both(e.hintVi, e.Hint)
}

// Error returns "column 3: what is wrong (what to write)".
func (e *Error) Error() string {
	if e.Hint == "" {
		return fmt.Sprintf("column %d: %s", e.Col, e.Msg)
	}
	return fmt.Sprintf("column %d: %s (%s)", e.Col, e.Msg, e.Hint)
}

// Errors are all that is wrong with a formula, sorted by column. Parse never
// returns an empty one.
type Errors []*Error

// Error returns one error a line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// sorted orders by column and keeps the first error of each: scanner and
// parser may trip twice over the same character.
func (e Errors) sorted() Errors {
	slices.SortStableFunc(e, func(a, b *Error) int { return cmp.Compare(a.Col, b.Col) })
	return slices.CompactFunc(e, func(a, b *Error) bool { return a.Col == b.Col })
}

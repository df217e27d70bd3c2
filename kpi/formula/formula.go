// Package formula reads and prints the formulas of KPIs.
//
// A formula is a Go expression, parsed by go/parser and then held to a small
// grammar:
//
//	value = number | id | -value | value (+ - * /) value | (value) | call
//	call  = only(value, cond)      // value over the rows that cond chooses
//	      | prev(value)            // in the previous period of the grain
//	      | opening(value)         // last known value before the period
//	      | either(value, value)   // the second when no source brings the first
//	      | per_year(value)        // scaled from the period to a year
//	cond  = dimension == "member" | dimension != "member"
//	      | cond && cond | cond || cond | !cond | (cond)
//
// Numbers are plain decimals, ids are snake_case in ASCII. What an id stands
// for (measure, KPI, assumption) is not known here.
package formula

import (
	"slices"
)

// Kind says what a Node is.
type Kind uint8

// The kinds of nodes, with the number of their Args.
const (
	Number  Kind = iota // 0; Text is the literal
	Ident               // 0; Text is the id
	Neg                 // 1
	Add                 // 2
	Sub                 // 2
	Mul                 // 2
	Div                 // 2
	Only                // 1, and Cond
	Prev                // 1
	Opening             // 1
	Either              // 2
	PerYear             // 1
)

// A Node is a formula or a part of one. It is immutable after Parse and may be
// shared between goroutines.
type Node struct {
	Kind Kind
	Text string  // Number: the literal as written; Ident: the id
	Args []*Node // operands in order
	Cond *Cond   // Only: which rows count; else nil
	Col  int     // 1-based column in runes: of the operator in a binary node, else of the first character
}

// CondKind says what a Cond is.
type CondKind uint8

// The kinds of conditions.
const (
	Eq    CondKind = iota // Dim == Member
	NotEq                 // Dim != Member
	And                   // 2 Args
	Or                    // 2 Args
	Not                   // 1 Arg
)

// A Cond chooses rows by the members of their dimensions. Member is the text
// between the quotes, not normalised.
type Cond struct {
	Kind        CondKind
	Dim, Member string  // Eq, NotEq
	Args        []*Cond // And, Or, Not
	Col         int     // 1-based column in runes, as in Node
}

// Walk calls f for n and every node below it, parents before children and
// operands in order.
func (n *Node) Walk(f func(*Node)) {
	f(n)
	for _, arg := range n.Args {
		arg.Walk(f)
	}
}

// Idents returns the ids that the formula names, sorted, each once.
func (n *Node) Idents() []string {
	var ids []string
	n.Walk(func(n *Node) {
		if n.Kind == Ident {
			ids = append(ids, n.Text)
		}
	})
	slices.Sort(ids)
	return slices.Compact(ids)
}

package formula

import (
	"strconv"
	"strings"
)

// Binding strengths, weakest first. Conditions and values never mix, so one
// scale serves both.
const (
	bindOr = iota
	bindAnd
	bindAdd
	bindMul
	bindUnary
	bindAtom
)

var operators = map[Kind]string{Add: " + ", Sub: " - ", Mul: " * ", Div: " / "}

func (k Kind) binding() int {
	switch k {
	case Add, Sub:
		return bindAdd
	case Mul, Div:
		return bindMul
	case Neg:
		return bindUnary
	default:
		return bindAtom
	}
}

// needsParens tells whether the i-th operand of an operator must stand in
// parentheses.
// Operators group to the left, so an equal binding needs them on the right
// only. Neg never takes an operator bare: Go reads --x as one token.
func (n *Node) needsParens(i int) bool {
	own, arg := n.Kind.binding(), n.Args[i].Kind.binding()
	if n.Kind == Neg || i == 1 {
		return arg <= own
	}
	return arg < own
}

// String returns the canonical text of the formula: single spaces around
// binary operators and no parentheses that the grammar does not need. Parsing
// it gives n again, up to columns.
func (n *Node) String() string {
	var b strings.Builder
	n.print(&b)
	return b.String()
}

func (n *Node) print(b *strings.Builder) {
	switch n.Kind {
	case Number, Ident:
		b.WriteString(n.Text)
	case Neg:
		b.WriteByte('-')
		n.printArg(b, 0)
	case Add, Sub, Mul, Div:
		n.printArg(b, 0)
		b.WriteString(operators[n.Kind])
		n.printArg(b, 1)
	default:
		n.printCall(b)
	}
}

func (n *Node) printArg(b *strings.Builder, i int) {
	if n.needsParens(i) {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	n.Args[i].print(b)
}

func (n *Node) printCall(b *strings.Builder) {
	b.WriteString(functionName(n.Kind))
	b.WriteByte('(')
	for i, arg := range n.Args {
		if i > 0 {
			b.WriteString(", ")
		}
		arg.print(b)
	}
	if n.Cond != nil {
		b.WriteString(", ")
		n.Cond.print(b)
	}
	b.WriteByte(')')
}

func (k CondKind) binding() int {
	switch k {
	case Or:
		return bindOr
	case And:
		return bindAnd
	case Not:
		return bindUnary
	default:
		return bindMul // comparisons bind weaker than !, stronger than &&
	}
}

func (c *Cond) needsParens(i int) bool {
	own, arg := c.Kind.binding(), c.Args[i].Kind.binding()
	return arg < own || i == 1 && arg == own
}

// String returns the canonical text of the condition, as Node.String does.
func (c *Cond) String() string {
	var b strings.Builder
	c.print(&b)
	return b.String()
}

func (c *Cond) print(b *strings.Builder) {
	switch c.Kind {
	case Eq:
		b.WriteString(c.Dim + " == " + strconv.Quote(c.Member))
	case NotEq:
		b.WriteString(c.Dim + " != " + strconv.Quote(c.Member))
	case Not:
		b.WriteByte('!')
		c.printArg(b, 0)
	case And:
		c.printArg(b, 0)
		b.WriteString(" && ")
		c.printArg(b, 1)
	case Or:
		c.printArg(b, 0)
		b.WriteString(" || ")
		c.printArg(b, 1)
	}
}

func (c *Cond) printArg(b *strings.Builder, i int) {
	if c.needsParens(i) {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	c.Args[i].print(b)
}

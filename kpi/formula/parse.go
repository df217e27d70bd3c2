package formula

import (
	"errors"
	"go/parser"
	"go/scanner"
	"go/token"
	"unicode/utf8"
)

// Parse reads a formula. The error, if any, is of type Errors and holds
// everything wrong that could be told apart: all unusable characters and
// words, else the first break of the syntax, else all misuse of functions,
// texts and ids.
func Parse(src string) (*Node, error) {
	if n := utf8.RuneCountInString(src); n > maxLength {
		return nil, Errors{tooLong(n)}
	}
	s := newSource(src)
	if s.scan(); len(s.errs) > 0 {
		return nil, s.errs.sorted()
	}
	n := s.parse()
	if len(s.errs) > 0 {
		return nil, s.errs.sorted()
	}
	return n, nil
}

func tooLong(runes int) *Error {
	return errorAt(maxLength+1, "split it into several KPIs", "formula of %d characters; at most %d are allowed", runes, maxLength)
}

func (s *source) parse() *Node {
	fset := token.NewFileSet()
	expr, err := parser.ParseExprFrom(fset, "", s.text, parser.SkipObjectResolution)
	if err != nil {
		s.syntax(err)
		return nil
	}
	c := &converter{source: s, file: fset.File(expr.Pos())}
	n := c.value(expr)
	if len(s.errs) == 0 {
		s.checkSize(n)
	}
	return n
}

// checkSize holds the limits that only the finished tree shows.
func (s *source) checkSize(n *Node) {
	if length := utf8.RuneCountInString(n.String()); length > maxLength {
		s.errs = append(s.errs, tooLong(length))
	}
	n.limitNesting(s, 1)
}

// limitNesting counts a level for every operand but one that stands bare on
// the left: a long sum is flat to its reader. So each pair of parentheses in
// the canonical text stands for at least one level counted here.
func (n *Node) limitNesting(s *source, level int) {
	if level > maxNesting {
		s.failNesting(n.Col)
		return
	}
	for i, arg := range n.Args {
		next := level + 1
		if n.Kind.isBinary() && i == 0 && !n.needsParens(0) {
			next = level
		}
		arg.limitNesting(s, next)
	}
	if n.Cond != nil {
		n.Cond.limitNesting(s, level+1)
	}
}

func (c *Cond) limitNesting(s *source, level int) {
	if level > maxNesting {
		s.failNesting(c.Col)
		return
	}
	for i, arg := range c.Args {
		next := level + 1
		if c.Kind != Not && i == 0 && !c.needsParens(0) {
			next = level
		}
		arg.limitNesting(s, next)
	}
}

func (k Kind) isBinary() bool { return k == Add || k == Sub || k == Mul || k == Div }

// syntax reports where Go's parser stopped. What it says further on are
// guesses, so only the first is kept.
func (s *source) syntax(err error) {
	var list scanner.ErrorList
	if !errors.As(err, &list) || len(list) == 0 {
		s.fail(0, "", "%v", err)
		return
	}
	offset := list[0].Pos.Offset
	lexeme, ok := s.found[offset]
	switch {
	case !ok && len(s.found) == 0:
		s.fail(0, "write a formula such as spend / conversions", "the formula is empty")
	case !ok:
		s.fail(len(s.text), "a value or a closing parenthesis is missing", "the formula ends too early")
	default:
		s.fail(offset, syntaxHint(lexeme), "unexpected `%s`", lexeme)
	}
}

func syntaxHint(lexeme string) string {
	switch lexeme {
	case ",":
		return "decimals take a point: 1.5"
	case ")":
		return "a value is missing before it, or it closes nothing"
	case "and", "AND":
		return "write &&"
	case "or", "OR":
		return "write ||"
	case "+", "-", "*", "/", "==", "!=", "&&", "||":
		return "a value is missing before it"
	default:
		return "an operator or a parenthesis is missing before it"
	}
}

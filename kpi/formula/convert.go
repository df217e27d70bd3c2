package formula

import (
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

var id = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// A converter turns Go's tree into ours and reports what has no place in it.
// Its methods return a placeholder, never nil, so that all errors are found.
type converter struct {
	*source
	file *token.File
}

func (c *converter) offset(pos token.Pos) int { return c.file.Offset(pos) }

func (c *converter) refuse(at ast.Node, hint, format string, args ...any) *Node {
	c.fail(c.offset(at.Pos()), hint, format, args...)
	return &Node{}
}

func (c *converter) value(e ast.Expr) *Node {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return c.value(e.X)
	case *ast.BasicLit:
		return c.literal(e)
	case *ast.Ident:
		return c.ident(e)
	case *ast.UnaryExpr:
		return c.unary(e)
	case *ast.BinaryExpr:
		return c.binary(e)
	case *ast.CallExpr:
		return c.call(e)
	default:
		return c.refuse(e, "a value is missing before it", "unexpected `%s`", c.found[c.offset(e.Pos())])
	}
}

func (c *converter) literal(e *ast.BasicLit) *Node {
	if e.Kind == token.STRING {
		return c.refuse(e, `text stands in conditions: only(x, channel == "Google Ads")`, "text %s is no value", e.Value)
	}
	return &Node{Kind: Number, Text: e.Value, Col: c.column(c.offset(e.Pos()))}
}

func (c *converter) ident(e *ast.Ident) *Node {
	if f, ok := lookupFunction(e.Name); ok {
		return c.refuse(e, "write "+f.usage, "%s is a function", e.Name)
	}
	c.checkID(e)
	return &Node{Kind: Ident, Text: e.Name, Col: c.column(c.offset(e.Pos()))}
}

func (c *converter) checkID(e *ast.Ident) {
	if id.MatchString(e.Name) {
		return
	}
	hint := "ids are lower-case ASCII letters, digits and _"
	if lower := strings.ToLower(e.Name); id.MatchString(lower) {
		hint = "did you mean " + lower + "?"
	}
	c.refuse(e, hint, "%q is no id", e.Name)
}

func (c *converter) unary(e *ast.UnaryExpr) *Node {
	switch e.Op {
	case token.SUB:
		return &Node{Kind: Neg, Args: []*Node{c.value(e.X)}, Col: c.column(c.offset(e.OpPos))}
	case token.NOT:
		return c.refuse(e, `conditions stand in only(x, channel == "…")`, "a condition is no value")
	default:
		c.value(e.X)
		return c.refuse(e, "leave the sign out", "`%s` has nothing on its left", e.Op)
	}
}

var binaryKinds = map[token.Token]Kind{token.ADD: Add, token.SUB: Sub, token.MUL: Mul, token.QUO: Div}

func (c *converter) binary(e *ast.BinaryExpr) *Node {
	kind, ok := binaryKinds[e.Op]
	col := c.column(c.offset(e.OpPos))
	if !ok {
		c.errs = append(c.errs, errorAt(col, `conditions stand in only(x, channel == "…")`, "a condition is no value"))
		return &Node{}
	}
	return &Node{Kind: kind, Args: []*Node{c.value(e.X), c.value(e.Y)}, Col: col}
}

func (c *converter) call(e *ast.CallExpr) *Node {
	name, ok := e.Fun.(*ast.Ident)
	if !ok {
		c.fail(c.offset(e.Lparen), "an operator is missing before it", "unexpected `(`")
		return &Node{}
	}
	f, ok := lookupFunction(name.Name)
	if !ok {
		c.checkArguments(e)
		return c.refuse(e, functionHint(name.Name), "unknown function %q", name.Name)
	}
	if len(e.Args) != f.arity() {
		c.checkArguments(e)
		return c.refuse(e, "write "+f.usage, "%s takes %s, but %s", f.name,
			plural(f.arity(), "argument", "arguments"), plural(len(e.Args), "is given", "are given"))
	}
	n := &Node{Kind: f.kind, Col: c.column(c.offset(e.Pos()))}
	for _, arg := range e.Args[:f.values] {
		n.Args = append(n.Args, c.value(arg))
	}
	if f.cond {
		n.Cond = c.cond(e.Args[f.values])
	}
	return n
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// checkArguments finds the errors inside a call that is wrong itself. Which
// place each argument was meant for is unknown, so it may be either kind.
func (c *converter) checkArguments(e *ast.CallExpr) {
	for _, arg := range e.Args {
		if looksLikeCond(arg) {
			c.cond(arg)
		} else {
			c.value(arg)
		}
	}
}

func looksLikeCond(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return looksLikeCond(e.X)
	case *ast.UnaryExpr:
		return e.Op == token.NOT
	case *ast.BinaryExpr:
		_, arithmetic := binaryKinds[e.Op]
		return !arithmetic
	default:
		return false
	}
}

func (c *converter) cond(e ast.Expr) *Cond {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return c.cond(e.X)
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return &Cond{Kind: Not, Args: []*Cond{c.cond(e.X)}, Col: c.column(c.offset(e.OpPos))}
		}
	case *ast.BinaryExpr:
		col := c.column(c.offset(e.OpPos))
		switch e.Op {
		case token.LAND:
			return &Cond{Kind: And, Args: []*Cond{c.cond(e.X), c.cond(e.Y)}, Col: col}
		case token.LOR:
			return &Cond{Kind: Or, Args: []*Cond{c.cond(e.X), c.cond(e.Y)}, Col: col}
		case token.EQL, token.NEQ:
			return c.comparison(e, col)
		}
	}
	c.refuse(e, `write channel == "Google Ads"`, "not a condition")
	return &Cond{}
}

func (c *converter) comparison(e *ast.BinaryExpr, col int) *Cond {
	n := &Cond{Kind: Eq, Col: col}
	if e.Op == token.NEQ {
		n.Kind = NotEq
	}
	if dim, ok := e.X.(*ast.Ident); ok {
		c.checkID(dim)
		n.Dim = dim.Name
	} else {
		c.refuse(e.X, `write channel == "Google Ads"`, "a condition starts with the name of a dimension")
	}
	n.Member = c.member(e.Y)
	return n
}

// member reads the quoted text. Only double quotes count, so that one text has
// one spelling.
func (c *converter) member(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING || lit.Value[0] != '"' {
		c.refuse(e, `write channel == "Google Ads"`, "a member stands in double quotes")
		return ""
	}
	text, err := strconv.Unquote(lit.Value)
	if err != nil || !utf8.ValidString(text) {
		c.refuse(e, "", "text %s is not UTF-8", lit.Value)
	}
	return text
}

package deck

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"golang.org/x/text/unicode/norm"

	"kpideck/kpi/diag"
)

// Bounds far beyond what people write by hand, within which the YAML library
// needs neither minutes nor gigabytes. What lies outside is an export or a
// picture named by mistake.
const (
	maxBytes    = 1 << 18
	maxLine     = 1 << 14
	maxBrackets = 1000 // open at once
	maxAliases  = 100
	maxDepth    = 64
)

type kind uint8

const (
	null kind = iota
	scalar
	sequence
	mapping
)

// A node is a YAML value with its place. Scalars keep their text as written,
// so that no parser decides what 2025-09-30 or 007 is before the key is known.
type node struct {
	kind  kind
	text  string
	pos   diag.Pos
	lines []textLine // where the lines of a scalar stand
	items []*node
	pairs []pair
}

// A textLine is a line of a scalar in the file, without its indentation.
type textLine struct {
	pos   diag.Pos
	runes int
}

type pair struct {
	key   string
	pos   diag.Pos
	value *node
}

// converter turns the tree of the library into nodes.
type converter struct {
	file    string
	anchors map[string]*node
	aliases int
	list    *diag.List
}

// parseYAML reads one document; nil when it holds nothing or cannot be read,
// which list then tells.
func parseYAML(file string, src []byte, list *diag.List) (root *node) {
	if !readable(file, src, list) {
		return nil
	}
	tree, err := parseTree(src)
	if err != nil {
		list.Add(syntaxProblem(file, err))
		return nil
	}
	c := &converter{file: file, anchors: map[string]*node{}, list: list}
	var docs []ast.Node
	for _, doc := range tree.Docs {
		if doc.Body != nil {
			docs = append(docs, doc.Body)
		}
	}
	if len(docs) == 0 {
		return nil
	}
	if len(docs) > 1 {
		c.refuse(docs[1].GetToken(), "tệp có nhiều hơn một tài liệu YAML", "the file holds more than one YAML document",
			diag.Both("bỏ phần sau dòng ---", "take out what follows the line ---"))
	}
	return c.convert(docs[0], 0)
}

func readable(file string, src []byte, list *diag.List) bool {
	pos := diag.Pos{File: file, Line: 1, Column: 1}
	switch {
	case outOfBounds(src):
		list.Add(&diag.Problem{Code: "yaml", Severity: diag.Error, Pos: pos,
			Message: diag.Both("tệp quá lớn hoặc quá rối để là YAML viết tay", "the file is too large or too tangled for YAML written by hand"),
			Hint:    diag.Both("đây có phải tệp YAML không?", "is it a YAML file?")})
	case !utf8.Valid(src):
		pos = diag.Pos{File: file, Line: 1 + bytes.Count(src[:invalidAt(src)], []byte("\n"))}
		list.Add(&diag.Problem{Code: "yaml", Severity: diag.Error, Pos: pos,
			Message: diag.Both("tệp không phải UTF-8", "the file is not UTF-8"),
			Hint:    diag.Both("lưu lại tệp dưới dạng UTF-8", "save the file as UTF-8")})
	default:
		return true
	}
	return false
}

func outOfBounds(src []byte) bool {
	open, line := 0, 0
	for _, c := range src {
		line++
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open--
		case '\n':
			line = 0
		}
		if open > maxBrackets || line > maxLine {
			return true
		}
	}
	return len(src) > maxBytes
}

func invalidAt(src []byte) int {
	at := 0
	for at < len(src) {
		r, size := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// parseTree guards against panics of the library on damaged files, which are
// no reason for a stack trace in front of a marketer.
func parseTree(src []byte) (tree *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("unreadable YAML: %v", r)
		}
	}()
	return parser.ParseBytes(src, 0, parser.AllowDuplicateMapKey())
}

func syntaxProblem(file string, err error) *diag.Problem {
	p := &diag.Problem{Code: "yaml", Severity: diag.Error, Pos: diag.Pos{File: file},
		Message: diag.Bothf("YAML sai: %s", "not valid YAML: %s", err.Error()),
		Hint:    diag.Both("kiểm tra thụt dòng bằng dấu cách và dấu hai chấm", "check the indentation (spaces, not tabs) and the colons")}
	var at *yaml.SyntaxError
	if !errors.As(err, &at) || at.Token == nil {
		return p
	}
	p.Message = diag.Both("YAML sai: "+syntaxText(at.Message), "not valid YAML: "+at.Message)
	p.Pos.Line, p.Pos.Column = at.Token.Position.Line, at.Token.Position.Column
	if strings.Contains(at.Message, `'	'`) {
		p.Message = diag.Both("dòng thụt bằng phím Tab", "a line is indented with a tab")
		p.Hint = diag.Both("thụt dòng bằng dấu cách", "indent with spaces")
	}
	return p
}

func (c *converter) at(t *token.Token) diag.Pos {
	return diag.Pos{File: c.file, Line: t.Position.Line, Column: t.Position.Column}
}

func (c *converter) refuse(t *token.Token, vi, en string, hint diag.Text) *node {
	c.list.Add(&diag.Problem{Code: "yaml", Severity: diag.Error, Pos: c.at(t), Message: diag.Both(vi, en), Hint: hint})
	return &node{pos: c.at(t)}
}

func (c *converter) convert(n ast.Node, depth int) *node {
	if depth > maxDepth {
		return c.refuse(n.GetToken(), "lồng quá sâu", "nested too deeply", nil)
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		return c.mapping(n.GetToken(), n.Values, depth)
	case *ast.MappingValueNode:
		return c.mapping(n.GetToken(), []*ast.MappingValueNode{n}, depth)
	case *ast.SequenceNode:
		s := &node{kind: sequence, pos: c.at(n.GetToken())}
		for _, item := range n.Values {
			s.items = append(s.items, c.convert(item, depth+1))
		}
		return s
	case *ast.AnchorNode:
		value := c.convert(n.Value, depth+1)
		c.anchors[n.Name.GetToken().Value] = value
		return value
	case *ast.AliasNode:
		if c.aliases++; c.aliases > maxAliases {
			return c.refuse(n.GetToken(), "quá nhiều *bí danh", "too many *aliases", nil)
		}
		if known := c.anchors[n.Value.GetToken().Value]; known != nil {
			return known
		}
		return c.refuse(n.GetToken(), "không có &neo nào tên này ở trên", "no &anchor of this name stands above it", nil)
	case *ast.TagNode:
		return c.convert(n.Value, depth+1)
	}
	return c.scalar(n)
}

// mapping places itself at its first key, since the library's token is the
// colon after it.
func (c *converter) mapping(t *token.Token, values []*ast.MappingValueNode, depth int) *node {
	m := &node{kind: mapping, pos: c.at(t)}
	for i, v := range values {
		key := c.convert(v.Key, depth+1)
		if k, ok := v.Key.(*ast.MappingKeyNode); ok && k.Value != nil {
			key = c.convert(k.Value, depth+1)
		}
		if i == 0 && t.Type != token.MappingStartType {
			m.pos = key.pos
		}
		if key.kind != scalar {
			c.refuse(v.GetToken(), "khóa phải là một chữ", "a key must be a word", nil)
			continue
		}
		m.pairs = append(m.pairs, pair{key.text, key.pos, c.convert(v.Value, depth+1)})
	}
	return m
}

func (c *converter) scalar(n ast.Node) *node {
	t := n.GetToken()
	s := &node{kind: scalar, pos: c.at(t), text: t.Value}
	switch n := n.(type) {
	case *ast.NullNode:
		s.kind, s.text = null, ""
	case *ast.LiteralNode:
		s.text = n.Value.Value
		s.split(diag.Pos{File: c.file, Line: t.Position.Line + 1, Column: 1}, n.Value.GetToken().Origin)
	default:
		s.split(s.pos, strings.TrimLeft(t.Origin, " "))
	}
	if t.Type == token.SingleQuoteType || t.Type == token.DoubleQuoteType {
		s.lines[0].pos.Column++
	}
	s.text = norm.NFC.String(s.text)
	return s
}

// split notes where the lines of a scalar stand whose first one starts at pos.
func (n *node) split(pos diag.Pos, raw string) {
	for i, line := range strings.Split(strings.TrimRight(raw, " \r\n"), "\n") {
		text := strings.TrimLeft(line, " ")
		at := diag.Pos{File: pos.File, Line: pos.Line + i, Column: 1 + len(line) - len(text)}
		if i == 0 {
			at.Column = pos.Column + len(line) - len(text)
		}
		n.lines = append(n.lines, textLine{at, utf8.RuneCountInString(strings.TrimRight(text, " \r"))})
	}
}

// column gives the place of the nth character of a scalar, counted from 1.
// Between two lines stands one character, a line break or the space that YAML
// folds it into; escapes in quotes are not counted.
func (n *node) column(nth int) diag.Pos {
	for i, line := range n.lines {
		if nth <= line.runes+1 || i == len(n.lines)-1 {
			line.pos.Column += nth - 1
			return line.pos
		}
		nth -= line.runes + 1
	}
	return n.pos
}

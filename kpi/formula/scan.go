package formula

import (
	"go/scanner"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits that keep a hostile or generated formula from costing more than it
// can be worth. maxLength holds for the canonical text too, so that whatever
// Parse accepts can be printed and parsed again.
const (
	maxLength  = 10_000 // runes
	maxNesting = 200
)

// A source is a formula's text with what its positions need.
type source struct {
	text  string
	found map[int]string // lexeme at byte offset
	errs  Errors
}

// newSource turns line breaks into spaces: a folded YAML formula may hold
// them, and Go would end the expression there.
func newSource(src string) *source {
	flat := strings.NewReplacer("\r", " ", "\n", " ").Replace(src)
	return &source{text: flat, found: map[int]string{}}
}

// column turns a byte offset into a 1-based column in runes.
func (s *source) column(offset int) int {
	return utf8.RuneCountInString(s.text[:min(offset, len(s.text))]) + 1
}

func (s *source) fail(offset int, hint, format string, args ...any) {
	s.errs = append(s.errs, errorAt(s.column(offset), hint, format, args...))
}

// scan reports every lexeme that has no place in a formula. It runs before the
// parser because Go's own messages speak of programs, and because the parser
// would drop comments in silence.
func (s *source) scan() {
	file := token.NewFileSet().AddFile("", -1, len(s.text))
	var refused scanner.ErrorList
	var lexer scanner.Scanner
	lexer.Init(file, []byte(s.text), refused.Add, scanner.ScanComments)
	for depth := 0; ; refused.Reset() {
		pos, tok, lit := lexer.Scan()
		offset := file.Offset(pos)
		s.remember(offset, tok, lit)
		switch {
		case tok == token.INT || tok == token.FLOAT:
			s.number(offset, lit)
		case len(refused) > 0:
			s.illegal(refused[0].Pos.Offset, refused[0].Msg)
		case tok == token.EOF:
			return
		default:
			s.lexeme(offset, tok, lit)
		}
		depth = s.bracket(offset, tok, depth)
	}
}

func (s *source) remember(offset int, tok token.Token, lit string) {
	switch {
	case tok == token.EOF, tok == token.SEMICOLON && lit == "\n":
	case lit != "":
		s.found[offset] = lit
	default:
		s.found[offset] = tok.String()
	}
}

func (s *source) bracket(offset int, tok token.Token, depth int) int {
	switch tok {
	case token.LPAREN:
		depth++
		if depth == maxNesting+1 {
			s.failNesting(s.column(offset))
		}
	case token.RPAREN:
		depth--
	}
	return depth
}

func (s *source) failNesting(col int) {
	s.errs = append(s.errs, errorAt(col, "split it into several KPIs", "nested deeper than %d levels", maxNesting))
}

func (s *source) lexeme(offset int, tok token.Token, lit string) {
	switch tok {
	case token.IDENT, token.STRING, token.LPAREN, token.RPAREN, token.COMMA,
		token.ADD, token.SUB, token.MUL, token.QUO,
		token.EQL, token.NEQ, token.LAND, token.LOR, token.NOT:
	case token.SEMICOLON:
		if lit != "\n" {
			s.fail(offset, "a formula is one expression", "`;` has no place in a formula")
		}
	case token.COMMENT:
		s.fail(offset, "explain the KPI in its means", "comments have no place in a formula")
	default:
		s.stray(offset, tok, lit)
	}
}

var (
	decimal = regexp.MustCompile(`^([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$`)
	padded  = regexp.MustCompile(`^0[0-9]`)
)

// number holds literals to plain decimals. Go would read 010 as eight.
func (s *source) number(offset int, lit string) {
	if !decimal.MatchString(lit) || padded.MatchString(lit) {
		s.fail(offset, "write plain digits with a decimal point: 1000, 0.35", "%q is no decimal number", lit)
		return
	}
	if _, err := strconv.ParseFloat(lit, 64); err != nil {
		s.fail(offset, "", "number %s is too large", lit)
	}
}

var strayHints = map[token.Token]string{
	token.REM:    "write 0.2 for 20%",
	token.ASSIGN: "write == to compare",
	token.AND:    "write && for and",
	token.OR:     "write || for or",
	token.XOR:    "there is no power; multiply",
	token.DEC:    "put a space or a parenthesis between the two signs",
	token.INC:    "write one +",
	token.PERIOD: "an id is letters, digits and _",
	token.CHAR:   `text stands in double quotes: "Google Ads"`,
	token.LBRACK: "group with ( )",
	token.LBRACE: "group with ( )",
}

func (s *source) stray(offset int, tok token.Token, lit string) {
	if tok.IsKeyword() {
		s.fail(offset, "choose another id", "%q is a reserved word", lit)
		return
	}
	if lit == "" {
		lit = tok.String()
	}
	s.fail(offset, strayHints[tok], "`%s` has no place in a formula", lit)
}

var lookalikes = map[rune]string{
	'×': "write *", '·': "write *", '÷': "write /", '−': "write -", '–': "write -", '—': "write -",
	'“': `text stands in double quotes: "Google Ads"`, '”': `text stands in double quotes: "Google Ads"`,
	'≠': "write !=", '#': "comments have no place in a formula", '?': `only(x, channel == "…") chooses rows`,
}

// illegal reports what Go's scanner refused, in words for people who do not
// know Go.
func (s *source) illegal(offset int, msg string) {
	char, size := utf8.DecodeRuneInString(s.text[min(offset, len(s.text)):])
	switch {
	case strings.Contains(msg, "not terminated"):
		s.fail(offset, "close it with the same sign that opened it", "text or comment without an end")
	case strings.HasPrefix(msg, "illegal character"):
		s.fail(offset, lookalikes[char], "character %q has no place in a formula", char)
	case char == utf8.RuneError && size == 1, strings.Contains(msg, "encoding"):
		s.fail(offset, "save the file as UTF-8", "text is not UTF-8")
	case strings.Contains(msg, "escape"):
		s.fail(offset, `write \\ for a backslash, \" for a quote`, "%s", msg)
	default:
		s.fail(offset, "", "%s", msg)
	}
}

package formula_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kpideck/kpi/formula"
)

// maxDepth keeps generated trees far below the nesting limit of Parse.
const maxDepth = 6

var (
	ids     = rapid.SampledFrom([]string{"spend", "clicks", "a", "x2", "net_revenue", "conversions"})
	numbers = rapid.SampledFrom([]string{"0", "1", "100", "0.35", ".5", "1.", "1e3", "2.5E-7"})
	dims    = rapid.SampledFrom([]string{"channel", "campaign", "d_1"})
	binary  = rapid.SampledFrom([]formula.Kind{formula.Add, formula.Sub, formula.Mul, formula.Div})
	unary   = rapid.SampledFrom([]formula.Kind{formula.Neg, formula.Prev, formula.Opening, formula.PerYear})
)

func drawNode(t *rapid.T, depth int) *formula.Node {
	if depth == 0 {
		return drawLeaf(t)
	}
	child := func() *formula.Node { return drawNode(t, depth-1) }
	switch rapid.IntRange(0, 4).Draw(t, "shape") {
	case 0:
		return drawLeaf(t)
	case 1:
		return &formula.Node{Kind: unary.Draw(t, "unary"), Args: []*formula.Node{child()}}
	case 2:
		return &formula.Node{Kind: formula.Either, Args: []*formula.Node{child(), child()}}
	case 3:
		return &formula.Node{Kind: formula.Only, Args: []*formula.Node{child()}, Cond: drawCond(t, depth-1)}
	default:
		return &formula.Node{Kind: binary.Draw(t, "binary"), Args: []*formula.Node{child(), child()}}
	}
}

func drawLeaf(t *rapid.T) *formula.Node {
	if rapid.Bool().Draw(t, "number") {
		return &formula.Node{Kind: formula.Number, Text: numbers.Draw(t, "literal")}
	}
	return &formula.Node{Kind: formula.Ident, Text: ids.Draw(t, "id")}
}

func drawCond(t *rapid.T, depth int) *formula.Cond {
	kinds := []formula.CondKind{formula.Eq, formula.NotEq}
	if depth > 0 {
		kinds = append(kinds, formula.And, formula.Or, formula.Not)
	}
	c := &formula.Cond{Kind: rapid.SampledFrom(kinds).Draw(t, "cond")}
	switch c.Kind {
	case formula.Eq, formula.NotEq:
		c.Dim, c.Member = dims.Draw(t, "dim"), rapid.String().Draw(t, "member")
	case formula.Not:
		c.Args = []*formula.Cond{drawCond(t, depth-1)}
	default:
		c.Args = []*formula.Cond{drawCond(t, depth-1), drawCond(t, depth-1)}
	}
	return c
}

func TestPrintedTreesParseToThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawNode(t, rapid.IntRange(0, maxDepth).Draw(t, "depth"))
		text := want.String()
		if len(text) > 10_000 {
			t.Skip("longer than a formula may be")
		}
		got, err := formula.Parse(text)
		if err != nil {
			t.Fatalf("Parse(%q): %v", text, err)
		}
		if diff := cmp.Diff(want, got, upToColumns); diff != "" {
			t.Fatalf("%q parses to another tree (-want +got):\n%s", text, diff)
		}
	})
}

func TestEveryParenthesisIsNeeded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawNode(t, 3)
		text := []rune(tree.String())
		for i := range text {
			shorter := withoutPair(text, i)
			if shorter == "" {
				continue
			}
			n, err := formula.Parse(shorter)
			if err == nil && cmp.Equal(tree, n, upToColumns) {
				t.Fatalf("%q means the same as %q", shorter, string(text))
			}
		}
	})
}

// withoutPair removes the parenthesis that opens at i and the one that closes
// it, or returns "" when none opens there. Texts in quotes may confuse it; the
// shorter text is then another formula or none.
func withoutPair(text []rune, i int) string {
	if text[i] != '(' {
		return ""
	}
	depth := 0
	for j := i; j < len(text); j++ {
		switch text[j] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return string(text[:i]) + string(text[i+1:j]) + string(text[j+1:])
		}
	}
	return ""
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"spend / conversions",
		`only(sessions, channel != "Tìm kiếm" && !(campaign == "a\tb"))`,
		"-(-a) * (b - (c - 1e3)) / per_year(either(x, opening(y)))",
		"prev((a),)", "08 + 0x1", "a /* b */ // c", "\"\x80", "\ufeffa", "'a' ; b {} [",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		n, err := formula.Parse(src)
		if err != nil {
			return
		}
		again, err := formula.Parse(n.String())
		if err != nil {
			t.Fatalf("%q prints %q, which is refused: %v", src, n, err)
		}
		if diff := cmp.Diff(n, again, upToColumns); diff != "" {
			t.Fatalf("%q changes when printed:\n%s", src, diff)
		}
		if n.String() != again.String() {
			t.Fatalf("%q prints %q, then %q", src, n, again)
		}
	})
}

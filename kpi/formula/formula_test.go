package formula_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kpideck/kpi/formula"
)

var upToColumns = cmp.Options{
	cmpopts.IgnoreFields(formula.Node{}, "Col"),
	cmpopts.IgnoreFields(formula.Cond{}, "Col"),
	cmpopts.EquateEmpty(),
}

func mustParse(t *testing.T, src string) *formula.Node {
	t.Helper()
	n, err := formula.Parse(src)
	if err != nil {
		t.Fatalf("Parse(%q): %v", src, err)
	}
	return n
}

func TestCanonicalText(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"spend", "spend"},
		{" spend/conversions ", "spend / conversions"},
		{"spend\n  / conversions", "spend / conversions"},
		{"(a + b) + c", "a + b + c"},
		{"a + (b + c)", "a + (b + c)"},
		{"a - (b - c)", "a - (b - c)"},
		{"(a * b) / c", "a * b / c"},
		{"a * (b / c)", "a * (b / c)"},
		{"(a + b) * c", "(a + b) * c"},
		{"a + (b * c)", "a + b * c"},
		{"-a * b", "-a * b"},
		{"-(a * b)", "-(a * b)"},
		{"-(-a)", "-(-a)"},
		{"- -a", "-(-a)"},
		{"a - (-b)", "a - -b"},
		{"((1000)) * .5", "1000 * .5"},
		{"1e3 + 2.50", "1e3 + 2.50"},
		{"prev((revenue))", "prev(revenue)"},
		{"either(profit,revenue*gross_margin)", "either(profit, revenue * gross_margin)"},
		{"per_year(opening(customers)/2)", "per_year(opening(customers) / 2)"},
		{`only(sessions, channel=="Tìm kiếm")`, `only(sessions, channel == "Tìm kiếm")`},
		{`only(x, (a == "1" && b != "2") || !(c == "3"))`, `only(x, a == "1" && b != "2" || !(c == "3"))`},
		{`only(x, a == "1" && (b == "2" || c == "3"))`, `only(x, a == "1" && (b == "2" || c == "3"))`},
		{`only(x, a == "1" && (b == "2" && c == "3"))`, `only(x, a == "1" && (b == "2" && c == "3"))`},
		{`only(x, !!(a == "say \"hi\""))`, `only(x, !!(a == "say \"hi\""))`},
	} {
		n := mustParse(t, tt.src)
		if got := n.String(); got != tt.want {
			t.Errorf("Parse(%q) prints %q, want %q", tt.src, got, tt.want)
		}
		again := mustParse(t, n.String())
		if diff := cmp.Diff(n, again, upToColumns); diff != "" {
			t.Errorf("%q changes when printed and parsed again:\n%s", tt.src, diff)
		}
	}
}

func TestTreeAndColumns(t *testing.T) {
	got := mustParse(t, `-a / only(b, channel != "Zalo Ạ" && x == "y") * 2`)
	want := &formula.Node{Kind: formula.Mul, Col: 47, Args: []*formula.Node{
		{Kind: formula.Div, Col: 4, Args: []*formula.Node{
			{Kind: formula.Neg, Col: 1, Args: []*formula.Node{{Kind: formula.Ident, Text: "a", Col: 2}}},
			{Kind: formula.Only, Col: 6,
				Args: []*formula.Node{{Kind: formula.Ident, Text: "b", Col: 11}},
				Cond: &formula.Cond{Kind: formula.And, Col: 34, Args: []*formula.Cond{
					{Kind: formula.NotEq, Dim: "channel", Member: "Zalo Ạ", Col: 22},
					{Kind: formula.Eq, Dim: "x", Member: "y", Col: 39},
				}}},
		}},
		{Kind: formula.Number, Text: "2", Col: 49},
	}}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("tree (-want +got):\n%s", diff)
	}
}

func TestConditionsPrintAlone(t *testing.T) {
	n := mustParse(t, `only(x, (channel=="Zalo")&&!(campaign!="Tết"||channel=="b"))`)
	want := `channel == "Zalo" && !(campaign != "Tết" || channel == "b")`
	if got := n.Cond.String(); got != want {
		t.Errorf("condition prints %s, want %s", got, want)
	}
}

func TestIdentsAreSortedAndDistinct(t *testing.T) {
	n := mustParse(t, `spend / (clicks + only(spend, channel == "Zalo")) - prev(aov)`)
	if diff := cmp.Diff([]string{"aov", "clicks", "spend"}, n.Idents()); diff != "" {
		t.Errorf("Idents (-want +got):\n%s", diff)
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"empty", "  ", "column 1: the formula is empty (write a formula such as spend / conversions)"},
		{"ends early", "spend /", "column 8: the formula ends too early (a value or a closing parenthesis is missing)"},
		{"open parenthesis", "(spend", "column 7: the formula ends too early (a value or a closing parenthesis is missing)"},
		{"stray parenthesis", "spend)", "column 6: unexpected `)` (a value is missing before it, or it closes nothing)"},
		{"two values", "spend clicks", "column 7: unexpected `clicks` (an operator or a parenthesis is missing before it)"},
		{"decimal comma", "1,5 * a", "column 2: unexpected `,` (decimals take a point: 1.5)"},
		{"no left side", "* a", "column 1: unexpected `*` (a value is missing before it)"},
		{"misspelt function", "onyl(a)", `column 1: unknown function "onyl" (did you mean only?)`},
		{"capital function", "Prev(a)", `column 1: unknown function "Prev" (did you mean prev?)`},
		{"foreign function", "average(a)", `column 1: unknown function "average" (functions are only, prev, opening, either, per_year)`},
		{"too few arguments", "either(a)", "column 1: either takes 2 arguments, but 1 is given (write either(a, b))"},
		{"too many arguments", "prev(a, b)", "column 1: prev takes 1 argument, but 2 are given (write prev(x))"},
		{"function without call", "a / prev", "column 5: prev is a function (write prev(x))"},
		{"call of a value", "(a)(b)", "column 4: unexpected `(` (an operator is missing before it)"},
		{"percent", "a * 20%", "column 7: `%` has no place in a formula (write 0.2 for 20%)"},
		{"selector", "a.b", "column 2: `.` has no place in a formula (an id is letters, digits and _)"},
		{"index", "a[1]", "column 2: `[` has no place in a formula (group with ( ))\ncolumn 4: `]` has no place in a formula"},
		{"comment", "a // b", "column 3: comments have no place in a formula (explain the KPI in its means)"},
		{"two expressions", "a; b", "column 2: `;` has no place in a formula (a formula is one expression)"},
		{"keyword", "range / a", `column 1: "range" is a reserved word (choose another id)`},
		{"typographic minus", "a − b × c", "column 3: character '−' has no place in a formula (write -)\n" +
			"column 7: character '×' has no place in a formula (write *)"},
		{"hexadecimal", "0x10", `column 1: "0x10" is no decimal number (write plain digits with a decimal point: 1000, 0.35)`},
		{"octal", "08", `column 1: "08" is no decimal number (write plain digits with a decimal point: 1000, 0.35)`},
		{"underscore", "1_000", `column 1: "1_000" is no decimal number (write plain digits with a decimal point: 1000, 0.35)`},
		{"huge number", "1e400", "column 1: number 1e400 is too large"},
		{"imaginary", "3i", "column 1: `3i` has no place in a formula"},
		{"capital id", "Spend / 2", `column 1: "Spend" is no id (did you mean spend?)`},
		{"accented id", "chi_phí", `column 1: "chi_phí" is no id (ids are lower-case ASCII letters, digits and _)`},
		{"unary plus", "+a", "column 1: `+` has nothing on its left (leave the sign out)"},
		{"text as value", `"a" + 1`, `column 1: text "a" is no value (text stands in conditions: only(x, channel == "Google Ads"))`},
		{"condition as value", `channel == "a"`, `column 9: a condition is no value (conditions stand in only(x, channel == "…"))`},
		{"value as condition", "only(a, b)", `column 9: not a condition (write channel == "Google Ads")`},
		{"single equals", `only(a, b = "c")`, "column 11: `=` has no place in a formula (write == to compare)"},
		{"bare member", "only(a, channel == Zalo)", `column 20: a member stands in double quotes (write channel == "Google Ads")`},
		{"back quotes", "only(a, channel == `Zalo`)", `column 20: a member stands in double quotes (write channel == "Google Ads")`},
		{"turned round", `only(a, "Zalo" == channel)`, `column 9: a condition starts with the name of a dimension (write channel == "Google Ads")` + "\n" +
			`column 19: a member stands in double quotes (write channel == "Google Ads")`},
		{"negated value", "!a + 1", `column 1: a condition is no value (conditions stand in only(x, channel == "…"))`},
		{"two operators", "a / * b", "column 5: unexpected `*` (a value is missing before it)"},
		{"words for operators", `only(a, b == "c" and d == "e")`, "column 18: unexpected `and` (write &&)"},
		{"capital words for operators", `only(a, b == "c" OR d == "e")`, "column 18: unexpected `OR` (write ||)"},
		{"condition in a wrong call", `onyl(a, (Channel == "b"))`, `column 1: unknown function "onyl" (did you mean only?)` + "\n" +
			`column 10: "Channel" is no id (did you mean channel?)`},
		{"unknown escape", `only(a, b == "c:\d")`, `column 18: unknown escape sequence (write \\ for a backslash, \" for a quote)`},
		{"escaped bytes", `only(a, b == "\xff")`, `column 14: text "\xff" is not UTF-8`},
		{"broken encoding", "a + \xff", "column 5: text is not UTF-8 (save the file as UTF-8)"},
		{"NUL", "a + \x00", `column 5: character '\x00' has no place in a formula`},
		{"open text", `only(a, b == "c)`, "column 14: text or comment without an end (close it with the same sign that opened it)"},
		{"columns count runes", `only(a, b == "Tìm kiếm ạ") / onl(b)`, `column 30: unknown function "onl" (did you mean only?)`},
		{"all of them", "Spend / prv(a) + either(b) - \"c\"", `column 1: "Spend" is no id (did you mean spend?)` + "\n" +
			`column 9: unknown function "prv" (did you mean prev?)` + "\n" +
			`column 18: either takes 2 arguments, but 1 is given (write either(a, b))` + "\n" +
			`column 30: text "c" is no value (text stands in conditions: only(x, channel == "Google Ads"))`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n, err := formula.Parse(tt.src)
			if err == nil {
				t.Fatalf("Parse(%q) = %v, want an error", tt.src, n)
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", tt.src, diff)
			}
			errs := formula.Errors(nil)
			if !errors.As(err, &errs) {
				t.Fatalf("error is a %T, want Errors", err)
			}
			for _, e := range errs {
				if m := e.Message(); m["en"] != e.Msg || m["vi"] == m["en"] {
					t.Errorf("no Vietnamese for %q: %q", m["en"], m["vi"])
				}
				if h := e.Remedy(); h != nil && h["vi"] == h["en"] {
					t.Errorf("no Vietnamese for the hint %q", h["en"])
				}
			}
		})
	}
}

func TestLimits(t *testing.T) {
	sum := "a" + strings.Repeat(" + a", 1_000)
	for _, tt := range []struct {
		name, src, want string
	}{
		{"long sums are flat", sum, ""},
		{"200 parentheses", strings.Repeat("(", 200) + "a" + strings.Repeat(")", 200), ""},
		{"201 parentheses", strings.Repeat("(", 201) + "a" + strings.Repeat(")", 201), "nested deeper"},
		{"199 calls", strings.Repeat("prev(", 199) + "a" + strings.Repeat(")", 199), ""},
		{"200 calls", strings.Repeat("prev(", 200) + "a" + strings.Repeat(")", 200), "nested deeper"},
		{"signs", strings.Repeat("- ", 300) + "a", "nested deeper"},
		{"negations", "only(a, " + strings.Repeat("!", 300) + `(b == "c"))`, "nested deeper"},
		{"10,000 characters", strings.Repeat("a", 10_000), ""},
		{"10,001 characters", strings.Repeat("a", 10_001), "at most 10000"},
		{"too long when printed", strings.Repeat("a+", 4_500) + "a", "at most 10000"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := formula.Parse(tt.src)
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("unexpected error: %v", err)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("error %v, want one that says %q", err, tt.want)
			}
		})
	}
}

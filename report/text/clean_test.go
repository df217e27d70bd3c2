package text_test

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/reporttest"
	"kpideck/report/text"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"AnOrdinaryName", "Cà phê · 9\u00a0tỷ 👨‍👩‍👧", "Cà phê · 9\u00a0tỷ 👨‍👩‍👧"},
		{"AColour", "\x1b[31mđỏ\x1b[0m", "[31mđỏ[0m"},
		{"ATerminalTitle", "a\x1b]0;b\x07c", "a]0;bc"},
		{"AnEightBitControl", "a\u009b2Jb", "a2Jb"},
		{"ADirectionOverride", "\u202egnp.exe\u202c\u2066x\u2069\u200e\u200f", "gnp.exex"},
		{"NothingToSee", "Me\u200bta\ufeff\u00ad", "Meta"},
		{"WhiteSpace", "a\tb\rc\u2028d", "a b c d"},
		{"LineEnds", "a\nb", "a\nb"},
		{"BytesThatAreNotText", "a\x9bb", "a\ufffdb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text.Clean(c.in); got != c.want {
				t.Errorf("%q is shown as %q, want %q", c.in, got, c.want)
			}
		})
	}
}

// hostile is a name with all that must not reach a terminal.
const hostile = "Bán\x1b[31m lẻ\x01\u202e\u200b\u009b\r"

func requireClean(t testing.TB, what, got string) {
	t.Helper()
	for _, r := range got {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) {
			t.Errorf("%s holds %U:\n%q", what, r, got)
			return
		}
	}
	if !strings.Contains(got, "Bán[31m lẻ") {
		t.Errorf("%s lost the name:\n%q", what, got)
	}
}

func TestNamesFromExportsAreHarmless(t *testing.T) {
	d := document()
	for _, s := range d.Sections {
		s.Title, s.Message = hostile, hostile
		for _, b := range s.Blocks {
			spoil(b)
		}
	}
	d.Title, d.Subtitle = hostile, hostile
	for name, write := range map[string]func(*strings.Builder) error{
		"the report":  func(b *strings.Builder) error { return text.Write(b, d) },
		"the summary": func(b *strings.Builder) error { return text.WriteSummary(b, d) },
		"a list":      func(b *strings.Builder) error { return text.WriteList(b, []string{hostile}, [][]string{{hostile}}) },
		"the audit": func(b *strings.Builder) error {
			row := &review.Row{Metric: &kpi.Metric{Names: kpi.Names{"vi": hostile}}, Target: &review.Target{Period: quarter}}
			return text.WriteSmart(b, &review.Scorecard{Rows: []*review.Row{row}}, reporttest.Words(t, "vi"))
		},
	} {
		var b strings.Builder
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		requireClean(t, name, b.String())
	}
	requireClean(t, "an explanation", explained(t, amount(spend, kpi.Ads, quarter, "2025-09-14", 1), func(x *text.Explanation) {
		x.Segment = kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: hostile})
		x.Sources[0].File = hostile
	}))
}

// spoil gives every name of a block the hostile one.
func spoil(b report.Block) {
	switch b := b.(type) {
	case *report.Table:
		b.Title = hostile
		for i := range b.Rows {
			b.Rows[i].Cells[0].Text = hostile
		}
	case *report.Tree:
		b.Nodes[0].Card.Name, b.Nodes[0].Missing = hostile, hostile
	case *report.Multiples:
		b.Items[0].Name = hostile
	case *report.WeekChart:
		b.Weeks[0].Event = hostile
	case *report.Headlines:
		b.Items = []report.Headline{{Title: hostile, Text: hostile}}
	}
}

// Columns stand under each other whatever a name holds.
func TestControlCharactersMoveNoColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringOfN(rapid.RuneFrom([]rune("ab \x1b[31m\x01\u202e\u200b")), 1, 30, -1).Draw(t, "name")
		var b strings.Builder
		if err := text.WriteList(&b, []string{"x", "y"}, [][]string{{"plain", "|"}, {"a" + name + "b", "|"}}); err != nil {
			t.Fatal(err)
		}
		at := -1
		for _, l := range strings.Split(b.String(), "\n") {
			n := strings.Index(l, "|")
			if n < 0 {
				continue
			}
			if at >= 0 && n != at {
				t.Fatalf("the second column moves:\n%s", b.String())
			}
			at = n
		}
	})
}

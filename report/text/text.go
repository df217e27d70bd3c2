// Package text writes a Document as plain text, for terminals, mails and .txt
// files: the findings and tables of its sections, aligned by display width. It
// shows what is meant for text (report.InText) and uses no escape sequences, so
// that a file reads like the screen.
package text

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"kpideck/report"
)

// Width is the column at which running text wraps; tables may be wider.
const Width = 100

// go-pretty asks LANG how wide signs such as ● are; a report must not depend on it.
func init() { text.OverrideRuneWidthEastAsianWidth(false) }

// Write writes the whole document.
func Write(w io.Writer, d *report.Document) error {
	p := newPrinter()
	p.head(d)
	for _, s := range d.Sections {
		p.section(s)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

// printer gathers text; a line never ends in spaces.
type printer struct {
	b       strings.Builder
	columns int  // where running text wraps
	names   int  // the widest that the names of tables get
	cut     bool // whether a name without spaces is cut rather than let stand out
}

func newPrinter() *printer { return &printer{columns: Width, names: nameWidth} }

// head names the report; the subtitle names the client.
func (p *printer) head(d *report.Document) {
	p.line(d.Title)
	p.line(d.Subtitle)
	p.rule('═')
}

func (p *printer) section(s *report.Section) {
	var shown []report.Block
	for _, b := range s.Blocks {
		if b.Media().In(report.InText) {
			shown = append(shown, b)
		}
	}
	if len(shown) == 0 {
		return
	}
	p.line("")
	p.line(s.Title)
	p.wrapped("", s.Message)
	p.wrapped("", s.Scope)
	p.rule('─')
	for i, b := range shown {
		if i > 0 {
			p.line("")
		}
		p.block(b)
	}
	if s.Footer != "" {
		p.line("")
		p.wrapped("", s.Footer)
	}
}

func (p *printer) block(b report.Block) {
	switch b := b.(type) {
	case *report.Headlines:
		p.headlines(b)
	case *report.Table:
		p.table(b)
	case *report.ScoreBox:
		p.scoreBox(b)
	case *report.Tree:
		p.tree(b)
	case *report.WeekChart:
		p.weekChart(b)
	case *report.Multiples:
		p.multiples(b)
	case *report.Bridge:
		p.bridge(b)
	case *report.DotPairs:
		p.dotPairs(b)
	case *report.Remarks:
		p.remarks(b)
	default:
		panic(fmt.Sprintf("report/text: no form for %T", b))
	}
}

// line is where all text leaves; grid and wrapped clean before it what they
// measure.
func (p *printer) line(s string) {
	p.b.WriteString(strings.TrimRight(strings.ReplaceAll(Clean(s), "\n", " "), " "))
	p.b.WriteByte('\n')
}

func (p *printer) rule(mark rune) { p.line(strings.Repeat(string(mark), p.columns)) }

// title writes the heading of a block, and nothing when it has none.
func (p *printer) title(parts ...string) {
	var said []string
	for _, s := range parts {
		if s != "" {
			said = append(said, s)
		}
	}
	if len(said) > 0 {
		p.wrapped("", strings.Join(said, " · "))
	}
}

// wrapped writes running text behind a mark; further lines stand under its first letter.
func (p *printer) wrapped(mark, s string) {
	if s == "" {
		return
	}
	indent := strings.Repeat(" ", width(mark))
	for i, l := range wrap(Clean(s), p.columns-width(mark)) {
		if i == 0 {
			p.line(mark + l)
		} else {
			p.line(indent + l)
		}
	}
}

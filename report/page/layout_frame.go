package page

import (
	"strconv"

	"kpideck/report"
	"kpideck/report/theme"
)

// The frame of a page.
const (
	titleLines  = 3
	footerLines = 4
	numberRoom  = 120.0 // px at the right end of the footer
	scopeShare  = 0.6   // of the top line that the report's subject takes at most
)

// frame draws what stands on every page above the content, and leaves room for
// the footer: kicker, subject of the report, ink rule, message.
func (l *leaf) frame(d *report.Document, p *report.PagePlan, first bool) {
	g := l.sheet
	if first {
		l.bookmarks = []Bookmark{{Title: p.Kicker, Y: 0}}
	}
	if l.bare = isCover(p); l.bare {
		l.top, l.bottom = 0, g.size.H
		return
	}
	left, right, wide := l.px(g.margin), l.px(g.right()), l.px(g.contentW())
	kicker := p.Kicker
	if !first && d.Words.Continued != "" {
		kicker += " " + d.Words.Continued
	}
	scope := min(l.Width(d.Subtitle, l.Style(theme.Scope)), scopeShare*wide)
	end := l.TextIn(left, l.px(g.kicker), wide-scope-l.px(24), kicker, l.Style(theme.Kicker))
	l.scope(end+l.px(24), right, d.Subtitle)
	l.Line(left, l.px(g.topRule), right, l.px(g.topRule), l.Stroke(theme.TopLine))

	style := l.Style(theme.Message)
	lines := l.balanced(p.Message, wide, titleLines, style)
	for i, line := range lines {
		l.Text(left, l.px(g.title)+float64(i)*style.Leading, line, style)
	}
	l.top = l.px(g.content) + float64(max(0, len(lines)-1))*style.Leading
	if len(lines) == 0 {
		l.top = l.px(g.topRule + 24)
	}
	l.note = l.Lines(p.Footer, wide-l.px(numberRoom), footerLines, l.Style(theme.Note))
	l.bottom = l.px(g.end) - l.footerGrowth()
}

// isCover tells whether a page is one picture from edge to edge.
func isCover(p *report.PagePlan) bool {
	if len(p.Rows) != 1 || len(p.Rows[0]) != 1 || len(p.Rows[0][0].Blocks) != 1 {
		return false
	}
	_, ok := p.Rows[0][0].Blocks[0].(*report.CoverBox)
	return ok
}

// balanced breaks a text like Lines, into as many lines, but of about one length,
// so that no word is left alone on the last.
func (p *Pen) balanced(text string, width float64, n int, s Style) []string {
	count := len(p.Lines(text, width, n+1, s))
	if count < 2 || count > n {
		return p.Lines(text, width, n, s)
	}
	low, high := width/float64(count), width
	for high-low > p.Px {
		middle := (low + high) / 2
		if len(p.Lines(text, middle, n+1, s)) > count {
			low = middle
		} else {
			high = middle
		}
	}
	return p.Lines(text, high, n, s)
}

// scope writes client, quarter and as-of date at the right end of the top line.
func (l *leaf) scope(from, right float64, text string) {
	style := l.Style(theme.Scope)
	w := min(l.Width(text, style), right-from)
	l.TextIn(right-w, l.px(l.sheet.kicker), w, text, style)
}

// footerGrowth is how much higher the footer begins than one of a single line.
func (l *leaf) footerGrowth() float64 {
	return float64(max(0, len(l.note)-1)) * l.Style(theme.Note).Leading
}

// footer writes the method and the number of the page under a grey rule.
func (l *leaf) footer(number, of int) {
	if l.bare {
		return
	}
	g := l.sheet
	left, right, up := l.px(g.margin), l.px(g.right()), l.footerGrowth()
	l.Line(left, l.px(g.footerRule)-up, right, l.px(g.footerRule)-up, l.Stroke(theme.RuleLine))
	s := l.Style(theme.Note)
	for i, line := range l.note {
		l.Text(left, l.px(g.footerBase)-up+float64(i)*s.Leading, line, s)
	}
	l.TextRight(right, l.px(g.footerBase)-up, strconv.Itoa(number)+" / "+strconv.Itoa(of), s)
}

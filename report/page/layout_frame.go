package page

import (
	"strconv"

	"kpideck/report"
	"kpideck/report/theme"
)

// frame draws what stands on every page above the content, and leaves room for
// the footer: kicker, subject of the report, ink rule, message.
func (l *leaf) frame(d *report.Document, s *report.Section, first bool) {
	left, right := l.px(margin), l.px(slideW-margin)
	kicker := s.Title
	if !first && d.Words.Continued != "" {
		kicker += " " + d.Words.Continued
	}
	end := l.TextIn(left, l.px(kickerBase), l.px(contentW)/2, kicker, l.Style(theme.Kicker))
	l.scope(end+l.px(24), right, d.Subtitle)
	l.Line(left, l.px(topRule), right, l.px(topRule), l.Stroke(theme.TopLine))

	style := l.Style(theme.Message)
	lines := l.balanced(s.Message, l.px(contentW), titleLines, style)
	for i, line := range lines {
		l.Text(left, l.px(titleBase)+float64(i)*style.Leading, line, style)
	}
	l.top = l.px(contentTop) + float64(max(0, len(lines)-1))*style.Leading
	if len(lines) == 0 {
		l.top = l.px(topRule + 24)
	}
	note := l.Style(theme.Note)
	l.note = l.Lines(s.Footer, l.px(contentW-120), footerLines, note)
	l.bottom = l.px(contentEnd) - l.footerGrowth()
	if first {
		l.bookmarks = []Bookmark{{Title: s.Title, Y: 0}}
	}
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
	l.TextIn(right-w, l.px(kickerBase), w, text, style)
}

// footerGrowth is how much higher the footer begins than one of a single line.
func (l *leaf) footerGrowth() float64 {
	return float64(max(0, len(l.note)-1)) * l.Style(theme.Note).Leading
}

// footer writes the method and the number of the page under a grey rule.
func (l *leaf) footer(number, of int) {
	left, right, up := l.px(margin), l.px(slideW-margin), l.footerGrowth()
	l.Line(left, l.px(footerRule)-up, right, l.px(footerRule)-up, l.Stroke(theme.RuleLine))
	s := l.Style(theme.Note)
	for i, line := range l.note {
		l.Text(left, l.px(footerBase)-up+float64(i)*s.Leading, line, s)
	}
	l.TextRight(right, l.px(footerBase)-up, strconv.Itoa(number)+" / "+strconv.Itoa(of), s)
}
